import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { secSource, toFilingFacts } from "../../../src/market/sec.ts";
import { fakeTime, politeIn } from "../../support/market.ts";
import { type Sent, startSourceServer } from "../../support/source-server.ts";

async function setUp(answer: () => Sent) {
  const server = await startSourceServer(answer);
  onTestFinished(server.close);
  const time = fakeTime();
  return { server, sec: secSource(politeIn(time, { mirror: server.url }), time.now, "ops@example.org") };
}

const fact = (cik: number, more: object = {}) => ({ cik, val: 5e8, end: "2025-12-31", accn: "0001-26-1", ...more });

describe("a frame of filings", () => {
  it("is asked for by tag and year, with the operator's address, and is as old as its oldest period", async () => {
    const { server, sec } = await setUp(() => ({ body: { data: [fact(1), fact(2, { end: "2025-09-30", val: -3 })] } }));
    const reading = await sec.filings("Revenues", "CY2025");
    expect(server.asked[0]).toMatchObject({
      host: "data.sec.gov",
      path: "/api/xbrl/frames/us-gaap/Revenues/USD/CY2025.json",
    });
    expect(server.asked[0]?.headers["user-agent"]).toBe("Smallcap ops@example.org");
    expect(reading.value).toEqual({
      dropped: 0,
      rows: [
        { cik: 1, value: 5e8, end: "2025-12-31", accession: "0001-26-1" },
        { cik: 2, value: -3, end: "2025-09-30", accession: "0001-26-1" },
      ],
    });
    expect(reading.observedAt).toBe("2025-09-30T20:00:00.000Z");
  });

  it("that nobody has filed yet is empty, not a failure", async () => {
    const { sec } = await setUp(() => ({ status: 404, body: "<html>" }));
    expect((await sec.filings("Revenues", "CY2026")).value).toEqual({ rows: [], dropped: 0 });
  });

  it.each<[string, Sent, string]>([
    ["403", { status: 403, body: "<html>Undeclared tool</html>" }, "refused"],
    ["a web page", { body: "<html>" }, "unreadable"],
    ["truncated JSON", { body: '{"data":[{"cik":1' }, "unreadable"],
    ["JSON of another kind", { body: { frames: [] } }, "unreadable"],
  ])("that comes as %s is a failure in one line", async (_, sent, kind) => {
    const { sec } = await setUp(() => sent);
    await expect(sec.filings("Revenues", "CY2025")).rejects.toMatchObject({
      kind,
      message: expect.stringMatching(/^[\w. ]+$/),
    });
  });

  it("loses its bad rows only, and counts them", () => {
    const rows = [fact(1), fact(2, { val: "5" }), fact(3, { end: "soon" }), fact(0), fact(4.5), null, "x", fact(5)];
    const { rows: good, dropped } = toFilingFacts({ data: rows });
    expect(good.map(({ cik }) => cik)).toEqual([1, 5]);
    expect(dropped).toBe(6);
  });

  it("keeps every good row beside any garbage", () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (garbage) => {
        const { rows, dropped } = toFilingFacts({ data: [fact(1), ...garbage, fact(2)] });
        expect(rows.map(({ cik }) => cik)).toEqual(expect.arrayContaining([1, 2]));
        expect(rows.length + dropped).toBe(garbage.length + 2);
      }),
    );
  });
});

describe("the list of companies", () => {
  it("gives each ticker its number, class shares with a dash, and leaves out bad rows", async () => {
    const { sec } = await setUp(() => ({
      body: {
        0: { cik_str: 320193, ticker: "AAPL", title: "Apple Inc." },
        1: { cik_str: "1067983", ticker: "brk.b" },
        2: { cik_str: null, ticker: "NONE" },
        3: { ticker: "X" },
        4: 7,
      },
    }));
    expect((await sec.companyNumbers()).value).toEqual({ AAPL: 320193, "BRK-B": 1067983 });
  });

  it.each([[{ body: {} }], [{ body: [] }], [{ body: "<html>" }], [{ body: { 0: { ticker: "" } } }]])(
    "that is none is a failure: %j",
    async (sent) => {
      const { sec } = await setUp(() => sent);
      await expect(sec.companyNumbers()).rejects.toMatchObject({ kind: "unreadable" });
    },
  );
});

describe("without the operator's address", () => {
  it("nothing is asked, and the failure names the variable to set", async () => {
    const { server } = await setUp(() => ({ body: {} }));
    const mute = secSource(politeIn(fakeTime(), { mirror: server.url }), fakeTime().now, undefined);
    for (const request of [mute.filings("Revenues", "CY2025"), mute.companyNumbers()]) {
      await expect(request).rejects.toThrow("SEC filings are off: the operator has not set SEC_CONTACT");
    }
    expect(server.asked).toEqual([]);
  });
});

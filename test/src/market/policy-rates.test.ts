import { describe, expect, it, onTestFinished } from "vitest";
import type { FredPoints } from "../../../src/market/fred-file.ts";
import { fromFred, fromNewYorkFed } from "../../../src/market/policy-rate-rows.ts";
import { policyRatesSource } from "../../../src/market/policy-rates.ts";
import { SourceFailure } from "../../../src/market/source-failure.ts";
import { EVENING, fakeTime, politeIn } from "../../support/market.ts";
import { hasReplay, startReplay } from "../../support/replay.ts";
import { type Asked, type Sent, startSourceServer } from "../../support/source-server.ts";

const LAST = "2026-08-21";
const row = (effectiveDate: string, more: object = {}) => ({
  effectiveDate,
  type: "EFFR",
  percentRate: 3.63,
  targetRateFrom: 3.5,
  targetRateTo: 3.75,
  ...more,
});
const series = (values: Readonly<Record<string, number>>, dropped = 0): FredPoints => ({
  points: Object.entries(values).map(([date, value]) => ({ date, value })),
  dropped,
});

describe("the New York Fed's list", () => {
  it("is read in ascending order", () => {
    expect(fromNewYorkFed({ refRates: [row("2026-08-20"), row("2026-08-19", { percentRate: 3.64 })] }, LAST)).toEqual({
      days: [
        { date: "2026-08-19", effective: 3.64, lower: 3.5, upper: 3.75 },
        { date: "2026-08-20", effective: 3.63, lower: 3.5, upper: 3.75 },
      ],
      dropped: 0,
    });
  });

  it.each<[string, unknown]>([
    ["without a date", row("soon")],
    ["without a range", row("2026-08-19", { targetRateTo: null })],
    ["with a rate in words", row("2026-08-19", { percentRate: "3.63" })],
    ["with a rate below zero", row("2026-08-19", { percentRate: -0.1 })],
    ["with a rate above any", row("2026-08-19", { percentRate: 363 })],
    ["with a range upside down", row("2026-08-19", { targetRateFrom: 4 })],
    ["of a day to come", row("2026-08-22")],
    ["of another kind", null],
  ])("loses a row %s, and counts it", (_, bad) => {
    expect(fromNewYorkFed({ refRates: [row("2026-08-20"), bad] }, LAST)).toMatchObject({
      days: [{ date: "2026-08-20" }],
      dropped: 1,
    });
  });

  it.each([[null], [[]], [{ refRates: "none" }], [{}]])("that is none is null: %j", (answer) => {
    expect(fromNewYorkFed(answer, LAST)).toBeNull();
  });
});

describe("FRED's three series", () => {
  it("are put together: the days with a rate, and the newer ones whose range is known already", () => {
    const range = { "2026-08-14": 3.75, "2026-08-15": 3.75, "2026-08-17": 3.75, "2026-08-18": 4 };
    const floor = { "2026-08-14": 3.5, "2026-08-15": 3.5, "2026-08-17": 3.5, "2026-08-18": 3.75 };
    const rate = { "2026-08-14": 3.63, "2026-08-17": 3.62 };
    expect(fromFred(series(rate, 1), series(floor), series(range), LAST)).toEqual({
      days: [
        { date: "2026-08-14", effective: 3.63, lower: 3.5, upper: 3.75 },
        { date: "2026-08-17", effective: 3.62, lower: 3.5, upper: 3.75 },
        { date: "2026-08-18", effective: null, lower: 3.75, upper: 4 },
      ],
      dropped: 1,
    });
  });

  it("drop a day whose range has one end only", () => {
    const { days, dropped } = fromFred(
      series({ "2026-08-20": 3.63 }),
      series({}),
      series({ "2026-08-20": 3.75 }),
      LAST,
    );
    expect([days, dropped]).toEqual([[], 1]);
  });
});

describe("policy rates", () => {
  const csv = (id: string, value: string) => `observation_date,${id}\n2026-08-20,${value}\n2026-08-21,${value}\n`;
  const fromSeries = (asked: Asked): Sent => {
    const id = asked.query.get("id") ?? "";
    if (id === "EFFR") return { body: "observation_date,EFFR\n2026-08-20,3.63\n2026-08-21,\n" };
    return { body: csv(id, id === "DFEDTARL" ? "3.50" : "3.75") };
  };

  async function setUp(newYork: Sent, fred: (asked: Asked) => Sent = fromSeries) {
    const server = await startSourceServer((asked) => (asked.host.startsWith("fred.") ? fred(asked) : newYork));
    onTestFinished(server.close);
    const time = fakeTime();
    return { server, rates: policyRatesSource(politeIn(time, { mirror: server.url }), time.now) };
  }

  it("come from the New York Fed, as old as the last day with a rate, and FRED is not asked", async () => {
    const { server, rates } = await setUp({ body: { refRates: [row("2026-08-20"), row("2026-08-19")] } });
    expect(await rates.policyRates()).toMatchObject({
      source: "New York Fed effective rate and target range",
      url: "https://markets.newyorkfed.org/api/rates/unsecured/effr/last/90.json",
      observedAt: "2026-08-20T20:00:00.000Z",
      fetchedAt: new Date(EVENING).toISOString(),
      stale: false,
    });
    expect(server.asked.map(({ host }) => host)).toEqual(["markets.newyorkfed.org"]);
  });

  it.each<[string, Sent]>([
    ["answers 403", { status: 403 }],
    ["answers 404", { status: 404, body: "<html>" }],
    ["is down", { status: 503 }],
    ["hangs up", { cut: "before" }],
    ["sends a web page", { body: "<html>" }],
    ["sends JSON of another kind", { body: { rates: [] } }],
    ["sends an empty list", { body: { refRates: [] } }],
    ["sends rows of no use only", { body: { refRates: [row("2026-08-20", { percentRate: null })] } }],
  ])("come from FRED when the New York Fed %s, and the reading says so", async (_, sent) => {
    const { server, rates } = await setUp(sent);
    const reading = await rates.policyRates();
    expect(reading).toMatchObject({
      source: "FRED effective rate and target range",
      // The range of the day is known, its rate is not.
      observedAt: "2026-08-20T20:00:00.000Z",
      value: {
        days: [
          { date: "2026-08-20", effective: 3.63, lower: 3.5, upper: 3.75 },
          { date: "2026-08-21", effective: null, lower: 3.5, upper: 3.75 },
        ],
      },
    });
    const asked = server.askedFor("fredgraph.csv").map(({ query }) => query);
    expect(asked.map((query) => query.get("id")).sort()).toEqual(["DFEDTARL", "DFEDTARU", "EFFR"]);
    expect(new Set(asked.map((query) => query.get("cosd")))).toEqual(new Set(["2026-04-23"]));
  });

  it("that neither source gives are one failure with both reasons", async () => {
    const { rates } = await setUp({ status: 403 }, () => ({ body: "<html>" }));
    const failure = await rates.policyRates().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SourceFailure);
    expect(failure).toMatchObject({
      kind: "unreadable",
      message:
        "no policy rates: markets.newyorkfed.org answered with status 403, and FRED sent a web page instead of EFFR",
    });
  });

  it("fail where FRED knows the range but no rate", async () => {
    const onlyRange = (asked: Asked) =>
      asked.query.get("id") === "EFFR" ? { body: "observation_date,EFFR\n" } : fromSeries(asked);
    const { rates } = await setUp({ status: 403 }, onlyRange);
    await expect(rates.policyRates()).rejects.toThrow("FRED sent no effective federal funds rate");
  });

  it.runIf(hasReplay)("are the recorded ones, and the same from both sources", async () => {
    const replay = await startReplay("2026-08-21");
    onTestFinished(replay.close);
    const time = fakeTime();
    const ask = (without: string) =>
      policyRatesSource(
        politeIn(time, {
          mirror: replay.url,
          fetch: (address, init) =>
            String(address).includes(without)
              ? Promise.resolve(new Response("", { status: 403 }))
              : fetch(address, init),
        }),
        time.now,
      ).policyRates();
    const [first, second] = await Promise.all([ask("nowhere"), ask("newyorkfed")]);
    expect([first.source, second.source].map((name) => name.split(" ")[0])).toEqual(["New", "FRED"]);
    const days = second.value.days.filter(({ effective }) => effective !== null);
    expect(days).toEqual(first.value.days.filter(({ date }) => date >= (days[0]?.date ?? "")));
    expect(days.at(-1)).toEqual({ date: "2026-08-20", effective: 3.63, lower: 3.5, upper: 3.75 });
  });
});

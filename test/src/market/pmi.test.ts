import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { withOwnPmi } from "../../../src/market/own-pmi.ts";
import { pmiSource } from "../../../src/market/pmi.ts";
import { type OwnPmi, toPmiRows, toPmiSeries } from "../../../src/market/pmi-rows.ts";
import { fakeMarket } from "../../support/fake-market.ts";
import { EVENING, fakeTime, politeIn } from "../../support/market.ts";
import { hasReplay, startReplay } from "../../support/replay.ts";
import { type Sent, startSourceServer } from "../../support/source-server.ts";

const answer = (values: Readonly<Record<string, unknown>>) => ({
  series: { docs: [{ period: Object.keys(values), value: Object.values(values) }] },
});
const series = (values: Readonly<Record<string, number>>, own: OwnPmi = [], now = EVENING) =>
  toPmiSeries(new Map(Object.entries(values)), own, now);
const plain = (months: readonly { readonly month: string; readonly value: number }[]) =>
  months.map(({ month, value }) => [month, value]);

describe("DBnomics' columns", () => {
  it("become values by month, without the months that have none", () => {
    const values = { "2026-04": 52.7, "2026-05": "NA", "2026-06": null, "2026-07": 55.6, "2026-Q3": 50, "": 1 };
    expect([...(toPmiRows(answer(values)) ?? [])]).toEqual([
      ["2026-04", 52.7],
      ["2026-07", 55.6],
    ]);
  });

  it.each([
    [null],
    [{}],
    [{ series: { docs: [] } }],
    [{ series: { docs: [{ period: ["2026-07"], value: [] }] } }],
    [{ errors: [{ message: "Series not found" }] }],
  ])("are none in %j", (sent) => {
    expect(toPmiRows(sent)).toBeNull();
  });
});

describe("a month", () => {
  it("that cannot be right is refused with its reason, and the next one is measured by the last good one", () => {
    const values = { "2026-03": 51, "2026-04": 10.6, "2026-05": 66, "2026-06": 52, "2026-07": 11.2 };
    const { months, refused } = series(values);
    expect(plain(months)).toEqual([
      ["2026-03", 51],
      ["2026-06", 52],
    ]);
    expect(refused).toEqual([
      { month: "2026-04", value: 10.6, reason: "outside anything the index has ever been" },
      { month: "2026-05", value: 66, reason: "too far from the month before it" },
      { month: "2026-07", value: 11.2, reason: "outside anything the index has ever been" },
    ]);
  });

  it.each([
    [25, true],
    [24.9, false],
    [80, true],
    [80.1, false],
  ])("of %d alone is believed: %s", (value, believed) => {
    expect(series({ "2026-07": value }).months).toHaveLength(believed ? 1 : 0);
  });

  it("that was not published yet is refused", () => {
    const { months, refused } = series({ "2026-07": 55.6, "2026-08": 54, "2031-01": 50 });
    expect(plain(months)).toEqual([["2026-07", 55.6]]);
    expect(refused.map(({ month, reason }) => [month, reason])).toEqual([
      ["2026-08", "not published yet"],
      ["2031-01", "not published yet"],
    ]);
  });

  it("counts as published from ten o'clock in New York on the first weekday of the next month", () => {
    const known = (now: string) => series({ "2026-07": 55.6 }, [], Date.parse(now)).months.length;
    expect([known("2026-08-03T13:59:59Z"), known("2026-08-03T14:00:00Z")]).toEqual([0, 1]);
  });

  it("is never both used and refused, whatever comes", () => {
    const month = fc.tuple(fc.integer({ min: 2019, max: 2027 }), fc.integer({ min: 1, max: 12 }));
    const name = month.map(([year, number]) => `${year}-${String(number).padStart(2, "0")}`);
    fc.assert(
      fc.property(fc.dictionary(name, fc.double()), (values) => {
        const { months, refused } = series(values);
        expect([...months, ...refused].map((entry) => entry.month).sort()).toEqual(Object.keys(values).sort());
        expect(months.every(({ value }) => value >= 25 && value <= 80)).toBe(true);
      }),
    );
  });
});

describe("the operator's own values", () => {
  it("replace and add months, are marked, and judge their neighbours", () => {
    const own = [
      { month: "2026-05", value: 52 },
      { month: "2026-06", value: 53.3 },
    ];
    expect(series({ "2026-04": 51, "2026-06": 10, "2026-07": 39 }, own)).toEqual({
      months: [
        { month: "2026-04", value: 51, own: false },
        { month: "2026-05", value: 52, own: true },
        { month: "2026-06", value: 53.3, own: true },
        { month: "2026-07", value: 39, own: false },
      ],
      refused: [],
    });
  });

  it("are not used before their month was published", () => {
    expect(series({ "2026-06": 53 }, [{ month: "2026-08", value: 54 }])).toEqual({
      months: [{ month: "2026-06", value: 53, own: false }],
      refused: [],
    });
  });
});

describe("the source", () => {
  async function setUp(sent: Sent, own: OwnPmi = []) {
    const server = await startSourceServer(() => sent);
    onTestFinished(server.close);
    const time = fakeTime();
    const source = { ...fakeMarket({ funds: {} }), ...pmiSource(politeIn(time, { mirror: server.url }), time.now) };
    return { server, pmi: withOwnPmi(source, own, time.now).pmi };
  }
  const JULY = { month: "2026-07", value: 55.6 };

  it("is DBnomics, as old as the publication of its last good month", async () => {
    const { server, pmi } = await setUp({ body: answer({ "2026-06": 53.3, "2026-07": 10 }) }, [
      { month: "2026-05", value: 52 },
    ]);
    expect(await pmi()).toMatchObject({
      source: "ISM PMI by DBnomics",
      observedAt: "2026-07-01T14:00:00.000Z",
      fetchedAt: new Date(EVENING).toISOString(),
      value: { months: [{ own: true }, { own: false }], refused: [{ month: "2026-07" }] },
    });
    expect(server.asked[0]).toMatchObject({ host: "api.db.nomics.world", path: "/v22/series/ISM/pmi/pm" });
  });

  it.each<[string, Sent, string, string]>([
    ["knows no such series", { status: 404, body: { errors: [] } }, "missing", "DBnomics has no ISM manufacturing PMI"],
    ["is down", { status: 503 }, "network", "api.db.nomics.world answered with status 503"],
    ["sends a web page", { body: "<html>" }, "unreadable", "DBnomics sent an answer that cannot be read"],
    [
      "sends truncated JSON",
      { body: '{"series":{"docs":[{' },
      "unreadable",
      "DBnomics sent an answer that cannot be read",
    ],
    [
      "sends garbage only",
      { body: answer({ "2026-07": 10 }) },
      "missing",
      "DBnomics has no ISM manufacturing PMI that can be used",
    ],
  ])("fails in one line when it %s, unless the operator has values", async (_, sent, kind, message) => {
    await expect((await setUp(sent)).pmi()).rejects.toMatchObject({ kind, message });
    const { source, observedAt, value } = await (await setUp(sent, [JULY])).pmi();
    expect([source, observedAt]).toEqual(["operator's own PMI values", "2026-08-03T14:00:00.000Z"]);
    expect(value.months).toEqual([{ ...JULY, own: true }]);
  });

  it("fails with its own reason when the operator's values are all to come", async () => {
    const { pmi } = await setUp({ status: 503 }, [{ month: "2026-08", value: 54 }]);
    await expect(pmi()).rejects.toThrow("api.db.nomics.world answered with status 503");
  });

  it.runIf(hasReplay)("brings the recorded months, with the hole that is in them", async () => {
    const replay = await startReplay("2026-08-21");
    onTestFinished(replay.close);
    const time = fakeTime();
    const { value } = await pmiSource(politeIn(time, { mirror: replay.url }), time.now).pmi();
    expect(plain(value.months.slice(-3))).toEqual([
      ["2025-11", 48.2],
      ["2026-06", 53.3],
      ["2026-07", 55.6],
    ]);
    expect(value.refused).toEqual([]);
  });
});

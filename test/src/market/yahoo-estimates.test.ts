import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noEstimatesOf, toEstimates } from "../../../src/market/yahoo-estimates.ts";
import { readRecorded, recorded, resultsIn, sharedFiles, sharedHas } from "../../support/recorded.ts";

const SHARED_YAHOO = "data/yahoo-fixtures";
const hasShared = sharedHas(SHARED_YAHOO, "recorded estimates of Yahoo Finance");

const answerOf = (...modules: string[]) =>
  Object.assign({}, ...modules.map((name) => resultsIn(recorded(`yahoo/quoteSummary-${name}.json`))[0]));

const year = (more: object = {}) => ({
  period: "0y",
  endDate: "2026-12-31",
  earningsEstimate: { avg: 2, yearAgoEps: 1.5, numberOfAnalysts: 4 },
  epsTrend: { current: 2, "7daysAgo": 2, "30daysAgo": 1.9, "90daysAgo": 1.8 },
  epsRevisions: { upLast30days: 1, downLast30days: 0, downLast7Days: 1 },
  ...more,
});
const years = (...trend: unknown[]) => toEstimates("ABC", { earningsTrend: { trend } })?.years ?? [];
const quarters = (...history: unknown[]) => toEstimates("ABC", { earningsHistory: { history } })?.quarters ?? [];

describe("recorded estimates", () => {
  it("of a small company are read with every field in its place", () => {
    expect(toEstimates("EPAC", answerOf("earningsTrend-EPAC", "earningsHistory-EPAC"))).toEqual({
      ticker: "EPAC",
      years: [
        {
          period: "0y",
          end: "2025-08-31",
          average: 1.81,
          yearAgo: 1.72,
          analysts: 2,
          now: 1.81,
          daysAgo7: 1.78,
          daysAgo30: 1.84,
          daysAgo90: 2.17,
          raised30: 1,
          lowered30: 1,
        },
        {
          period: "+1y",
          end: "2026-08-31",
          average: 2.055,
          yearAgo: 1.81,
          analysts: 2,
          now: 2.055,
          daysAgo7: 2.055,
          daysAgo30: 2.07,
          daysAgo90: 2.33,
          raised30: 0,
          lowered30: 1,
        },
      ],
      quarters: [
        { end: "2024-02-29", actual: 0.36, expected: 0.36 },
        { end: "2024-05-31", actual: 0.47, expected: 0.47 },
        { end: "2024-08-31", actual: 0.5, expected: 0.53 },
        { end: "2024-11-30", actual: 0.4, expected: 0.41 },
      ],
    });
  });

  it("that nobody makes are null, though Yahoo sends zeros", () => {
    const { years } = toEstimates("CRON", answerOf("earningsTrend-CRON")) ?? noEstimatesOf("");
    expect(years[0]).toMatchObject({ period: "0y", average: -0.307, analysts: 1, lowered30: 1 });
    expect(years[1]).toEqual({
      period: "+1y",
      end: "2025-12-31",
      average: null,
      yearAgo: null,
      analysts: 0,
      now: null,
      daysAgo7: null,
      daysAgo30: null,
      daysAgo90: null,
      raised30: null,
      lowered30: null,
    });
  });

  const files = [`${SHARED_YAHOO}/2025-02`, `${SHARED_YAHOO}/2026`].flatMap((folder) =>
    sharedFiles(folder, /^quoteSummary-(earningsTrend|earningsHistory|all)-.*\.json$/),
  );

  it.runIf(hasShared)("are all there", () => {
    expect(files.length).toBeGreaterThanOrEqual(60);
  });

  it.runIf(hasShared).each(files)("are read from %s: two years, quarters in order", (_, read) => {
    const { status, ...answer } = readRecorded(read());
    const [summary] = resultsIn({ status, ...answer });
    const estimates = toEstimates("X", summary);
    if (status === 404) return expect(summary).toBeUndefined();
    if (!estimates) return expect(summary).not.toHaveProperty("earningsTrend");
    const { years, quarters } = estimates;
    const trend = summary !== null && typeof summary === "object" && "earningsTrend" in summary;
    expect(years.map(({ period }) => period)).toEqual(trend ? ["0y", "+1y"] : []);
    for (const { end } of [...years, ...quarters]) expect(end).toMatch(/^20\d\d-\d\d-\d\d$/);
    const ends = quarters.map(({ end }) => end);
    expect(ends).toEqual([...ends].sort());
  });
});

describe("a year", () => {
  it.each([
    ["a number", 2.5],
    ["a wrapper", { raw: 2.5, fmt: "2.50" }],
  ])("takes %s", (_, avg) => {
    expect(years(year({ earningsEstimate: { avg } }))[0]).toMatchObject({
      average: 2.5,
      yearAgo: null,
      analysts: null,
    });
  });

  it.each([[{}], [null], [undefined], ["Infinity"], [Number.NaN], [[]], ["2.5"]])("has null for %j", (avg) => {
    expect(years(year({ earningsEstimate: { avg } }))[0]?.average).toBeNull();
  });

  it.each([["earningsEstimate"], ["epsTrend"], ["epsRevisions"], ["endDate"]])("survives without its %s", (part) => {
    const { [part]: _, ...rest }: Record<string, unknown> = year();
    expect(years(rest)).toHaveLength(1);
    expect(years({ ...rest, [part]: 7 })).toHaveLength(1);
    expect(years({ ...rest, [part]: null })).toHaveLength(1);
  });

  it.each([[-1], [2.5], [{ raw: -3 }]])("has null for %j analysts, raised or lowered", (value) => {
    const odd = year({
      earningsEstimate: { avg: 1, numberOfAnalysts: value },
      epsRevisions: { upLast30days: value, downLast30days: value },
    });
    expect(years(odd)[0]).toMatchObject({ average: 1, analysts: null, raised30: null, lowered30: null });
  });

  it.each([[0], [{ raw: 0 }], ["soon"], [{}], [8.64e15 * 2]])("has null for the end %j", (endDate) => {
    expect(years(year({ endDate }))[0]?.end).toBeNull();
  });

  it("comes in its order and once, and quarters of the trend are none", () => {
    const rows = [
      year({ period: "+1y" }),
      year({ period: "0q" }),
      year(),
      year({ endDate: "1999-01-01" }),
      "odd",
      null,
    ];
    expect(years(...rows).map(({ period, end }) => [period, end])).toEqual([
      ["0y", "2026-12-31"],
      ["+1y", "2026-12-31"],
    ]);
  });

  it("is the same with and without the field that Yahoo added", () => {
    const trend = [year()];
    expect(toEstimates("ABC", { earningsTrend: { trend, defaultMethodology: "nongaap" } })).toEqual(
      toEstimates("ABC", { earningsTrend: { trend } }),
    );
  });
});

describe("the quarters", () => {
  it("come oldest first, without those of which nothing is known", () => {
    const rows = [
      { quarter: "2026-06-30", epsActual: 2, epsEstimate: {} },
      { quarter: { raw: Date.parse("2026-03-31") / 1000 }, epsActual: {}, epsEstimate: 1 },
      { quarter: "2025-12-31", epsActual: null, epsEstimate: {} },
      7,
    ];
    expect(quarters(...rows)).toEqual([
      { end: "2026-03-31", actual: null, expected: 1 },
      { end: "2026-06-30", actual: 2, expected: null },
    ]);
  });
});

describe("an answer", () => {
  it("with one of the two modules is read", () => {
    expect(toEstimates("ABC", { earningsHistory: { history: [] } })).toEqual(noEstimatesOf("ABC"));
    expect(toEstimates("ABC", { earningsTrend: {} })).toEqual(noEstimatesOf("ABC"));
  });

  it.each([[undefined], [null], ["<html>"], [{}], [{ earningsTrends: { trend: [] } }], [{ earningsTrend: 3 }]])(
    "of %j is none, and not taken for a company without estimates",
    (answer) => {
      expect(toEstimates("ABC", answer)).toBeNull();
    },
  );

  it("never breaks, and gives null or a plain number, whatever is sent", () => {
    const cell = fc.oneof(fc.double(), fc.record({ raw: fc.double() }), fc.jsonValue());
    const row = fc.record({
      period: fc.constantFrom("0y", "+1y", "0q"),
      endDate: cell,
      quarter: cell,
      epsActual: cell,
      epsEstimate: cell,
      earningsEstimate: fc.oneof(cell, fc.record({ avg: cell, yearAgoEps: cell, numberOfAnalysts: cell })),
      epsTrend: fc.oneof(cell, fc.record({ current: cell, "7daysAgo": cell })),
      epsRevisions: fc.oneof(cell, fc.record({ upLast30days: cell, downLast30days: cell })),
    });
    const rows = fc.array(fc.oneof(row, fc.jsonValue()), { maxLength: 4 });
    fc.assert(
      fc.property(rows, rows, fc.jsonValue(), (trend, history, odd) => {
        toEstimates("ABC", odd);
        const read = toEstimates("ABC", { earningsTrend: { trend }, earningsHistory: { history } });
        expect(read).not.toBeNull();
        const rows = [...(read?.years ?? []).map(({ period: _, ...rest }) => rest), ...(read?.quarters ?? [])];
        for (const { end, ...numbers } of rows) {
          expect(end === null || /^\d{4}-\d\d-\d\d$/.test(end)).toBe(true);
          for (const value of Object.values(numbers)) expect(value === null || Number.isFinite(value)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

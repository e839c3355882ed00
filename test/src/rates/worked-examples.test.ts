import { describe, expect, it } from "vitest";
import { monthAfter } from "../../../src/calendar-month.ts";
import { meetingOdds } from "../../../src/rates/meeting-odds.ts";
import { type PathInput, ratePath } from "../../../src/rates/rate-path.ts";
import { twoOutcomes } from "../../../src/rates/two-outcomes.ts";

/** Prices of consecutive contract months. */
const strip = (first: string, prices: readonly number[]) =>
  new Map(prices.map((price, index) => [monthAfter(first, index), price]));

const oddsAfter = (input: PathInput, held: string) => meetingOdds(ratePath(input).filter(({ date }) => date > held));

const percent = (p: number | undefined) => Math.round(1000 * (p ?? 0)) / 10;

describe("the exchange's own examples", () => {
  it("gives a hike of September 2015 at 53.6% when one contract is known", () => {
    const [september] = oddsAfter(
      {
        prices: strip("2015-08", [99.8675, 99.805]),
        decisions: ["2015-09-17"],
        watchMonth: "2015-08",
        meetingDay: "after",
      },
      "2015-08-10",
    );
    expect(september).toMatchObject({ days: { before: 16, after: 14 }, how: "forward" });
    expect(september?.start).toBeCloseTo(0.1325, 9);
    expect(september?.end).toBeCloseTo(0.26643, 5);
    expect(september?.local?.map(({ bp, p }) => [bp, percent(p)])).toEqual([
      [0, 46.4],
      [25, 53.6],
    ]);
  });

  const september2022 = {
    prices: strip("2022-09", [97.4475, 96.94, 96.43]),
    decisions: ["2022-09-21", "2022-11-02"],
    watchMonth: "2022-09",
    propagation: "anchor" as const,
  };

  it("gives the moves of September and November 2022 from the first quiet month", () => {
    const [september, november] = oddsAfter(september2022, "2022-09-12");
    expect(september?.days).toEqual({ before: 21, after: 9 });
    expect(september?.start).toBeCloseTo(2.335, 9);
    expect(september?.changeBp).toBeCloseTo(72.5, 7);
    expect(september?.local?.map(({ bp, p }) => [bp, percent(p)])).toEqual([
      [50, 10],
      [75, 90],
    ]);
    expect(november?.days).toEqual({ before: 2, after: 28 });
    expect(november?.end).toBeCloseTo(3.606429, 6);
    expect(november?.changeBp).toBeCloseTo(54.6429, 4);
    const rounded = (p: number) => Math.round(1e4 * p) / 100;
    expect(november?.local?.map(({ p }) => rounded(p))).toEqual([81.43, 18.57]);
    expect(november?.cumulative?.map(({ bp, p }) => [bp, rounded(p)])).toEqual([
      [100, 8.14],
      [125, 75.14],
      [150, 16.71],
    ]);
  });

  it("gives the same months by the older day count", () => {
    const [september, november] = oddsAfter({ ...september2022, meetingDay: "after" }, "2022-09-12");
    // Printed as 97.7013 and 0.7613.
    expect(100 - (september?.start ?? 0)).toBeCloseTo(97.70125, 9);
    expect((september?.changeBp ?? 0) / 100).toBeCloseTo(0.76125, 9);
    expect(100 - (november?.end ?? 0)).toBeCloseTo(96.4124, 4);
    expect((november?.changeBp ?? 0) / 100).toBeCloseTo(0.5276, 4);
  });
});

/** Ten meetings as pyfedwatch printed them for 10 March 2023: percent by the lower bound, from 3.50 on. */
const TABLE: readonly (readonly [string, readonly (number | null)[]])[] = [
  ["2023-03-22", [null, null, null, null, null, 59.8, 40.2, null, null, null]],
  ["2023-05-03", [null, null, null, null, null, null, 57.4, 41.0, 1.6, null]],
  ["2023-06-14", [null, null, null, null, null, null, 31.0, 48.5, 19.7, 0.7]],
  ["2023-07-26", [null, null, null, null, null, 3.1, 32.8, 45.7, 17.8, 0.7]],
  ["2023-09-20", [null, null, null, null, 1.0, 13.2, 37.1, 36.2, 12.0, 0.4]],
  ["2023-11-01", [null, null, null, 0.5, 7.0, 25.0, 36.7, 24.3, 6.3, 0.2]],
  ["2023-12-13", [null, null, 0.3, 4.8, 19.0, 32.8, 28.4, 12.3, 2.3, 0.1]],
  ["2024-01-31", [null, 0.2, 3.5, 14.8, 28.7, 29.7, 17.1, 5.3, 0.7, 0.0]],
  ["2024-03-20", [0.2, 2.7, 11.8, 25.0, 29.4, 20.4, 8.3, 1.9, 0.2, 0.0]],
];

describe("pyfedwatch's table of 10 March 2023", () => {
  const odds = oddsAfter(
    {
      prices: strip(
        "2023-01",
        [
          95.67, 95.43, 95.3375, 95.1, 94.855, 94.775, 94.73, 94.75, 94.78, 94.835, 94.97, 95.06, 95.13, 95.3, 95.365,
          95.485,
        ],
      ),
      decisions: ["2023-02-01", ...TABLE.map(([date]) => date)],
      watchMonth: "2023-03",
      meetingDay: "after",
    },
    "2023-03-10",
  );

  it.each(TABLE)("is given to the printed digit for %s", (date, row) => {
    const meeting = odds.find((each) => each.date === date);
    const cells = row.map((_, index) => {
      const bp = 100 * (3.5 + 0.25 * index - 4.5);
      const outcome = meeting?.cumulative?.find((each) => each.bp === bp);
      return outcome ? percent(outcome.p) : null;
    });
    expect(cells).toEqual(row);
    const printed = row.reduce<number>((sum, cell) => sum + (cell ?? 0), 0);
    expect(printed).toBeCloseTo(100, 0);
  });
});

describe("the exchange's aggregated view of 15 September 2026", () => {
  const odds = oddsAfter(
    {
      prices: strip(
        "2026-08",
        [96.37, 96.26, 96.125, 96.02, 95.9, 95.845, 95.765, 95.7, 95.63, 95.57, 95.52, 95.495, 95.47],
      ),
      decisions: [
        "2026-07-29",
        "2026-09-16",
        "2026-10-28",
        "2026-12-09",
        "2027-01-27",
        "2027-03-17",
        "2027-04-28",
        "2027-06-09",
        "2027-07-28",
      ],
      watchMonth: "2026-09",
    },
    "2026-09-14",
  );

  it.each([
    ["2026-09-16", 0, 6.5, 93.5],
    ["2026-10-28", 25, 60, 40],
    ["2026-12-09", 50, 94.74, 5.26],
    ["2027-01-27", 50, 58, 42],
    ["2027-03-17", 50, 5.71, 94.29],
    ["2027-04-28", 75, 80, 20],
    ["2027-06-09", 75, 51.07, 48.93],
    ["2027-07-28", 75, 40, 60],
  ])("is given to the printed digit for %s", (date, bp, lower, upper) => {
    const meeting = odds.find((each) => each.date === date);
    expect(meeting?.aggregated?.map((each) => [each.bp, Math.round(1e4 * each.p) / 100])).toEqual([
      [bp, lower],
      [bp + 25, upper],
    ]);
    expect(meeting?.how).toBe("backward");
  });

  it("starts from the last settlement of the month that is over", () => {
    expect(odds[0]).toMatchObject({ start: 3.63, from: { start: "quiet month before it" } });
  });
});

describe("a change of −30 basis points", () => {
  it("is one cut at 80% and two at 20%", () => {
    const outcomes = twoOutcomes(-0.3);
    expect(outcomes.map(({ bp }) => bp)).toEqual([-50, -25]);
    expect(outcomes[0]?.p).toBeCloseTo(0.2, 12);
    expect(outcomes[1]?.p).toBeCloseTo(0.8, 12);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Figure, Unit } from "../../src/figure.ts";
import {
  ageText,
  cheaperText,
  counted,
  dayText,
  decimal,
  figureText,
  instantText,
  signedPercentText,
  turnsText,
} from "../../src/format.ts";
import { figure } from "../support/cards.ts";

const of = (value: number | null, unit: Unit = "multiple"): Figure => ({ ...figure, value, unit });
const UNITS: readonly Unit[] = [
  "multiple",
  "fraction",
  "percent",
  "points",
  "per-year",
  "ratio",
  "usd",
  "bp",
  "count",
  "days",
  "years",
  "index",
];

describe("figureText", () => {
  it.each<[Unit, number, string]>([
    ["multiple", 15.24, "15.2×"],
    ["fraction", 0.2093, "20.9%"],
    ["fraction", -0.0001, "0.0%"],
    ["percent", 3.625, "3.63%"],
    ["points", -130.04, "−130.0 points"],
    ["per-year", 0.1066, "10.7% a year"],
    ["ratio", -1.234, "−1.23"],
    ["usd", 12.5, "$12.50"],
    ["usd", -2_500_000, "−$2.5 m"],
    ["usd", 999_960_000, "$1.0 bn"],
    ["usd", 3.2e12, "$3.2 tn"],
    ["usd", -0.001, "$0.00"],
    ["bp", -25, "−25 bp"],
    ["count", 1930, "1,930"],
    ["days", 1, "1 day"],
    ["days", 250, "250 days"],
    ["years", 2.5, "2.5 years"],
    ["index", 48.7, "48.7"],
  ])("writes %s %d as %s", (unit, value, text) => {
    expect(figureText(of(value, unit))).toBe(text);
  });

  it.each(UNITS)("says that nothing, and what is no number, is not meaningful as %s", (unit) => {
    for (const value of [null, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(figureText(of(value, unit))).toBe("not meaningful");
    }
  });

  it("writes no hyphen for a minus, no negative zero, and only finite numbers", () => {
    const value = fc.oneof(fc.double({ min: -1e15, max: 1e15 }), fc.constantFrom(-0, 5e-324, Number.NaN, -1e-9));
    fc.assert(
      fc.property(value, fc.constantFrom(...UNITS), (value, unit) => {
        for (const text of [figureText, turnsText, cheaperText, signedPercentText].map((write) =>
          write(of(value, unit)),
        )) {
          expect(text).not.toMatch(/-|NaN|∞|undefined/);
          expect(text).not.toMatch(/[−+]\$?0(\.0+)?(?![\d.,])/);
        }
      }),
    );
  });
});

describe("gaps in words", () => {
  it.each([
    [-3.86, "−3.9 turns"],
    [3.5, "+3.5 turns"],
    [0.01, "0.0 turns"],
  ])("writes a difference of %d as %s", (value, text) => expect(turnsText(of(value))).toBe(text));

  it.each([
    [0.2, "20.0% cheaper"],
    [-0.18, "18.0% dearer"],
    [-0.0001, "no gap"],
  ])("writes a discount of %d as %s", (value, words) => expect(cheaperText(of(value))).toBe(words));

  it("signs a share", () => {
    expect(signedPercentText(of(0.26))).toBe("+26.0%");
    expect(signedPercentText(of(-0.1))).toBe("−10.0%");
    expect(signedPercentText(of(null))).toBe("not meaningful");
  });
});

describe("days and instants", () => {
  it("writes an instant as the market's day", () => {
    expect(dayText("2026-08-22T01:00:00Z")).toBe("21 Aug 2026");
  });

  it("keeps a date the day it is", () => {
    expect(dayText("2026-05-05")).toBe("5 May 2026");
  });

  it("writes every month in three letters", () => {
    expect(dayText("2026-09-09")).toBe("9 Sep 2026");
  });

  it("writes an instant to the minute with its place", () => {
    expect(instantText("2026-08-21T20:00:01.000Z")).toBe("21 Aug 2026 16:00 New York");
    expect(instantText("2026-01-01T05:00:00Z")).toBe("1 Jan 2026 00:00 New York");
    expect(instantText("2026-08-21T20:00:01.000Z", "Europe/Berlin")).toBe("21 Aug 2026 22:00 Berlin");
  });

  it("shows an instant that cannot be read as unknown, and computes nothing from it", () => {
    expect(instantText("soon")).toBe("unknown time");
    expect(dayText("")).toBe("unknown time");
  });
});

describe("counts and ages", () => {
  it.each([
    [1, "1 name"],
    [0, "0 names"],
    [1930, "1,930 names"],
  ])("counts %d", (count, text) => expect(counted(count, "name")).toBe(text));

  it.each([
    [-5, "less than a minute"],
    [59_999, "less than a minute"],
    [60_000, "1 minute"],
    [90 * 60_000, "1 hour"],
    [47 * 3_600_000, "47 hours"],
    [48 * 3_600_000, "2 days"],
  ])("rounds an age of %d ms down to %s", (age, text) => expect(ageText(age)).toBe(text));

  it("separates thousands", () => {
    expect(decimal(-1930.25)).toBe("−1,930.3");
    expect(decimal(-0.04)).toBe("0.0");
  });
});

import { describe, expect, it } from "vitest";
import type { Unit } from "../../../src/figure.ts";
import { conditionText, valueText, watchedName } from "../../../src/watch/condition-text.ts";
import { marginOf } from "../../../src/watch/margin.ts";

describe("a threshold as text", () => {
  it.each<[number, Unit, string]>([
    [0.25, "fraction", "25.0%"],
    [-0.05, "fraction", "−5.0%"],
    [0.0725, "fraction", "7.25%"],
    [1 / 3, "fraction", "33.3%"],
    [4.5, "percent", "4.50%"],
    [14, "multiple", "14.0×"],
    [30, "usd", "$30.00"],
    [2e9, "usd", "$2.0 bn"],
    [-10, "bp", "−10 bp"],
    [50.25, "index", "50.25"],
    [400, "count", "400"],
  ])("%d as %s is %s", (value, unit, text) => {
    expect(valueText(value, unit)).toBe(text);
  });

  it("stands behind its comparator", () => {
    expect(conditionText({ comparator: "above", threshold: 0.25 }, "fraction")).toBe("above 25.0%");
    expect(conditionText({ comparator: "below", threshold: 4.5, including: true }, "percent")).toBe("at most 4.50%");
    expect(conditionText({ comparator: "crosses", threshold: 50 }, "index")).toBe("crosses 50.0");
  });
});

describe("what an alert calls a figure", () => {
  it("names the company, and odds as such", () => {
    expect(watchedName({ id: "stock.SMCI.price", label: "Price" })).toBe("SMCI: price");
    expect(watchedName({ id: "next.pCut", label: "Cut, meeting of 16 Sep 2026" })).toBe(
      "Odds of a cut, meeting of 16 Sep 2026",
    );
  });
});

describe("the margin", () => {
  const units = [
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
  ] as const;

  it.each(units)("is above zero for %s, also around zero", (unit) => {
    for (const threshold of [0, 1, -300]) expect(marginOf(threshold, unit)).toBeGreaterThan(0);
  });

  it("is a hundredth of a price", () => {
    expect(marginOf(30, "usd")).toBeCloseTo(0.3);
  });
});

import { describe, expect, it } from "vitest";
import { ismManufacturingDay } from "../../../src/calendar/releases.ts";
import { creditFigures, inflationFigures, jobsFigures } from "../../../src/economy/indicator-figures.ts";
import type { KnownMonth } from "../../../src/economy/known-months.ts";
import { pmiFigures } from "../../../src/economy/pmi-figures.ts";
import { figuresById } from "../../../src/figure.ts";

const point = (date: string, value: number) => ({ date, value });

describe("the high-yield spread", () => {
  it("is set against the last day at or before the same one three months earlier", () => {
    const points = [point("2026-05-18", 3.1), point("2026-05-22", 9), point("2026-08-20", 2.75)];
    const figures = figuresById(creditFigures(points, null, []));
    expect(figures["credit.highYieldSpread"]).toMatchObject({ value: 2.75, unit: "percent" });
    expect(figures["credit.change3m"]).toMatchObject({ value: -35, unit: "bp" });
    expect(figures["credit.percentile"]?.value).toBeCloseTo(0.5 / 3, 12);
    expect(figures["credit.n"]?.value).toBe(3);
  });

  it("has no change when the day three months earlier is far from any value", () => {
    const points = [point("2026-05-10", 3.1), point("2026-08-20", 2.75)];
    expect(figuresById(creditFigures(points, null, []))["credit.change3m"]).toMatchObject({
      value: null,
      reason: "there is no value three months before",
    });
  });

  it("counts back to the last day of a shorter month", () => {
    const points = [point("2026-02-28", 3), point("2026-05-31", 3.05)];
    expect(figuresById(creditFigures(points, null, []))["credit.change3m"]?.value).toBe(5);
  });

  it("is null with its reason when the source fails", () => {
    for (const figure of creditFigures([], "FRED is down", [])) {
      expect(figure).toMatchObject({ value: null, reason: "FRED is down" });
    }
  });
});

describe("unemployment", () => {
  it("is set against three and twelve months before, in points", () => {
    const points = [point("2025-07-01", 4.2), point("2026-04-01", 4.5), point("2026-07-01", 4.3)];
    const figures = figuresById(jobsFigures(points, null, []));
    expect(figures["jobs.unemployment"]).toMatchObject({ value: 4.3, unit: "percent" });
    expect(figures["jobs.change3m"]).toMatchObject({ value: -0.2, unit: "points" });
    expect(figures["jobs.change12m"]).toMatchObject({ value: 0.1, unit: "points" });
  });

  it("says which month is missing", () => {
    const figures = figuresById(jobsFigures([point("2026-01-01", 4.4)], null, []));
    expect(figures["jobs.change3m"]?.reason).toBe("there is no value of Oct 2025, three months before");
  });
});

describe("inflation", () => {
  const points = [
    point("2025-04-01", 300),
    point("2025-07-01", 303),
    point("2026-04-01", 312),
    point("2026-07-01", 312.09),
  ];

  it("is the change of the index over twelve months, now and three months before", () => {
    const figures = figuresById(inflationFigures(points, null, []));
    expect(figures["inflation.cpi"]?.value).toBeCloseTo(0.03, 12);
    expect(figures["inflation.threeMonthsAgo"]?.value).toBeCloseTo(0.04, 12);
    expect(figures["inflation.change3m"]?.value).toBeCloseTo(-1, 10);
  });

  it("is known without the value three months before, and not without that of a year before", () => {
    const figures = figuresById(inflationFigures(points.slice(1), null, []));
    expect(figures["inflation.cpi"]?.value).toBeCloseTo(0.03, 12);
    expect(figures["inflation.threeMonthsAgo"]?.value).toBeNull();
    const short = figuresById(inflationFigures(points.slice(2), null, []));
    expect(short["inflation.cpi"]).toMatchObject({
      value: null,
      reason: "there is no value of Jul 2025, twelve months before",
    });
  });
});

describe("the PMI's figures", () => {
  const known = (month: string, value: number, vintage: KnownMonth["vintage"] = "later"): KnownMonth => ({
    month,
    value,
    published: ismManufacturingDay(month),
    vintage,
  });

  it("are the newest level and its changes in points of the index, and the vintages by count", () => {
    const months = [known("2025-07", 48), known("2026-04", 49.5, "own"), known("2026-07", 51, "in-time")];
    const figures = figuresById(pmiFigures(months, null, []));
    const values = Object.fromEntries(Object.entries(figures).map(([id, { value }]) => [id, value]));
    expect(values).toEqual({
      "pmi.level": 51,
      "pmi.change3m": 1.5,
      "pmi.change12m": 3,
      "pmi.months": 3,
      "pmi.months.inTime": 1,
      "pmi.months.later": 1,
      "pmi.months.own": 1,
    });
    expect(figures["pmi.change3m"]?.unit).toBe("index");
    expect(figures["pmi.level"]?.basis).toContain("Jul 2026, published 3 Aug 2026");
  });

  it("have no change where the month three months earlier is missing", () => {
    const figures = figuresById(pmiFigures([known("2026-06", 53.3), known("2026-07", 55.6)], null, []));
    expect(figures["pmi.change3m"]).toMatchObject({
      value: null,
      reason: "there is no value of Apr 2026, three months before",
    });
  });

  it("are null with the reason of the source, or because nothing is out yet", () => {
    for (const figure of pmiFigures([], "DBnomics is down", [])) {
      expect(figure).toMatchObject({ value: null, reason: "DBnomics is down" });
    }
    expect(pmiFigures([], null, [])[0]?.reason).toBe("no month has been published yet");
  });
});

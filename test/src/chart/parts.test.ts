import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tickText, valueText } from "../../../src/chart/axis-text.ts";
import { cleanText } from "../../../src/chart/clean-text.ts";
import { niceTicks } from "../../../src/chart/nice-ticks.ts";
import { spreadLabels } from "../../../src/chart/spread-labels.ts";
import { cutText, textWidth, wrapText } from "../../../src/chart/text-width.ts";
import { thinPoints } from "../../../src/chart/thin-points.ts";

describe("thinning points", () => {
  const anyPoints = fc
    .array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 300 })
    .map((values) => values.map((value, index) => ({ time: new Date(index), value })));

  it("keeps the ends and both extremes, in order, and never more than asked", () => {
    fc.assert(
      fc.property(anyPoints, fc.integer({ min: 1, max: 40 }), (points, buckets) => {
        const thin = thinPoints(points, buckets);
        const values = (list: typeof thin) => list.map(({ value }) => value);
        expect(thin.length).toBeLessThanOrEqual(2 * buckets + 2);
        expect(points.filter((point) => thin.includes(point))).toEqual(thin);
        expect([thin.at(0), thin.at(-1)]).toEqual([points.at(0), points.at(-1)]);
        expect(Math.min(...values(thin))).toBe(Math.min(...values(points)));
        expect(Math.max(...values(thin))).toBe(Math.max(...values(points)));
      }),
    );
  });

  it("leaves short lines alone", () => {
    const points = [{ time: new Date(0), value: 1 }];
    expect(thinPoints(points, 1)).toBe(points);
    expect(thinPoints([], 1)).toEqual([]);
  });
});

describe("ticks", () => {
  it.each([
    [13.2, 24.1, [14, 16, 18, 20, 22, 24]],
    [0.52, 0.66, [0.55, 0.6, 0.65]],
    [-10.4, 8.2, [-10, -5, 0, 5]],
    [0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  ])("from %d to %d stand at round values", (low, high, ticks) => {
    expect(niceTicks(low, high, 5).values).toEqual(ticks);
  });

  it("lie inside their range and are a handful, whatever the range", () => {
    const anyEnd = fc.double({ min: -1e300, max: 1e300, noNaN: true });
    fc.assert(
      fc.property(anyEnd, anyEnd, (one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        fc.pre(high - low > Math.max(Math.abs(low), Math.abs(high)) * 1e-9 && high - low > 1e-290);
        const { values } = niceTicks(low, high, 5);
        expect(values.length).toBeGreaterThanOrEqual(1);
        expect(values.length).toBeLessThanOrEqual(12);
        for (const value of values) {
          expect(value).toBeGreaterThanOrEqual(low - (high - low) * 1e-6);
          expect(value).toBeLessThanOrEqual(high + (high - low) * 1e-6);
        }
      }),
    );
  });
});

describe("numbers on a chart", () => {
  it.each([
    [15.24, "multiple", "15.2×"],
    [3.5, "percent", "3.50%"],
    [-8.58, "percent", "−8.58%"],
    [0.391, "ratio", "0.39"],
    [2_500_000, "ratio", "2.5M"],
    [-1e300, "ratio", "−1.0e+300"],
  ] as const)("write the last value %d as %s: %s", (value, unit, text) => {
    expect(valueText(value, unit)).toBe(text);
  });

  it.each([
    [15, 5, "multiple", "15×"],
    [15.5, 0.5, "multiple", "15.5×"],
    [3.75, 0.05, "percent", "3.75%"],
    [0.39, 0.001, "ratio", "0.390"],
    [0, 1e300, "ratio", "0"],
  ] as const)("write the tick %d with the decimals that steps of %d need", (value, step, unit, text) => {
    expect(tickText(value, step, unit)).toBe(text);
  });
});

describe("labels at the end of lines", () => {
  it("do not overlap where there is room, keep their order and stay inside", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -50, max: 350, noNaN: true }), { maxLength: 12 }), (wishes) => {
        const placed = spreadLabels(wishes, 20, [0, 300]);
        const sorted = placed.toSorted((one, other) => one - other);
        const wished = wishes.map((wish, index) => ({ wish, at: placed[index] ?? 0 }));
        for (const one of wished)
          for (const other of wished) if (one.wish < other.wish) expect(one.at).toBeLessThan(other.at);
        for (const [index, at] of sorted.entries()) {
          expect(at).toBeGreaterThanOrEqual(10 - 1e-9);
          expect(at).toBeLessThanOrEqual(290 + 1e-9);
          if (index > 0) expect(at - (sorted[index - 1] ?? 0)).toBeGreaterThanOrEqual(20 - 1e-9);
        }
      }),
    );
  });

  it("stand exactly at their lines when these lie apart", () => {
    expect(spreadLabels([200, 50, 120], 20, [0, 300])).toEqual([200, 50, 120]);
  });
});

describe("texts on a chart", () => {
  it("never end up wider than their place", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 60, max: 400 }), (text, width) => {
        for (const line of wrapText(cleanText(text), width, 16, 2)) {
          expect(textWidth(line, 16)).toBeLessThanOrEqual(width + 1e-9);
        }
      }),
    );
  });

  it("break between words, and are cut with an ellipsis on the last line", () => {
    expect(wrapText("small caps against large caps", 120, 16, 2)).toEqual(["small caps", "against larg…"]);
    expect(wrapText("short", 120, 16, 2)).toEqual(["short"]);
    expect(wrapText("", 120, 16, 2)).toEqual([]);
    expect(cutText("Extraordinary", 60, 16)).toBe("Extra…");
  });

  it("hold nothing that SVG forbids", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const clean = cleanText(`\ud800${text}\u0000`);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean).not.toMatch(/[\p{Cc}\ufffe\uffff]/u);
      }),
    );
  });
});

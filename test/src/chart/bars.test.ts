import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BarChart } from "../../../src/card.ts";
import { segmentTexts } from "../../../src/chart/axis-text.ts";
import { toBarDrawable } from "../../../src/chart/bar-drawable.ts";
import { barTexts } from "../../../src/chart/bar-texts.ts";
import { categoryLabels } from "../../../src/chart/category-labels.ts";
import { legendColumn, legendRows } from "../../../src/chart/legend.ts";
import { inkOn, orderedColours } from "../../../src/chart/ordered-colours.ts";
import { textWidth } from "../../../src/chart/text-width.ts";

const chart: BarChart = {
  kind: "chart",
  form: "bars",
  arrangement: "beside",
  title: "Growth",
  alt: "",
  yLabel: "Share of companies",
  yUnit: "share",
  categories: ["below 0%", "0 to 10%"],
  xLabel: "Growth of earnings",
  series: [
    { name: "Russell 2000", values: [30, 70] },
    { name: "S&P 500", values: [10, 90] },
  ],
  footer: "",
};

const anyBars = fc.record({
  arrangement: fc.constantFrom("beside" as const, "stacked" as const),
  categories: fc.array(fc.string(), { maxLength: 20 }),
  series: fc.array(fc.record({ name: fc.string(), values: fc.array(fc.option(fc.double()), { maxLength: 25 }) }), {
    maxLength: 10,
  }),
});

describe("bars", () => {
  it("stand beside each other in their category's width, in the order of the series", () => {
    const { bars } = toBarDrawable(chart);
    expect(bars.map(({ series, value, from, to }) => [series, value, from, to])).toEqual([
      [0, 30, 0, 30],
      [0, 70, 0, 70],
      [1, 10, 0, 10],
      [1, 90, 0, 90],
    ]);
    for (const [index, { left, right }] of bars.entries()) {
      expect(left).toBeGreaterThan(index % 2);
      expect(right).toBeLessThan((index % 2) + 1);
    }
    expect(bars[0]?.right).toBeCloseTo(bars[2]?.left ?? 0);
  });

  it("stand on each other when stacked, and hang from each other below zero", () => {
    const series = [[2, 1], [-1], [3], [-2, null]].map((values, index) => ({ name: `${index}`, values }));
    const { bars, values } = toBarDrawable({ ...chart, arrangement: "stacked", series });
    const ends = bars.filter(({ left }) => left < 1).map(({ from, to }) => [from, to]);
    expect(ends).toEqual([
      [0, 2],
      [0, -1],
      [2, 5],
      [-1, -3],
    ]);
    expect(values).toEqual([-3, 5]);
  });

  it("always have zero on their axis, and the whole where shares add up to about it", () => {
    expect(toBarDrawable(chart).values[0]).toBe(0);
    const below = toBarDrawable({ ...chart, series: [{ name: "", values: [-1, -3] }] }).values;
    expect([below[0] < -3, below[1]]).toEqual([true, 0]);
    const shares = (values: readonly number[]): BarChart => ({
      ...chart,
      arrangement: "stacked",
      series: values.map((value) => ({ name: "", values: [value] })),
    });
    expect(toBarDrawable(shares([33.3, 33.3, 33.3])).values).toEqual([0, 100]);
    expect(toBarDrawable({ ...shares([60, 39]), yUnit: "ratio" }).values).toEqual([0, 99]);
  });

  it("are absent where there is no value, whatever the lengths", () => {
    const series = [
      { name: "short", values: [1] },
      { name: "long", values: [null, 2, 3, 4] },
      { name: "nothing", values: [null, Number.NaN] },
    ];
    const drawable = toBarDrawable({ ...chart, series });
    expect(drawable.series).toEqual(["short", "long"]);
    expect(drawable.bars.map(({ value }) => value)).toEqual([1, 2]);
  });

  it("are counted where more are sent than can be told apart", () => {
    const many = toBarDrawable({
      ...chart,
      categories: Array.from({ length: 5_000 }, (_, index) => `${index}`),
      series: Array.from({ length: 100 }, (_, index) => ({ name: `${index}`, values: [1] })),
    });
    expect(many.xLabel).toBe("Growth of earnings (the first 240 bars of 5,000)");
    expect([many.categories.length, many.series.length, many.seriesLeftOut]).toEqual([240, 24, 76]);
  });

  it("have no height where a value is too small for any axis", () => {
    const { bars, values } = toBarDrawable({ ...chart, series: [{ name: "a", values: [-5e-324] }] });
    expect([bars[0]?.to, values]).toEqual([0, [0, 1]]);
  });

  it("lie within the axis, whatever is sent", () => {
    fc.assert(
      fc.property(anyBars, (sent) => {
        const { bars, values, categories } = toBarDrawable({ ...chart, ...sent });
        expect(values[1]).toBeGreaterThan(values[0]);
        for (const { left, right, from, to } of bars) {
          expect(left).toBeGreaterThanOrEqual(0);
          expect(right).toBeLessThanOrEqual(categories.length);
          for (const end of [from, to]) {
            expect(end).toBeGreaterThanOrEqual(values[0]);
            expect(end).toBeLessThanOrEqual(values[1]);
          }
        }
      }),
    );
  });
});

describe("values inside bars", () => {
  const frame = { left: 0, right: 600, top: 0, bottom: 250 };
  const stack = (values: readonly number[], categories = 2) =>
    barTexts(
      toBarDrawable({
        ...chart,
        arrangement: "stacked",
        categories: Array.from({ length: categories }, () => ""),
        series: values.map((value) => ({ name: "", values: Array.from({ length: categories }, () => value) })),
      }),
      frame,
    ).map(({ text }) => text);

  it("are whole percent, with their sign where all have room for it", () => {
    expect(new Set(stack([60.4, 36.6, 3]))).toEqual(new Set(["60%", "37%"]));
    expect(new Set(stack([60.4, 36.6, 3], 20))).toEqual(new Set(["60", "37"]));
    expect(stack([60.4, 36.6, 3], 60)).toEqual([]);
  });

  it("never say that a part is the whole", () => {
    expect(segmentTexts(99.7, "share")).toEqual([">99%", ">99"]);
    expect(segmentTexts(100, "share")).toEqual(["100%", "100"]);
    expect(segmentTexts(15.24, "multiple")).toEqual(["15.2×"]);
  });
});

describe("names under bars", () => {
  const edges: readonly [number, number] = [90, 760];
  const shown = (categories: readonly string[]) => categoryLabels(categories, edges).labels.map(({ lines }) => lines);

  it("break into two lines where they are long, in halves of about equal width", () => {
    const meetings = Array.from({ length: 16 }, () => "28 Oct");
    expect(shown(meetings)).toEqual(meetings.map(() => ["28", "Oct"]));
    expect(shown(["below 0%", "above 0%"])).toEqual([["below 0%"], ["above 0%"]]);
  });

  it("stand under every second category and so on where not all have room", () => {
    const bins = Array.from({ length: 16 }, (_, index) => `${index * 10} to ${index * 10 + 10}%`);
    expect(shown(bins).length).toBe(8);
    expect(shown(Array.from({ length: 200 }, (_, index) => `${index}`)).length).toBeGreaterThan(5);
  });

  it("are cut only where there is nothing left to leave out", () => {
    expect(shown(["x".repeat(300)])[0]?.at(-1)).toMatch(/…$/);
  });

  it("never run into each other, nor over the picture's edge", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 30 }), { maxLength: 60 }), (categories) => {
        const { size, labels } = categoryLabels(categories, edges);
        let end = 0;
        for (const { x, lines } of labels) {
          const half = Math.max(0, ...lines.map((line) => textWidth(line, size))) / 2;
          if (half === 0) continue;
          expect(x - half).toBeGreaterThan(end);
          end = x + half;
        }
        expect(end).toBeLessThan(800);
      }),
    );
  });
});

describe("a legend", () => {
  const entries = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ name: `${index}.00–${index}.25%`, colour: "#000" }));

  it("names all of fourteen series in a column beside the frame", () => {
    const placed = legendColumn(entries(14), 600, [100, 340]);
    expect(placed).toHaveLength(14);
    expect(placed.every(({ middle }) => middle > 100 && middle < 340)).toBe(true);
  });

  it("counts what it has no room for", () => {
    expect(legendColumn(entries(50), 600, [100, 340]).at(-1)).toMatchObject({ name: "and 37 more", colour: null });
    const { placed, height } = legendRows(entries(100), 24, 752);
    expect(placed.at(-1)?.name).toBe(`and ${100 - placed.length + 1} more`);
    expect(height).toBeLessThan(80);
    expect(legendRows([], 24, 752)).toEqual({ placed: [], height: 0 });
  });

  it("stays within its width", () => {
    const names = fc.array(
      fc.string({ unit: "grapheme" }).map((name) => ({ name, colour: "#000" })),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(names, (entries) => {
        for (const { name, x } of legendRows(entries, 24, 752).placed) {
          expect(x + 22 + textWidth(name, 16)).toBeLessThanOrEqual(24 + 752 + 1e-6);
        }
      }),
    );
  });
});

describe("colours of an order", () => {
  it("are all different and ever lighter, so that nobody has to tell hues apart", () => {
    for (const count of [2, 5, 14, 24]) {
      const colours = orderedColours(count);
      expect(new Set(colours).size).toBe(count);
      const lightness = colours.map((colour) => luminance(colour));
      expect(lightness).toEqual(lightness.toSorted((one, other) => one - other));
    }
    expect(orderedColours(0)).toEqual([]);
  });

  it("have texts that stand out from them", () => {
    for (const colour of orderedColours(24)) {
      const [light, dark] = [luminance(inkOn(colour)), luminance(colour)].toSorted((one, other) => other - one);
      expect(((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)).toBeGreaterThan(3.9);
    }
  });
});

/** WCAG's relative luminance of `rgb(1, 2, 3)` or `#010203`. */
function luminance(colour: string): number {
  const parts = colour.startsWith("#")
    ? [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
    : [...colour.matchAll(/\d+/g)].map(([part]) => Number(part));
  const linear = (part: number) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const [red = 0, green = 0, blue = 0] = parts.map(linear);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

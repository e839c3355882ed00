import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BarChart, Chart, LineChart } from "../../../src/card.ts";
import { createDraw } from "../../../src/chart/draw.ts";
import type { Picture } from "../../../src/chart/picture.ts";
import { HOSTILE, hardCards } from "../../support/cards.ts";

const chart: LineChart = {
  kind: "chart",
  form: "lines",
  title: "Small caps against large caps",
  alt: "IWM against SPY, from 1.00 to 1.10.",
  yLabel: "IWM / SPY",
  yUnit: "ratio",
  series: [
    {
      name: "IWM / SPY",
      points: [
        { date: "2026-01-02", value: 1 },
        { date: "2026-08-21", value: 1.1 },
      ],
    },
  ],
  lines: [{ label: "Mean", value: 1.05 }],
  footer: "Yahoo Finance 21 Aug 2026",
};

const day = (offset: number) => new Date(Date.UTC(2006, 0, 1 + offset)).toISOString().slice(0, 10);
const line = (values: readonly number[]): LineChart => ({
  ...chart,
  series: [{ name: "line", points: values.map((value, index) => ({ date: day(index), value })) }],
});

const barChart: BarChart = {
  ...chart,
  form: "bars",
  arrangement: "beside",
  yUnit: "percent",
  categories: ["below 0%", "0 to 10%", "above 10%"],
  xLabel: "Growth",
  series: [
    { name: "Small", values: [10, 20, 70] },
    { name: "Large", values: [5, null, 95] },
  ],
};
const valued = (values: readonly (number | null)[], index = 0) => ({ name: `Series ${index}`, values });

/** As much as cards have: sixteen meetings with fourteen outcomes, ten years of months on changing grounds. */
const FULL: readonly (readonly [string, Chart])[] = [
  [
    "bars",
    {
      ...barChart,
      arrangement: "stacked",
      categories: Array.from({ length: 16 }, (_, index) => `${index + 1} Sep`),
      series: Array.from({ length: 14 }, (_, outcome) => ({
        name: `${outcome}.00–${outcome}.25%`,
        values: Array.from({ length: 16 }, (_, meeting) => 100 / 14 + ((outcome + meeting) % 14) - 6.5),
      })),
    },
  ],
  [
    "grounds",
    {
      ...line(Array.from({ length: 120 }, (_, index) => 50 + 8 * Math.sin(index))),
      spans: Array.from({ length: 120 }, (_, index) => ({
        name: `Regime ${index % 5}`,
        from: day(index),
        to: day(index + 1),
      })),
    },
  ],
];

function expectPicture({ png, width, height, hash }: Picture) {
  expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  // The header's own width and height follow the signature.
  const header = new DataView(png.buffer, png.byteOffset + 16, 8);
  expect([header.getUint32(0), header.getUint32(4)]).toEqual([width, height]);
  expect(width).toBeGreaterThanOrEqual(800);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
}

describe("drawing a chart", () => {
  const draw = createDraw();

  it("gives a PNG of the stated size", async () => {
    expectPicture(await draw(chart));
  });

  it("gives the same bytes and hash for the same description, whoever draws it", async () => {
    const [one, other] = [await createDraw()(chart), await createDraw()(structuredClone(chart))];
    expect(other.hash).toBe(one.hash);
    expect(Buffer.compare(one.png, other.png)).toBe(0);
    expect((await draw({ ...chart, footer: "another day" })).hash).not.toBe(one.hash);
  });

  it.each<[string, Chart]>([
    ["no series", { ...chart, series: [], lines: [] }],
    ["no series but a reference line", { ...chart, series: [] }],
    ["an empty series beside a full one", { ...chart, series: [{ name: "empty", points: [] }, ...chart.series] }],
    ["one point", line([1])],
    [
      "two points on one day",
      { ...chart, series: [{ name: "line", points: [1, 2].map(() => ({ date: day(0), value: 1 })) }] },
    ],
    ["constant values", line([15, 15, 15])],
    ["all zeros", { ...line([0, 0, 0]), lines: [] }],
    ["5,000 points", line(Array.from({ length: 5_000 }, (_, index) => Math.sin(index / 100)))],
    ["negative values", line([-3, -2, -10])],
    ["huge values", line([-1e300, 1e300])],
    ["values beyond arithmetic", line([Number.MAX_VALUE, -Number.MAX_VALUE, 1])],
    ["tiny differences", line([1, 1 + Number.EPSILON, 1])],
    ["values that are no numbers", line([Number.NaN, Number.POSITIVE_INFINITY, 2])],
    ["dates that are none", { ...chart, series: [{ name: "line", points: [{ date: "yesterday", value: 1 }] }] }],
    [
      "twenty series",
      { ...chart, series: Array.from({ length: 20 }, () => chart.series[0] ?? { name: "", points: [] }) },
    ],
    ["empty texts", { ...chart, title: "", yLabel: "", footer: "" }],
    ["reference values without meaning", { ...chart, lines: [{ label: "Mean", value: Number.NaN }] }],
  ])("does not fall over %s", async (_what, hard) => {
    expectPicture(await draw(hard));
  });

  const bars = (change: Partial<BarChart>): BarChart => ({ ...barChart, ...change });

  it.each<[string, Chart]>([
    ["bars beside each other", bars({})],
    ["stacked bars", bars({ arrangement: "stacked" })],
    ["no bars", bars({ series: [] })],
    ["no categories", bars({ categories: [] })],
    ["bars of nothing", bars({ series: [{ name: "empty", values: [null, null] }] })],
    ["one category", bars({ categories: ["all"] })],
    ["200 categories", bars({ categories: Array.from({ length: 200 }, (_, index) => `category ${index}`) })],
    ["5,000 categories", bars({ categories: Array.from({ length: 5_000 }, (_, index) => `${index}`) })],
    ["equal categories", bars({ categories: ["same", "same", "same"] })],
    ["more and fewer values than categories", bars({ series: [valued([1]), valued([1, 2, 3, 4, 5])] })],
    ["values below zero", bars({ series: [valued([-1, -2, 3])], arrangement: "stacked" })],
    ["zeros", bars({ series: [valued([0, 0, 0])] })],
    ["values that are no numbers", bars({ series: [valued([Number.NaN, Number.NEGATIVE_INFINITY, 2])] })],
    ["huge values on each other", bars({ arrangement: "stacked", series: Array(30).fill(valued([1e300, -1e300, 1])) })],
    ["tiny values", bars({ series: [valued([1e-310, -1e-310])] })],
    ["a hundred series", bars({ series: Array.from({ length: 100 }, () => valued([1, 2, 3])) })],
    ["a reference line and no bars", bars({ series: [], lines: [{ label: "Mean", value: 1 }] })],
    ["spans", { ...chart, spans: [{ name: "now", from: "2026-02-01", to: "2026-03-01" }] }],
    ["spans without points", { ...line([]), spans: [{ name: "now", from: "2026-02-01", to: "2026-03-01" }] }],
    ["spans without dates", { ...chart, spans: [{ name: "never", from: "yesterday", to: "tomorrow" }] }],
    ["spans that end before they begin", { ...chart, spans: [{ name: "", from: "2026-05-01", to: "2026-03-01" }] }],
    [
      "a thousand spans",
      {
        ...chart,
        spans: Array.from({ length: 1_000 }, (_, at) => ({ name: `${at}`, from: "2026-01-02", to: day(7_310 + at) })),
      },
    ],
  ])("does not fall over %s", async (_what, hard) => {
    expectPicture(await draw(hard));
  });

  it.each([
    ["markup and mentions", HOSTILE],
    ["SVG of its own", '</text><image href="file:///etc/passwd"/><text>&#0;&xxe;]]>'],
    ["emoji, Chinese and right-to-left", "😀👩‍👩‍👧 株式会社 شركة \u202eevil\u202c"],
    ["control characters and halves of characters", "\u0000\u0008\u001b[31m\ud800x\udc00\ufffe\uffff"],
    ["piled accents", `Z${"\u0301".repeat(500)}`],
    ["one endless word", "x".repeat(100_000)],
  ])("does not fall over %s", async (_what, text) => {
    const points = chart.series.flatMap((each) => each.points);
    expectPicture(
      await draw({
        ...chart,
        title: text,
        yLabel: text,
        footer: text,
        series: [{ name: text, points }],
        lines: [{ label: text, value: 1 }],
        spans: [{ name: text, from: "2026-02-01", to: "2026-03-01" }],
      }),
    );
    expectPicture(await draw({ ...barChart, xLabel: text, categories: [text], series: [{ name: text, values: [1] }] }));
  });

  it("draws whatever texts and values come", async () => {
    const anyText = fc.string({ unit: "binary", maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(anyText, anyText, fc.array(fc.double(), { maxLength: 20 }), async (title, name, values) => {
        const points = values.map((value, index) => ({ date: day(index * 9), value }));
        expectPicture(await draw({ ...chart, title, series: [{ name, points }] }));
      }),
      { numRuns: 25 },
    );
  });

  it("draws whatever bars come", async () => {
    const anyValues = fc.array(fc.option(fc.double()), { maxLength: 12 });
    const anyArrangement = fc.constantFrom("beside" as const, "stacked" as const);
    await fc.assert(
      fc.asyncProperty(anyArrangement, fc.array(anyValues, { maxLength: 16 }), async (arrangement, values) => {
        expectPicture(await draw({ ...barChart, arrangement, series: values.map(valued) }));
      }),
      { numRuns: 25 },
    );
  });

  it("makes small files, also of many colours", async () => {
    for (const [, full] of FULL) {
      const { png } = await draw(full);
      expect(png.length).toBeLessThan(60_000);
      // The colour type of a palette.
      expect(png[25]).toBe(3);
    }
  });

  it("draws the charts of every hard card", async () => {
    const charts = hardCards.flatMap(([, card]) => card.parts.filter((part) => part.kind === "chart"));
    for (const each of charts) expectPicture(await draw(each));
  });
});

describe("the pictures kept", () => {
  it("serve the same description again, and requests for one being drawn", async () => {
    const draw = createDraw();
    const [one, other] = await Promise.all([draw(chart), draw(structuredClone(chart))]);
    expect(other).toBe(one);
    expect(await draw(chart)).toBe(one);
  });

  it("are the sixteen used last", async () => {
    const draw = createDraw();
    const numbered = (number: number) => ({ ...chart, title: `Chart ${number}` });
    const first = await draw(numbered(0));
    const second = await draw(numbered(1));
    for (let number = 2; number < 16; number += 1) await draw(numbered(number));
    expect(await draw(numbered(0))).toBe(first);
    await draw(numbered(16));
    expect(await draw(numbered(0))).toBe(first);
    expect(await draw(numbered(1))).not.toBe(second);
  });
});

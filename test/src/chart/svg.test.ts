import { describe, expect, it } from "vitest";
import type { Chart } from "../../../src/card.ts";
import { toSvg } from "../../../src/chart/svg.ts";

const chart: Chart = {
  kind: "chart",
  form: "lines",
  title: "Forward price/earnings",
  alt: "",
  yLabel: "Forward P/E",
  yUnit: "multiple",
  series: [
    { name: "Russell 2000", points: [14.1, 15.24].map((value, index) => ({ date: `2026-0${index + 7}-21`, value })) },
    { name: "S&P 500", points: [20.7, 21.06].map((value, index) => ({ date: `2026-0${index + 7}-21`, value })) },
  ],
  lines: [{ label: "Mean", value: 17 }],
  footer: "Yahoo Finance, 21 Aug 2026",
};

const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);

describe("a chart as SVG", () => {
  it("says what it shows, names every line with its last value, and where it came from", () => {
    expect(textsOf(toSvg(chart))).toEqual(
      expect.arrayContaining([
        "Forward price/earnings",
        "Forward P/E",
        "Russell 2000",
        "15.2×",
        "S&amp;P 500",
        "21.1×",
        "Mean",
        "17.0×",
        "Yahoo Finance, 21 Aug 2026",
      ]),
    );
  });

  it("draws reference lines dashed", () => {
    expect(toSvg(chart)).toContain("stroke-dasharray");
    expect(toSvg({ ...chart, lines: [] })).not.toContain("stroke-dasharray");
  });

  it("says “No data” where there is none, without axes", () => {
    const texts = textsOf(toSvg({ ...chart, series: [], lines: [] }));
    expect(texts).toEqual(expect.arrayContaining(["Forward price/earnings", "Yahoo Finance, 21 Aug 2026"]));
    expect(toSvg({ ...chart, series: [], lines: [] })).toContain("No data");
    expect(texts).toHaveLength(4);
  });

  it("lets no text become markup", () => {
    const svg = toSvg({ ...chart, title: "<image href='file:///x'/>&amp;" });
    expect(svg).not.toContain("<image");
    expect(svg).toContain("&lt;image href=");
    expect(svg).toContain("&amp;amp;");
  });

  it("writes short ranges in days, never in hours", () => {
    const points = ["2026-08-19", "2026-08-20", "2026-08-21"].map((date, index) => ({ date, value: index }));
    const svg = toSvg({ ...chart, series: [{ name: "line", points }] });
    expect(svg).toContain(">19 Aug<");
    expect(svg).not.toMatch(/[AP]M</);
  });

  it("paints a ground under each span, equal names in equal colours, and says which is which", () => {
    const spans = [
      { name: "rising", from: "2026-07-21", to: "2026-07-31" },
      { name: "falling", from: "2026-08-01", to: "2026-08-10" },
      { name: "rising", from: "2026-08-11", to: "2026-12-31" },
      { name: "too early", from: "2020-01-01", to: "2020-12-31" },
    ];
    const svg = toSvg({ ...chart, spans });
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["rising", "falling"]));
    expect(textsOf(svg)).not.toContain("too early");
    const fills = [...svg.matchAll(/fill="(#[0-9a-f]{6})" [^>]*><rect/g)].map(([, fill]) => fill);
    expect(fills).toHaveLength(3);
    expect(new Set(fills).size).toBe(2);
  });
});

describe("a line as SVG", () => {
  /** Pieces that the line is drawn in; the ticks of the axis come before it. */
  const pieces = (dates: readonly string[]) => {
    const points = dates.map((date, index) => ({ date, value: 50 + index }));
    const svg = toSvg({ ...chart, form: "lines", series: [{ name: "PMI", points }], lines: [] });
    const [path = ""] = [...svg.matchAll(/<path d="([^"]+)"/g)].map(([, d = ""]) => d).slice(-1);
    return path.split("M").length - 1;
  };

  it("breaks where months are missing, since a line across a hole shows values nobody has", () => {
    expect(pieces(["2025-09-01", "2025-10-01", "2025-11-01", "2026-06-01", "2026-07-01"])).toBe(2);
  });

  it("runs on over weekends and holidays", () => {
    expect(pieces(["2026-08-20", "2026-08-21", "2026-08-24", "2026-08-25", "2026-09-08"])).toBe(1);
  });

  it("runs on where every step is long", () => {
    expect(pieces(["2023-01-01", "2024-01-01", "2025-01-01", "2026-01-01"])).toBe(1);
  });
});

describe("a bar chart as SVG", () => {
  const bars: Chart = {
    ...chart,
    form: "bars",
    yUnit: "share",
    arrangement: "stacked",
    categories: ["16 Sep", "28 Oct"],
    xLabel: "FOMC meeting",
    series: [
      { name: "3.50–3.75%", values: [60, 20] },
      { name: "3.75–4.00%", values: [40, 79.6] },
    ],
    lines: [],
  };

  it("names its categories, what they are, its series and the shares inside", () => {
    expect(textsOf(toSvg(bars))).toEqual(
      expect.arrayContaining(["16 Sep", "28 Oct", "FOMC meeting", "3.50–3.75%", "3.75–4.00%", "60%", "80%", "100%"]),
    );
  });

  it("writes no values into bars that stand beside each other", () => {
    const texts = textsOf(toSvg({ ...bars, arrangement: "beside" }));
    expect(texts).toEqual(expect.arrayContaining(["16 Sep", "FOMC meeting", "3.50–3.75%"]));
    expect(texts).not.toContain("79.6%");
  });

  it("draws reference lines dashed, with their names", () => {
    const svg = toSvg({ ...bars, lines: [{ label: "half", value: 50 }] });
    expect(svg).toContain("stroke-dasharray");
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["half", "50.0%"]));
  });

  it("says “No data” where there is none", () => {
    const svg = toSvg({ ...bars, series: [{ name: "none", values: [null, Number.NaN] }] });
    expect(svg).toContain("No data");
    expect(textsOf(svg)).not.toContain("none");
  });
});

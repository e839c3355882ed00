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
});

import type { LineChart } from "../../src/card.ts";
import { dayText, decimal } from "../../src/format.ts";
import { memo } from "../../src/memo.ts";
import type { Riskiness } from "../../src/portfolio/riskiness.ts";
import type { RiskParts } from "./parts.ts";

/** How far below its highest close each side was; null without a period. Pure. */
export function riskChart({ compared, result, simulated }: RiskParts): LineChart | null {
  if (!result) return null;
  const { small, large } = compared.sides;
  return chartOnce(result, small, large, compared.readings[0]?.source ?? "", simulated ? " (simulated)" : "");
}

const chartOnce = memo((result: Riskiness, small: string, large: string, source: string, mark: string): LineChart => {
  const lines = [
    { name: small, points: pointsOf(result.dates, result.small.depths) },
    { name: large, points: pointsOf(result.dates, result.large.depths) },
  ];
  return {
    kind: "chart",
    form: "lines",
    title: `How far below their highest close${mark}`,
    alt: `${small} and ${large} below the highest close of the period so far. ${lines.map(({ name, points }) => `${name}: ${described(points)}`).join(". ")}.`,
    yLabel: "percent below the highest close so far, with dividends",
    yUnit: "share",
    series: lines,
    footer: `${source}, ${dayText(result.from)} to ${dayText(result.to)}`,
  };
});

type Points = LineChart["series"][number]["points"];

function pointsOf(dates: readonly string[], depths: readonly number[]): Points {
  return dates.map((date, index) => ({ date, value: 100 * (depths[index] ?? 0) }));
}

function described(points: Points): string {
  const last = points.at(-1);
  if (!last) return "no data";
  const low = points.reduce((least, point) => (point.value < least.value ? point : least));
  return `lowest ${decimal(low.value)}% on ${dayText(low.date)}, ${decimal(last.value)}% on ${dayText(last.date)}`;
}

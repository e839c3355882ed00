import type { ChartSeries } from "../../src/card.ts";

const BARS = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const;

/** A series as one line of bars, at most `width` of them, from its lowest to its highest; empty for fewer than two points. */
export function sparkline({ points }: Pick<ChartSeries, "points">, width: number): string {
  const values = points.map(({ value }) => value).filter(Number.isFinite);
  if (values.length < 2) return "";
  const shown = Math.min(values.length, width);
  // The last value of each stretch, so that the line ends where the series ends.
  const picked = Array.from({ length: shown }, (_, i) => values[Math.ceil(((i + 1) * values.length) / shown) - 1] ?? 0);
  const low = picked.reduce((a, b) => Math.min(a, b));
  const high = picked.reduce((a, b) => Math.max(a, b));
  return picked.map((value) => BARS[high === low ? 3 : Math.round(((value - low) / (high - low)) * 7)]).join("");
}

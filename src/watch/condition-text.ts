import type { Figure, Unit } from "../figure.ts";
import { decimal, figureText } from "../format.ts";
import type { Condition } from "./subscription.ts";

/** Decimals that the unit's text has; one that would hide a part of the threshold gets more. */
const DECIMALS: Readonly<Partial<Record<Unit, number>>> = { percent: 2, ratio: 2, count: 0, bp: 1, days: 0, usd: 2 };
const MOST_DECIMALS = 4;

/** A raw value in its unit as `format.ts` writes it: 0.25 as a fraction → `25.0%`; with more decimals where it has them. */
export function valueText(value: number, unit: Unit): string {
  const text = figureText({ id: "", label: "", basis: "", readings: [], value, unit });
  const scaled = unit === "fraction" || unit === "per-year" ? value * 100 : value;
  const usual = DECIMALS[unit] ?? 1;
  const exact = (digits: number) => Math.abs(Number(scaled.toFixed(digits)) - scaled) < 1e-9;
  if (exact(usual) || (unit === "usd" && Math.abs(value) >= 999_950)) return text;
  let digits = usual;
  while (digits < MOST_DECIMALS && !exact(digits)) digits += 1;
  // A third has no end; what is shown of every other figure is enough.
  if (!exact(digits)) return text;
  return text.replace(/−?\$?[\d,]+(?:\.\d+)?/, decimal(scaled, digits).replace(/^(−?)/, unit === "usd" ? "$1$" : "$1"));
}

/** What an alert waits for, in words: `above 25.0%`, `at most 4.50%`, `crosses 50.0`. */
export function conditionText({ comparator, threshold, including }: Omit<Condition, "figure">, unit: Unit): string {
  const words = { above: including ? "at least" : "above", below: including ? "at most" : "below", crosses: "crosses" };
  return `${words[comparator]} ${valueText(threshold, unit)}`;
}

/** What an alert calls a figure: its label, with the company that its card names elsewhere, and odds as such. */
export function watchedName({ id, label }: Pick<Figure, "id" | "label">): string {
  const [room, ticker] = id.split(".");
  if (room === "stock" && ticker) return `${ticker}: ${label.slice(0, 1).toLowerCase()}${label.slice(1)}`;
  return /\.p(?:Cut|Hold|Hike)$/.test(id)
    ? label.replace(/^(Cut|Hold|Hike)/, (word) => `Odds of a ${word.toLowerCase()}`)
    : label;
}

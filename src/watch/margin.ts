import type { Unit } from "../figure.ts";

/** How far a value must go back past a threshold before an alert is armed again, in the figure's unit. */
const MARGINS: Readonly<Partial<Record<Unit, number>>> = {
  fraction: 0.005,
  percent: 0.05,
  points: 0.5,
  multiple: 0.1,
  bp: 2,
  ratio: 0.05,
  index: 0.3,
};

/** Of every other unit it is this share of the threshold, and around zero a little of its own. */
const SHARE = 0.01;
const LEAST: Readonly<Partial<Record<Unit, number>>> = { usd: 0.01, "per-year": 0.001, years: 0.1 };

/** The margin of a threshold, in the figure's unit; always above zero. */
export function marginOf(threshold: number, unit: Unit): number {
  return MARGINS[unit] ?? Math.max(SHARE * Math.abs(threshold), LEAST[unit] ?? 1);
}

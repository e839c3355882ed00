import { definedFigure } from "../definition.ts";
import type { Figure, FigureReading } from "../figure.ts";
import type { Change } from "../valuation/change.ts";
import { RECORD_DEFINITIONS } from "./definitions.ts";

/** The windows over which the move of the gap is split. */
export const WINDOWS = [
  { key: "1w", days: 7, words: "one week" },
  { key: "1m", days: 30, words: "one month" },
] as const;

/** The parts of a move in the order they are told, and the whole of it last. */
export const PARTS: readonly { readonly key: keyof Change; readonly label: string }[] = [
  { key: "smallPrice", label: "small-cap prices" },
  { key: "largePrice", label: "large-cap prices" },
  { key: "smallEarnings", label: "small-cap earnings" },
  { key: "largeEarnings", label: "large-cap earnings" },
  { key: "membership", label: "membership and weights" },
  { key: "total", label: "in all" },
];

/**
 * Why small / large (losses left out) moved since a recorded day: log changes that add up exactly, positive when small
 * caps became dearer.
 */
export function changeFigures(
  window: (typeof WINDOWS)[number],
  since: string | null,
  change: Change | null,
  reason: string,
  readings: readonly FigureReading[],
): Figure[] {
  return PARTS.map(({ key, label }) =>
    definedFigure(RECORD_DEFINITIONS, {
      id: `change.${window.key}.${key}`,
      label: (name) => `${name} over ${window.words}: ${label}`,
      value: change?.[key],
      more: `${since ? `, since ${since}` : ""}; the parts add up to the total`,
      reason,
      readings,
    }),
  );
}

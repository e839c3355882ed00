import { UserError } from "../../src/errors.ts";
import type { Unit } from "../../src/figure.ts";
import { conditionText, valueText } from "../../src/watch/condition-text.ts";
import type { Condition } from "../../src/watch/subscription.ts";

/** Smallest and largest value that a figure can have, in its unit. */
type Range = readonly [low: number, high: number];

const ANY: Range = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
const SHARE: Range = [0, 1];

/** By what the id ends with: shares of a whole, probabilities, and whatever has an end of its own. */
const BY_ID: readonly (readonly [RegExp, Range])[] = [
  [
    /\.p(?:Cut|Hold|Hike)$|percentile|\.bp\.|\.(?:share|shortTermShare|staleShare|hitRate|belowOne|belowOneAndHalf|beat|met|miss|weight|range)$|coverage\.(?:weight|names)$|losses\.|hhi$|lossBase|lossAfter/,
    SHARE,
  ],
  [/\.discount$/, [Number.NEGATIVE_INFINITY, 1]],
  [/drawdown$|underWater\.now$/, [-1, 0]],
  [/correlation$|[bB]readth|activeWeight$/, [-1, 1]],
  [/pmi\.level$/, [0, 100]],
  [/unemployment$/, [0, 100]],
  [/Spread$/i, [0, 100]],
  [
    /(?:forward-pe|trailing-pe|price-book|price-sales|ntm)(?:\.(?:exNegative|harmonicCapped|median|aggregate|published))?$|\.peers\.median$/,
    [0, Number.POSITIVE_INFINITY],
  ],
  [/\.price$|\.marketCap$|volatility$/, [0, Number.POSITIVE_INFINITY]],
];

const BY_UNIT: Readonly<Partial<Record<Unit, Range>>> = {
  count: [0, Number.POSITIVE_INFINITY],
  days: [0, Number.POSITIVE_INFINITY],
  years: [0, Number.POSITIVE_INFINITY],
  percent: [-100, 1000],
};

/**
 * Refuses a condition that can never come true.
 *
 * @param name - What the figure is called, as it may be shown.
 * @throws UserError with the range of the figure.
 */
export function requirePossible(condition: Condition, unit: Unit, name: string): void {
  const range = BY_ID.find(([pattern]) => pattern.test(condition.figure))?.[1] ?? BY_UNIT[unit] ?? ANY;
  const [low, high] = range;
  const { threshold, comparator, including } = condition;
  const outside = threshold < low || threshold > high;
  const never =
    !including && ((comparator !== "below" && threshold === high) || (comparator !== "above" && threshold === low));
  if (!outside && !never) return;
  const message = outside
    ? `${valueText(threshold, unit)} is outside of what “${name}” can be.`
    : `“${name}” can never be ${conditionText(condition, unit).replace("crosses", "on both sides of")}.`;
  throw new UserError("bad-option", message, { hint: `It lies ${rangeText(range, unit)}.` });
}

function rangeText([low, high]: Range, unit: Unit): string {
  if (!Number.isFinite(low)) return `at ${valueText(high, unit)} or below`;
  if (!Number.isFinite(high)) return `at ${valueText(low, unit)} or above`;
  return `between ${valueText(low, unit)} and ${valueText(high, unit)}`;
}

/** Level of the PMI and its direction over three months. */
export type Regime = { readonly level: "above" | "below"; readonly direction: "rising" | "falling" | "unchanged" };

/** The regimes for which later returns are told, as `level.direction`. */
export const REGIMES = ["above.rising", "above.falling", "below.rising", "below.falling"] as const;
export type RegimeKey = (typeof REGIMES)[number];

/** No change in manufacturing as a whole. */
export const NO_CHANGE = 50;
/** PMIs have one decimal; less than this is the rounding of a subtraction. */
const SAME = 1e-6;

/**
 * The regime of a month: 50 or more, or below; up, down or unchanged over three months.
 *
 * @returns null when the change is not known.
 */
export function regimeOf(value: number, change3m: number | null): Regime | null {
  if (change3m === null) return null;
  const level = value >= NO_CHANGE ? "above" : "below";
  const direction = Math.abs(change3m) < SAME ? "unchanged" : change3m > 0 ? "rising" : "falling";
  return { level, direction };
}

/** A regime's key; null for an unchanged direction, which belongs to none. */
export function regimeKey(regime: Regime | null): RegimeKey | null {
  return REGIMES.find((key) => regime !== null && key === `${regime.level}.${regime.direction}`) ?? null;
}

/** A regime in words: `above 50, rising`. A PMI of exactly 50 counts as above. */
export function regimeText({ level, direction }: Regime): string {
  return `${level} ${NO_CHANGE}, ${direction}`;
}

import { straightLine } from "../statistics/straight-line.ts";

/** A first-order autoregression L(t) = c + φ · L(t − 1), with an intercept, by ordinary least squares. */
export type FirstOrder = {
  /** Pairs of neighbours it rests on. */
  readonly n: number;
  readonly phi: number;
  readonly intercept: number;
  /** Where it would settle, c / (1 − φ); null for φ of 1. */
  readonly mean: number | null;
  /** φ without its small-sample bias, φ + (1 + 3φ) / n: estimates of φ near 1 come out too small. */
  readonly corrected: number;
  /** Dickey–Fuller statistic (φ − 1) / standard error; null where the line fits exactly. */
  readonly dickeyFuller: number | null;
};

/**
 * The 5% value of the Dickey–Fuller statistic with a constant, for large samples: only below it is a return to a mean
 * statistically reliable, whatever the half-life.
 */
export const DICKEY_FULLER_5 = -2.86;

/**
 * Fits it to a series of levels in equal steps.
 *
 * @returns null for fewer than four levels, or levels that never move.
 *
 * @example
 * firstOrder([0, 0.3, 0.555, 0.77175])?.phi; // 0.85
 */
export function firstOrder(levels: readonly number[]): FirstOrder | null {
  const line = straightLine(levels.slice(0, -1), levels.slice(1));
  if (!line) return null;
  const { n, slope: phi, intercept, error } = line;
  return {
    n,
    phi,
    intercept,
    mean: phi === 1 ? null : intercept / (1 - phi),
    corrected: phi + (1 + 3 * phi) / n,
    dickeyFuller: error === null ? null : (phi - 1) / error,
  };
}

/** Nearer to 1 than this is rounding: a walk that drifts and never returns. */
const ROUNDING = 1e-9;

/**
 * Steps until half of a distance to the mean is gone: ln 0.5 / ln φ.
 *
 * @returns null unless 0 < φ < 1: nothing returns.
 *
 * @example
 * halfLife(0.85); // 4.265
 */
export function halfLife(phi: number): number | null {
  return phi > 0 && phi < 1 - ROUNDING ? Math.log(0.5) / Math.log(phi) : null;
}

/** The worst loss from a peak. Positions count the levels: 0 is the start, before the first return. */
export type Drawdown = {
  /** At most 0, a fraction: −0.1 is a tenth below the peak. */
  readonly depth: number;
  readonly peak: number;
  readonly trough: number;
  /** The first position at or above the peak again; null while it is not reached. */
  readonly recovery: number | null;
};

/**
 * The worst drawdown of wealth that starts at 1, so that a loss in the first period counts.
 *
 * @param returns - Simple returns, as fractions.
 * @returns null for no returns. Without any loss the depth is 0 and all positions are the start.
 *
 * @example
 * maxDrawdown([0.01, 0.1, -0.04, 0.02, 0.03, 0.02, 0.01, -0.1])?.depth; // -0.1
 */
export function maxDrawdown(returns: readonly number[]): Drawdown | null {
  if (returns.length === 0) return null;
  const wealth = [1];
  for (const each of returns) wealth.push((wealth.at(-1) ?? 1) * (1 + each));
  let worst = { depth: 0, peak: 0, trough: 0 };
  let peak = 0;
  for (const [position, level] of wealth.entries()) {
    if (level >= (wealth[peak] ?? 1)) peak = position;
    const depth = level / (wealth[peak] ?? 1) - 1;
    if (depth < worst.depth) worst = { depth, peak, trough: position };
  }
  const high = wealth[worst.peak] ?? 1;
  const back = wealth.findIndex((level, position) => position >= worst.trough && level >= high);
  return { ...worst, recovery: back < 0 ? null : back };
}

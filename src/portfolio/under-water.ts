import { daysBetween } from "../calendar-day.ts";

/** The longest stretch below a peak, and where things stand now. */
export type UnderWater = {
  /** Calendar days from the peak to the day it was reached again, or to the last day. */
  readonly days: number;
  /** The peak, and the day it was reached again; null while it is not. ISO dates. */
  readonly from: string;
  readonly to: string | null;
  /** How far the last level is below the highest one: 0 or less, a fraction. */
  readonly now: number;
};

/**
 * Time under water of levels: how long it took at most to be back at a former high.
 *
 * @param levels - Of `dates`, above zero.
 * @returns null for no levels.
 */
export function underWater(levels: readonly number[], dates: readonly string[]): UnderWater | null {
  const first = dates[0];
  const [high, last] = [levels[0], levels.at(-1)];
  if (first === undefined || high === undefined || last === undefined) return null;
  let peak = { level: high, date: first };
  let below = false;
  let longest: Omit<UnderWater, "now"> = { days: 0, from: first, to: first };
  for (const [index, level] of levels.entries()) {
    const date = dates[index] ?? first;
    const back = level >= peak.level;
    const days = daysBetween(peak.date, date);
    if ((back ? below : index === levels.length - 1) && days > longest.days) {
      longest = { days, from: peak.date, to: back ? date : null };
    }
    below = !back;
    if (back) peak = { level, date };
  }
  return { ...longest, now: last / peak.level - 1 };
}

/** How far each level is below the highest one before it: 0 or less, fractions. */
export function depths(levels: readonly number[]): readonly number[] {
  let high = 0;
  return levels.map((level) => {
    high = Math.max(high, level);
    return level / high - 1;
  });
}

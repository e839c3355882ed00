import { median } from "../statistics/median.ts";

/** What many events say together. */
export type EventStatistics = {
  readonly n: number;
  readonly mean: number | null;
  readonly median: number | null;
  /** Share of the events above zero. */
  readonly hitRate: number | null;
  /** mean / (sd / √n), sd with n − 1; null for fewer than two events, or when all are the same. */
  readonly t: number | null;
};

/** Mean, median, hit rate and t of events. Events that overlap in time are not independent: t is then too large. */
export function eventStatistics(values: readonly number[]): EventStatistics {
  const n = values.length;
  const mean = n === 0 ? null : values.reduce((sum, value) => sum + value, 0) / n;
  return {
    n,
    mean,
    median: median(values),
    hitRate: n === 0 ? null : values.filter((value) => value > 0).length / n,
    t: mean === null ? null : tOf(values, mean),
  };
}

function tOf(values: readonly number[], mean: number): number | null {
  if (values.length < 2 || values.every((value) => value === values[0])) return null;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const t = mean / Math.sqrt(squares / (values.length - 1) / values.length);
  return Number.isFinite(t) ? t : null;
}

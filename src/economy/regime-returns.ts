import { monthAfter, monthNumber } from "../calendar-month.ts";
import type { Month } from "../market/macro.ts";
import { median } from "../statistics/median.ts";
import type { KnownMonth } from "./known-months.ts";
import { nonOverlapping } from "./non-overlapping.ts";
import { NO_CHANGE, REGIMES, type Regime, type RegimeKey, regimeKey, regimeOf } from "./regime.ts";
import type { ReleaseReturns } from "./release-windows.ts";

/** Months after a release over which small − large is told. */
export const HORIZONS = [3, 6, 12] as const;
export type Horizon = (typeof HORIZONS)[number];

/** A month with its regime and what followed its release: small − large, fractions, null where not over. */
export type RegimeMonth = {
  readonly month: Month;
  readonly published: string;
  readonly regime: Regime | null;
  readonly next: Readonly<Record<Horizon, number | null>>;
};

/** Each month's regime and the returns after its release. Months without the value three months before have none. */
export function regimeMonths(months: readonly KnownMonth[], returns: ReleaseReturns): RegimeMonth[] {
  const values = new Map(months.map(({ month, value }) => [month, value]));
  return months.map(({ month, value, published }) => {
    const before = values.get(monthAfter(month, -3));
    const after = (horizon: Horizon) => returns.between(month, monthAfter(month, horizon));
    return {
      month,
      published,
      regime: regimeOf(value, before === undefined ? null : value - before),
      next: { 3: after(3), 6: after(6), 12: after(12) },
    };
  });
}

/** What followed the months of a regime over a horizon. Fractions; null for no month. */
export type Aftermath = {
  readonly n: number;
  /** Windows among them that do not overlap. */
  readonly nonOverlapping: number;
  readonly mean: number | null;
  readonly median: number | null;
  /** Share of windows in which small caps were ahead; level counts as not ahead. */
  readonly hitRate: number | null;
};

/**
 * Mean, median and hit rate of small − large after the months of a regime; with `all` after every month, whatever its
 * regime: what a regime has to be compared with.
 */
export function aftermath(months: readonly RegimeMonth[], regime: RegimeKey | "all", horizon: Horizon): Aftermath {
  const windows = months.flatMap((each) => {
    const gap = each.next[horizon];
    const belongs = regime === "all" || regimeKey(each.regime) === regime;
    return belongs && gap !== null ? [{ at: monthNumber(each.month), gap }] : [];
  });
  const n = windows.length;
  const gaps = windows.map(({ gap }) => gap);
  return {
    n,
    nonOverlapping: nonOverlapping(
      windows.map(({ at }) => at),
      horizon,
    ),
    mean: n > 0 ? gaps.reduce((sum, gap) => sum + gap, 0) / n : null,
    median: median(gaps),
    hitRate: n > 0 ? gaps.filter((gap) => gap > 0).length / n : null,
  };
}

/** The regimes' aftermaths, `all` last. */
export const AFTERMATHS = [...REGIMES, "all"] as const;

/** Which months an aftermath is of: `above 50, rising`, `any month`. */
export function aftermathText(key: (typeof AFTERMATHS)[number]): string {
  return key === "all" ? "any month" : key.replace(".", ` ${NO_CHANGE}, `);
}

import type { PriceHistory, Ticker } from "../market/market.ts";
import { type PairedDay, pairedDays } from "./paired-days.ts";

/** What a comparison counts: prices with dividends, or prices alone, and then of both sides. */
export type ReturnBasis = "total" | "price";

/** Two histories made comparable: like with like. */
export type ComparableDays = {
  readonly basis: ReturnBasis;
  /** Why only prices are compared; null for total returns. */
  readonly reason: string | null;
  /** Days that both have, ascending. `small` and `large` are adjusted closes, or closes where prices are compared. */
  readonly days: readonly PairedDay[];
  /** Days within those that only one of the two has, ISO dates ascending. */
  readonly dropped: readonly string[];
};

/**
 * Pairs two histories: total returns where both have them, price returns of both otherwise, never one of each.
 *
 * An index is its price only, unless its name says that dividends are in it; a source gives it adjusted closes that are
 * equal to its closes, so that nothing but the name tells.
 *
 * @param upTo - Later days are not known yet, ISO date.
 */
export function comparableDays(small: PriceHistory, large: PriceHistory, upTo: string): ComparableDays {
  const [priceOnly = null] = [small, large].flatMap(withoutDividends);
  const seen = [small, large].map((history) => knownBy(history, upTo, priceOnly !== null));
  const [one, other] = seen;
  const days = one && other ? pairedDays(one, other) : [];
  const paired = new Set(days.map(({ date }) => date));
  const [first, last] = [days[0]?.date, days.at(-1)?.date];
  const all = new Set(seen.flatMap((history) => history.days.map(({ date }) => date)));
  const dropped = [...all].filter(
    (date) => first !== undefined && last !== undefined && date > first && date < last && !paired.has(date),
  );
  return { basis: priceOnly === null ? "total" : "price", reason: priceOnly, days, dropped: dropped.sort() };
}

/** Whether a ticker is an index without dividends: `^RUT` is, `^RUTTR` (total return) is not. */
export function isPriceIndex(ticker: Ticker): boolean {
  return ticker.startsWith("^") && !ticker.endsWith("TR");
}

function withoutDividends({ ticker, days }: PriceHistory): string[] {
  if (isPriceIndex(ticker)) return [`${ticker} is an index without dividends`];
  return days.some(({ adjusted }) => adjusted !== null) ? [] : [`the source has no adjusted closes of ${ticker}`];
}

function knownBy({ ticker, days }: PriceHistory, upTo: string, priceOnly: boolean): PriceHistory {
  const known = days.filter(({ date }) => date <= upTo);
  return { ticker, days: priceOnly ? known.map((day) => ({ ...day, adjusted: day.close })) : known };
}

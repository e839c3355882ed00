import type { PriceHistory } from "../market/market.ts";

/** A day on which both funds have a close with dividends: closes adjusted for splits and dividends. */
export type PairedDay = { readonly date: string; readonly small: number; readonly large: number };

/** Days with an adjusted close above zero of both funds, ascending; a day without one of them is of no use. */
export function pairedDays(small: PriceHistory, large: PriceHistory): readonly PairedDay[] {
  const others = new Map(large.days.map(({ date, adjusted }) => [date, adjusted]));
  return small.days.flatMap(({ date, adjusted }) => {
    const other = others.get(date) ?? null;
    return adjusted === null || other === null || adjusted <= 0 || other <= 0
      ? []
      : [{ date, small: adjusted, large: other }];
  });
}

import type { FundRatios, Quote } from "../market.ts";
import type { Company } from "./company.ts";

/** A fund's ratios as providers publish them: companies with losses or negative book value left out. */
export function publishedRatios(
  held: readonly { readonly company: Company; readonly quote: Quote }[],
): Omit<FundRatios, "fund"> {
  return {
    trailingPe: ratio(held, ({ quote }) => (quote.epsTrailing ?? 0) / quote.price),
    priceBook: ratio(held, ({ quote }) => (quote.bookValue ?? 0) / quote.price),
    priceSales: ratio(held, ({ company }) => company.salesYield),
  };
}

type Held = { readonly company: Company; readonly quote: Quote };

function ratio(held: readonly Held[], yieldOf: (each: Held) => number): number | null {
  let value = 0;
  let owned = 0;
  for (const each of held) {
    const share = yieldOf(each);
    const size = each.company.float * (each.quote.marketCap ?? 0);
    if (share <= 0) continue;
    value += size;
    owned += size * share;
  }
  return owned > 0 ? Math.round((value / owned) * 100) / 100 : null;
}

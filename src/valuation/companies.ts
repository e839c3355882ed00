import type { FilingFacts, Quote } from "../market/market.ts";
import type { Members } from "../market/universe.ts";
import { memo } from "../memo.ts";
import type { Company } from "./side.ts";

/** What filings add to quotes; null where filings are not available. */
export type Filings = {
  readonly numbers: Readonly<Record<string, number>>;
  /** Newest annual revenue by SEC number, dollars. */
  readonly revenue: ReadonlyMap<number, number>;
  /** End of a reported fiscal year by SEC number, ISO date. */
  readonly fiscalYearEnd: ReadonlyMap<number, string>;
};

/** An index's members as companies ready to be valued: the same objects for every question about the same readings. */
export const companiesOf = memo((members: Members, filings: Filings | null): readonly Company[] => {
  const { holdings, quotes, loading, failure } = members;
  const silent = loading ? "still loading" : failure ? `not answered: ${failure}` : "no quote";
  return holdings.value.rows.map(({ ticker, name, sector, marketValue }) => {
    const quote = quotes.get(ticker);
    const number = filings?.numbers[ticker];
    return {
      ticker,
      name,
      sector,
      marketValue,
      ...(quote ? perShare(quote) : { ...UNKNOWN, missing: silent }),
      revenue: number === undefined ? null : (filings?.revenue.get(number) ?? null),
      fiscalYearEnd: number === undefined ? null : (filings?.fiscalYearEnd.get(number) ?? null),
    };
  });
});

type PerShare = Pick<
  Company,
  "price" | "missing" | "epsForward" | "epsCurrentYear" | "epsTrailing" | "bookValue" | "marketCap" | "reportAt"
>;

const UNKNOWN = {
  price: null,
  epsForward: null,
  epsCurrentYear: null,
  epsTrailing: null,
  bookValue: null,
  marketCap: null,
  reportAt: null,
};

/** Accounts in another currency than the price make a ratio of two moneys: such figures are not used. */
export function perShare(quote: Quote): PerShare {
  const { price, currency, accountsCurrency, marketCap, reportAt } = quote;
  if (accountsCurrency !== null && accountsCurrency !== currency) {
    return { ...UNKNOWN, price, marketCap, reportAt, missing: `accounts in ${accountsCurrency}, price in ${currency}` };
  }
  const { epsForward, epsCurrentYear, epsTrailing, bookValue } = quote;
  return { price, missing: null, epsForward, epsCurrentYear, epsTrailing, bookValue, marketCap, reportAt };
}

/** The newest value of each company from several frames; a later filing of the same period wins. Pure. */
export function newestFacts(
  frames: readonly FilingFacts[],
): ReadonlyMap<number, { readonly value: number; readonly end: string }> {
  const newest = new Map<number, FilingFacts["rows"][number]>();
  for (const { rows } of frames) {
    for (const row of rows) {
      const known = newest.get(row.cik);
      if (!known || row.end > known.end || (row.end === known.end && row.accession > known.accession)) {
        newest.set(row.cik, row);
      }
    }
  }
  return newest;
}

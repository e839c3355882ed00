import type { Issuer } from "./issuers.ts";

/** The Magnificent Seven by any of their share classes: Alphabet has two in the large indexes. */
export const MAGNIFICENT_SEVEN = [
  { name: "Apple", tickers: ["AAPL"] },
  { name: "Microsoft", tickers: ["MSFT"] },
  { name: "Nvidia", tickers: ["NVDA"] },
  { name: "Amazon", tickers: ["AMZN"] },
  { name: "Alphabet", tickers: ["GOOGL", "GOOG"] },
  { name: "Meta", tickers: ["META"] },
  { name: "Tesla", tickers: ["TSLA"] },
] as const;

/** What a group of companies weighs in an index. */
export type GroupWeight = {
  /** Fraction of the index; null when none of them is a member. */
  readonly weight: number | null;
  readonly members: readonly { readonly name: string; readonly weight: number }[];
  /** Those that are no members. */
  readonly missing: readonly string[];
};

/** The seven in an index: what those that are members weigh together, and who is missing. */
export function magnificentSeven(issuers: readonly Issuer[]): GroupWeight {
  const found = MAGNIFICENT_SEVEN.map(({ name, tickers }) => {
    const issuer = issuers.find((each) => tickers.some((ticker) => each.tickers.includes(ticker)));
    return { name, weight: issuer?.weight ?? null };
  });
  const members = found.flatMap(({ name, weight }) => (weight === null ? [] : [{ name, weight }]));
  return {
    weight: members.length === 0 ? null : members.reduce((sum, { weight }) => sum + weight, 0),
    members,
    missing: found.filter(({ weight }) => weight === null).map(({ name }) => name),
  };
}

import { LISTED_FUNDS } from "../funds/catalogue.ts";
import type { Ticker } from "../market/market.ts";

/** What small caps can stand against, and the fund whose prices stand for it. */
export const LARGE_SIDES = {
  sp500: { fund: "SPY", name: "S&P 500" },
  nasdaq100: { fund: "QQQ", name: "Nasdaq-100" },
  "equal-weight": { fund: "RSP", name: "S&P 500 equal weight" },
} as const;
export type LargeSide = keyof typeof LARGE_SIDES;

/** What people ask about beside the listed small-cap funds, and what it follows. */
const OTHER_SIDES: Readonly<Record<Ticker, string>> = {
  IWC: "Russell Microcap",
  MDY: "S&P MidCap 400",
  "^RUT": "Russell 2000, price only",
  "^RUTTR": "Russell 2000 with dividends",
};

/** Small-cap funds and indexes that people ask about, and what they follow. Any other with a price history will do. */
export const SMALL_SIDES: Readonly<Record<Ticker, string>> = {
  ...Object.fromEntries(LISTED_FUNDS.map(({ ticker, follows }) => [ticker, follows])),
  ...OTHER_SIDES,
};

/** What a fund follows, by its ticker; null for one that is not listed here. */
export function followed(ticker: Ticker): string | null {
  const large = Object.values(LARGE_SIDES).find(({ fund }) => fund === ticker);
  return large?.name ?? (Object.hasOwn(SMALL_SIDES, ticker) ? (SMALL_SIDES[ticker] ?? null) : null);
}

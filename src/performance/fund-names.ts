import type { Ticker } from "../market/market.ts";

/** What small caps can stand against, and the fund whose prices stand for it. */
export const LARGE_SIDES = {
  sp500: { fund: "SPY", name: "S&P 500" },
  nasdaq100: { fund: "QQQ", name: "Nasdaq-100" },
  "equal-weight": { fund: "RSP", name: "S&P 500 equal weight" },
} as const;
export type LargeSide = keyof typeof LARGE_SIDES;

/** Small-cap funds and indexes that people ask about, and what they follow. Any other with a price history will do. */
export const SMALL_SIDES: Readonly<Record<Ticker, string>> = {
  IWM: "Russell 2000",
  VTWO: "Russell 2000",
  IWN: "Russell 2000 Value",
  IWO: "Russell 2000 Growth",
  IJR: "S&P SmallCap 600",
  IJS: "S&P SmallCap 600 Value",
  IJT: "S&P SmallCap 600 Growth",
  VB: "CRSP US Small Cap",
  VBR: "CRSP US Small Cap Value",
  VBK: "CRSP US Small Cap Growth",
  SCHA: "Dow Jones US Small-Cap",
  AVUV: "small-cap value, chosen by its manager",
  IWC: "Russell Microcap",
  MDY: "S&P MidCap 400",
  "^RUT": "Russell 2000, price only",
  "^RUTTR": "Russell 2000 with dividends",
};

/** What a fund follows, by its ticker; null for one that is not listed here. */
export function followed(ticker: Ticker): string | null {
  const large = Object.values(LARGE_SIDES).find(({ fund }) => fund === ticker);
  return large?.name ?? (Object.hasOwn(SMALL_SIDES, ticker) ? (SMALL_SIDES[ticker] ?? null) : null);
}

import { nearest } from "../near.ts";
import { LISTED_FUNDS } from "./catalogue.ts";

/**
 * The listed fund that was meant by a ticker that nobody knows, or null. Letters in the wrong order are the commonest
 * slip in so short a word.
 *
 * @example
 * nearFund("IMW"); // "IWM"
 */
export function nearFund(ticker: string): string | null {
  const letters = (text: string) => [...text.toUpperCase()].sort().join("");
  const shuffled = LISTED_FUNDS.find((fund) => letters(fund.ticker) === letters(ticker));
  return (
    shuffled?.ticker ??
    nearest(
      ticker,
      LISTED_FUNDS.map((fund) => fund.ticker),
    )
  );
}

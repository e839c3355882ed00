import { LISTED_FUNDS } from "./catalogue.ts";

/** One way to complete what is being typed: the whole list with its last ticker completed, and how it is shown. */
export type FundChoice = { readonly value: string; readonly label: string };

/** Platforms offer no more than this. */
const MOST = 25;

/**
 * Completions of a list of tickers: the last word by ticker first, then by what the fund follows; funds that are in the
 * list already are not offered again.
 *
 * @example
 * fundChoices("IWM ij")[0]; // { value: "IWM IJR", label: "IWM IJR: S&P SmallCap 600" }
 */
export function fundChoices(typed: string): readonly FundChoice[] {
  const words = typed.toUpperCase().split(/[\s,;]+/);
  const last = words.pop() ?? "";
  const before = words.filter(Boolean);
  const free = LISTED_FUNDS.filter(({ ticker }) => !before.includes(ticker));
  const byTicker = free.filter(({ ticker }) => ticker.startsWith(last));
  const byIndex = last === "" ? [] : free.filter(({ follows }) => follows.toUpperCase().includes(last));
  return [...new Set([...byTicker, ...byIndex])].slice(0, MOST).map(({ ticker, follows }) => {
    const value = [...before, ticker].join(" ");
    return { value, label: `${value}: ${follows}` };
  });
}

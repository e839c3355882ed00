import { DEFAULT_FUNDS, FUND_KINDS, type FundKind, LISTED_FUNDS, tickersOf } from "../../src/funds/catalogue.ts";
import { nearFund } from "../../src/funds/near-fund.ts";
import { nearest } from "../../src/near.ts";
import { plainText } from "../../src/plain.ts";

/** Which funds are compared, and how they were chosen. */
export type AskedFunds = {
  readonly by: "tickers" | "kind" | "default";
  readonly kind: FundKind | null;
  readonly tickers: readonly string[];
};

/** More funds than this fit no message. */
export const MOST_FUNDS = 10;

const TICKER = /^[A-Z][A-Z0-9]{0,4}(-[A-Z])?$/;
/** Words that people put between tickers. */
const BETWEEN = /^(and|or|vs\.?|versus|against|&|\+|with)$/i;

/** Typed tickers, upper case, each once. Whatever is no ticker is among them as it stands. */
export function tickersIn(text: string): readonly string[] {
  const words = text.split(/[\s,;/]+/).filter((word) => word !== "" && !BETWEEN.test(word));
  return [...new Set(words.map((word) => word.replace(/^\$/, "").replace(".", "-").toUpperCase()))];
}

/** What is wrong with typed tickers, as the end of a sentence; null when nothing is that can be seen without a source. */
export function tickersProblem(text: string): string | null {
  const tickers = tickersIn(text);
  if (tickers.length === 0) return "expected tickers such as IWM IJR";
  const wrong = tickers.find((ticker) => !TICKER.test(ticker));
  if (wrong !== undefined) return `“${plainText(wrong, 20)}” is no ticker${meant(wrong)}`;
  return tickers.length > MOST_FUNDS ? `expected at most ${MOST_FUNDS} tickers` : null;
}

function meant(word: string): string {
  const near = nearOption(word);
  return near ? `, perhaps ${near} is meant` : "; expected tickers such as IWM IJR";
}

/** What a word that is no fund may have been meant as: a listed fund, or a kind of funds. */
function nearOption(word: string): string | null {
  const kind = nearest(word, FUND_KINDS);
  return nearFund(word) ?? (kind && `kind:${kind}`);
}

/** The funds that a question asks for. */
export function askedFunds({
  tickers,
  kind,
}: {
  readonly tickers?: string | undefined;
  readonly kind?: FundKind | undefined;
}): AskedFunds {
  if (tickers !== undefined) return { by: "tickers", kind: null, tickers: tickersIn(tickers) };
  if (kind !== undefined) return { by: "kind", kind, tickers: tickersOf(kind) };
  return { by: "default", kind: null, tickers: DEFAULT_FUNDS };
}

/** How a ticker that no source knows may have been meant, for a hint. */
export function unknownHint(ticker: string): string {
  const near = nearOption(ticker);
  const listed = LISTED_FUNDS.slice(0, 6).map((fund) => fund.ticker);
  return near ? `Did you mean ${near}?` : `Any US fund's ticker will do, such as ${listed.join(", ")}.`;
}

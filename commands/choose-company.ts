import { UserError } from "../src/errors.ts";
import type { FigureReading } from "../src/figure.ts";
import { KEPT_INDEXES } from "../src/market/indexes.ts";
import type { Quote, Ticker } from "../src/market/market.ts";
import { nearest } from "../src/near.ts";
import { plainText } from "../src/plain.ts";
import { mapReading } from "../src/reading.ts";
import { within } from "../src/within.ts";
import type { Context } from "./command.ts";
import { readMembers } from "./members.ts";
import { sourceDown } from "./nothing-to-say.ts";

/** One company that somebody asks about. */
export type Chosen = {
  readonly ticker: Ticker;
  readonly name: string;
  readonly quote: Quote;
  /** The request that knew it. */
  readonly readings: readonly FigureReading[];
};

/** Letters first, as every listed share has; what is no such thing is not worth a request. */
const TICKER = /^[A-Z][A-Z0-9]{0,5}(?:-[A-Z]{1,2})?$/;

/** `$brk.b` → `BRK-B`: a ticker as people type it, as the market has it. */
export function typedTicker(typed: string): Ticker {
  return plainText(typed)
    .replace(/^\$/, "")
    .toUpperCase()
    .replace(/[.\s/]/g, "-");
}

/**
 * The company of a typed ticker.
 *
 * @throws UserError `no-data` with the nearest match for one that nobody knows; `source-down` when nobody can be asked.
 */
export async function chooseCompany(typed: string, context: Context): Promise<Chosen> {
  const { market, patienceMs, wait } = context;
  const ticker = typedTicker(typed);
  const outcome = TICKER.test(ticker) ? await within(market.quotes([ticker]), patienceMs, wait) : null;
  if (outcome && "reason" in outcome) throw sourceDown(`${ticker} cannot be looked up`, outcome);
  const quote = outcome?.value.value.rows.find((row) => row.ticker === ticker);
  if (outcome && quote) {
    const readings = [mapReading(outcome.value, ({ rows }) => rows.length)];
    return { ticker, name: quote.name, quote, readings };
  }
  throw await unknownCompany(typed, ticker, context);
}

/** The nearest ticker, or the company whose name begins with what was typed. */
async function unknownCompany(typed: string, ticker: Ticker, context: Context): Promise<UserError> {
  const reads = await Promise.all(KEPT_INDEXES.map((id) => readMembers(id, context)));
  const rows = reads.flatMap(({ members }) => members?.holdings.value.rows ?? []);
  const word = plainText(typed).toLowerCase();
  const named = word.length > 2 ? rows.find(({ name }) => name.toLowerCase().startsWith(word)) : undefined;
  const near =
    named?.ticker ??
    nearest(
      ticker,
      rows.map((row) => row.ticker),
    );
  const name = rows.find((row) => row.ticker === near)?.name;
  return new UserError("no-data", `No company with the ticker “${plainText(typed, 20)}” is known.`, {
    hint: near
      ? `Did you mean ${near} (${name})?`
      : "Give the ticker of a share listed in the United States, such as IWM or AAPL.",
  });
}

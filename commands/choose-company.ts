import type { Directory, Entry } from "../src/company/directory.ts";
import { byName, byTicker, byWords, nearEntries } from "../src/company/look-up.ts";
import { tickersIn } from "../src/company/typed-ticker.ts";
import { UserError } from "../src/errors.ts";
import type { FigureReading } from "../src/figure.ts";
import { KEPT_INDEXES } from "../src/market/indexes.ts";
import type { Quote, Ticker } from "../src/market/market.ts";
import { plainText } from "../src/plain.ts";
import { mapReading } from "../src/reading.ts";
import { within } from "../src/within.ts";
import type { Choice, Context } from "./command.ts";
import { readMembers } from "./members.ts";
import { sourceDown } from "./nothing-to-say.ts";
import { knownCompanies } from "./stock/find-company.ts";

/** One listed thing that somebody asks about by its ticker: a company, and for headlines a fund as well. */
export type Chosen = {
  readonly ticker: Ticker;
  readonly name: string;
  /** Null where an index has it and the source has no quote of it. */
  readonly quote: Quote | null;
  /** The request that knew it; none without a quote. */
  readonly readings: readonly FigureReading[];
};

/** As many as platforms show. */
const OFFERED = 25;
/** So many near matches are named. */
const NEAR = 3;

/**
 * What is listed under a ticker, or under the name of a company that is known from memory.
 *
 * @throws UserError `no-data` with near matches for what nobody knows; `source-down` when nobody can be asked.
 */
export async function chooseCompany(typed: string, context: Context): Promise<Chosen> {
  const remembered = known(typed, context);
  if (remembered) return await withQuote(remembered, context);
  const listed = await quoted(tickersIn(typed), typed, context);
  if (listed) return listed;
  // A name may be known once the members are.
  await Promise.all(KEPT_INDEXES.map((id) => readMembers(id, context)));
  const named = known(typed, context);
  if (named) return await withQuote(named, context);
  throw unknown(typed, knownCompanies(context.universe));
}

/** The one company that is meant among those in memory; null when none is. */
function known(typed: string, { universe }: Context): Entry | null {
  const directory = knownCompanies(universe);
  return byTicker(directory, typed) ?? byName(directory, typed) ?? byWords(directory, typed);
}

async function withQuote({ ticker, name }: Entry, context: Context): Promise<Chosen> {
  return (await quoted([ticker], ticker, context)) ?? { ticker, name, quote: null, readings: [] };
}

/** The first of these tickers that has a quote; null when none has. */
async function quoted(tickers: readonly Ticker[], typed: string, context: Context): Promise<Chosen | null> {
  const { market, patienceMs, wait } = context;
  if (tickers.length === 0) return null;
  const asked = await within(market.quotes(tickers), patienceMs, wait);
  if ("reason" in asked) throw sourceDown(`${shown(typed)} cannot be looked up`, asked);
  const { rows } = asked.value.value;
  const quote = tickers.flatMap((ticker) => rows.find((row) => row.ticker === ticker) ?? [])[0];
  if (!quote) return null;
  const readings = [mapReading(asked.value, (batch) => batch.rows.length)];
  return { ticker: quote.ticker, name: quote.name, quote, readings };
}

/** Tickers that may be meant by what is typed so far, from memory alone. */
export function companyChoices(typed: string, { universe }: Pick<Context, "universe">): readonly Choice[] {
  return nearEntries(knownCompanies(universe), typed, OFFERED).map(({ ticker, name }) => ({
    value: ticker,
    label: `${ticker} · ${plainText(name, 80)}`,
  }));
}

function unknown(typed: string, directory: Directory): UserError {
  const near = nearEntries(directory, typed, NEAR).map(({ ticker, name }) => `${ticker} (${plainText(name, 40)})`);
  const last = near.at(-1);
  const several = near.length > 1 ? `${near.slice(0, -1).join(", ")} or ${last}` : last;
  return new UserError("no-data", `Nothing listed goes by ${shown(typed)}.`, {
    hint: several
      ? `Did you mean ${several}?`
      : "Give the ticker of a share listed in the United States, such as AAPL.",
  });
}

function shown(typed: string): string {
  return `“${plainText(typed, 40)}”`;
}

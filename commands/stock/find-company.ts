import { type Directory, directoryOf, type Entry } from "../../src/company/directory.ts";
import { byName, byTicker, byWords, nearEntries } from "../../src/company/look-up.ts";
import { plainName } from "../../src/company/plain-name.ts";
import { renamedFrom } from "../../src/company/renamed.ts";
import { symbolKind, tickersIn } from "../../src/company/typed-ticker.ts";
import { UserError } from "../../src/errors.ts";
import { type IndexId, KEPT_INDEXES } from "../../src/market/indexes.ts";
import type { Listing, ListingKind, Quote, QuoteBatch, Ticker } from "../../src/market/market.ts";
import { newYork } from "../../src/market/session.ts";
import type { Universe } from "../../src/market/universe.ts";
import { plainText } from "../../src/plain.ts";
import type { Reading } from "../../src/reading.ts";
import { type Missing, type Outcome, within } from "../../src/within.ts";
import type { Context } from "../command.ts";
import { sourceDown } from "../nothing-to-say.ts";

/** What was typed, found in an index, or by a quote of its own where no index has it; `late` when it may still come. */
export type Found =
  | { readonly entry: Entry }
  | { readonly entry: null; readonly quote: Quote; readonly batch: Reading<QuoteBatch> }
  | "late";

/** Fewer letters begin too many names to be one. */
const LEAST_LETTERS = 4;
/** So many near matches are named. */
const NEAR = 4;
/** Indexes that are kept first, then others that happen to be known: the smallest companies' index first of all. */
const LOOKED_IN: readonly IndexId[] = [...KEPT_INDEXES, "sp400", "russell1000"];

/** Every company that is known without asking anybody. */
export function knownCompanies(universe: Pick<Universe, "known">): Directory {
  return directoryOf(...LOOKED_IN.map((id) => universe.known(id)).filter((each) => each !== null));
}

/**
 * Finds the one company that is meant: by ticker or whole name among those known, by a quote, then by the beginnings of
 * its name. What is no company, or could be several, is refused with what is near.
 *
 * @param typed - A ticker or a name, as it was typed.
 * @param asideMs - How long a search for the words may take; a quote, without which there is no answer, has all patience.
 * @throws UserError
 */
export async function findCompany(typed: string, context: Context, asideMs: number): Promise<Found> {
  const { market, universe, wait } = context;
  const tickers = tickersIn(typed);
  const directory = knownCompanies(universe);
  const known = byTicker(directory, typed) ?? byName(directory, typed);
  if (known) return { entry: known };
  const kind = tickers.map(symbolKind).find((each) => each !== null);
  if (kind) throw noCompany(tickers[0] ?? "", kind);
  const asked = await quoteOf(tickers, context);
  if (asked !== null && "value" in asked) return asked.value;
  const renamed = renamedFrom(typed, newYork(context.now()).date);
  const named = (renamed && byTicker(directory, renamed.to)) ?? byWords(directory, typed);
  if (named) return { entry: named };
  if (asked?.late) return "late";
  const searched = /[\p{L}\p{N}]/u.test(typed) ? await within(market.find(typed), asideMs, wait) : null;
  const listings = (searched && "value" in searched ? searched.value.value : []).filter(
    ({ kind }) => kind === "equity",
  );
  const listed = clearListing(listings, typed);
  const found = listed ? await quoteOf([listed.ticker], context) : null;
  if (found && "value" in found) return found.value;
  if (directory.entries.length === 0 && (asked === null || asked.error !== undefined)) {
    throw sourceDown(`Nothing can be said of ${shown(typed)}`, asked ?? "no members of an index are known");
  }
  throw notFound(typed, directory, listings, asked);
}

type Quoted = Extract<Found, { readonly entry: null }>;

/** A company's own quote; a reason without an error where nothing is quoted under these tickers; null for no tickers. */
async function quoteOf(tickers: readonly Ticker[], context: Context): Promise<Outcome<Quoted> | null> {
  const { market, patienceMs, wait } = context;
  if (tickers.length === 0) return null;
  const asked = await within(market.quotes(tickers), patienceMs, wait);
  if (!("value" in asked)) return asked;
  const { rows, dropped } = asked.value.value;
  const quote = tickers.flatMap((ticker) => rows.find((row) => row.ticker === ticker) ?? [])[0];
  if (!quote)
    return { reason: dropped.find(({ ticker }) => tickers.includes(ticker))?.reason ?? "nothing is quoted under it" };
  if (quote.kind !== "equity" && quote.kind !== null) throw noCompany(quote.ticker, KINDS[quote.kind], quote.name);
  return { value: { entry: null, quote, batch: asked.value } };
}

/** The listing that is called just so, or the only one whose name begins so; null where it is not clear. */
function clearListing(listings: readonly Listing[], typed: string): Listing | null {
  const wanted = plainName(typed);
  if (wanted.length < LEAST_LETTERS) return null;
  const [same, ...others] = listings.filter(({ name }) => plainName(name) === wanted);
  if (same && others.length === 0) return same;
  const [only, ...more] = listings;
  return only && more.length === 0 && `${plainName(only.name)} `.startsWith(`${wanted} `) ? only : null;
}

const KINDS: Readonly<Record<Exclude<ListingKind, "equity">, string>> = {
  fund: "a fund",
  index: "an index",
  other: "no company's share",
};

function noCompany(ticker: string, kind: string, name?: string): UserError {
  const called = name && name !== ticker ? `${ticker} (${plainText(name)})` : ticker;
  return new UserError("bad-option", `${called} is ${kind}, and stock answers for one company.`, {
    hint:
      kind === "a fund"
        ? `Ask funds for small-cap funds, or performance fund:${ticker}.`
        : kind === "an index"
          ? "Ask valuation or performance for indexes."
          : "Name a company's ticker: stock SKYW.",
  });
}

function notFound(typed: string, directory: Directory, listings: readonly Listing[], asked: Missing | null): UserError {
  const near: readonly Pick<Listing, "ticker" | "name">[] = nearEntries(directory, typed, NEAR);
  const offered = [...near, ...listings.filter(({ ticker }) => near.every((each) => each.ticker !== ticker))];
  const names = offered.slice(0, NEAR).map(({ ticker, name }) => `${ticker} (${plainText(name, 40)})`);
  const why = asked ? `${asked.error === undefined ? "" : "a quote could not be asked for, "}${asked.reason}` : null;
  return new UserError("no-data", `No one listed company goes by ${shown(typed)}${why ? `: ${why}` : ""}.`, {
    hint: names.length > 0 ? `Did you mean ${OR.format(names)}?` : "Type a ticker or a company's name: stock SKYW.",
  });
}

const OR = new Intl.ListFormat("en", { type: "disjunction" });

function shown(typed: string): string {
  return `“${plainText(typed, 40)}”`;
}

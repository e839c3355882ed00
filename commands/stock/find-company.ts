import { type Directory, directoryOf, type Entry } from "../../src/company/directory.ts";
import { byName, byTicker, byWords, nearEntries } from "../../src/company/look-up.ts";
import { symbolKind, tickersIn } from "../../src/company/typed-ticker.ts";
import { UserError } from "../../src/errors.ts";
import { type IndexId, KEPT_INDEXES } from "../../src/market/indexes.ts";
import type { ListingKind, Quote, QuoteBatch } from "../../src/market/market.ts";
import type { Universe } from "../../src/market/universe.ts";
import { plainText } from "../../src/plain.ts";
import type { Reading } from "../../src/reading.ts";
import { within } from "../../src/within.ts";
import type { Context } from "../command.ts";
import { sourceDown } from "../nothing-to-say.ts";

/** What was typed, found in an index, or by a quote of its own where no index has it; `late` when it may still come. */
export type Found =
  | { readonly entry: Entry }
  | { readonly entry: null; readonly quote: Quote; readonly batch: Reading<QuoteBatch> }
  | "late";

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
 * @param asideMs - How long a source may take.
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
  const asked = tickers.length === 0 ? null : await within(market.quotes(tickers), asideMs, wait);
  const batch = asked && "value" in asked ? asked.value : null;
  const quote = tickers.flatMap((ticker) => batch?.value.rows.find((row) => row.ticker === ticker) ?? [])[0];
  if (batch && quote) {
    if (quote.kind !== "equity" && quote.kind !== null) throw noCompany(quote.ticker, KINDS[quote.kind], quote.name);
    return { entry: null, quote, batch };
  }
  const named = byWords(directory, typed);
  if (named) return { entry: named };
  if (asked && "reason" in asked && asked.late) return "late";
  if (directory.entries.length === 0 && (asked === null || "reason" in asked)) {
    throw sourceDown(`Nothing can be said of ${shown(typed)}`, asked ?? "no members of an index are known");
  }
  throw await notFound(typed, directory, context, asideMs, asked && "reason" in asked ? asked.reason : null);
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

async function notFound(
  typed: string,
  directory: Directory,
  { market, wait }: Context,
  asideMs: number,
  failure: string | null,
): Promise<UserError> {
  const near = nearEntries(directory, typed, NEAR).map(({ ticker, name }) => ({ ticker, name }));
  const searched = /[\p{L}\p{N}]/u.test(typed) ? await within(market.find(typed), asideMs, wait) : null;
  const listed = searched && "value" in searched ? searched.value.value.filter(({ kind }) => kind === "equity") : [];
  const offered = [...near, ...listed.filter(({ ticker }) => near.every((each) => each.ticker !== ticker))];
  const names = offered.slice(0, NEAR).map(({ ticker, name }) => `${ticker} (${plainText(name, 40)})`);
  const several = names.length > 1 ? `${names.slice(0, -1).join(", ")} or ${names.at(-1)}` : names[0];
  const why = failure === null ? "" : ` A quote could not be asked for: ${failure}.`;
  return new UserError("no-data", `No one listed company goes by ${shown(typed)}.${why}`, {
    hint: several ? `Did you mean ${several}?` : "Type a ticker or a company's name: stock SKYW.",
  });
}

function shown(typed: string): string {
  return `“${plainText(typed, 40)}”`;
}

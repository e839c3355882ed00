import { listedSector } from "../../src/company/listed-sector.ts";
import { peersOf } from "../../src/company/peers.ts";
import { sectorFund } from "../../src/company/sector-fund.ts";
import type { FigureReading } from "../../src/figure.ts";
import { readDebtFilings } from "../../src/market/debt-filings.ts";
import { historyStart } from "../../src/market/history-start.ts";
import type { Estimates } from "../../src/market/macro.ts";
import type { PriceHistory, Ticker } from "../../src/market/market.ts";
import { newYork } from "../../src/market/session.ts";
import { type Members, quotedBatches } from "../../src/market/universe.ts";
import { memo } from "../../src/memo.ts";
import { mapReading, type Reading } from "../../src/reading.ts";
import { companiesOf, perShare } from "../../src/valuation/companies.ts";
import { arrived, type Outcome, within } from "../../src/within.ts";
import type { Context } from "../command.ts";
import { membersReadings, pendingText, readMembers } from "../members.ts";
import { stillLoading } from "../nothing-to-say.ts";
import { type Found, findCompany } from "./find-company.ts";
import type { Home, PerShare, Priced, StockParts } from "./parts.ts";

/** What is asked of one company by itself may take this part of the patience: the answer does without it. */
const ASIDE = 1 / 5;

/**
 * Everything about one company. The indexes answer from memory when warm; what is asked for it alone (estimates,
 * filings, prices) is waited for only a little, and completes the answer later.
 *
 * @returns null while neither the indexes nor a quote have arrived.
 * @throws UserError when no one company is meant, or nothing answers.
 */
export async function readStock(typed: string, context: Context): Promise<StockParts | null> {
  const { market, patienceMs, wait, now } = context;
  const reads = await Promise.all([readMembers("russell2000", context), readMembers("sp500", context)]);
  const asideMs = patienceMs * ASIDE;
  const found = await findCompany(typed, context, asideMs);
  if (found === "late") return null;
  const about = aboutOf(found, context);
  const { ticker } = about;
  const [estimates, filed, prices, sector] = await Promise.all([
    within(estimatesOf(ticker, context), asideMs, wait),
    within(readDebtFilings(market, now()), asideMs, wait),
    pricesOf(ticker, about.home, context, asideMs),
    about.home ? about.home.sector : sectorOf(ticker, context, asideMs),
  ]);
  const asked = stillLoading({ estimates: [estimates], filings: [filed], prices: [prices] });
  return {
    ...about,
    sector,
    typed: typed.trim().toUpperCase() === ticker ? null : typed,
    estimates,
    filed,
    prices,
    reads,
    pending: pendingText(reads) ?? asked,
    now: now(),
    simulated: market.simulated,
  };
}

type About = Pick<StockParts, "ticker" | "name" | "memberships" | "home" | "quote" | "quoteReadings" | "share">;

function aboutOf(found: Exclude<Found, "late">, { universe }: Context): About {
  if (found.entry === null) {
    const { quote, batch } = found;
    const quoteReadings = [mapReading(batch, ({ rows }) => rows.length)];
    return {
      ...{ ticker: quote.ticker, name: quote.name, memberships: [], home: null },
      ...{ quote, quoteReadings, share: perShare(quote) },
    };
  }
  const { ticker, name, sector, memberships } = found.entry;
  const [membership] = memberships;
  const members = membership ? universe.known(membership.index.id) : null;
  const quote = members?.quotes.get(ticker) ?? null;
  const home: Home | null =
    membership && members ? { membership, sector, ...peersIn(members, sector), ...readingsOf(members) } : null;
  const reading = members && quote ? readingOfTicker(members).get(ticker) : undefined;
  return {
    ...{ ticker, name, memberships, home, quote },
    quoteReadings: reading ? [reading] : [],
    share: quote ? perShare(quote) : { ...NO_SHARE, missing: silentText(members) },
  };
}

const NO_SHARE: Omit<PerShare, "missing"> = {
  ...{ price: null, epsForward: null, epsCurrentYear: null },
  ...{ epsTrailing: null, bookValue: null, marketCap: null },
};

function silentText(members: Members | null): string {
  if (members?.loading) return "its quote is still loading";
  return members?.failure ? `its quote was not answered: ${members.failure}` : "the source has no quote of it";
}

function peersIn(members: Members, sector: string): Pick<Home, "companies" | "peers"> {
  const companies = companiesOf(members, null);
  return { companies, peers: peersOf(companies, sector) };
}

const readingsOf = memo((members: Members) => ({
  holdings: mapReading(members.holdings, ({ rows }) => rows.length),
  readings: membersReadings(members),
}));

/** The one request that gave each quote. */
const readingOfTicker = memo((members: Members): ReadonlyMap<Ticker, FigureReading> => {
  const readings = membersReadings(members).slice(1);
  return new Map(
    quotedBatches(members).flatMap(({ value }, index) => {
      const reading = readings[index];
      return reading ? value.rows.map((row) => [row.ticker, reading] as const) : [];
    }),
  );
});

/** What a search for the ticker says of a company in no index. */
async function sectorOf(ticker: Ticker, { market, wait }: Context, asideMs: number): Promise<string | null> {
  const found = arrived(await within(market.find(ticker), asideMs, wait));
  return listedSector(found?.value.find((listing) => listing.ticker === ticker)?.sector ?? null);
}

/** From the crawl where it has come that far, else asked for by itself. */
async function estimatesOf(ticker: Ticker, { market, estimates }: Context): Promise<Reading<Estimates>> {
  const gathered = await estimates.known([ticker]);
  return gathered.get(ticker) ?? (await market.estimates(ticker));
}

async function pricesOf(
  ticker: Ticker,
  home: Home | null,
  { market, now, wait }: Context,
  asideMs: number,
): Promise<StockParts["prices"]> {
  if (home === null) return { reason: "no index to hold its price against" };
  const { index } = home.membership;
  const fund = sectorFund(home.sector, index.id === "russell2000" ? "small" : "large");
  const ask = (of: Ticker, from: string) => within(market.history(of, from), asideMs, wait);
  const year = yearBefore(now());
  const [own, sector, whole] = await Promise.all([
    ask(ticker, year),
    fund ? ask(fund.ticker, year) : NO_FUND,
    ask(index.priceFund, historyStart(now())),
  ]);
  if (!("value" in own)) return own;
  const others: readonly (readonly [string, Outcome<Reading<PriceHistory>>])[] = [
    [fund ? `${fund.ticker} (${fund.name})` : "", sector],
    [`${index.priceFund} (${index.name})`, whole],
  ];
  const other = others.flatMap(([name, { ...read }]): Priced[] =>
    "value" in read && read.value.value.days.length > 1 ? [{ name, history: read.value }] : [],
  )[0];
  if (!other) return { reason: `no prices of ${index.priceFund} to hold it against` };
  return { value: { own: { name: ticker, history: own.value }, other } };
}

const NO_FUND: Outcome<never> = { reason: "no fund of that sector" };

/** The first of the month a year ago: one copy of a history serves a month of questions. */
function yearBefore(now: number): string {
  const [year = "", month = ""] = newYork(now).date.split("-");
  return `${Number(year) - 1}-${month}-01`;
}

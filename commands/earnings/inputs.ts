import { type EarningsCompany, earningsCompanies } from "../../src/earnings/companies.ts";
import { fiscalYears } from "../../src/earnings/fiscal-years.ts";
import type { Horizon } from "../../src/earnings/horizon.ts";
import { outlookOf } from "../../src/earnings/outlook.ts";
import { SECTORS, type SectorId, sectorOf } from "../../src/earnings/sectors.ts";
import type { EarningsSide } from "../../src/earnings/side.ts";
import type { FigureReading } from "../../src/figure.ts";
import type { CrawlProgress } from "../../src/market/estimates-book.ts";
import { readFilings } from "../../src/market/filings.ts";
import { INDEXES, type Index, KEPT_INDEXES } from "../../src/market/indexes.ts";
import type { Estimates } from "../../src/market/macro.ts";
import type { Ticker } from "../../src/market/market.ts";
import { type Members, quotedBatches } from "../../src/market/universe.ts";
import { memo } from "../../src/memo.ts";
import { oldestObservation, type Reading } from "../../src/reading.ts";
import { companiesOf, type Filings } from "../../src/valuation/companies.ts";
import { arrived, reasonOf, within } from "../../src/within.ts";
import type { Context } from "../command.ts";
import { filingReadings, type MembersRead, membersReadings, readMembers } from "../members.ts";
import type { EarningsOptions, OutlookInputs, Outlooks } from "./parts.ts";

type Gathered = ReadonlyMap<Ticker, Reading<Estimates>>;

/**
 * Reads both sides of an earnings comparison, in parallel. Quotes have this year and the next; the crawl's estimates
 * have the last year, revisions and surprises; filings tell when years end. A part that fails leaves its reason.
 */
export async function readOutlooks({ horizon, sector, against }: EarningsOptions, context: Context): Promise<Outlooks> {
  const { market, estimates, patienceMs, wait, now } = context;
  const [smallRead, largeRead, filings] = await Promise.all([
    readMembers("russell2000", context),
    readMembers(against, context),
    within(readFilings(market, now(), "years"), patienceMs, wait),
  ]);
  const gather = async ({ members }: MembersRead) =>
    members ? await within(estimates.known(tickersOf(members)), patienceMs, wait) : { value: NOTHING };
  const [ofSmall, ofLarge] = await Promise.all([gather(smallRead), gather(largeRead)]);
  const failed = reasonOf(ofSmall) ?? reasonOf(ofLarge);
  const gathered = { small: arrived(ofSmall) ?? NOTHING, large: arrived(ofLarge) ?? NOTHING };
  const filed = arrived(filings);
  const summary = estimateReadings(gathered.small, gathered.large);
  const progress = estimates.progress();
  const side = (read: MembersRead, known: Gathered) => {
    const why = crawlText(read.index, progress, failed);
    return sideOf(read, horizon, sector ?? null, filed?.filings ?? null, known, summary, why);
  };
  const [small, large] = [side(smallRead, gathered.small), side(largeRead, gathered.large)];
  return {
    small,
    large,
    years: yearsOnce(horizon, small.companies, large.companies, pricedAt(smallRead, largeRead) ?? now()),
    filed: filed ? filingReadings(filed.readings) : NO_READINGS,
  };
}

const NOTHING: Gathered = new Map();
const NO_READINGS: readonly FigureReading[] = [];
const NO_COMPANIES: readonly EarningsCompany[] = [];

const tickersOf = memo((members: Members) => members.holdings.value.rows.map(({ ticker }) => ticker));

function sideOf(
  read: MembersRead,
  horizon: Horizon,
  sector: SectorId | null,
  filings: Filings | null,
  gathered: Gathered,
  estimateReadings: readonly FigureReading[],
  crawl: string,
): OutlookInputs {
  const { index, members, failure } = read;
  if (!members) {
    const side = { name: index.name, outlook: null, failure, readings: NO_READINGS, estimateReadings, crawl };
    return { ...read, side, companies: NO_COMPANIES, sectors: new Map() };
  }
  const asOf = pricedAt(read) ?? 0;
  const all = companiesOnce(horizon, members, filings, gathered, asOf);
  const companies = sector ? ofSector(all, sector) : all;
  const readings = membersReadings(members);
  return {
    ...read,
    side: sideOnce(index.name, horizon, companies, asOf, readings, estimateReadings, crawl),
    companies,
    sectors: sectorsOnce(horizon, all, asOf),
  };
}

const companiesOnce = memo(
  (horizon: Horizon, members: Members, filings: Filings | null, gathered: Gathered, asOf: number) =>
    earningsCompanies(horizon, companiesOf(members, filings), gathered, asOf),
);

const ofSector = memo((companies: readonly EarningsCompany[], wanted: SectorId) =>
  companies.filter(({ sector }) => sectorOf(sector) === wanted),
);

const outlookOnce = memo(outlookOf);

const sectorsOnce = memo(
  (horizon: Horizon, companies: readonly EarningsCompany[], asOf: number) =>
    new Map(SECTORS.map((sector) => [sector, outlookOnce(horizon, ofSector(companies, sector), asOf)])),
);

/** The same inputs make the same object, so that figures made from it need not be made again. */
const sideOnce = memo(
  (
    name: string,
    horizon: Horizon,
    companies: readonly EarningsCompany[],
    asOf: number,
    readings: readonly FigureReading[],
    estimateReadings: readonly FigureReading[],
    crawl: string,
  ): EarningsSide => ({
    name,
    outlook: outlookOnce(horizon, companies, asOf),
    failure: null,
    readings,
    estimateReadings,
    crawl,
  }),
);

const yearsOnce = memo(
  (horizon: Horizon, small: readonly EarningsCompany[], large: readonly EarningsCompany[], asOf: number) =>
    fiscalYears(
      horizon,
      [...small, ...large].map(({ currentYearEnd }) => currentYearEnd),
      asOf,
    ),
);

/** The oldest quotes' instant: how far a fiscal year has come is asked of their day, not of the clock. */
function pricedAt(...reads: readonly MembersRead[]): number | null {
  const oldest = oldestObservation(reads.flatMap(({ members }) => (members ? quotedBatches(members) : [])));
  return oldest === null ? null : Date.parse(oldest);
}

/** Thousands of requests as one line: how many companies, and the oldest of them. */
const estimateReadings = memo((small: Gathered, large: Gathered): readonly FigureReading[] => {
  const all = new Map([...small, ...large]);
  const readings = [...all.values()];
  const [first] = readings;
  if (!first) return NO_READINGS;
  const oldest = (clock: "observedAt" | "fetchedAt") =>
    readings.reduce((least, each) => (each[clock] < least ? each[clock] : least), first[clock]);
  return [
    {
      value: all.size,
      source: first.source,
      url: siteOf(first.url),
      observedAt: oldest("observedAt"),
      fetchedAt: oldest("fetchedAt"),
      stale: readings.some(({ stale }) => stale),
    },
  ];
});

/** The site that was asked, since each company has an address of its own there. */
function siteOf(url: string): string {
  const { host, origin } = new URL(url);
  return host ? origin : url;
}

/** Why no more estimates are known, as the end of a reason. */
function crawlText({ id }: Index, { running, failure }: CrawlProgress, failed: string | null): string {
  if (failed !== null) return `; what has been gathered cannot be read: ${failed}`;
  if (!KEPT_INDEXES.includes(id)) {
    return `; only members of ${KEPT_INDEXES.map((each) => `the ${INDEXES[each].name}`).join(" and ")} are gathered`;
  }
  if (failure !== null) return `; the last request failed: ${failure}`;
  return running
    ? "; they are gathered one by one, the heaviest first"
    : "; a running bot gathers them one by one, a single call none";
}

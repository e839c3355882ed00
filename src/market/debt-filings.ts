import type { AccountsByCompany } from "../debt/accounts.ts";
import type { FigureReading } from "../figure.ts";
import { memo } from "../memo.ts";
import type { Reading } from "../reading.ts";
import { CASH_TAGS, DEBT_TAGS, DEPRECIATION_TAGS, EBIT_TAGS, INTEREST_TAGS, NET_INCOME_TAG } from "./debt-tags.ts";
import type { FilingFacts, FramePeriod, Market } from "./market.ts";
import { type Frame, mergeAccounts } from "./merge-accounts.ts";
import { SourceFailure } from "./source-failure.ts";

/** For the few companies whose fiscal year does not end with a calendar year: all but the rarest. */
const ODD_QUARTER_TAGS = [
  "LongTermDebtNoncurrent",
  "LongTermDebt",
  "LongTermDebtCurrent",
  "DebtCurrent",
  "CashAndCashEquivalentsAtCarryingValue",
];
/** How many calendar years back a filled frame is looked for. */
const YEARS_BACK = 4;
/** A frame with less than this share of the companies of the year before is still being filed. */
const FILLED = 0.5;
/** Frames are asked for when they serve at least this share of the companies. */
const WORTH_ASKING = 0.01;

export type DebtFilingsRead = AccountsByCompany & {
  /** What interest and operating income rest on; the value is how many facts are used, the instant the oldest of them. */
  readonly flowReadings: readonly FigureReading[];
  /** What debt, cash, net income and depreciation rest on. */
  readonly sheetReadings: readonly FigureReading[];
};

/**
 * Annual accounts of every company in SEC's frames: flows of the newest calendar year whose frame is filled, and of the
 * year before for companies whose fiscal year ended in that year but stands in the earlier frame; debt and cash of the
 * balance sheet nearest to the end of the fiscal year. About 35 requests when nothing is remembered.
 *
 * @param now - Market time.
 * @throws SourceFailure when filings are off or do not answer, or when no filled year is found.
 */
export async function readDebtFilings(market: Market, now: number): Promise<DebtFilingsRead> {
  const last = new Date(now).getUTCFullYear() - 1;
  const [numbers, [newest, before]] = await Promise.all([market.companyNumbers(), newestIncomes(market, last)]);
  const ask = (frames: readonly Asked[]) => Promise.all(frames.map(({ tag, period }) => market.filings(tag, period)));
  const main = await ask(mainFrames(newest.year));
  const neighbours = neighbourFrames(newest.year, newest.reading, before.reading, ...main);
  const odd = await ask(neighbours);
  return merged(newest.year, neighbours, numbers, newest.reading, before.reading, ...main, ...odd);
}

type Incomes = { readonly year: number; readonly reading: Reading<FilingFacts> };

/** The newest year that is filled, and the one before it. */
async function newestIncomes(market: Market, last: number): Promise<readonly [Incomes, Incomes]> {
  const incomesOf = async (year: number) => ({ year, reading: await market.filings(NET_INCOME_TAG, `CY${year}`) });
  let [newer, older] = await Promise.all([incomesOf(last), incomesOf(last - 1)]);
  for (;;) {
    const filed = newer.reading.value.rows.length;
    if (filed > 0 && filed >= FILLED * older.reading.value.rows.length) return [newer, older];
    if (newer.year <= last + 1 - YEARS_BACK) throw noYear();
    [newer, older] = [older, await incomesOf(older.year - 1)];
  }
}

function noYear(): SourceFailure {
  return new SourceFailure("missing", "SEC EDGAR", "SEC EDGAR has no filled annual frame of the last four years");
}

type Asked = { readonly tag: string; readonly period: FramePeriod };

/** What nearly every company of a year is in. */
function mainFrames(year: number): readonly Asked[] {
  return [
    ...[...INTEREST_TAGS, ...EBIT_TAGS, ...DEPRECIATION_TAGS].map((tag): Asked => ({ tag, period: `CY${year}` })),
    ...[...DEBT_TAGS, ...CASH_TAGS].map((tag): Asked => ({ tag, period: `CY${year}Q4I` })),
  ];
}

/** Where companies with another fiscal year stand, once it is known when years end and which tags are in use. */
const neighbourFrames = memo(
  (
    year: number,
    current: Reading<FilingFacts>,
    before: Reading<FilingFacts>,
    ...main: readonly Reading<FilingFacts>[]
  ): readonly Asked[] => {
    const known = new Set(current.value.rows.map(({ cik }) => cik));
    const earlier = before.value.rows.filter(({ cik, end }) => !known.has(cik) && end >= earliestEnd(year));
    const ends = [...current.value.rows, ...earlier].map(({ end }) => end);
    const worthAsking = (companies: number) => companies > 0 && companies >= WORTH_ASKING * ends.length;
    const inUse = new Set(mainFrames(year).flatMap(({ tag }, index) => (main[index]?.value.rows.length ? [tag] : [])));
    const flows = worthAsking(earlier.length) ? [...INTEREST_TAGS, ...EBIT_TAGS] : [];
    const quarters = [...Map.groupBy(ends, nearestQuarter)]
      .filter(([period, group]) => period !== `CY${year}Q4I` && worthAsking(group.length))
      .map(([period]) => period)
      .sort();
    return [
      ...flows.map((tag): Asked => ({ tag, period: `CY${year - 1}` })),
      ...quarters.flatMap((period) => ODD_QUARTER_TAGS.map((tag): Asked => ({ tag, period }))),
    ].filter(({ tag }) => inUse.has(tag));
  },
);

/** A fiscal year belongs to the calendar year it ends in; one of whole weeks may end days later, in January. */
function earliestEnd(year: number): string {
  return `${year}-01-15`;
}

const QUARTERS = [1, 2, 3, 4] as const;

/** 2024-01-31 → `CY2023Q4I`, since the end of December is nearer than that of March. */
function nearestQuarter(end: string): FramePeriod {
  const [year = 0, month = 12, day = 31] = end.split("-").map(Number);
  const quarter = QUARTERS[Math.round((month - 1 + day / 31) / 3) - 1];
  return quarter === undefined ? `CY${year - 1}Q4I` : `CY${year}Q${quarter}I`;
}

/** Thousands of rows are merged once for the same readings. */
const merged = memo(
  (
    year: number,
    neighbours: readonly Asked[],
    numbers: Reading<Readonly<Record<string, number>>>,
    current: Reading<FilingFacts>,
    before: Reading<FilingFacts>,
    ...read: readonly Reading<FilingFacts>[]
  ): DebtFilingsRead => {
    const incomes = neighbours.some(({ period }) => period === `CY${year - 1}`) ? [current, before] : [current];
    const frames = [
      ...incomes.map((reading): Frame => ({ tag: NET_INCOME_TAG, reading })),
      ...[...mainFrames(year), ...neighbours].flatMap(({ tag }, index): Frame[] => {
        const reading = read[index];
        return reading ? [{ tag, reading }] : [];
      }),
    ];
    const { accounts, readings } = mergeAccounts(frames, earliestEnd(year));
    const flows = new Set([...INTEREST_TAGS, ...EBIT_TAGS]);
    return {
      year,
      numbers: numbers.value,
      accounts,
      flowReadings: readings.filter(({ tag }) => flows.has(tag)).map(({ reading }) => reading),
      sheetReadings: readings.filter(({ tag }) => !flows.has(tag)).map(({ reading }) => reading),
    };
  },
);

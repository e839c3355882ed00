import { daysBetween } from "../calendar-day.ts";
import type { Accounts } from "../debt/accounts.ts";
import { type DebtAmounts, type DebtLines, debtAmounts } from "../debt/debt-amounts.ts";
import type { FigureReading } from "../figure.ts";
import { mapReading, type Reading } from "../reading.ts";
import { CASH_TAGS, DEBT_TAGS, DEPRECIATION_TAGS, EBIT_TAGS, INTEREST_TAGS, NET_INCOME_TAG } from "./debt-tags.ts";
import type { FilingFacts } from "./market.ts";
import { closeOf } from "./session.ts";

/** A frame and the tag it is of. */
export type Frame = { readonly tag: string; readonly reading: Reading<FilingFacts> };

type Fact = FilingFacts["rows"][number] & { readonly frame: Frame };
type Facts = (tag: string, cik: number) => readonly Fact[];
type Use = (fact: Fact) => number;

/** A balance sheet further than about half a year from the end of the fiscal year is of another one. */
const FAR_DAYS = 190;

/**
 * Each company's accounts from frames of many tags. The fiscal year is the newest that net income or operating income
 * is reported for; every other yearly amount must end on the same day. Of the same tag and day the later filing wins.
 *
 * @param earliest - Fiscal years that ended before this ISO date are not taken.
 * @returns The frames that gave a fact, with how many they gave and how old the oldest of those is. Pure.
 */
export function mergeAccounts(
  frames: readonly Frame[],
  earliest: string,
): {
  readonly accounts: ReadonlyMap<number, Accounts>;
  readonly readings: readonly { readonly tag: string; readonly reading: FigureReading }[];
} {
  const facts = factsOf(frames);
  const used = new Map<Frame, { facts: number; oldest: string }>();
  const use: Use = ({ frame, value, end }) => {
    const so = used.get(frame) ?? { facts: 0, oldest: end };
    used.set(frame, { facts: so.facts + 1, oldest: end < so.oldest ? end : so.oldest });
    return value;
  };
  const yearTags = [NET_INCOME_TAG, ...EBIT_TAGS];
  const filers = frames.filter(({ tag }) => yearTags.includes(tag)).flatMap(({ reading }) => reading.value.rows);
  const accounts = new Map<number, Accounts>();
  for (const cik of new Set(filers.map((row) => row.cik))) {
    const ends = yearTags.flatMap((tag) => facts(tag, cik)).map((fact) => fact.end);
    const end = ends.reduce((newest, each) => (each > newest ? each : newest), "");
    if (end >= earliest) accounts.set(cik, accountsOf(cik, end, facts, use));
  }
  const readings = frames.flatMap((frame) => {
    const found = used.get(frame);
    if (!found) return [];
    const reading = mapReading(frame.reading, () => found.facts);
    return [{ tag: frame.tag, reading: { ...reading, observedAt: closeOf(found.oldest) } }];
  });
  return { accounts, readings };
}

function factsOf(frames: readonly Frame[]): Facts {
  const byTag = new Map<string, Map<number, Fact[]>>();
  for (const frame of frames) {
    const byCompany = byTag.get(frame.tag) ?? new Map<number, Fact[]>();
    byTag.set(frame.tag, byCompany);
    for (const row of frame.reading.value.rows) {
      const fact = { ...row, frame };
      const others = byCompany.get(row.cik);
      if (others) others.push(fact);
      else byCompany.set(row.cik, [fact]);
    }
  }
  return (tag, cik) => byTag.get(tag)?.get(cik) ?? [];
}

function accountsOf(cik: number, end: string, facts: Facts, use: Use): Accounts {
  const yearly = (tags: readonly string[]) => firstOf(tags, cik, end, facts);
  const amount = (fact: Fact | undefined) => (fact ? use(fact) : null);
  const interest = yearly(INTEREST_TAGS);
  const debt = debtOf(cik, end, facts, use);
  const cash = cashOf(cik, end, debt.sheetEnd, facts);
  return {
    cik,
    end,
    interest: amount(interest),
    interestTag: interest?.frame.tag ?? null,
    ebit: amount(yearly(EBIT_TAGS)),
    netIncome: amount(yearly([NET_INCOME_TAG])),
    depreciation: amount(yearly(DEPRECIATION_TAGS)),
    ...debt,
    cash: amount(cash),
    cashTag: cash?.frame.tag ?? null,
  };
}

/** The first of the tags that the company uses for that day; of two filings the later one. */
function firstOf(tags: readonly string[], cik: number, end: string, facts: Facts): Fact | undefined {
  for (const tag of tags) {
    const [first, ...others] = facts(tag, cik).filter((fact) => fact.end === end);
    if (first) return others.reduce((later, fact) => (fact.accession > later.accession ? fact : later), first);
  }
  return undefined;
}

type Debt = {
  readonly sheetEnd: string | null;
  readonly debt: DebtAmounts | null;
  readonly debtTags: readonly string[];
};

function debtOf(cik: number, end: string, facts: Facts, use: Use): Debt {
  const sheetEnd = nearestEnd(DEBT_TAGS, cik, end, facts);
  if (sheetEnd === null) return { sheetEnd, debt: null, debtTags: [] };
  const lines: Lines = Object.fromEntries(DEBT_TAGS.map((tag) => [tag, firstOf([tag], cik, sheetEnd, facts)]));
  const amounts = Object.fromEntries(DEBT_TAGS.map((tag) => [tag, lines[tag] ? use(lines[tag]) : null]));
  return {
    sheetEnd,
    debt: debtAmounts({ ...NO_LINES, ...amounts }),
    debtTags: DEBT_TAGS.filter((tag) => lines[tag]),
  };
}

type Lines = Readonly<Partial<Record<keyof DebtLines, Fact | undefined>>>;

const NO_LINES: DebtLines = {
  LongTermDebtNoncurrent: null,
  LongTermDebt: null,
  LongTermDebtCurrent: null,
  DebtCurrent: null,
  ShortTermBorrowings: null,
};

/** Cash of the sheet that debt is from, else of the sheet nearest to the end of the year. */
function cashOf(cik: number, end: string, sheetEnd: string | null, facts: Facts): Fact | undefined {
  const same = sheetEnd === null ? undefined : firstOf(CASH_TAGS, cik, sheetEnd, facts);
  if (same) return same;
  const nearest = nearestEnd(CASH_TAGS, cik, end, facts);
  return nearest === null ? undefined : firstOf(CASH_TAGS, cik, nearest, facts);
}

/** The day nearest to the end of the fiscal year for which the company uses one of the tags; of two the earlier one. */
function nearestEnd(tags: readonly string[], cik: number, end: string, facts: Facts): string | null {
  const days = tags.flatMap((tag) => facts(tag, cik)).map((fact) => fact.end);
  const near = days.sort().filter((day) => daysApart(day, end) <= FAR_DAYS);
  return near.reduce<string | null>(
    (best, day) => (best === null || daysApart(day, end) < daysApart(best, end) ? day : best),
    null,
  );
}

function daysApart(one: string, other: string): number {
  return Math.abs(daysBetween(one, other));
}

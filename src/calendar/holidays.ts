import { dayAfter } from "../calendar-day.ts";
import { lately } from "../lately.ts";
import { easterSunday } from "./easter.ts";
import { lastWeekday, MONDAY, nthWeekday, SATURDAY, SUNDAY, THURSDAY, weekdayOf } from "./weekday.ts";

/** Holidays of the United States by their rules: of the federal government and of the New York Stock Exchange. */

/** A day off, and what for. */
export type Holiday = {
  /** The day that is off, ISO date: observed, which may be a day beside the holiday itself. */
  readonly date: string;
  readonly name: string;
};

/** Years of holidays that are remembered. */
const YEARS = 64;
/** Juneteenth became a federal holiday in June 2021, a day before it; the exchange first closed for it the year after. */
const [JUNETEENTH_FEDERAL, JUNETEENTH_EXCHANGE] = [2021, 2022];

/**
 * Days of a calendar year on which federal offices are shut, ascending. A holiday on a Saturday is observed on the
 * Friday before, one on a Sunday on the Monday after: so New Year's Day may be observed on 31 December. Inauguration
 * Day, which is one in Washington alone, is not among them.
 */
export const federalHolidays = lately(YEARS, (year: number): readonly Holiday[] =>
  inOrder([
    ...newYearsObserved(year),
    ...mondays(year),
    ...(year >= JUNETEENTH_FEDERAL ? [{ date: observed(`${year}-06-19`), name: "Juneteenth" }] : []),
    { date: observed(`${year}-07-04`), name: "Independence Day" },
    { date: nthWeekday(`${year}-10`, MONDAY, 2), name: "Columbus Day" },
    { date: observed(`${year}-11-11`), name: "Veterans Day" },
    { date: thanksgiving(year), name: "Thanksgiving" },
    { date: observed(`${year}-12-25`), name: "Christmas" },
  ]),
);

/**
 * Weekdays of a calendar year on which the New York Stock Exchange is closed, ascending: its rule, and the two days of
 * mourning since 2015. As the federal ones, with Good Friday and without Columbus Day and Veterans Day; and a New Year's
 * Day on a Saturday has no day off, since the Friday before ends the year's accounts.
 */
export const exchangeHolidays = lately(YEARS, (year: number): readonly Holiday[] =>
  inOrder([
    ...(weekdayOf(`${year}-01-01`) === SATURDAY ? [] : [{ date: observed(`${year}-01-01`), name: "New Year's Day" }]),
    ...mondays(year),
    { date: dayAfter(easterSunday(year), -2), name: "Good Friday" },
    ...(year >= JUNETEENTH_EXCHANGE ? [{ date: observed(`${year}-06-19`), name: "Juneteenth" }] : []),
    { date: observed(`${year}-07-04`), name: "Independence Day" },
    { date: thanksgiving(year), name: "Thanksgiving" },
    { date: observed(`${year}-12-25`), name: "Christmas" },
    ...MOURNING.filter(({ date }) => date.startsWith(String(year))),
  ]),
);

/**
 * Days of a calendar year on which the New York Stock Exchange closes at one in the afternoon, ascending: the day after
 * Thanksgiving, and 3 July and Christmas Eve where they are trading days. Before 2013 other rules held in July.
 */
export const exchangeHalfDays = lately(YEARS, (year: number): readonly Holiday[] => {
  const closed = new Set(exchangeHolidays(year).map(({ date }) => date));
  return [
    { date: `${year}-07-03`, name: "the day before Independence Day" },
    { date: dayAfter(thanksgiving(year), 1), name: "the day after Thanksgiving" },
    { date: `${year}-12-24`, name: "Christmas Eve" },
  ].filter(({ date }) => !isWeekend(date) && !closed.has(date));
});

/** Days of national mourning for a president, set days before: no rule gives them. */
const MOURNING: readonly Holiday[] = [
  { date: "2018-12-05", name: "Day of mourning for George H. W. Bush" },
  { date: "2025-01-09", name: "Day of mourning for Jimmy Carter" },
];

/** Whether an ISO date is a Saturday or a Sunday. */
export function isWeekend(date: string): boolean {
  const day = weekdayOf(date);
  return day === SATURDAY || day === SUNDAY;
}

/** Holidays on Mondays, the same for both. */
function mondays(year: number): readonly Holiday[] {
  return [
    { date: nthWeekday(`${year}-01`, MONDAY, 3), name: "Martin Luther King Day" },
    { date: nthWeekday(`${year}-02`, MONDAY, 3), name: "Presidents' Day" },
    { date: lastWeekday(`${year}-05`, MONDAY), name: "Memorial Day" },
    { date: nthWeekday(`${year}-09`, MONDAY, 1), name: "Labor Day" },
  ];
}

function thanksgiving(year: number): string {
  return nthWeekday(`${year}-11`, THURSDAY, 4);
}

/** New Year's Day as it falls into a year: its own, and that of the next where it is observed on 31 December. */
function newYearsObserved(year: number): readonly Holiday[] {
  return [year, year + 1]
    .map((each) => ({ date: observed(`${each}-01-01`), name: "New Year's Day" }))
    .filter(({ date }) => date.startsWith(String(year)));
}

/** The day off for a holiday: the Friday before a Saturday, the Monday after a Sunday. */
function observed(date: string): string {
  const day = weekdayOf(date);
  return day === SATURDAY ? dayAfter(date, -1) : day === SUNDAY ? dayAfter(date, 1) : date;
}

function inOrder(holidays: readonly Holiday[]): readonly Holiday[] {
  return [...holidays].sort((a, b) => (a.date < b.date ? -1 : 1));
}

import { dayAfter } from "../calendar-day.ts";
import { monthAfter, monthNumber, monthOf, monthText } from "../calendar-month.ts";
import type { Month } from "../market/macro.ts";
import { exchangeHalfDays, exchangeHolidays } from "./holidays.ts";
import { russellReconstitutions, standardAndPoorsRebalances } from "./index-changes.ts";
import { claimsDayOfWeek, consumerPricesDays, employmentDay, ismManufacturingDay, ismServicesDay } from "./releases.ts";
import { closingMinute } from "./trading-day.ts";

/** An event whose day follows from a rule alone; nobody has confirmed it. */
export type RuleEvent = {
  /** ISO date in New York. */
  readonly date: string;
  /** Last day of the stretch within which it is awaited, ISO date; null for a single day. */
  readonly until: string | null;
  /** Minutes after midnight in New York; null where no hour belongs to it. */
  readonly minutes: number | null;
  readonly kind: "release" | "index" | "exchange";
  readonly label: string;
  /** The month that a release speaks of; null for anything else. */
  readonly month: Month | null;
  /** The rule in words. */
  readonly rule: string;
};

const [MORNING, TEN] = [8 * 60 + 30, 10 * 60];
/** Releases of a month come out within so many months after it. */
const MONTHS_BEHIND = 2;

/**
 * Releases, index changes and days on which the exchange is closed or closes early, from one date through another, both
 * ISO, in order. A stretch that has begun and is not over is among them.
 */
export function ruleEvents(from: string, to: string): readonly RuleEvent[] {
  const years = [...new Set([from, to].map((date) => Number(date.slice(0, 4))))];
  return [...monthsBetween(from, to).flatMap(releasesOf), ...claims(from, to), ...years.flatMap(yearly)]
    .filter(({ date, until }) => (until ?? date) >= from && date <= to)
    .sort((a, b) => order(a) - order(b));
}

function releasesOf(month: Month): readonly RuleEvent[] {
  const release = (label: string, date: string, minutes: number, rule: string): RuleEvent => ({
    date,
    until: null,
    minutes,
    kind: "release",
    label: `${label}, ${monthText(month)}`,
    month,
    rule,
  });
  const prices = consumerPricesDays(month);
  return [
    release(
      "ISM manufacturing",
      ismManufacturingDay(month),
      TEN,
      "first business day of the next month, 10:00; in January the second",
    ),
    release(
      "ISM services",
      ismServicesDay(month),
      TEN,
      "third business day of the next month, 10:00; in January the fourth",
    ),
    release(
      "Employment situation",
      employmentDay(month),
      MORNING,
      "usually the third Friday after the week with the 12th of its month, 8:30",
    ),
    {
      ...release(
        "Consumer prices",
        prices.from,
        MORNING,
        "no exact rule: about the 10th to 15th of the next month, 8:30",
      ),
      until: prices.to,
      minutes: null,
    },
  ];
}

function claims(from: string, to: string): readonly RuleEvent[] {
  const weeks = Array.from({ length: 64 }, (_, index) => dayAfter(from, 7 * index)).filter(
    (day) => day <= dayAfter(to, 7),
  );
  return weeks.map(claimsDayOfWeek).map((date) => ({
    date,
    until: null,
    minutes: MORNING,
    kind: "release",
    label: "Jobless claims of the week before",
    month: null,
    rule: "every Thursday, 8:30; the business day before where that is a federal holiday",
  }));
}

function yearly(year: number): readonly RuleEvent[] {
  const event = (kind: "index" | "exchange", date: string, minutes: number | null, label: string, rule: string) => ({
    date,
    until: null,
    minutes,
    kind,
    label,
    month: null,
    rule,
  });
  return [
    ...russellReconstitutions(year).map((date) =>
      event(
        "index",
        date,
        closingMinute(date),
        "Russell indexes are rebuilt after the close",
        "after the close of the fourth Friday of June; since 2026 also of the second Friday of November",
      ),
    ),
    ...standardAndPoorsRebalances(year).map((date) =>
      event(
        "index",
        date,
        closingMinute(date),
        "S&P indexes are rebalanced after the close",
        "after the close of the third Friday of March, June, September and December",
      ),
    ),
    ...exchangeHolidays(year).map(({ date, name }) =>
      event("exchange", date, null, `Exchange closed: ${name}`, "holidays of the New York Stock Exchange"),
    ),
    ...exchangeHalfDays(year).map(({ date, name }) =>
      event(
        "exchange",
        date,
        closingMinute(date),
        `Exchange closes early: ${name}`,
        "half days of the New York Stock Exchange",
      ),
    ),
  ];
}

/** The months whose releases may fall between two dates. */
function monthsBetween(from: string, to: string): readonly Month[] {
  const first = monthAfter(monthOf(from), -MONTHS_BEHIND);
  return Array.from({ length: monthNumber(monthOf(to)) - monthNumber(first) + 1 }, (_, index) =>
    monthAfter(first, index),
  );
}

function order({ date, minutes }: RuleEvent): number {
  return Date.parse(date) + (minutes ?? 0) * 60_000;
}

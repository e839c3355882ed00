import { monthOf, monthText } from "../calendar-month.ts";
import type { Month } from "../market/macro.ts";
import { anchoredRates } from "./anchored-rates.ts";
import { backwardRates } from "./backward-rates.ts";
import { type ContractMonth, contractMonths } from "./contract-months.ts";
import { type DayCount, dayCount, type MeetingDay } from "./day-count.ts";

/**
 * Where the equations start. `backward`: at the far end, as the exchange's own tool does. `anchor`: at the first quiet
 * month to come, as its published worked example does; kept for the tests.
 */
export type Propagation = "backward" | "anchor";

/** The rates around one meeting, percent, and how they were found. */
export type Step = {
  /** Decision day, ISO date. */
  readonly date: string;
  readonly days: DayCount;
  /** What the month's own contract expects on average, percent; null without a price. */
  readonly average: number | null;
  readonly start: number | null;
  readonly end: number | null;
  /** `forward`: no quiet month follows, so the end rests on the month's own price; lower confidence. */
  readonly how: "backward" | "forward" | "unresolved";
  /** In which words start and end were found; empty where they were not. */
  readonly from: { readonly start: string; readonly end: string };
  /** Why it is unresolved; null when it is not. */
  readonly reason: string | null;
};

export type PathInput = {
  /** Prices by month: contracts that run, and the last settlements of those that are over. */
  readonly prices: ReadonlyMap<Month, number>;
  /** Every scheduled decision day, held ones included, ascending. */
  readonly decisions: readonly string[];
  /** Month of the trade date of the prices. */
  readonly watchMonth: Month;
  readonly meetingDay?: MeetingDay;
  readonly propagation?: Propagation;
};

/**
 * Start and end rate of every meeting from the watch month on, held ones included, ascending. The far end is solved
 * first; what no equation reaches is unresolved, with its reason.
 *
 * When not to trust it: the rates are those futures are traded at, risk premium included, and a meeting that is solved
 * `forward` has no quiet month behind it to check against.
 */
export function ratePath(input: PathInput): readonly Step[] {
  const { prices, decisions, watchMonth, meetingDay = "before", propagation = "backward" } = input;
  const months = contractMonths(prices, decisions, watchMonth);
  const solved =
    propagation === "anchor" ? anchoredRates(months, watchMonth, meetingDay) : backwardRates(months, meetingDay);
  const at = new Map(months.map((month, index) => [month.month, { month, solution: solved[index] }]));
  return decisions
    .filter((date) => monthOf(date) >= watchMonth)
    .map((date) => {
      const days = dayCount(date, meetingDay);
      const known = at.get(monthOf(date));
      const base = { date, days, average: known?.month.rate ?? null };
      if (!known?.solution) return unresolved(base, missingPrice(monthOf(date), months));
      if (known.month.decisions.length > 1) {
        return unresolved(
          base,
          `${monthText(known.month.month)} has two decisions, and one price cannot give two rates`,
        );
      }
      const { start, end, how, from } = known.solution;
      if (start === null || end === null) {
        return unresolved({ ...base, start, end, from }, unknownRate(start, months, known.month.month));
      }
      return { ...base, start, end, how, from, reason: null };
    });
}

function unresolved(step: Pick<Step, "date" | "days" | "average"> & Partial<Step>, reason: string): Step {
  return { start: null, end: null, from: { start: "", end: "" }, ...step, how: "unresolved", reason };
}

function missingPrice(month: Month, months: readonly ContractMonth[]): string {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return "there is no price of any contract";
  if (month < first.month) return `there is no price of the ${monthText(month)} contract`;
  return `the prices without a gap end with the ${monthText(last.month)} contract`;
}

function unknownRate(start: number | null, months: readonly ContractMonth[], month: Month): string {
  if (start === null) return `the rate before it needs a price that is not there`;
  const isLast = months.at(-1)?.month === month;
  return isLast
    ? "the rate after it needs the price of a later month"
    : "the rate after it needs that of a meeting which is unresolved";
}

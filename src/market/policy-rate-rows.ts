import * as z from "zod";
import type { FredPoints } from "./fred-file.ts";
import type { PolicyRates } from "./macro.ts";

/** Answers about the policy rate into our words. Pure. */

type Day = PolicyRates["days"][number];

const envelope = z.object({ refRates: z.array(z.unknown()) });
const row = z.object({
  effectiveDate: z.iso.date(),
  percentRate: z.number(),
  targetRateFrom: z.number(),
  targetRateTo: z.number(),
});

/**
 * The New York Fed's list of effective rates. A bad row, a rate that cannot be and a day after `last` are dropped and
 * counted. Null when the answer is no such list.
 *
 * @param last - The last date that is believed, ISO.
 */
export function fromNewYorkFed(answer: unknown, last: string): PolicyRates | null {
  const parsed = envelope.safeParse(answer);
  if (!parsed.success) return null;
  const days = parsed.data.refRates.map((raw): Day | null => {
    const { data } = row.safeParse(raw);
    if (!data) return null;
    const { effectiveDate: date, percentRate: effective, targetRateFrom: lower, targetRateTo: upper } = data;
    return { date, effective, lower, upper };
  });
  return ascending(days, last);
}

/**
 * FRED's three series put together: days on which an effective rate was published, and the days since, whose range may
 * be known already. Weekends and holidays in between, which have a range only, are left out.
 *
 * @param last - The last date that is believed, ISO.
 */
export function fromFred(effective: FredPoints, lower: FredPoints, upper: FredPoints, last: string): PolicyRates {
  const rates = new Map(effective.points.map(({ date, value }) => [date, value]));
  const floors = new Map(lower.points.map(({ date, value }) => [date, value]));
  const newest = effective.points.at(-1)?.date ?? "";
  const days = upper.points
    .filter(({ date }) => rates.has(date) || date > newest)
    .map(({ date, value }): Day | null => {
      const floor = floors.get(date);
      return floor === undefined ? null : { date, effective: rates.get(date) ?? null, lower: floor, upper: value };
    });
  const { days: kept, dropped } = ascending(days, last);
  return { days: kept, dropped: dropped + effective.dropped + lower.dropped + upper.dropped };
}

function ascending(rows: readonly (Day | null)[], last: string): PolicyRates {
  const good = rows.filter((day) => day !== null).filter((day) => day.date <= last && isPlausible(day));
  const byDate = new Map(good.map((day) => [day.date, day]));
  return {
    days: [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1)),
    dropped: rows.length - good.length,
  };
}

/** The highest range there has been was about 20 percent, in 1981. */
const HIGHEST = 25;

function isPlausible({ effective, lower, upper }: Day): boolean {
  return [effective ?? lower, lower, upper].every((rate) => rate >= 0 && rate <= HIGHEST) && lower <= upper;
}

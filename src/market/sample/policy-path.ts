import { DAY_MS, dayAfter, daysBetween } from "../../calendar-day.ts";
import { bridgeAt } from "./bridge.ts";
import { type Meeting, meetingsBetween } from "./meetings.ts";
import { mix } from "./random.ts";
import { tradingDay } from "./trading-days.ts";

/** Simulated monetary policy. Rates in percent. Invented: two slow waves, rounded to quarters of a point. */

const YEAR_MS = 365.25 * DAY_MS;
const STEP = 0.25;
/** The effective rate stands this far above the lower end of the range. */
const ABOVE_LOWER = 0.08;
const MEAN = 3.4;
const WAVES = [
  { size: 0.9, years: 6.1, shift: 0.9 },
  { size: 0.35, years: 2.3, shift: 2.1 },
] as const;

/** Where policy is heading on a date, percent: between about 2.1 and 4.7. */
export function targetAt(date: string): number {
  const years = (Date.parse(date) - Date.parse("2000-01-03")) / YEAR_MS;
  return WAVES.reduce((sum, { size, years: length, shift }) => {
    return sum + size * Math.sin((2 * Math.PI * years) / length + shift);
  }, MEAN);
}

/** Lower end of the range that a decision sets; it takes effect on the day after. */
function lowerAfter(decision: string): number {
  return Math.round((targetAt(decision) - STEP / 2) / STEP) * STEP;
}

/** The simulated target range and effective rate of a day. A decision day still has the old ones. */
export function policyOn(date: string): { readonly lower: number; readonly upper: number; readonly effective: number } {
  const year = Number(date.slice(0, 4));
  const last = meetingsBetween(year - 1, year).findLast((meeting) => meeting.date < date);
  const lower = lowerAfter(last?.date ?? date);
  return { lower, upper: lower + STEP, effective: lower + ABOVE_LOWER };
}

/** A meeting to come, and the effective rate that is expected after it, percent. */
export type Expected = { readonly meeting: Meeting; readonly rate: number };

/** How soon, in days, the market knows a decision, and how soon before it opinions stop to differ. */
const [KNOWN_WITHIN, SETTLED_WITHIN] = [45, 15];
/** Daily steps of what all meetings and one meeting are thought to bring, percent. */
const STEPS = { all: 0.003, one: 0.006 };
const BLOCK = 256;
const SEED = 41;

/**
 * What the simulated market expects on a trading day of the meetings after it: near ones almost as they will be
 * decided, far ones by the drift of policy, both with opinions that wander from day to day.
 */
export function expectedPath(today: string, meetings: readonly Meeting[]): readonly Expected[] {
  const day = tradingDay(today);
  const common = bridgeAt(SEED, day, STEPS.all, BLOCK);
  let [before, rate] = [today, policyOn(dayAfter(today, 1)).effective];
  return meetings
    .filter(({ date }) => date > today)
    .map((meeting) => {
      const { date } = meeting;
      const daysAway = daysBetween(today, date);
      const certain = Math.exp(-daysAway / KNOWN_WITHIN);
      const decided = lowerAfter(date) - policyOn(date).lower;
      const opinion = common + bridgeAt(mix(SEED, tradingDay(date)), day, STEPS.one, BLOCK);
      rate +=
        certain * decided +
        (1 - certain) * (targetAt(date) - targetAt(before)) +
        (1 - Math.exp(-daysAway / SETTLED_WITHIN)) * opinion;
      before = date;
      return { meeting, rate };
    });
}

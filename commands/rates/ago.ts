import { dayAfter } from "../../src/calendar-day.ts";
import { monthOf } from "../../src/calendar-month.ts";
import { dayText } from "../../src/format.ts";
import type { FomcCalendar, PolicyRates } from "../../src/market/macro.ts";
import { closeOf } from "../../src/market/session.ts";
import { watchAt } from "../../src/market/watch-date.ts";
import { memo } from "../../src/memo.ts";
import { type Ago, agoOf, type Earlier, WINDOWS } from "../../src/rates/ago.ts";
import { inBasisPoints } from "../../src/rates/basis-points.ts";
import { outlook } from "../../src/rates/outlook.ts";
import { rangeInForce } from "../../src/rates/range-in-force.ts";
import type { RecordedDay } from "../../src/record/record.ts";
import { recordedPrices, settledBefore, stripOn } from "../../src/record/strip.ts";
import { arrived } from "../../src/within.ts";
import type { RatesInputs } from "./inputs.ts";
import type { Seen } from "./seen.ts";

/** Today against the recorded strips of one day, one week and one month before the trade date. */
export function readAgo({ days, calendar, policy }: RatesInputs, today: Seen): readonly Ago[] {
  return agoOnce(today, days, arrived(calendar)?.value ?? NO_MEETINGS, arrived(policy)?.value ?? NO_RATES);
}

const NO_MEETINGS: FomcCalendar = { meetings: [], fallback: null };
const NO_RATES: PolicyRates = { days: [], dropped: 0 };

const agoOnce = memo(
  (today: Seen, days: readonly RecordedDay[], calendar: FomcCalendar, policy: PolicyRates): readonly Ago[] => {
    const { watch } = today;
    const first = days[0]?.date;
    const missing = watch
      ? `no settlement of that time is recorded${first !== undefined && first <= watch.date ? `; the record starts on ${dayText(first)}` : " yet"}`
      : "there is no price of today to compare with";
    return WINDOWS.map((window) => {
      const day = watch && stripOn(days, dayAfter(watch.date, -window.days), window.slackDays);
      return agoOf(window, today.outlook, day && earlierOf(day, days, today, calendar, policy), missing);
    });
  },
);

/** A recorded day as its own prices, its own range and the meetings then to come show it. */
function earlierOf(
  day: RecordedDay,
  days: readonly RecordedDay[],
  today: Seen,
  { meetings }: FomcCalendar,
  policy: PolicyRates,
): Earlier {
  // Recorded after the close, when that day's decision was known.
  const { date, heldThrough } = watchAt(closeOf(day.date));
  const settled = [...settledBefore(days, monthOf(date))].map(([month, { price }]) => [month, price] as const);
  const prices = new Map([...settled, ...recordedPrices(day)]);
  const then = outlook({ prices, meetings, watchDate: date, heldThrough });
  // The rates of today reach back some months; before that the range is the one that was recorded.
  const range = rangeInForce(policy.days, then.lastDecision, then.nextDecision, meetings);
  const [lower, now] = [range?.lower ?? day.figures.lower ?? null, today.range];
  // Before a decision whose range is not published, today's range is not the one that today's prices start from.
  const comparable = now && (!now.awaited || then.lastDecision === today.outlook.lastDecision);
  return { date, outlook: then, shiftBp: comparable && lower !== null ? inBasisPoints(lower - now.lower) : null };
}

import { dayAfter, isWeekday } from "../calendar-day.ts";
import { monthAfter } from "../calendar-month.ts";
import type { Month, PolicyRates } from "../market/macro.ts";
import type { Market } from "../market/market.ts";
import { closeOf, settledOf } from "../market/session.ts";
import { type Watch, watchOf } from "../market/watch-date.ts";
import type { Reading } from "../reading.ts";
import { inputsHash } from "./inputs-hash.ts";
import type { DailyRecord, RecordedDay } from "./record.ts";

/** Version of the definitions behind recorded strips. Raise it with any change of meaning: versions are never mixed. */
export const STRIP_METHOD = 1;

/** A source of policy rates that fails is waited for so long, since a row is never mended. */
const WAIT_FOR_RATES_MS = 6 * 60 * 60_000;

/** A recorded price of a contract: of which day, and what. */
export type RecordedPrice = { readonly date: string; readonly price: number };

/**
 * Writes the day's prices of fed funds futures once the day is over: price by contract month, and the target range and
 * effective rate as known by then, percent. A day that is recorded already stays as it is.
 *
 * The day is the trade date of the newest price, never that of the clock; an older copy or a strip from before the
 * close is no settlement and is not written.
 *
 * @param now - Market time, milliseconds.
 * @returns The recorded day; null when there was nothing to record.
 */
export async function recordStrip(
  market: Pick<Market, "strip" | "policyRates">,
  record: DailyRecord,
  now: number,
): Promise<string | null> {
  const strip = await market.strip();
  const watch = watchOf(strip.value);
  if (strip.stale || !watch || !isOver(watch, now)) return null;
  if ((await record.days()).some(({ date }) => date === watch.date)) return null;
  const policy = await market.policyRates().catch(() => null);
  const fresh = policy && !policy.stale ? policy : null;
  if (!fresh && now < Date.parse(closeOf(watch.date)) + WAIT_FOR_RATES_MS) return null;
  const inputs = { contracts: strip.value.contracts, dropped: strip.value.dropped, rates: ratesOf(policy, watch.date) };
  const added = await record.append(
    {
      date: watch.date,
      recordedAt: new Date(now).toISOString(),
      method: STRIP_METHOD,
      inputsHash: inputsHash(inputs),
      figures: {
        ...Object.fromEntries(strip.value.contracts.map(({ month, price }) => [month, price])),
        lower: inputs.rates?.lower ?? null,
        upper: inputs.rates?.upper ?? null,
        effective: inputs.rates?.effective ?? null,
      },
    },
    inputs,
  );
  return added ? watch.date : null;
}

/**
 * The last recorded strip at or before a date, at most `slackDays` earlier: weekends, holidays, days the bot was off.
 * Null when there is none; days of another method version do not count.
 */
export function stripOn(days: readonly RecordedDay[], date: string, slackDays: number): RecordedDay | null {
  const earliest = dayAfter(date, -slackDays);
  return days.findLast((day) => day.method === STRIP_METHOD && day.date <= date && day.date >= earliest) ?? null;
}

/**
 * The last recorded price of a contract on a day of its own month: near to the settlement when the bot ran until the
 * month's end. Null when no day of that month is recorded.
 */
export function lastSettlement(days: readonly RecordedDay[], month: Month): RecordedPrice | null {
  const day = days.findLast(
    ({ date, method, figures }) => method === STRIP_METHOD && date.startsWith(month) && figures[month] != null,
  );
  const price = day?.figures[month];
  return day && price != null ? { date: day.date, price } : null;
}

/** Prices of a recorded day by contract month. */
export function recordedPrices({ figures }: RecordedDay): ReadonlyMap<Month, number> {
  return new Map(
    Object.entries(figures).flatMap(([id, price]) => (/^\d{4}-\d{2}$/.test(id) && price !== null ? [[id, price]] : [])),
  );
}

/** Last prices of contracts that were over on a day, by month: what the run of meeting months may start from. */
export function settledBefore(days: readonly RecordedDay[], month: Month): ReadonlyMap<Month, RecordedPrice> {
  return new Map(
    [monthAfter(month, -2), monthAfter(month, -1)].flatMap((earlier) => {
      const settled = lastSettlement(days, earlier);
      return settled ? [[earlier, settled]] : [];
    }),
  );
}

/** Whether a weekday's last prices are there and have had the time to arrive. */
function isOver({ date, at }: Watch, now: number): boolean {
  return isWeekday(date) && at >= closeOf(date) && now >= Date.parse(settledOf(date));
}

function ratesOf(policy: Reading<PolicyRates> | null, date: string): PolicyRates["days"][number] | null {
  const known = policy?.value.days.filter((day) => day.date <= date) ?? [];
  const newest = known.at(-1);
  if (!newest) return null;
  return { ...newest, effective: known.findLast(({ effective }) => effective !== null)?.effective ?? null };
}

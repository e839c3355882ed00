import { DAY_MS } from "../../src/calendar-day.ts";
import { monthOf } from "../../src/calendar-month.ts";
import type { FomcCalendar, FuturesStrip, Month, PolicyRates } from "../../src/market/macro.ts";
import { closeOf, newYork } from "../../src/market/session.ts";
import { type Watch, watchAt, watchOf } from "../../src/market/watch-date.ts";
import { memo } from "../../src/memo.ts";
import { holesIn } from "../../src/rates/contract-months.ts";
import { type Outlook, outlook } from "../../src/rates/outlook.ts";
import { type RangeInForce, rangeInForce } from "../../src/rates/range-in-force.ts";
import type { Reading } from "../../src/reading.ts";
import type { RecordedDay } from "../../src/record/record.ts";
import { settledBefore } from "../../src/record/strip.ts";
import { arrived } from "../../src/within.ts";
import type { RatesInputs } from "./inputs.ts";

/** A contract's price against the newest one of the strip. */
const STALE_MS = 5 * DAY_MS;

type Contract = FuturesStrip["contracts"][number];

/** What the inputs say together, before anything is said of it. */
export type Seen = {
  /** Trade date of the prices; null without prices. */
  readonly watch: Watch | null;
  /** Contracts that still run, ascending. */
  readonly contracts: readonly Contract[];
  readonly outlook: Outlook;
  readonly range: RangeInForce | null;
  /** Last prices of months that are over and enter the path. */
  readonly settled: readonly (Contract & { readonly recorded: boolean })[];
  /** Months without a price, and contracts that have not traded for days. */
  readonly holes: readonly Month[];
  readonly stale: readonly Contract[];
};

/** The path of rates, the range and the gaps in what was read. The same inputs give the same object. */
export function seen({ strip, calendar, policy, days }: RatesInputs, now: number): Seen {
  const [meetings, rates] = [arrived(calendar) ?? NO_CALENDAR, arrived(policy) ?? NO_POLICY];
  // Without a price, the calendar is still read from the day on which it is asked.
  return "value" in strip
    ? seenOnce(strip.value, meetings, rates, days, null)
    : see(NOTHING, meetings, rates, days, new Date(now).toISOString());
}

const NOTHING = { value: { contracts: [], dropped: [] } };
const NO_CALENDAR = { value: { meetings: [], fallback: null } };
const NO_POLICY = { value: { days: [], dropped: 0 } };

function see(
  { value: { contracts } }: Pick<Reading<FuturesStrip>, "value">,
  calendar: Pick<Reading<FomcCalendar>, "value">,
  policy: Pick<Reading<PolicyRates>, "value">,
  days: readonly RecordedDay[],
  asked: string | null,
): Seen {
  const watch = watchOf({ contracts });
  const { date, heldThrough } = watch ?? watchAt(asked ?? "");
  const month = monthOf(date);
  const running = contracts.filter((each) => each.month >= month);
  const settled = settledContracts(contracts, days, month);
  const prices = pricesOf([...settled, ...running]);
  const ahead = outlook({ prices, meetings: calendar.value.meetings, watchDate: date, heldThrough });
  return {
    watch,
    contracts: running,
    outlook: ahead,
    range: rangeInForce(policy.value.days, ahead.lastDecision, ahead.nextDecision, calendar.value.meetings),
    settled,
    holes: holesIn(pricesOf(running), month),
    stale: running.filter(({ observedAt }) => watch && Date.parse(watch.at) - Date.parse(observedAt) > STALE_MS),
  };
}

const seenOnce = memo(see);

function pricesOf(contracts: readonly Contract[]): ReadonlyMap<Month, number> {
  return new Map(contracts.map(({ month, price }) => [month, price]));
}

/** Of the two months before: what the strip still quotes of their last days, or what was recorded last, if later. */
function settledContracts(contracts: readonly Contract[], days: readonly RecordedDay[], month: Month): Seen["settled"] {
  const recorded = [...settledBefore(days, month)].map(([each, { date, price }]) => ({
    month: each,
    price,
    observedAt: closeOf(date),
    recorded: true,
  }));
  const quoted = contracts
    .filter((each) => each.month < month && newYork(Date.parse(each.observedAt)).date.startsWith(each.month))
    .map((each) => ({ ...each, recorded: false }));
  const byMonth = Map.groupBy([...recorded, ...quoted], (each) => each.month);
  return [...byMonth.values()]
    .map((group) => group.reduce((one, other) => (other.observedAt >= one.observedAt ? other : one)))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}

import type { PairedDay } from "../performance/paired-days.ts";
import { type EventReturns, eventReturns, HORIZONS, type Horizon } from "./event-returns.ts";
import { type EventStatistics, eventStatistics } from "./event-statistics.ts";
import type { FirstCut } from "./first-cuts.ts";

/** Events taken together: all of them, those near a recession, and those without one. */
export const EVENT_GROUPS = ["all", "recession", "noRecession"] as const;
export type EventGroup = (typeof EVENT_GROUPS)[number];

/** What small caps did against large caps after first cuts: every case, and all of them together. */
export type EventStudy = {
  /** Events with prices, ascending. */
  readonly cases: readonly { readonly cut: FirstCut; readonly returns: EventReturns }[];
  /** Events before the funds existed. */
  readonly unpriced: readonly FirstCut[];
  readonly statistics: Readonly<Record<EventGroup, Readonly<Record<Horizon, EventStatistics>>>>;
};

/**
 * Small − large after each event and over all of them. An event counts at a horizon once that has passed; one whose
 * recession is not dated counts in `all` only. The cases are few and no sample of anything: never a forecast.
 */
export function eventStudy(days: readonly PairedDay[], cuts: readonly FirstCut[]): EventStudy {
  const all = cuts.map((cut) => ({ cut, returns: eventReturns(days, cut.date) }));
  const cases = all.flatMap(({ cut, returns }) => (returns ? [{ cut, returns }] : []));
  const statisticsOf = (recession?: boolean) => {
    const group = recession === undefined ? cases : cases.filter(({ cut }) => cut.recession === recession);
    const at = (horizon: Horizon) => eventStatistics(group.flatMap(({ returns }) => returns.points[horizon] ?? []));
    const [month, quarter, half, year] = HORIZONS;
    return { [month]: at(month), [quarter]: at(quarter), [half]: at(half), [year]: at(year) } as const;
  };
  return {
    cases,
    unpriced: all.filter(({ returns }) => returns === null).map(({ cut }) => cut),
    statistics: { all: statisticsOf(), recession: statisticsOf(true), noRecession: statisticsOf(false) },
  };
}

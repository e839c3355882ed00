import { pmiPublishedAt } from "../economy/pmi-publication.ts";
import { memo } from "../memo.ts";
import type { Reading } from "../reading.ts";
import type { PmiSeries } from "./macro.ts";
import type { Market } from "./market.ts";
import { type OwnPmi, toPmiSeries } from "./pmi-rows.ts";
import { SourceFailure } from "./source-failure.ts";

/**
 * The same market with the operator's own PMI values, who may hold a licence that the source does not: they stand in the
 * source's place, fill its gaps, and answer alone when it fails. They lie outside the cache, so that a changed value
 * shows at once.
 *
 * @param now - Market time: months that were not published by then are not used.
 */
export function withOwnPmi(market: Market, own: OwnPmi, now: () => number): Market {
  if (own.length === 0) return market;
  // Months are published on the hour, so within an hour the merge stays the same.
  const merged = memo((reading: Reading<PmiSeries>, hour: number) =>
    dated({ ...reading, value: merge(reading.value, own, hour * HOUR_MS) }),
  );
  return {
    ...market,
    pmi: () =>
      market.pmi().then(
        (reading) => merged(reading, Math.floor(now() / HOUR_MS)),
        (error: unknown) => {
          const value = toPmiSeries(new Map(), own, now());
          if (!(error instanceof SourceFailure) || value.months.length === 0) throw error;
          const fetchedAt = new Date(now()).toISOString();
          return dated({ value, source: OWN, url: "about:operator", observedAt: fetchedAt, fetchedAt, stale: false });
        },
      ),
  };
}

const HOUR_MS = 60 * 60_000;
const OWN = "operator's own PMI values";

/** What the source sent stands in months and refusals together, so it can be judged again beside the own values. */
function merge({ months, refused }: PmiSeries, own: OwnPmi, now: number): PmiSeries {
  return toPmiSeries(new Map([...months, ...refused].map(({ month, value }) => [month, value])), own, now);
}

function dated(reading: Reading<PmiSeries>): Reading<PmiSeries> {
  const last = reading.value.months.at(-1);
  return last ? { ...reading, observedAt: pmiPublishedAt(last.month) } : reading;
}

import { monthOf } from "../calendar-month.ts";
import type { FirstSeen } from "../economy/known-months.ts";
import { pmiPublishedAt } from "../economy/pmi-publication.ts";
import type { Month } from "../market/macro.ts";
import type { Market } from "../market/market.ts";
import { inputsHash } from "./inputs-hash.ts";
import { METHOD_VERSION } from "./method-version.ts";
import type { DailyRecord, RecordedDay } from "./record.ts";

/**
 * Writes each month's PMI as first seen, once and for good, dated by the first day of the month: a revision later on
 * changes nothing. The operator's own values are not the source's, and an older copy may hold what has been revised
 * since, so neither is recorded. What DBnomics says of months long past is today's vintage: `recordedAt` tells.
 *
 * @param now - Market time; months that were not published by then are left for later.
 * @returns The months that were added.
 * @throws SourceFailure when the source fails.
 */
export async function recordPmi(market: Pick<Market, "pmi">, record: DailyRecord, now: number): Promise<Month[]> {
  const { value, ...provenance } = await market.pmi();
  if (provenance.stale) return [];
  const known = new Set((await record.days()).map(({ date }) => date));
  const added: Month[] = [];
  for (const { month, value: pmi, own } of value.months) {
    const date = `${month}-01`;
    if (own || known.has(date) || Date.parse(pmiPublishedAt(month)) > now) continue;
    const inputs = { month, pmi, ...provenance };
    const isNew = await record.append(
      {
        date,
        recordedAt: new Date(now).toISOString(),
        method: METHOD_VERSION,
        inputsHash: inputsHash(inputs),
        figures: { pmi },
      },
      inputs,
    );
    if (isNew) added.push(month);
  }
  return added;
}

/** Each recorded month's PMI and when it was first seen. A raw value, so days of every method version count. */
export function firstSeen(days: readonly RecordedDay[]): ReadonlyMap<Month, FirstSeen> {
  return new Map(
    days.flatMap(({ date, recordedAt, figures: { pmi } }) =>
      pmi == null ? [] : [[monthOf(date), { value: pmi, seenAt: recordedAt }] as const],
    ),
  );
}

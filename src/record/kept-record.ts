import type { DailyRecord, RecordedDay } from "./record.ts";

/** Another process may have added a day; it is seen after this long. */
const LOOK_AGAIN_MS = 60_000;

/**
 * The same record with its days kept in memory, since every question reads them and a row is added once a day.
 *
 * @param now - Real clock, milliseconds.
 */
export function keptRecord(record: DailyRecord, now: () => number): DailyRecord {
  let kept: { readonly days: Promise<readonly RecordedDay[]>; readonly at: number } | null = null;
  return {
    async append(day, inputs) {
      const added = await record.append(day, inputs);
      kept = null;
      return added;
    },
    days() {
      if (kept && now() - kept.at < LOOK_AGAIN_MS) return kept.days;
      const days = record.days();
      kept = { days, at: now() };
      // A failure is not kept.
      days.catch(() => {
        kept = null;
      });
      return days;
    },
    inputs: (date) => record.inputs(date),
  };
}

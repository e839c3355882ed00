import { closeOf } from "../market/session.ts";
import { METHOD_VERSION } from "./method-version.ts";
import type { ImportedValue, RecordedDay } from "./record.ts";

/** The method of our own days in words: imported figures of this method join them, and those of no other. */
export const OWN_METHOD = `smallcap-${METHOD_VERSION}`;

/** A method's name in words, as exports have it. */
export function methodText(method: number): string {
  return `smallcap-${method}`;
}

/** An imported series: one method's days, oldest first. */
export type ImportedSeries = {
  readonly method: string;
  readonly days: readonly { readonly date: string; readonly figures: Readonly<Record<string, number>> }[];
};

/** Imported figures of other methods than ours, each method for itself. */
export function otherSeries(values: readonly ImportedValue[]): ImportedSeries[] {
  return [...Map.groupBy(values, ({ method }) => method)]
    .filter(([method]) => method !== OWN_METHOD)
    .map(([method, group]) => ({ method, days: daysOf(group) }));
}

/** Our own days, and those imported of our own method where we have none; never over a day of our own. */
export function joinedDays(days: readonly RecordedDay[], values: readonly ImportedValue[]): readonly RecordedDay[] {
  const own = values.filter(({ method }) => method === OWN_METHOD);
  if (own.length === 0) return days;
  const recorded = new Set(days.map(({ date }) => date));
  const imported = daysOf(own)
    .filter(({ date }) => !recorded.has(date))
    .map(
      (day): RecordedDay => ({ ...day, recordedAt: closeOf(day.date), method: METHOD_VERSION, inputsHash: IMPORTED }),
    );
  return [...days, ...imported].sort((one, other) => (one.date < other.date ? -1 : 1));
}

/** Whether a day was imported, and has no inputs of its own. */
export function isImported({ inputsHash }: RecordedDay): boolean {
  return inputsHash === IMPORTED;
}

const IMPORTED = "imported";

function daysOf(values: readonly ImportedValue[]): ImportedSeries["days"] {
  return [...Map.groupBy(values, ({ date }) => date)]
    .map(([date, group]) => ({ date, figures: Object.fromEntries(group.map(({ figure, value }) => [figure, value])) }))
    .sort((one, other) => (one.date < other.date ? -1 : 1));
}

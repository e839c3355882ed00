import * as z from "zod";
import { pmiPublishedAt } from "../economy/pmi-publication.ts";
import type { Month, PmiSeries } from "./macro.ts";

/** Values that the operator gives, in place of the source's or where it has none. */
export type OwnPmi = readonly { readonly month: Month; readonly value: number }[];

/** The index has never been outside, not in 1980 and not in 2008. */
const [LOWEST, HIGHEST] = [25, 80];
/** Nor has it ever moved as much as this within a month. */
const LARGEST_CHANGE = 15;

const envelope = z.object({
  series: z.object({
    docs: z.array(z.object({ period: z.array(z.unknown()), value: z.array(z.unknown()) })).min(1),
  }),
});

/** What a source says of each month, unchecked. */
export type PmiRows = ReadonlyMap<Month, number>;

/** DBnomics' columns of months and values; `NA` and other months without a number are left out. Null when it is no series. */
export function toPmiRows(answer: unknown): PmiRows | null {
  const [doc] = envelope.safeParse(answer).data?.series.docs ?? [];
  if (!doc || doc.period.length !== doc.value.length) return null;
  return new Map(
    doc.period.flatMap((period, position) => {
      const value = doc.value[position];
      const month = typeof period === "string" ? /^\d{4}-(0[1-9]|1[0-2])/.exec(period)?.[0] : undefined;
      return month !== undefined && typeof value === "number" && Number.isFinite(value)
        ? [[month, value] as const]
        : [];
    }),
  );
}

/**
 * The months that can be believed. The source's newest values have been garbage before (10 or 11), so one that cannot be
 * right is refused with its reason; the operator's own values are taken as they are and judge the source's neighbours.
 * What was not published yet at `now` is refused, or left out where it is the operator's own.
 *
 * @param now - Market time.
 */
export function toPmiSeries(rows: PmiRows, own: OwnPmi, now: number): PmiSeries {
  const isPublished = (month: Month) => Date.parse(pmiPublishedAt(month)) <= now;
  const given = new Map(own.filter(({ month }) => isPublished(month)).map(({ month, value }) => [month, value]));
  const months: PmiSeries["months"][number][] = [];
  const refused: PmiSeries["refused"][number][] = [];
  for (const month of [...new Set([...rows.keys(), ...given.keys()])].sort()) {
    const mine = given.get(month);
    const value = mine ?? rows.get(month) ?? Number.NaN;
    const reason =
      mine !== undefined ? null : isPublished(month) ? doubt(value, months.at(-1)?.value) : "not published yet";
    if (reason === null) months.push({ month, value, own: mine !== undefined });
    else refused.push({ month, value, reason });
  }
  return { months, refused };
}

/** Why a value cannot be right; null when it can. */
function doubt(value: number, before: number | undefined): string | null {
  if (!(value >= LOWEST && value <= HIGHEST)) return "outside anything the index has ever been";
  if (before !== undefined && Math.abs(value - before) >= LARGEST_CHANGE) return "too far from the month before it";
  return null;
}

import { DAY_MS } from "../calendar-day.ts";
import type { Reading } from "../reading.ts";
import { freshUntil, graceUntil, type Kind } from "./freshness.ts";

/** What lies in the store: the reading and where it was fetched from, since a mirror is another source. */
export type Kept = {
  readonly reading: Reading<unknown>;
  readonly origin: string;
  readonly format: typeof FORMAT;
  /** Absent from copies that were kept before it was written down. */
  readonly kind?: Kind;
};

/** A kept reading with the ends that its kind gives it, worked out once: every question asks for dozens of them. */
export type Dated = Kept & { readonly freshUntil: number; readonly graceUntil: number };

/** Raise it when the shape of a kept value changes: copies of another shape are not read. */
export const FORMAT = 2;
/** A copy from further in the future than this belongs to another run of market time. */
const FUTURE_MS = 60 * 60_000;
const FETCHED_FUTURE_MS = DAY_MS;

/** A kept reading with the instants, in market time, until which it is fresh and until which it answers at once. */
export function dated({ reading, ...rest }: Kept, kind: Kind): Dated {
  const fetchedAt = Date.parse(reading.fetchedAt);
  return { ...rest, reading, freshUntil: freshUntil(kind, fetchedAt), graceUntil: graceUntil(kind, fetchedAt) };
}

/** Whether a value is a kept reading: what lies in the store may have been written by anybody. */
export function isKept(value: unknown): value is Kept {
  if (!isRecord(value) || value.format !== FORMAT || typeof value.origin !== "string") return false;
  if (!isRecord(value.reading)) return false;
  const { value: data, observedAt, fetchedAt } = value.reading;
  return data !== undefined && isInstant(observedAt) && isInstant(fetchedAt);
}

/** Whether a reading belongs to a later run of market time than `now`, and must not be shown in this one. */
export function fromTheFuture(
  { observedAt, fetchedAt }: Pick<Reading<unknown>, "observedAt" | "fetchedAt">,
  now: number,
): boolean {
  return Date.parse(observedAt) > now + FUTURE_MS || Date.parse(fetchedAt) > now + FETCHED_FUTURE_MS;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isInstant(value: unknown): boolean {
  return typeof value === "string" && Number.isFinite(Date.parse(value));
}

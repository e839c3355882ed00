/**
 * What one request to a source gave, with its three clocks kept apart.
 *
 * Plain JSON all the way down, so that it survives any cache unchanged: instants are ISO 8601 strings in UTC.
 * One reading per source request, never one per company.
 */
export type Reading<Value> = {
  readonly value: Value;
  /** Name people know the source by: `Yahoo Finance quotes`. */
  readonly source: string;
  /** Address that was asked, without secrets. */
  readonly url: string;
  /** When the value was true: the oldest instant among its parts. Never the clock. */
  readonly observedAt: string;
  /** When this program received it. */
  readonly fetchedAt: string;
  /** True when the source failed and an older copy stands in. */
  readonly stale: boolean;
};

/** A reading without its value: what a figure and a receipt show of it. */
export type Provenance = Omit<Reading<unknown>, "value">;

/** The same reading with another value: the clocks travel along. */
export function mapReading<From, To>(reading: Reading<From>, change: (value: From) => To): Reading<To> {
  return { ...reading, value: change(reading.value) };
}

/** The latest of the observation instants; null for none. */
export function newestObservation(observed: readonly Pick<Provenance, "observedAt">[]): string | null {
  return observed.reduce<string | null>(
    (newest, { observedAt }) => (newest === null || observedAt > newest ? observedAt : newest),
    null,
  );
}

/** The earliest of the observation instants; null for none. Property: never later than any of them. */
export function oldestObservation(readings: readonly Provenance[]): string | null {
  return readings.reduce<string | null>(
    (oldest, { observedAt }) => (oldest === null || observedAt < oldest ? observedAt : oldest),
    null,
  );
}

import { createPoliteFetch, type PoliteFetchOptions } from "../../src/market/polite-fetch.ts";
import type { Reading } from "../../src/reading.ts";

/** A Friday evening in New York, an hour after the close. */
export const EVENING = Date.parse("2026-08-21T21:00:00Z");

/** A clock that stands still until it is moved, and a pause that moves it instead of lasting. */
export function fakeTime(start = EVENING) {
  const time = {
    at: start,
    pauses: [] as number[],
    now: () => time.at,
    wait: async (milliseconds: number) => {
      time.pauses.push(milliseconds);
      time.at += milliseconds;
    },
  };
  return time;
}

/** A polite fetch in fake time: no jitter, no pace, no real pause. */
export function politeIn(time: ReturnType<typeof fakeTime>, options: Partial<PoliteFetchOptions>) {
  return createPoliteFetch({ fetch, paceMs: 0, now: time.now, wait: time.wait, random: () => 0.5, ...options });
}

/** A reading around any value. */
export function readingOf<Value>(value: Value, more: Partial<Reading<Value>> = {}): Reading<Value> {
  return {
    value,
    source: "Test source",
    url: "https://source.example/",
    observedAt: "2026-08-21T20:00:00.000Z",
    fetchedAt: new Date(EVENING).toISOString(),
    stale: false,
    ...more,
  };
}

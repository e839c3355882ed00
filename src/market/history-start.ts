import { newYork } from "./session.ts";

/**
 * From when on a price history is asked for: one date for a whole year and for every period up to ten years, so that
 * one copy serves them all, and the one that is kept warm is the one that is asked for.
 */
export function historyStart(now: number): string {
  return `${Number(newYork(now).date.slice(0, 4)) - 11}-01-01`;
}

/** Before the oldest fund began: the start of everything a source has. */
export const ALL_OF_HISTORY = "1993-01-01";

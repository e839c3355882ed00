type Clock = { marketTime(): string };

const MINUTE_MS = 60_000;

/** The next full minute that is so many seconds away, by the clock of New York in summer: `08:31`. */
export function nextMinute({ marketTime }: Clock, seconds: number): string {
  const at = Math.ceil((Date.parse(marketTime()) + seconds * 1_000) / MINUTE_MS) * MINUTE_MS;
  return new Date(at - 4 * 60 * MINUTE_MS).toISOString().slice(11, 16);
}

/** Milliseconds to it. */
export function untilMinute({ marketTime }: Clock, seconds = 0): number {
  const at = Date.parse(marketTime());
  return Math.ceil((at + seconds * 1_000) / MINUTE_MS) * MINUTE_MS - at;
}

import type { SourceHealth } from "./health.ts";

/** Failures in a row after which a host is left alone. */
const FAILURES_BEFORE_PAUSE = 4;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 15 * 60_000;
/** One that cannot be reached may be back any minute, and asking costs it nothing. */
const LONGEST_AWAY_MS = 60_000;

/** `away`: it did not answer. `against`: it answered, and does not want to be asked. */
export type Cause = "away" | "against";

/**
 * A circuit breaker for one host: after repeated failures it pauses, each time twice as long, up to 15 minutes; up to a
 * minute while it cannot be reached.
 */
export type Breaker = {
  /** When the host may be asked again, real clock; null when it may be asked now. */
  pausedUntil(): number | null;
  succeeded(): void;
  /** @param pauseUntil - The host's own wish (Retry-After), real clock; null for none. */
  failed(reason: string, cause: Cause, pauseUntil: number | null): void;
  health(): SourceHealth;
};

/**
 * @param now - Real clock, milliseconds: pauses are about the host, not about market time.
 */
export function createBreaker(host: string, now: () => number): Breaker {
  let requests = 0;
  let failures = 0;
  let inARow = 0;
  let pauses = 0;
  let openUntil = 0;
  let wishedUntil = 0;
  let lastSuccessAt: number | null = null;
  let lastFailureAt: number | null = null;
  let lastFailure: string | null = null;

  const pausedUntil = () => {
    const until = Math.max(openUntil, wishedUntil);
    return now() < until ? until : null;
  };

  return {
    pausedUntil,
    succeeded() {
      requests += 1;
      inARow = 0;
      pauses = 0;
      openUntil = 0;
      lastSuccessAt = now();
      // A pause that the host has asked for stands: this answer was on its way before.
      if (pausedUntil() === null) lastFailure = null;
    },
    failed(reason, cause, pauseUntil) {
      requests += 1;
      failures += 1;
      inARow += 1;
      lastFailureAt = now();
      lastFailure = reason;
      if (pauseUntil !== null) wishedUntil = Math.max(wishedUntil, Math.min(pauseUntil, now() + LONGEST_PAUSE_MS));
      if (inARow >= FAILURES_BEFORE_PAUSE && pausedUntil() === null) {
        openUntil =
          now() + Math.min(FIRST_PAUSE_MS * 2 ** pauses, cause === "away" ? LONGEST_AWAY_MS : LONGEST_PAUSE_MS);
        pauses += 1;
      }
    },
    health: () => ({
      host,
      requests,
      failures,
      lastSuccessAt: iso(lastSuccessAt),
      lastFailureAt: iso(lastFailureAt),
      lastFailure,
      pausedUntil: iso(pausedUntil()),
    }),
  };
}

function iso(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}

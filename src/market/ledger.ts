import { type Copy, rowsOf } from "./copies.ts";
import type { Kind } from "./freshness.ts";
import type { Kept } from "./kept.ts";
import { lastingReason } from "./source-failure.ts";

/** The last attempt to read something, when it failed. */
export type Lapse = {
  readonly key: string;
  readonly kind: Kind;
  /** Market time, milliseconds since the epoch. */
  readonly at: number;
  /** One short line, without addresses or secrets. */
  readonly reason: string;
};

/** What was read since the start, and what could not be: facts about readings, never their values. */
export type Ledger = {
  keep(key: string, kind: Kind, kept: Pick<Kept, "reading" | "origin">): void;
  fail(key: string, kind: Kind, at: number, error: unknown): void;
  copies(): readonly Copy[];
  /** Attempts that failed and have not been made good since. */
  lapses(): readonly Lapse[];
};

/** An empty ledger. */
export function createLedger(): Ledger {
  const copies = new Map<string, Copy>();
  const lapses = new Map<string, Lapse>();
  return {
    keep(key, kind, { reading, origin }) {
      const { observedAt, fetchedAt, value } = reading;
      const before = copies.get(key);
      if (before && fetchedAt <= before.fetchedAt && origin === before.origin) return;
      copies.set(key, { key, kind, origin, observedAt, fetchedAt, rows: rowsOf(value) });
      const lapse = lapses.get(key);
      if (lapse && Date.parse(fetchedAt) >= lapse.at) lapses.delete(key);
    },
    fail: (key, kind, at, error) => void lapses.set(key, { key, kind, at, reason: lastingReason(error) }),
    copies: () => [...copies.values()],
    lapses: () => [...lapses.values()],
  };
}

/** Failed attempts of one kind, the latest first. */
export function lapsesOf(kind: Kind, lapses: readonly Lapse[]): readonly Lapse[] {
  return lapses.filter((lapse) => lapse.kind === kind).sort((a, b) => b.at - a.at);
}

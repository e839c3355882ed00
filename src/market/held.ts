import type { Copy } from "./copies.ts";
import { freshUntil, graceUntil, KINDS, type Kind } from "./freshness.ts";
import { fromTheFuture } from "./kept.ts";

/** What is held of one kind of data. Instants are ISO 8601 in UTC, market time. */
export type Held = {
  readonly kind: Kind;
  /** Requests whose answers are held. */
  readonly requests: number;
  /** Companies, days or contracts in them, all together; null where the kind has no lists. */
  readonly rows: number | null;
  readonly oldest: string;
  /** What the oldest is about, as far as its key says: a fund, a series; null for a kind of one request. */
  readonly oldestOf: string | null;
  readonly newest: string;
  /** When the newest of them was fetched. */
  readonly fetchedAt: string;
  /** Requests that are taken as they are, that answer while they are renewed, and that only stand in for a failing source. */
  readonly fresh: number;
  readonly ageing: number;
  readonly stale: number;
  /** When the first of the fresh ones is no longer so; null when something is due already. */
  readonly refreshAt: string | null;
};

/** Copies of both lists, the later fetched of each key. */
export function laterCopies(stored: readonly Copy[], read: readonly Copy[]): readonly Copy[] {
  const byKey = new Map(stored.map((copy) => [copy.key, copy]));
  for (const copy of read) {
    const other = byKey.get(copy.key);
    if (!other || copy.fetchedAt >= other.fetchedAt) byKey.set(copy.key, copy);
  }
  return [...byKey.values()];
}

/**
 * What is held, kind by kind in the order of the table; kinds of which nothing is held are absent. Copies from the
 * future of market time are not counted, nor are old ones that a later copy has taken the place of.
 *
 * @param origin - Where loads come from now: copies of another origin only stand in.
 * @param now - Market time, milliseconds since the epoch.
 */
export function heldByKind(copies: readonly Copy[], origin: string, now: number): readonly Held[] {
  const usable = copies.filter((copy) => !fromTheFuture(copy, now));
  const byKind = Map.groupBy(usable, ({ kind }) => kind);
  return KINDS.flatMap((kind) => {
    const group = byKind.get(kind);
    return group ? [heldOf(kind, inUse(group, origin, now), origin, now)] : [];
  });
}

type State = "fresh" | "ageing" | "stale";

function stateOf(copy: Copy, origin: string, now: number): State {
  const fetchedAt = Date.parse(copy.fetchedAt);
  if (copy.origin !== origin || now >= graceUntil(copy.kind, fetchedAt)) return "stale";
  return now < freshUntil(copy.kind, fetchedAt) ? "fresh" : "ageing";
}

/**
 * Without what is no longer asked for: a list of quotes changes with the members of an index, and a history's first
 * day with the year. An old copy stays as long as nothing newer is about the same.
 */
function inUse(copies: readonly Copy[], origin: string, now: number): readonly Copy[] {
  const current = new Set(
    copies.filter((copy) => stateOf(copy, origin, now) !== "stale").map((copy) => subjectOf(copy)),
  );
  return copies.filter((copy) => stateOf(copy, origin, now) !== "stale" || !current.has(subjectOf(copy)));
}

function subjectOf({ key, kind }: Copy): string {
  return kind === "quotes" ? kind : key.split(":").slice(0, 2).join(":");
}

function heldOf(kind: Kind, copies: readonly Copy[], origin: string, now: number): Held {
  const states = copies.map((copy) => stateOf(copy, origin, now));
  const count = (state: State) => states.filter((each) => each === state).length;
  const sizes = copies.flatMap(({ rows }) => rows ?? []);
  const observed = copies.toSorted((a, b) => (a.observedAt < b.observedAt ? -1 : 1));
  const ends = copies.map(({ fetchedAt }) => freshUntil(kind, Date.parse(fetchedAt)));
  const refreshAt = ends.reduce((first, end) => Math.min(first, end), Number.POSITIVE_INFINITY);
  return {
    kind,
    requests: copies.length,
    rows: sizes.length === 0 ? null : sizes.reduce((sum, size) => sum + size, 0),
    oldest: observed[0]?.observedAt ?? "",
    oldestOf: (kind !== "quotes" && observed[0]?.key.split(":")[1]) || null,
    newest: observed.at(-1)?.observedAt ?? "",
    fetchedAt: copies.reduce((latest, copy) => (copy.fetchedAt > latest ? copy.fetchedAt : latest), ""),
    fresh: count("fresh"),
    ageing: count("ageing"),
    stale: count("stale"),
    refreshAt: count("fresh") === copies.length ? new Date(refreshAt).toISOString() : null,
  };
}

import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import {
  ABSENT_AFTER_MS,
  type Claim,
  type Deliveries,
  type Delivery,
  type DeliveryState,
  isOpen,
  type Presence,
} from "../watch/deliveries.ts";

/** Whether a process of this machine has surely ended; false where that cannot be said. */
export type HasEnded = (owner: string) => boolean;

const OPEN = "('claimed', 'sending', 'waiting')";

/**
 * The book of deliveries in its table of a prepared database: one statement or one transaction a step. A claim is
 * taken over when its owner has not been present for `ABSENT_AFTER_MS`, or at once when its process has ended.
 */
export function sqliteDeliveries(database: DatabaseSync, hasEnded: HasEnded): Deliveries {
  const insert = database.prepare(
    "INSERT INTO delivery (key, subscription, due_at, state, owner, sending_since, not_before, claims, detail, changed_at) " +
      "VALUES (?, ?, ?, 'claimed', ?, NULL, 0, 1, NULL, ?) ON CONFLICT (key) DO NOTHING",
  );
  const select = database.prepare("SELECT * FROM delivery WHERE key = ?");
  const seen = database.prepare("SELECT seen FROM owner WHERE id = ?");
  const take = database.prepare(
    "UPDATE delivery SET state = 'claimed', owner = ?, claims = claims + 1, changed_at = ? WHERE key = ?",
  );
  const start = database.prepare(
    "UPDATE delivery SET state = 'sending', sending_since = coalesce(sending_since, ?), changed_at = ? " +
      `WHERE key = ? AND owner = ? AND state IN ${OPEN}`,
  );
  const finish = database.prepare(
    `UPDATE delivery SET state = ?, detail = ?, changed_at = ? WHERE key = ? AND owner = ? AND state IN ${OPEN}`,
  );
  const giveBack = database.prepare(
    "UPDATE delivery SET state = 'waiting', sending_since = CASE WHEN ? THEN NULL ELSE sending_since END, " +
      `not_before = ?, detail = ?, changed_at = ? WHERE key = ? AND owner = ? AND state IN ${OPEN}`,
  );
  const selectOpen = database.prepare(`SELECT * FROM delivery WHERE state IN ${OPEN} ORDER BY due_at, key`);
  const selectLatest = database.prepare(
    "SELECT * FROM delivery WHERE subscription = ? ORDER BY due_at DESC, key DESC LIMIT ?",
  );
  const selectEvery = database.prepare("SELECT * FROM delivery ORDER BY due_at, key");
  const putNew = database.prepare(
    "INSERT INTO delivery (key, subscription, due_at, state, owner, sending_since, not_before, claims, detail, changed_at) " +
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING",
  );
  const selectCounts = database.prepare("SELECT state, count(*) AS deliveries FROM delivery GROUP BY state");
  const forget = database.prepare(`DELETE FROM delivery WHERE changed_at < ? AND state NOT IN ${OPEN}`);

  function isLiving(owner: string, now: number): boolean {
    if (hasEnded(owner)) return false;
    const last = Number(seen.get(owner)?.seen ?? Number.NEGATIVE_INFINITY);
    return Math.abs(now - last) < ABSENT_AFTER_MS;
  }

  function claim(
    { key, subscription, dueAt }: Parameters<Deliveries["claim"]>[0],
    owner: string,
    now: number,
  ): Claim | null {
    if (Number(insert.run(key, subscription, dueAt, owner, now).changes) === 1) return { kind: "fresh", claims: 1 };
    const known = toDelivery(select.get(key));
    if (known === null || !isOpen(known.state)) return null;
    const { sendingSince, claims } = known;
    const free = known.state === "waiting" ? known.notBefore <= now : !isLiving(known.owner, now);
    if (!free) return null;
    take.run(owner, now, key);
    return sendingSince === null
      ? { kind: "fresh", claims: claims + 1 }
      : { kind: "unfinished", sendingSince, claims: claims + 1 };
  }

  return {
    claim: async (delivery, owner, now) => {
      // The common case first, without a lock: thousands are looked at again every minute.
      const known = toDelivery(select.get(delivery.key));
      if (known && !isOpen(known.state)) return null;
      database.exec("BEGIN IMMEDIATE");
      try {
        const claimed = claim(delivery, owner, now);
        database.exec("COMMIT");
        return claimed;
      } catch (error) {
        if (database.isTransaction) database.exec("ROLLBACK");
        throw error;
      }
    },
    begin: async (key, owner, now) => Number(start.run(now, now, key, owner).changes) === 1,
    end: async (key, owner, state, detail, now) => Number(finish.run(state, detail, now, key, owner).changes) === 1,
    release: async (key, owner, { surelyUnsent, notBefore, detail }, now) =>
      Number(giveBack.run(surelyUnsent ? 1 : 0, notBefore, detail, now, key, owner).changes) === 1,
    open: async () => selectOpen.all().flatMap((row) => toDelivery(row) ?? []),
    get: async (key) => toDelivery(select.get(key)),
    latest: async (subscription, count) =>
      selectLatest.all(subscription, count).flatMap((row) => toDelivery(row) ?? []),
    every: async () => selectEvery.all().flatMap((row) => toDelivery(row) ?? []),
    put: async ({ key, subscription, dueAt, state, owner, sendingSince, notBefore, claims, detail, changedAt }) => {
      const values = [key, subscription, dueAt, state, owner, sendingSince, notBefore, claims, detail, changedAt];
      return Number(putNew.run(...values).changes) === 1;
    },
    counts: async () => {
      const counts = { claimed: 0, sending: 0, waiting: 0, posted: 0, skipped: 0, refused: 0, unknown: 0 };
      for (const { state, deliveries } of selectCounts.all()) counts[state as DeliveryState] = Number(deliveries);
      return counts;
    },
    forget: async (before) => Number(forget.run(before).changes),
  };
}

/** Which processes are there, in their table of a prepared database. */
export function sqlitePresence(database: DatabaseSync): Presence {
  const upsert = database.prepare(
    "INSERT INTO owner (id, seen) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET seen = excluded.seen",
  );
  const remove = database.prepare("DELETE FROM owner WHERE id = ?");
  const sweep = database.prepare("DELETE FROM owner WHERE seen < ?");
  return {
    present: async (owner, now) => {
      upsert.run(owner, now);
      sweep.run(now - 100 * ABSENT_AFTER_MS);
    },
    leave: async (owner) => void remove.run(owner),
  };
}

function toDelivery(row: Record<string, SQLOutputValue> | undefined): Delivery | null {
  if (!row) return null;
  return {
    key: String(row.key),
    subscription: String(row.subscription),
    dueAt: String(row.due_at),
    state: String(row.state) as DeliveryState,
    owner: String(row.owner),
    sendingSince: row.sending_since === null ? null : Number(row.sending_since),
    notBefore: Number(row.not_before),
    claims: Number(row.claims),
    detail: row.detail === null ? null : String(row.detail),
    changedAt: Number(row.changed_at),
  };
}

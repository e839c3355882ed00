import type { DatabaseSync } from "node:sqlite";
import { type Subscription, type Subscriptions, subscriptionSchema } from "../watch/subscription.ts";

/** The subscriptions in their table of a prepared database. Every method rejects with SQLite's error. */
export function sqliteSubscriptions(database: DatabaseSync): Subscriptions {
  // SQLite's own json_patch takes null for "remove this".
  database.function("json_patch_keeping_null", { deterministic: true }, (text, change) =>
    JSON.stringify({ ...JSON.parse(String(text)), ...JSON.parse(String(change)) }),
  );
  const insert = database.prepare("INSERT INTO subscription (id, definition) VALUES (?, ?)");
  const select = database.prepare("SELECT definition FROM subscription WHERE id = ?");
  const selectAll = database.prepare("SELECT definition FROM subscription ORDER BY id");
  const update = database.prepare(
    "UPDATE subscription SET definition = json_patch_keeping_null(definition, ?) WHERE id = ?",
  );
  const remove = database.prepare("DELETE FROM subscription WHERE id = ?");
  const selectMemory = database.prepare("SELECT memory FROM subscription WHERE id = ?");
  const updateMemory = database.prepare("UPDATE subscription SET memory = ? WHERE id = ?");
  const version = database.prepare("SELECT value FROM meta WHERE key = 'subscriptions'");
  const changed = database.prepare(
    "INSERT INTO meta (key, value) VALUES ('subscriptions', 1) ON CONFLICT (key) DO UPDATE SET value = value + 1",
  );

  function counted(write: () => number | bigint): boolean {
    database.exec("BEGIN IMMEDIATE");
    try {
      const done = Number(write()) > 0;
      if (done) changed.run();
      database.exec("COMMIT");
      return done;
    } catch (error) {
      if (database.isTransaction) database.exec("ROLLBACK");
      throw error;
    }
  }

  return {
    add: async (subscription) => void counted(() => insert.run(subscription.id, JSON.stringify(subscription)).changes),
    get: async (id) => toSubscription(select.get(id)?.definition),
    all: async () => selectAll.all().flatMap(({ definition }) => toSubscription(definition) ?? []),
    version: async () => Number(version.get()?.value ?? 0),
    change: async (id, change) => counted(() => update.run(JSON.stringify(change), id).changes),
    remove: async (id) => counted(() => remove.run(id).changes),
    memory: async (id) => {
      const memory = selectMemory.get(id)?.memory;
      return typeof memory === "string" ? JSON.parse(memory) : null;
    },
    remember: async (id, memory) => void updateMemory.run(JSON.stringify(memory ?? null), id),
  };
}

function toSubscription(definition: unknown): Subscription | null {
  if (typeof definition !== "string") return null;
  try {
    return subscriptionSchema.safeParse(JSON.parse(definition)).data ?? null;
  } catch {
    return null;
  }
}

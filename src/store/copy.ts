import { RECORD_TABLES } from "./schema.ts";
import type { Store } from "./store.ts";

/** What of a store nobody can fetch again. */
export type Kept = Pick<Store, "records" | "subscriptions" | "deliveries" | "installations">;

/** How many of each kind. */
export type Holding = {
  readonly recordedDays: number;
  /** Figures of past days that the operator brought along. */
  readonly imported: number;
  readonly subscriptions: number;
  readonly deliveries: number;
  readonly installations: number;
};

const RECORDS = Object.keys(RECORD_TABLES) as readonly (keyof typeof RECORD_TABLES)[];

/**
 * Copies everything but the cache, which sources fill again. What is there already stays as it is. Nothing is posted
 * twice by a bot that runs on `into` meanwhile: what was delivered is there before what it was delivered for.
 *
 * @returns How many were copied.
 * @throws What either store throws; what was copied until then is there, and the same again completes it.
 */
export async function copyStore(from: Kept, into: Kept): Promise<Holding> {
  const copied = { recordedDays: 0, imported: 0, subscriptions: 0, deliveries: 0, installations: 0 };
  // Pieces before the days that are made of them.
  for (const hash of await from.records.pieces.hashes()) {
    if (await into.records.pieces.has(hash)) continue;
    const bytes = await from.records.pieces.get(hash);
    if (bytes) await into.records.pieces.put(hash, bytes);
  }
  for (const [importedAt, values] of Map.groupBy(await from.records.imported.values(), (each) => each.importedAt))
    copied.imported += await into.records.imported.add(values, importedAt);
  for (const name of RECORDS)
    for (const day of await from.records[name].days()) {
      const added = await into.records[name].append(day, await from.records[name].inputs(day.date));
      copied.recordedDays += added ? 1 : 0;
    }
  for (const key of await from.installations.keys()) {
    const value = await from.installations.get(key);
    if (value === null || (await into.installations.get(key)) !== null) continue;
    await into.installations.set(key, value);
    copied.installations += 1;
  }
  for (const delivery of await from.deliveries.every()) {
    copied.deliveries += (await into.deliveries.put(delivery)) ? 1 : 0;
  }
  for (const subscription of await from.subscriptions.all()) {
    if ((await into.subscriptions.get(subscription.id)) !== null) continue;
    const memory = await from.subscriptions.memory(subscription.id);
    await into.subscriptions.add(subscription);
    if (memory !== null) await into.subscriptions.remember(subscription.id, memory);
    copied.subscriptions += 1;
  }
  return copied;
}

/** What a store holds of what nobody can fetch again. */
export async function holdingOf({ records, subscriptions, deliveries, installations }: Kept): Promise<Holding> {
  const days = await Promise.all(RECORDS.map(async (name) => (await records[name].days()).length));
  return {
    recordedDays: days.reduce((sum, count) => sum + count, 0),
    imported: (await records.imported.values()).length,
    subscriptions: (await subscriptions.all()).length,
    deliveries: Object.values(await deliveries.counts()).reduce((sum, count) => sum + count, 0),
    installations: (await installations.keys()).length,
  };
}

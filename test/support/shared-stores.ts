import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memoryRecords } from "../../src/record/memory-record.ts";
import { openRedisStore } from "../../src/store/redis.ts";
import { openSqliteStore } from "../../src/store/sqlite.ts";
import type { Store } from "../../src/store/store.ts";
import { memoryDeliveries, memorySubscriptions } from "../../src/watch/memory-watch.ts";
import { createPace } from "../../src/watch/pace.ts";
import { keptLog } from "./kept-log.ts";
import { freshPrefix, NO_REDIS, type OwnRedis, startRedis } from "./redis.ts";

/** What every store must do alike. */
export type Shared = Pick<Store, "records" | "subscriptions" | "deliveries" | "presence" | "pace"> &
  Partial<Pick<Store, "installations">>;

/** A kind of store: an empty one each time, to be opened as often as there are processes on it. */
export type KindOfStore = {
  readonly name: string;
  /** Why it cannot be had here; null when it can. */
  readonly missing: string | null;
  setUp(): Promise<void>;
  empty(): Promise<() => Promise<Shared>>;
  tearDown(): Promise<void>;
};

/** The stores there are, in memory, in a file and on Redis. */
export const KINDS_OF_STORES: readonly KindOfStore[] = [inMemory(), inSqlite(), onRedis()];

function inMemory(): KindOfStore {
  return {
    name: "in memory",
    missing: null,
    setUp: async () => {},
    empty: async () => {
      const pace = createPace(Date.now);
      const store = { records: memoryRecords(), subscriptions: memorySubscriptions(), ...memoryDeliveries(), pace };
      return async () => store;
    },
    tearDown: async () => {},
  };
}

function inSqlite(): KindOfStore {
  const opened: Store[] = [];
  let folder: string;
  let stores = 0;
  return {
    name: "in SQLite",
    missing: null,
    setUp: async () => {
      folder = mkdtempSync(join(tmpdir(), "smallcap-shared-"));
    },
    empty: async () => {
      stores += 1;
      const url = `sqlite://${join(folder, `${stores}.sqlite`)}`;
      return async () => kept(opened, openSqliteStore(url, { log: keptLog(), now: Date.now }));
    },
    tearDown: async () => {
      await Promise.all(opened.map((store) => store.close()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function onRedis(): KindOfStore {
  const opened: Store[] = [];
  let redis: OwnRedis | undefined;
  const given = process.env.REDIS_URL;
  return {
    name: "on Redis",
    missing: given === undefined ? NO_REDIS : null,
    setUp: async () => {
      if (given === undefined) redis = await startRedis();
    },
    empty: async () => {
      const prefix = freshPrefix();
      const url = redis?.url ?? given ?? "";
      return async () => kept(opened, await openRedisStore(url, { log: keptLog() }, prefix));
    },
    tearDown: async () => {
      await Promise.all(opened.map((store) => store.close()));
      await redis?.remove();
    },
  };
}

function kept(opened: Store[], store: Store): Store {
  opened.push(store);
  return store;
}

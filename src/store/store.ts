import type { KeyvStoreAdapter } from "keyv";
import type { Copy } from "../market/copies.ts";
import type { Records } from "../record/record.ts";
import type { Deliveries, Presence } from "../watch/deliveries.ts";
import type { Pace } from "../watch/pace.ts";
import type { Subscriptions } from "../watch/subscription.ts";
import type { Installations } from "./installations.ts";

/** What a store holds, without the values. */
export type Inventory = {
  /** Size of its file. */
  readonly bytes: number;
  /** Kept entries of every kind. */
  readonly entries: number;
  readonly copies: readonly Copy[];
};

/** What the bot keeps between starts. */
export type Store = {
  /**
   * For one `new Keyv({ store: store.cache })`: Keyv writes its namespace into the adapter it is given, and `clear()`
   * clears the namespace written last. Several namespaces share one Keyv by their keys.
   */
  readonly cache: KeyvStoreAdapter;
  readonly records: Records;
  readonly subscriptions: Subscriptions;
  readonly deliveries: Deliveries;
  readonly presence: Presence;
  readonly installations: Installations;
  /** Turns among everybody who shares the store. */
  readonly pace: Pace;
  /**
   * What is kept of the market, read anew; nothing is changed.
   *
   * @param namespace - The Keyv namespace of the kept readings.
   * @throws What the store throws.
   */
  inventory(namespace: string): Promise<Inventory>;
  /** Resolves when the store can be read and written right now; rejects with a sentence. */
  ready(): Promise<void>;
  /** Closes files and connections; once closed, every request is rejected. Closing twice is harmless. */
  close(): Promise<void>;
};

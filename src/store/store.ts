import type { KeyvStoreAdapter } from "keyv";
import type { Records } from "../record/record.ts";

/** What the bot keeps between starts. */
export type Store = {
  /**
   * For one `new Keyv({ store: store.cache })`: Keyv writes its namespace into the adapter it is given, and `clear()`
   * clears the namespace written last. Several namespaces share one Keyv by their keys.
   */
  readonly cache: KeyvStoreAdapter;
  readonly records: Records;
  /** Closes the files; once closed, every request to the cache or a record is rejected. Closing twice is harmless. */
  close(): void;
};

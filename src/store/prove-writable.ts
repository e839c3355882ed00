import type { DatabaseSync } from "node:sqlite";
import { BUSY_TIMEOUT_MS } from "./database.ts";
import type { Faults } from "./faults.ts";

/** Whoever asks waits for a second at most. */
const PATIENCE_MS = 800;
/** After a failure so much is written as a source.s answer takes: a full disk may still take a few bytes. */
const AGAIN_BYTES = 100_000;

/**
 * Writes something and takes it back: a file that can only be read, or a disk that is full, is not ready.
 *
 * @throws Error with a sentence, or what SQLite throws.
 */
export function proveWritable(database: DatabaseSync, faults: Faults): void {
  if (faults.standing() === "damaged") throw new Error("the store is damaged, and is put right by a new start");
  const failing = faults.standing() !== null;
  try {
    database.exec(`PRAGMA busy_timeout = ${PATIENCE_MS}`);
    const write = `INSERT OR REPLACE INTO meta (key, value) VALUES ('proof', zeroblob(${failing ? AGAIN_BYTES : 1}))`;
    database.exec(write);
    if (failing) database.exec("DELETE FROM meta WHERE key = 'proof'");
    faults.mended();
  } catch (error) {
    faults.saw(error);
    throw error;
  } finally {
    if (database.isOpen) database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
  }
}

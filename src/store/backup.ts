import { randomUUID } from "node:crypto";
import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { ABSENT_AFTER_MS } from "../watch/deliveries.ts";
import { BUSY_TIMEOUT_MS } from "./database.ts";
import { SCHEMA_VERSION, schemaVersion } from "./schema.ts";
import { faultOf } from "./sqlite-errors.ts";

/** What is to be known of a file before it is trusted. */
export type Checked = {
  /** Schema by which it was written, and the one this program knows. */
  readonly version: number;
  readonly known: number;
  /** What an integrity check found; empty when the file is whole. */
  readonly damage: readonly string[];
};

/**
 * Looks through a whole file without changing it.
 *
 * @throws Error with a sentence when there is none, or it is no store of ours.
 */
export function checkFile(path: string): Checked {
  return reading(path, (database) => {
    const found = database.prepare("PRAGMA integrity_check(5)").all();
    const words = found.map((row) => String(Object.values(row)[0]));
    return {
      version: schemaVersion(database),
      known: SCHEMA_VERSION,
      damage: words.filter((word) => word !== "ok"),
    };
  });
}

/**
 * Writes everything but the cache into a file of its own, as it is at one instant, also while others write. The file
 * has its name only once it is whole; one of that name is replaced.
 *
 * @throws Error with a sentence, or what SQLite throws.
 */
export function snapshot(path: string, into: string): void {
  if (resolve(path) === resolve(into)) throw new Error("A store cannot be backed up into its own file.");
  const draft = draftOf(into);
  try {
    reading(path, (database) => void database.prepare("VACUUM INTO ?").run(draft));
    const database = new DatabaseSync(draft);
    database.exec("DELETE FROM cache; DELETE FROM owner; VACUUM");
    database.close();
    takeName(draft, into);
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Puts a file in the place of a store, in one step; what was there is kept as `PATH.before-restore-1`, `-2` and so on.
 *
 * @param now - Real clock, milliseconds: a store that a process has been present on lately is not replaced.
 * @returns The name of what is kept; null when nothing was there.
 * @throws Error with a sentence when a process works on the store; what SQLite or the file system throws.
 */
export function replaceStore(path: string, by: string, now: number): string | null {
  const draft = draftOf(path);
  try {
    reading(by, (database) => void database.prepare("VACUUM INTO ?").run(draft));
    if (!existsSync(path)) {
      takeName(draft, path);
      return null;
    }
    leaveAlone(path, now);
    const kept = numbered(`${path}.before-restore`);
    // A second name for the old one, so that at no instant there is nothing.
    linkSync(path, kept);
    takeName(draft, path);
    return kept;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** A copy made by SQLite may still be on its way to the disk. */
function takeName(draft: string, path: string): void {
  const file = openSync(draft, "r+");
  fsyncSync(file);
  closeSync(file);
  renameSync(draft, path);
}

function leaveAlone(path: string, now: number): void {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    const present = isOurs(database)
      ? database.prepare("SELECT count(*) AS owners FROM owner WHERE seen > ?").get(now - ABSENT_AFTER_MS)?.owners
      : 0;
    if (Number(present) > 0) throw new Error("A bot works on this store: stop it first, and wait twenty seconds.");
    database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  } catch (error) {
    // A damaged one is kept as it is.
    if (faultOf(error) !== "damaged") throw error;
  } finally {
    // The last to close takes the log of writes with it.
    database.close();
  }
  if (existsSync(`${path}-wal`)) throw new Error("Another program has this store open: stop it first.");
}

function reading<Result>(path: string, read: (database: DatabaseSync) => Result): Result {
  if (!existsSync(path)) throw new Error(`There is no file ${path}.`);
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    if (!isOurs(database)) throw new Error(`${path} is no store of this program.`);
    const version = schemaVersion(database);
    if (version > SCHEMA_VERSION)
      throw new Error(`${path} was written by a later version of the program (schema ${version}).`);
    return read(database);
  } catch (error) {
    if (error instanceof Error && "errcode" in error)
      throw new Error(`${path} cannot be read: ${error.message}.`, { cause: error });
    throw error;
  } finally {
    database.close();
  }
}

function isOurs(database: DatabaseSync): boolean {
  return schemaVersion(database) > 0;
}

function draftOf(path: string): string {
  mkdirSync(dirname(resolve(path)), { recursive: true });
  return `${path}.${randomUUID()}`;
}

/** The first name that is not taken. */
export function numbered(path: string): string {
  let number = 1;
  while (existsSync(`${path}-${number}`)) number += 1;
  return `${path}-${number}`;
}

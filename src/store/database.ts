import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { messageOf } from "../errors.ts";
import type { Log } from "../log.ts";
import { salvage } from "./salvage.ts";
import { prepareSchema, SCHEMA_VERSION, schemaVersion } from "./schema.ts";
import { faultOf } from "./sqlite-errors.ts";

/** The path that stands for a database in memory. */
export const IN_MEMORY = ":memory:";

/** How long a write waits for another process that holds the file. */
export const BUSY_TIMEOUT_MS = 5_000;

/**
 * Opens the database file with its tables, making file and folders where they are missing. A file of an older version
 * is kept as `PATH.before-2` (the new version) before it is changed. A damaged file is kept beside the new one as
 * `PATH.corrupt-1`, `-2` and so on, what can be read of it is taken over, and the log is warned.
 *
 * @throws Error with one sentence naming STORE_URL when the file cannot be opened, read or written.
 */
export function openDatabase(path: string, log: Log): DatabaseSync {
  try {
    if (path !== IN_MEMORY) mkdirSync(dirname(path), { recursive: true });
    return openUndamaged(path, log);
  } catch (error) {
    const reason = messageOf(error);
    throw new Error(`STORE_URL: the store at ${path} cannot be used: ${reason}.`, { cause: error });
  }
}

/** Damage that was met while the file was in use: the next start looks through all of it before it is trusted again. */
export function markDamaged(path: string): void {
  if (path === IN_MEMORY) return;
  try {
    writeFileSync(markOf(path), "");
  } catch {
    // Where nothing can be written the damage is met again.
  }
}

const markOf = (path: string) => `${path}.damaged`;

function openUndamaged(path: string, log: Log): DatabaseSync {
  const opened = tryOpen(path, log);
  if (opened instanceof DatabaseSync) return opened;
  // Another process may have put the damaged file aside meanwhile: look again before doing the same.
  const again = tryOpen(path, log);
  if (again instanceof DatabaseSync) return again;
  const copy = putAside(path);
  const fresh = tryOpen(path, log);
  if (!(fresh instanceof DatabaseSync)) throw new Error(fresh.reason);
  const saved = salvage(copy, fresh);
  log.warn("The store was damaged: started a new one and kept a copy", { path, copy, reason: again.reason, saved });
  return fresh;
}

/** The open database, or why its file is damaged. Every other failure is thrown. */
function tryOpen(path: string, log: Log): DatabaseSync | { readonly reason: string } {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
    if (existsSync(markOf(path))) lookThrough(database);
    keepOlder(database, path, log);
    prepareSchema(database);
    rmSync(markOf(path), { force: true });
    return database;
  } catch (error) {
    database.close();
    if (error instanceof Damage || faultOf(error) === "damaged") return { reason: messageOf(error) };
    throw error;
  }
}

class Damage extends Error {}

function lookThrough(database: DatabaseSync): void {
  const found = database.prepare("PRAGMA integrity_check(1)").get();
  const word = Object.values(found ?? {})[0];
  if (word !== "ok") throw new Damage(String(word));
}

/** A copy of a file of an older version, written whole before it gets its name. */
function keepOlder(database: DatabaseSync, path: string, log: Log): void {
  const version = schemaVersion(database);
  const copy = `${path}.before-${version + 1}`;
  if (path === IN_MEMORY || version === 0 || version >= SCHEMA_VERSION || existsSync(copy)) return;
  const draft = `${copy}.${randomUUID()}`;
  try {
    database.prepare("VACUUM INTO ?").run(draft);
    renameSync(draft, copy);
  } finally {
    rmSync(draft, { force: true });
  }
  log.info("The store is of an older version: kept a copy before changing it", { path, copy, version });
}

function putAside(path: string): string {
  let number = 1;
  while (existsSync(`${path}.corrupt-${number}`)) number += 1;
  const copy = `${path}.corrupt-${number}`;
  // The log of writes belongs to the damaged file: beside a new file it would be read as part of that.
  if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, `${copy}-wal`);
  rmSync(`${path}-shm`, { force: true });
  renameSync(path, copy);
  rmSync(markOf(path), { force: true });
  return copy;
}

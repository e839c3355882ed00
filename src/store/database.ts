import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { messageOf } from "../errors.ts";
import type { Log } from "../log.ts";
import { prepareSchema } from "./schema.ts";

/** The path that stands for a database in memory. */
export const IN_MEMORY = ":memory:";

/** How long a write waits for another process that holds the file. */
const BUSY_TIMEOUT_MS = 5_000;

/**
 * Opens the database file with its tables, making file and folders where they are missing. A damaged file is kept
 * beside the new one as `PATH.corrupt-1`, `-2` and so on, and the log is warned.
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

function openUndamaged(path: string, log: Log): DatabaseSync {
  const opened = tryOpen(path);
  if (opened instanceof DatabaseSync) return opened;
  // Another process may have put the damaged file aside meanwhile: look again before doing the same.
  const again = tryOpen(path);
  if (again instanceof DatabaseSync) return again;
  const copy = putAside(path);
  log.warn("The store was damaged: started a new one and kept a copy", { path, copy, reason: again.reason });
  const fresh = tryOpen(path);
  if (fresh instanceof DatabaseSync) return fresh;
  throw new Error(fresh.reason);
}

/** The open database, or why its file is damaged. Every other failure is thrown. */
function tryOpen(path: string): DatabaseSync | { readonly reason: string } {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
    prepareSchema(database);
    return database;
  } catch (error) {
    database.close();
    if (isDamage(error)) return { reason: error.message };
    throw error;
  }
}

// https://sqlite.org/rescode.html: the low byte is the primary code of an extended one.
const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

function isDamage(error: unknown): error is Error {
  if (!(error instanceof Error && "errcode" in error && typeof error.errcode === "number")) return false;
  const code = error.errcode & 0xff;
  return code === SQLITE_CORRUPT || code === SQLITE_NOTADB;
}

function putAside(path: string): string {
  let number = 1;
  while (existsSync(`${path}.corrupt-${number}`)) number += 1;
  const copy = `${path}.corrupt-${number}`;
  // The log of writes belongs to the damaged file: beside a new file it would be read as part of that.
  if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, `${copy}-wal`);
  rmSync(`${path}-shm`, { force: true });
  renameSync(path, copy);
  return copy;
}

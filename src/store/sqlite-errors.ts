/** How SQLite fails, as far as something follows from it. */
export type Fault = "damaged" | "full" | "unwritable";

// https://sqlite.org/rescode.html: the low byte is the primary code of an extended one.
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;

const FAULTS: ReadonlyMap<number, Fault> = new Map([
  [CORRUPT, "damaged"],
  [NOTADB, "damaged"],
  [FULL, "full"],
  [READONLY, "unwritable"],
  [IOERR, "unwritable"],
  [CANTOPEN, "unwritable"],
]);

/** What is wrong with the file; null for everything else, such as a lock that another process holds. */
export function faultOf(error: unknown): Fault | null {
  if (!(error instanceof Error && "errcode" in error && typeof error.errcode === "number")) return null;
  return FAULTS.get(error.errcode & 0xff) ?? null;
}

import type { DatabaseSync } from "node:sqlite";
import type { Pieces } from "../record/record.ts";

/** Pieces of recorded inputs in their table of a prepared database. Every method rejects with SQLite's error. */
export function sqlitePieces(database: DatabaseSync): Pieces {
  const insert = database.prepare("INSERT INTO record_piece (hash, data) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING");
  const select = database.prepare("SELECT data FROM record_piece WHERE hash = ?");
  const known = database.prepare("SELECT 1 FROM record_piece WHERE hash = ?");
  const selectHashes = database.prepare("SELECT hash FROM record_piece ORDER BY hash");
  return {
    has: async (hash) => known.get(hash) !== undefined,
    put: async (hash, bytes) => void insert.run(hash, bytes),
    get: async (hash) => {
      const data = select.get(hash)?.data;
      return data instanceof Uint8Array ? data : null;
    },
    hashes: async () => selectHashes.all().map(({ hash }) => String(hash)),
  };
}

import type { DailyRecord, Imported, Pieces, RecordedDay, Records } from "./record.ts";

/**
 * A daily record that ends with the process: for tests and the simulated market, whose figures nobody should keep.
 * Like the one on disk it hands out copies, and keeps of the inputs what JSON can hold.
 */
export function memoryRecord(): DailyRecord {
  const kept = new Map<string, { readonly day: RecordedDay; readonly inputs: string }>();
  return {
    append: async (day, inputs) => {
      if (kept.has(day.date)) return false;
      kept.set(day.date, { day: structuredClone(day), inputs: JSON.stringify(inputs ?? null) });
      return true;
    },
    days: async () =>
      [...kept.values()]
        .map(({ day }) => structuredClone(day))
        .sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0)),
    inputs: async (date) => JSON.parse(kept.get(date)?.inputs ?? "null"),
  };
}

/** All records, ending with the process. */
export function memoryRecords(): Records {
  return {
    figures: memoryRecord(),
    strip: memoryRecord(),
    pmi: memoryRecord(),
    pieces: memoryPieces(),
    imported: memoryImported(),
  };
}

function memoryPieces(): Pieces {
  const kept = new Map<string, Uint8Array>();
  return {
    has: async (hash) => kept.has(hash),
    put: async (hash, bytes) => void (kept.has(hash) || kept.set(hash, bytes)),
    get: async (hash) => kept.get(hash) ?? null,
    hashes: async () => [...kept.keys()],
  };
}

function memoryImported(): Imported {
  const kept = new Map<string, Awaited<ReturnType<Imported["values"]>>[number]>();
  return {
    async add(values, importedAt) {
      const before = kept.size;
      for (const value of values) {
        const key = JSON.stringify([value.method, value.date, value.figure]);
        if (!kept.has(key)) kept.set(key, { ...value, importedAt });
      }
      return kept.size - before;
    },
    values: async () => [...kept].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, value]) => value),
  };
}

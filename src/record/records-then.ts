import { memo } from "../memo.ts";
import type { DailyRecord, Imported, RecordedDay, Records } from "./record.ts";

/**
 * The records as they were when a day was written down: its own row and everything later are not there. Read only.
 *
 * @param date - The day, ISO date.
 * @param at - When it was written down, ISO instant.
 */
export function recordsThen(
  records: Records,
  { date, recordedAt: at }: Pick<RecordedDay, "date" | "recordedAt">,
): Records {
  return {
    figures: recordThen(records.figures, (day) => day.date < date && day.recordedAt <= at),
    strip: recordThen(records.strip, (day) => day.recordedAt <= at),
    pmi: recordThen(records.pmi, (day) => day.recordedAt <= at),
    pieces: records.pieces,
    imported: importedThen(records.imported, at),
  };
}

function recordThen(record: DailyRecord, known: (day: RecordedDay) => boolean): DailyRecord {
  const filtered = memo((days: readonly RecordedDay[]) => days.filter(known));
  return {
    append: async () => {
      throw new RangeError("The past is not written to.");
    },
    days: async () => filtered(await record.days()),
    inputs: async (date) =>
      (await record.days()).some((day) => day.date === date && known(day)) ? record.inputs(date) : null,
  };
}

function importedThen(imported: Imported, at: string): Imported {
  return {
    add: async () => {
      throw new RangeError("The past is not written to.");
    },
    values: async () => (await imported.values()).filter(({ importedAt }) => importedAt <= at),
  };
}

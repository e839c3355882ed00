import type { RecordedInputs } from "./inputs.ts";
import type { DailyRecord, RecordedDay } from "./record.ts";

/**
 * Every recorded figure of a day by id: those that are read with every day, and those of all other questions, which are
 * kept with the inputs. Null where it was not meaningful or not known.
 *
 * @throws What the store throws.
 */
export async function everyFigure(
  record: DailyRecord,
  day: RecordedDay,
): Promise<Readonly<Record<string, number | null>>> {
  const inputs = (await record.inputs(day.date)) as RecordedInputs | null;
  return { ...inputs?.figures, ...day.figures };
}

import { csvParseRows } from "d3-dsv";
import type { Series } from "./macro.ts";
import { SourceFailure } from "./source-failure.ts";

export const SOURCE = "FRED";

/** A FRED file's observations, ascending; missing days are absent. */
export type FredPoints = Pick<Series, "points" | "dropped">;

/**
 * One series as FRED's graph page sends it: a header, a date and a value per line. The first column is the date, whatever
 * its name (`DATE` until December 2024, `observation_date` since); an empty cell or `.` is a day without a value and
 * counts as neither good nor bad.
 *
 * @param last - The last date that is believed, ISO: rows after it are dropped.
 * @throws SourceFailure `unreadable` when it is a web page or another series.
 */
export function readFredFile(id: string, file: string, last: string): FredPoints {
  const text = file.replace(/^\uFEFF/, "");
  if (text.trimStart().startsWith("<")) throw unreadable(`a web page instead of ${id}`);
  const [header, ...rows] = csvParseRows(text);
  if (header?.length !== 2 || header[1]?.trim().toUpperCase() !== id.toUpperCase()) {
    throw unreadable(`a file that is not ${id}`);
  }
  // The last line of a file that was cut off may hold half a number.
  const whole = text.endsWith("\n") ? rows : rows.slice(0, -1);
  const points = new Map<string, number>();
  let dropped = rows.length - whole.length;
  for (const [date = "", cell = ""] of whole) {
    const value = cell.trim();
    if (isDate(date) && (value === "" || value === ".")) continue;
    if (!isDate(date) || date > last || value === "" || !Number.isFinite(Number(value))) dropped += 1;
    else points.set(date, Number(value));
  }
  return {
    points: [...points].map(([date, value]) => ({ date, value })).sort((a, b) => (a.date < b.date ? -1 : 1)),
    dropped,
  };
}

function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && Number.isFinite(Date.parse(text));
}

function unreadable(what: string): SourceFailure {
  return new SourceFailure("unreadable", SOURCE, `FRED sent ${what}`);
}

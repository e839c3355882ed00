import { csvParseRows } from "d3-dsv";
import * as z from "zod";
import { isTradingDay } from "../calendar/trading-day.ts";
import { nearest } from "../near.ts";
import { plainText } from "../plain.ts";
import type { ImportedValue } from "./record.ts";

/** The columns of a file that can be imported, in any order; others are passed over. */
export const IMPORT_COLUMNS = ["date", "method", "figure", "value"] as const;

/** What is right in a file of figures, and what is not, by line. */
export type ImportRows = {
  readonly values: readonly ImportedValue[];
  readonly dropped: readonly { readonly line: number; readonly reason: string }[];
};

export type ImportRules = {
  /** Whether a figure can have this id. */
  readonly knows: (id: string) => boolean;
  /** Ids that may have been meant. */
  readonly ids: readonly string[];
  /** The last day whose close has passed, ISO date in New York. */
  readonly lastDay: string;
};

/**
 * Reads a file of comma-separated values with a line of names first. A row that is not right is dropped and counted,
 * never mended.
 *
 * @throws RangeError with one sentence when columns are missing or no row is right.
 */
export function readImport(text: string, rules: ImportRules): ImportRows {
  const [head = [], ...rows] = csvParseRows(text.replace(/^\uFEFF/, ""));
  const names = head.map((name) => name.trim().toLowerCase());
  const places = IMPORT_COLUMNS.map((name) => names.indexOf(name));
  const missing = IMPORT_COLUMNS.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw new RangeError(
      `The file lacks the ${missing.length > 1 ? "columns" : "column"} ${missing.join(", ")}: expected ${IMPORT_COLUMNS.join(",")}.`,
    );
  }
  const row = rowSchema(rules);
  const read = rows.map((cells, index) => {
    const [date, method, figure, value] = places.map((place) => cells[place]?.trim() ?? "");
    return { line: index + 2, parsed: row.safeParse({ date, method, figure, value }) };
  });
  const values = read.flatMap(({ parsed }) => parsed.data ?? []);
  const dropped = read.flatMap(({ line, parsed }) =>
    parsed.error ? [{ line, reason: parsed.error.issues[0]?.message ?? "it cannot be read" }] : [],
  );
  if (values.length === 0) {
    const [first] = dropped;
    throw new RangeError(
      first ? `No row of the file is right; line ${first.line}: ${first.reason}.` : "The file has no rows.",
    );
  }
  return { values, dropped };
}

function rowSchema({ knows, ids, lastDay }: ImportRules) {
  const near = (id: string) => {
    const match = nearest(id, ids);
    return `no figure is called “${plainText(id, 60)}”${match ? `; did you mean ${match}?` : ""}`;
  };
  return z.object({
    date: z.iso
      .date({ error: "expected a date such as 2026-08-21", abort: true })
      .refine((date) => isTradingDay(date), "there was no trading on that date")
      .refine((date) => date <= lastDay, "that day is not over yet"),
    method: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/, "expected a method of letters, digits and hyphens"),
    figure: z.string().refine(knows, { error: ({ input }) => near(String(input)) }),
    value: z
      .string()
      .regex(/^[-+−]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i, { error: "expected a number such as 15.2", abort: true })
      .transform((number) => Number(number.replace("−", "-")))
      .refine(Number.isFinite, "expected a number such as 15.2"),
  });
}

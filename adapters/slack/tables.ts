import type { types } from "@slack/bolt";
import type { Table } from "../../src/card.ts";
import { LIMITS } from "./limits.ts";
import { literal } from "./text.ts";

const CELL = 300;

/** Lines wider than this wrap on a phone. */
const LINE = 120;

/** A table's rows, the columns' names first, all of the same length. */
export function tableRows({ columns, rows }: Table): string[][] {
  const width = Math.min(Math.max(columns.length, ...rows.map((row) => row.length)), LIMITS.tableColumns);
  return [columns, ...rows].map((row) => Array.from({ length: width }, (_, index) => literal(row[index] ?? "", CELL)));
}

/** Slack's own table; a message may have one. */
export function nativeTable(rows: readonly (readonly string[])[]): types.TableBlock {
  return {
    type: "table",
    column_settings: (rows[0] ?? []).map((_, column) =>
      rows.slice(1).every((row) => isNumber(row[column] ?? "")) ? { align: "right" } : { is_wrapped: true },
    ),
    // A cell holds at least one character.
    rows: rows.map((row) => row.map((text) => ({ type: "raw_text", text: text || " " }))),
  };
}

/** A table as monospaced text, for the second and later ones of a message. */
export function preformattedTable(rows: readonly (readonly string[])[]): types.RichTextBlock {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  const lines = rows.map((row) =>
    row
      .map((text, column) => text.replaceAll("\n", " ").padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd()
      .slice(0, LINE),
  );
  return {
    type: "rich_text",
    elements: [{ type: "rich_text_preformatted", elements: [{ type: "text", text: lines.join("\n") || " " }] }],
  };
}

function isNumber(text: string): boolean {
  return text === "" || /^[-+−$]*\d/.test(text);
}

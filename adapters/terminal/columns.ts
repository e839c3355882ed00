import { padded, textWidth, unbreakable, wrapped } from "./width.ts";

/** Rows of cells laid out as columns; `head` marks the rows above the rule. */
export type Grid = { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

export type Line = { readonly text: string; readonly head: boolean };

const GAP = "  ";
/** A word longer than this may be cut to make a column narrower. */
const LONGEST_WORD = 20;
const NUMERIC = /^(?:[−+-]?[$€£]?\d[\d.,]*(?:\s?(?:%|×|bp|m|bn|tn|points|turns))?|not meaningful|–|)$/u;

/**
 * A grid as lines of at most `columns`: cells side by side, numbers to the right, long texts wrapped in their column.
 * Where even that does not fit, each row becomes a short list of `column: value`.
 */
export function columnLines({ head, rows }: Grid, columns: number): readonly Line[] {
  const count = rows.reduce((most, row) => Math.max(most, row.length), head.length);
  const body = rows.map((row) => Array.from({ length: count }, (_, index) => row[index] ?? ""));
  const names = Array.from({ length: count }, (_, index) => head[index] ?? "");
  const widths = columnWidths([names, ...body], columns - GAP.length * (count - 1));
  if (!widths) return stacked(names, body, columns);
  const aligned = names.map((_, index) =>
    index > 0 && body.every((row) => NUMERIC.test(row[index] ?? "")) ? ("right" as const) : ("left" as const),
  );
  const lay = (row: readonly string[]) => laidOut(row, widths, aligned);
  const above = names.some(Boolean)
    ? [...lay(names).map((text) => ({ text, head: true })), { text: ruled(widths), head: false }]
    : [];
  return [...above, ...body.flatMap(lay).map((text) => ({ text, head: false }))];
}

/** The natural width of every column, wide ones narrowed to a common limit; null when that would cut words or numbers. */
function columnWidths(rows: readonly (readonly string[])[], room: number): readonly number[] | null {
  const [first = []] = rows;
  const widest = (measure: (cell: string) => number) =>
    first.map((_, index) => rows.reduce((most, row) => Math.max(most, measure(row[index] ?? "")), 1));
  const least = widest((cell) => unbreakable(cell, LONGEST_WORD));
  if (sum(least) > room) return null;
  const natural = widest(textWidth);
  const within = (limit: number) => natural.map((width, index) => Math.max(least[index] ?? 1, Math.min(width, limit)));
  let [low, high] = [1, Math.max(1, ...natural)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (sum(within(middle)) <= room) low = middle;
    else high = middle - 1;
  }
  return within(low);
}

function laidOut(
  row: readonly string[],
  widths: readonly number[],
  aligned: readonly ("left" | "right")[],
): readonly string[] {
  const cells = row.map((cell, index) => wrapped(cell, widths[index] ?? 1));
  const height = Math.max(1, ...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, index) => padded(lines[line] ?? "", widths[index] ?? 1, aligned[index]))
      .join(GAP)
      .trimEnd(),
  );
}

function stacked(names: readonly string[], rows: readonly (readonly string[])[], columns: number): readonly Line[] {
  return rows.flatMap(([title = "", ...cells]) => [
    ...wrapped(title, columns).map((text) => ({ text, head: true })),
    ...cells
      .map((cell, index) => [names[index + 1] ?? "", cell].filter(Boolean).join(": "))
      .filter(Boolean)
      .flatMap((text) => wrapped(text, columns - GAP.length))
      .map((text) => ({ text: `${GAP}${text}`, head: false })),
  ]);
}

function ruled(widths: readonly number[]): string {
  return widths.map((width) => "─".repeat(width)).join(GAP);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

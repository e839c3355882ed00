import type { Table } from "../../src/card.ts";
import { codeText, escapeLine } from "./escape.ts";
import { clipEscaped } from "./fit.ts";
import { TABLE_COLUMNS } from "./limits.ts";
import { type ListText, MORE_ROOM, more, whatFits } from "./lines.ts";

const GAP = "  ";
/** A label column narrower than this is harder to read than stacked lines. */
const LABEL_COLUMNS = 10;

/**
 * A table within `room` characters: a monospaced block where it is narrow enough for a phone, else one paragraph per
 * row. Numbers are never cut; rows that do not fit are left out and counted.
 */
export function renderTable(table: Table, room: number): ListText {
  return monospaced(table, room) ?? stacked(table, room);
}

function monospaced({ columns, rows }: Table, room: number): ListText | undefined {
  const cells = rows.map((row) => columns.map((_, column) => codeText(row[column] ?? "")));
  const heads = columns.map(codeText);
  const cellWidths = heads.map((_, column) => Math.max(0, ...cells.map((row) => widthOf(row[column] ?? ""))));
  const headWidths = heads.map((head, column) => Math.max(cellWidths[column] ?? 0, longestWord(head)));
  const over = headWidths.reduce((sum, width) => sum + width + GAP.length, -GAP.length) - TABLE_COLUMNS;
  const [label = 0, ...values] = headWidths;
  const labelWidth = Math.max(label - Math.max(over, 0), LABEL_COLUMNS);
  if (columns.length < 2 || (over > 0 && (labelWidth > label - over || labelWords(heads, cells) > labelWidth))) {
    return undefined;
  }
  const widths = [over > 0 ? labelWidth : label, ...values];
  const right = heads.map((_, column) => column > 0 && cells.every((row) => isNumber(row[column] ?? "")));
  const head = heads.some(Boolean) ? [lines(heads, widths, right)] : [];
  const body = cells.map((row) => lines(row, widths, right));
  const fences = 8;
  const { kept, cut } = whatFits(body, room - fences - head.join("\n").length - 1);
  if (kept.length === 0) return undefined;
  const block = `\`\`\`\n${[...head, ...kept].join("\n")}\n\`\`\``;
  return { text: cut ? `${block}\n${more(body.length - kept.length)}` : block, cut };
}

/** One row as lines: long cells go on below themselves. */
function lines(row: readonly string[], widths: readonly number[], right: readonly boolean[]): string {
  const wrapped = row.map((cell, column) => wrap(cell, widths[column] ?? 0));
  const height = Math.max(...wrapped.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    wrapped
      .map((cell, column) => pad(cell[line] ?? "", widths[column] ?? 0, right[column] ?? false))
      .join(GAP)
      .trimEnd(),
  ).join("\n");
}

function stacked({ columns, rows }: Table, room: number): ListText {
  const heads = columns.map(escapeLine);
  const named = heads.length === 2 && heads[1] ? [`_${heads.filter(Boolean).join(": ")}_`] : [];
  const body = rows.map((row) => {
    const [label = "", ...values] = heads.map((_, column) => escapeLine(row[column] ?? ""));
    const bold = label ? `**${label}**` : "";
    if (heads.length === 2) return [bold, values[0]].filter(Boolean).join(": ") || "–";
    const pairs = values.flatMap((value, index) => {
      const head = heads[index + 1];
      return value ? [head ? `${head}: ${value}` : value] : [];
    });
    return [bold, pairs.join(" · ")].filter(Boolean).join("\n") || "–";
  });
  const { kept, cut } = whatFits(body, room - named.join("").length - 1);
  const first = body[0];
  // A first row longer than a whole message is not a table that can be shown in full anywhere.
  if (kept.length === 0 && first !== undefined && room > 200)
    return { text: clipEscaped(first, room - MORE_ROOM), cut: true };
  if (kept.length === 0) return { text: "", cut: body.length > 0 };
  const text = [...named, ...kept].join("\n");
  return { text: cut ? `${text}\n${more(body.length - kept.length)}` : text, cut };
}

function labelWords(heads: readonly string[], cells: readonly (readonly string[])[]): number {
  return Math.max(longestWord(heads[0] ?? ""), ...cells.map((row) => longestWord(row[0] ?? "")));
}

function longestWord(text: string): number {
  return Math.max(0, ...text.split(" ").map(widthOf));
}

function wrap(text: string, width: number): readonly string[] {
  const wrapped = [""];
  for (const word of text.split(" ")) {
    const line = wrapped.at(-1) ?? "";
    const longer = line === "" ? word : `${line} ${word}`;
    if (widthOf(longer) <= width || line === "") wrapped[wrapped.length - 1] = longer;
    else wrapped.push(word);
  }
  return wrapped;
}

function pad(text: string, width: number, right: boolean): string {
  const blanks = " ".repeat(Math.max(0, width - widthOf(text)));
  return right ? blanks + text : text + blanks;
}

function isNumber(cell: string): boolean {
  return /^[+−-]?[$€£]?\d|^(not meaningful|[–—-]|n\/a|)$/i.test(cell);
}

/** Columns in a monospaced font: marks take none, wide scripts and emoji two. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text.replace(/[\p{Mn}\p{Cf}]/gu, "")) {
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return width;
}

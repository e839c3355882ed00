import { decimal } from "../format.ts";
import * as style from "./style.ts";
import { cutText, textWidth } from "./text-width.ts";

/** What a colour stands for; without a colour a remark. */
export type LegendEntry = { readonly name: string; readonly colour: string | null };

/** An entry with the left edge and the middle of its colour square, in pixels. */
export type PlacedEntry = LegendEntry & { readonly x: number; readonly middle: number };

/** Side of a colour square, and from there to the name. */
export const SQUARE = 15;
export const NAME_GAP = 7;
/** Between entries of a row. */
const ENTRY_GAP = 22;
const ROW_HEIGHT = 23;
const MOST_ROWS = 3;
const MAX_NAME_WIDTH = { row: 240, column: 200 };
/** Entries of a column need at least this. */
const LEAST_STEP = 17;

/** Entries one after the other in at most three rows from a left edge; what has no room is counted. */
export function legendRows(
  entries: readonly LegendEntry[],
  left: number,
  width: number,
): { readonly placed: readonly PlacedEntry[]; readonly height: number } {
  const placed: PlacedEntry[] = [];
  let [x, row] = [left, 0];
  for (const [index, entry] of entries.entries()) {
    const name = cutText(entry.name, MAX_NAME_WIDTH.row, style.LEGEND_SIZE);
    const needed = entryWidth(name);
    const reserve =
      row === MOST_ROWS - 1 && index < entries.length - 1 ? entryWidth(moreText(entries.length)) + ENTRY_GAP : 0;
    if (x + needed + reserve > left + width && x > left) {
      if (row === MOST_ROWS - 1) {
        placed.push({ name: moreText(entries.length - index), colour: null, x, middle: (row + 0.5) * ROW_HEIGHT });
        break;
      }
      [x, row] = [left, row + 1];
    }
    placed.push({ name, colour: entry.colour, x, middle: (row + 0.5) * ROW_HEIGHT });
    x += needed + ENTRY_GAP;
  }
  return { placed, height: placed.length === 0 ? 0 : (row + 1) * ROW_HEIGHT };
}

/** Width of the entries under each other; 0 for none. */
export function columnWidth(entries: readonly LegendEntry[]): number {
  return Math.max(0, ...entries.map(({ name }) => entryWidth(cutText(name, MAX_NAME_WIDTH.column, style.LEGEND_SIZE))));
}

/** Entries under each other between two edges, the first on top; what has no room is counted. */
export function legendColumn(
  entries: readonly LegendEntry[],
  x: number,
  [top, bottom]: readonly [number, number],
): readonly PlacedEntry[] {
  const room = Math.max(1, Math.floor((bottom - top) / LEAST_STEP));
  const shown =
    entries.length <= room
      ? entries
      : [...entries.slice(0, room - 1), { name: moreText(entries.length - room + 1), colour: null }];
  const step = Math.min(ROW_HEIGHT, (bottom - top) / Math.max(1, shown.length));
  return shown.map(({ name, colour }, index) => ({
    name: cutText(name, MAX_NAME_WIDTH.column, style.LEGEND_SIZE),
    colour,
    x,
    middle: top + (index + 0.5) * step,
  }));
}

/** What stands where entries are left out. */
export function moreText(count: number): string {
  return `and ${decimal(count, 0)} more`;
}

function entryWidth(name: string): number {
  return SQUARE + NAME_GAP + textWidth(name, style.LEGEND_SIZE);
}

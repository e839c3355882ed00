import { counted } from "../../src/format.ts";

/** Lines as message text; `cut` when some had to be left out, which the text then says. */
export type ListText = { readonly text: string; readonly cut: boolean };

/** Kept free for the line that says how many are left out. */
export const MORE_ROOM = 30;

/** The first lines that fit into `room` characters. */
export function whatFits(lines: readonly string[], room: number): { kept: readonly string[]; cut: boolean } {
  const total = lines.reduce((sum, line) => sum + line.length + 1, 0);
  if (total <= room) return { kept: lines, cut: false };
  let left = room - MORE_ROOM;
  const end = lines.findIndex((line) => {
    left -= line.length + 1;
    return left < 0;
  });
  return { kept: lines.slice(0, Math.max(end, 0)), cut: true };
}

/** How many are left out, in words. */
export function more(count: number): string {
  return `and ${counted(count, "more row")}`;
}

/** Whole lines as text, as many as fit; a line is never cut, since half of it could be half a link. */
export function listText(lines: readonly string[], room: number): ListText {
  const { kept, cut } = whatFits(lines, room);
  if (kept.length === 0) return { text: "", cut };
  return { text: [...kept, ...(cut ? [more(lines.length - kept.length)] : [])].join("\n"), cut };
}

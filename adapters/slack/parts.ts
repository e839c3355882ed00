import type { types } from "@slack/bolt";
import type { Card, Part } from "../../src/card.ts";
import { LIMITS } from "./limits.ts";
import { agendaBlock, linksBlock } from "./lists.ts";
import { nativeTable, preformattedTable, tableRows } from "./tables.ts";
import { literal } from "./text.ts";
import { weight } from "./weight.ts";

/** Blocks that fitted; `cut` when something did not. */
export type Fitted = { readonly blocks: readonly types.KnownBlock[]; readonly cut: boolean };

/** The picture of a card's first chart, as the block that takes the chart's place. */
export type Illustration = { readonly chart: Part; readonly block: types.ImageBlock };

/** With less room than this, a text says so little that it is left out. */
const LEAST = 40;

const LABEL = 200;

/** A card's parts, in order, within `room` characters and `slots` blocks. */
export function partBlocks(parts: Card["parts"], room: number, slots: number, picture?: Illustration): Fitted {
  const blocks: types.KnownBlock[] = [];
  let left = room;
  let cut = false;
  for (const part of parts) {
    if (part === picture?.chart) {
      blocks.push(picture.block);
      continue;
    }
    const full = blocks.length >= slots;
    const hasTable = blocks.some(({ type }) => type === "table");
    const fitted = partBlock(part, full ? 0 : left, hasTable);
    blocks.push(...fitted.blocks);
    left -= weight(fitted.blocks);
    cut ||= fitted.cut;
  }
  return { blocks, cut };
}

function partBlock(part: Part, room: number, hasTable: boolean): Fitted {
  switch (part.kind) {
    case "note":
      return textBlock(part.text, room);
    case "chart":
      return textBlock(part.alt || part.title, room);
    case "facts":
      return longest(part.facts, 1, room, factsBlock);
    case "agenda":
      return longest(part.events, 1, room, agendaBlock);
    case "links":
      return longest(part.items, 1, room, linksBlock);
    case "table": {
      const rows = tableRows(part);
      const shown = rows.slice(0, LIMITS.tableRows);
      const fitted = longest(shown, 2, room, hasTable ? preformattedTable : nativeTable);
      return { ...fitted, cut: fitted.cut || shown.length < rows.length || part.columns.length > LIMITS.tableColumns };
    }
  }
}

function textBlock(text: string, room: number): Fitted {
  const whole = literal(text, Number.MAX_SAFE_INTEGER);
  if (whole === "") return { blocks: [], cut: false };
  if (room < LEAST) return { blocks: [], cut: true };
  const shown = literal(text, Math.min(LIMITS.section, room));
  return { blocks: [section(shown)], cut: shown.length < whole.length };
}

/** Plain text as a section: Slack reads no markup in it. */
export function section(text: string): types.SectionBlock {
  return { type: "section", text: { type: "plain_text", text, emoji: false } };
}

function factsBlock(facts: readonly { readonly label: string; readonly value: string }[]): types.RichTextBlock {
  const lines = facts.flatMap(({ label, value }, index) => [
    { type: "text" as const, text: `${index > 0 ? "\n" : ""}${literal(label, LABEL)}: `, style: { bold: true } },
    { type: "text" as const, text: literal(value, LIMITS.section) || " " },
  ]);
  return { type: "rich_text", elements: [{ type: "rich_text_section", elements: lines }] };
}

/** The block of as many items as fit, at least `least`; sizes grow with the count, so halving finds it. */
function longest<Item>(
  items: readonly Item[],
  least: number,
  room: number,
  make: (items: readonly Item[]) => types.KnownBlock,
): Fitted {
  if (items.length < least) return { blocks: [], cut: false };
  let fits = 0;
  let over = items.length + 1;
  while (over - fits > 1) {
    const count = Math.floor((fits + over) / 2);
    if (weight([make(items.slice(0, count))]) <= room) fits = count;
    else over = count;
  }
  if (fits < least) return { blocks: [], cut: true };
  return { blocks: [make(items.slice(0, fits))], cut: fits < items.length };
}

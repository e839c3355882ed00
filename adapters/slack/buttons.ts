import type { types } from "@slack/bolt";
import * as z from "zod";
import type { Asked } from "../../commands/words.ts";
import type { Suggestion } from "../../src/card.ts";
import { LIMITS } from "./limits.ts";
import { literal } from "./text.ts";

/** A later form of the value gets another mark, so that buttons of older messages are told apart. */
const VERSION = "v1";

/** Buttons together stay below this, so that they cannot crowd out the answer. */
const CHARACTERS = 3_000;

const schema = z.strictObject({
  command: z.string(),
  options: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  view: z.literal("receipt").optional(),
});

/** A follow-up question as a button's value. */
export function encodeQuestion({ command, options, view }: Omit<Suggestion, "label">): string {
  return VERSION + JSON.stringify({ command, options, view });
}

/** The question of a clicked button, still to be validated; nothing when the button is not one of ours. */
export function decodeQuestion(value: string | undefined): Asked | undefined {
  if (!value?.startsWith(VERSION)) return undefined;
  try {
    const parsed = schema.safeParse(JSON.parse(value.slice(VERSION.length)));
    if (!parsed.success) return undefined;
    const { command, options, view } = parsed.data;
    return { command, options, ...(view ? { view } : {}) };
  } catch {
    return undefined;
  }
}

/** The card's follow-up questions as buttons; those Slack would refuse are left out. */
export function buttonBlocks(next: readonly Suggestion[]): types.ActionsBlock[] {
  let room = CHARACTERS;
  const elements: types.Button[] = [];
  for (const [index, suggestion] of next.entries()) {
    const text = literal(suggestion.label, LIMITS.buttonText);
    const value = encodeQuestion(suggestion);
    const fits = text !== "" && value.length <= LIMITS.buttonValue && text.length + value.length <= room;
    if (!fits || elements.length === LIMITS.buttons) continue;
    room -= text.length + value.length;
    elements.push({
      type: "button",
      action_id: `ask-${index}`,
      text: { type: "plain_text", text, emoji: false },
      value,
    });
  }
  return elements.length > 0 ? [{ type: "actions", elements }] : [];
}

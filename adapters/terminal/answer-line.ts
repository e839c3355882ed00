import type { Ask, AskOptions } from "../../commands/ask.ts";
import { problemCard } from "../../commands/ask.ts";
import type { Asker } from "../../commands/asker.ts";
import type { Command } from "../../commands/command.ts";
import { understand } from "../../commands/understand.ts";
import { type Asked, type Line, parseLine } from "../../commands/words.ts";
import type { Card } from "../../src/card.ts";
import { UserError } from "../../src/errors.ts";
import { answerJson, type Named, understoodJson } from "./json.ts";
import { type Look, renderText } from "./render.ts";

/** What a line was answered with: the text to print, its form, and the card behind it. */
export type Answered = { readonly text: string; readonly form: "card" | "json"; readonly card: Card | null };

export type Answering = { readonly ask: Ask; readonly commands: readonly Command[]; readonly look: Look };

/** Whoever sits at the machine's own terminal runs the bot. */
const ASKER: Asker = { platform: "terminal", workspace: "local", channel: "terminal", user: "local", mayManage: true };

/** Answers a line as it was typed, with its flags; `always` are flags that hold for every line. */
export function answerLine(
  text: string,
  answering: Answering,
  { always = [], onPartial }: { readonly always?: Iterable<string>; readonly onPartial?: (text: string) => void } = {},
): Promise<Answered> {
  const line = parseLine(text, answering.commands);
  const flags = new Set([...line.flags, ...always]);
  const asked: Asked = flags.has("how") ? { ...line.asked, view: "receipt" } : line.asked;
  return answerAsked({ asked, flags }, answering, onPartial);
}

/** Answers a parsed question. */
export async function answerAsked(
  { asked, flags }: Line,
  { ask, commands, look }: Answering,
  onPartial?: (text: string) => void,
): Promise<Answered> {
  const understood = named(asked, commands);
  if (flags.has("explain")) {
    const { problem } = understood;
    return problem
      ? { text: answerJson(understood, problemCard(problem)), form: "json", card: problemCard(problem) }
      : { text: understoodJson(understood), form: "json", card: null };
  }
  const json = flags.has("json");
  const options: AskOptions = onPartial && !json ? { onPartial: (card) => onPartial(renderText(card, look)) } : {};
  const card = await ask({ ...asked, asker: ASKER }, options);
  return json
    ? { text: answerJson(understood, card), form: "json", card }
    : { text: renderText(card, look), form: "card", card };
}

function named(asked: Asked, commands: readonly Command[]): Named & { readonly problem?: UserError } {
  try {
    const { command, options } = understand(commands, asked);
    return { command: command.name, options };
  } catch (error) {
    if (error instanceof UserError) return { command: asked.command, options: asked.options, problem: error };
    throw error;
  }
}

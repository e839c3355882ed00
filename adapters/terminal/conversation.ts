import type { Ask } from "../../commands/ask.ts";
import type { Command } from "../../commands/command.ts";
import type { Attachment, Card, Suggestion } from "../../src/card.ts";
import { messageOf } from "../../src/errors.ts";
import { type Answered, type Answering, answerAsked, answerLine } from "./answer-line.ts";
import type { Look } from "./render.ts";
import { saveFiles } from "./save.ts";

/** Answers line after line, remembering what the last answer offered. */
export type Conversation = {
  /** Prints the answer; false when the line ends the conversation. Never rejects. */
  answer(line: string): Promise<boolean>;
};

export function createConversation({
  ask,
  commands,
  look,
  print,
  complain,
  folder,
}: {
  readonly ask: Ask;
  readonly commands: readonly Command[];
  /** The screen as it is now: its width may change. */
  readonly look: () => Look;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
  /** Where `save` writes. */
  readonly folder: string;
}): Conversation {
  let next: readonly Suggestion[] = [];
  let files: readonly Attachment[] = [];

  const remember = (card: Card) => {
    // A receipt offers nothing further, so the numbers of the answer before it stay good.
    if (card.next.length > 0) next = card.next;
    if (card.attachments && card.attachments.length > 0) {
      files = card.attachments;
      print("Type save to write these files into the current folder.\n\n");
    }
  };

  const question = (line: string): Promise<Answered> => {
    const answering: Answering = { ask, commands, look: look() };
    const onPartial = (text: string) => print(`${text}\n`);
    const followUp = /^\d{1,3}$/.test(line) ? next[Number(line) - 1] : undefined;
    if (!followUp) return answerLine(line, answering, { onPartial });
    const { command, options, view } = followUp;
    return answerAsked(
      { asked: { command, options, ...(view ? { view } : {}) }, flags: new Set() },
      answering,
      onPartial,
    );
  };

  const save = async () => {
    if (files.length === 0)
      return print("There is nothing to save yet: ask How computed? first, as in valuation --how.\n\n");
    print(`Saved ${(await saveFiles(files, folder)).join(" and ")}.\n\n`);
  };

  return {
    async answer(line) {
      const text = line.trim();
      const word = text.toLowerCase();
      if (word === "quit" || word === "exit") return false;
      if (text === "") return true;
      try {
        if (word === "save") await save();
        else if (/^\d{1,3}$/.test(text) && next.length > 0 && !next[Number(text) - 1]) {
          print(`There is no follow-up ${Number(text)}; the last answer offers 1 to ${next.length}.\n\n`);
        } else {
          const answered = await question(text);
          print(answered.form === "card" ? `${answered.text}\n` : answered.text);
          if (answered.card) remember(answered.card);
        }
      } catch (error) {
        complain(`That could not be done: ${messageOf(error)}\n`);
      }
      return true;
    },
  };
}

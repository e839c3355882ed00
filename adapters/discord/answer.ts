import type { Ask, Question } from "../../commands/ask.ts";
import type { Command } from "../../commands/command.ts";
import { audienceOf } from "../../commands/understand.ts";
import type { Card } from "../../src/card.ts";
import type { Log } from "../../src/log.ts";
import { within } from "../within.ts";
import { draftOf, type MakeDraft } from "./draft.ts";
import { TIMES } from "./limits.ts";
import { BROKEN, notCompleted, RESTARTING, SENT_PRIVATELY, TOO_LONG } from "./notices.ts";
import { bytesOf, type Draft, type Reply } from "./reply.ts";

export type AnswerOptions = {
  readonly ask: Ask;
  readonly commands: readonly Command[];
  readonly makeDraft: MakeDraft;
  readonly log: Log;
  /** Ends the wait for answers: the program stops. */
  readonly closing: AbortSignal;
};

export type Asking = {
  readonly question: Question;
  readonly reply: Reply;
  /** False under load: then everything is acknowledged first. */
  readonly mayWait: boolean;
  readonly fileBytes: number;
};

/** Uploads beyond this may take longer than an acknowledgement may. */
const DIRECT_BYTES = 512 * 1024;

type Answered = { readonly card: Card; readonly draft: Draft };

/**
 * Answers one question: directly when the answer is there at once, else "thinking" first, then a partial answer where
 * there is one, then the whole. Who sees it is decided before the work starts, as Discord fixes it then.
 */
export async function answerQuestion(asking: Asking, options: AnswerOptions): Promise<void> {
  const { question, reply, mayWait, fileBytes } = asking;
  const { ask, commands, makeDraft, log, closing } = options;
  const hidden = audienceOf(commands, question) === "asker";
  const acknowledged = Promise.withResolvers<void>();
  const whole = new AbortController();
  let partial: Card | undefined;
  let showing: Promise<unknown> = Promise.resolve();

  const showPartial = (card: Card) => {
    partial = card;
    showing = acknowledged.promise
      .then(() => makeDraft(card, fileBytes))
      .then((draft) => (whole.signal.aborted ? false : reply.edit(draft, whole.signal)));
  };
  const answer = (): Promise<Answered> =>
    ask(question, { onPartial: showPartial })
      .catch((error: unknown) => {
        log.error("ask rejected", { command: question.command, reason: String(error) });
        return BROKEN;
      })
      .then(async (card) => ({ card, draft: await makeDraft(card, fileBytes) }));

  let answering: Promise<Answered> | undefined;
  const patience = Math.min(TIMES.direct, TIMES.directAge - reply.age());
  if (mayWait && patience > 0) {
    answering = answer();
    const ready = await within(answering, patience, closing);
    if (ready && bytesOf(ready.draft.message.files) <= DIRECT_BYTES) {
      await reply.send(ready.draft, hidden || ready.card.tone === "problem");
      return;
    }
  }
  const claiming = reply.defer(hidden);
  answering ??= answer();
  const claim = await claiming;
  if (claim === "gone" || claim === "refused") return;
  acknowledged.resolve();

  const ready = await within(answering, TIMES.answer, closing);
  whole.abort();
  await showing;
  const card = ready?.card ?? (closing.aborted ? RESTARTING : TOO_LONG);
  if (!ready) log.warn("discord question was not answered", { command: question.command, reason: card.title });
  const draft = ready?.draft ?? draftOf(card, log);
  if (card.tone === "problem" && partial) await reply.edit(await makeDraft(notCompleted(partial, card), fileBytes));
  else if (card.tone === "problem" && !hidden && ready) await reply.hide(draft, draftOf(SENT_PRIVATELY, log));
  else await reply.edit(draft);
}

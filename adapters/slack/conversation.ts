import { type Ask, problemCard, type Question } from "../../commands/ask.ts";
import type { Command } from "../../commands/command.ts";
import { audienceOf } from "../../commands/understand.ts";
import type { Asked } from "../../commands/words.ts";
import type { Draw } from "../../src/chart/picture.ts";
import { UserError } from "../../src/errors.ts";
import type { Fetch } from "../../src/fetch.ts";
import type { Log } from "../../src/log.ts";
import { createDeliverFiles, createShareFiles } from "./files.ts";
import { createPictures } from "./pictures.ts";
import { renderNotice } from "./render.ts";
import { createReply, type Place, type Reply } from "./reply.ts";
import { createRespond } from "./respond.ts";
import type { Web } from "./web.ts";

/** One command or click: what was asked, where, and the address that answers it. */
export type Interaction = { readonly place: Place; readonly address: string };

/** Answers questions, and knows which of them are under way. */
export type Conversation = {
  readonly commands: readonly Command[];
  answer(asked: Asked, interaction: Interaction): Promise<void>;
  /** Says one sentence to the one who clicked or asked. */
  tell(sentence: string, interaction: Interaction): Promise<void>;
  /** Resolves when no question is under way. */
  idle(): Promise<void>;
  /** Tells everyone who is still waiting that there will be no answer. */
  apologise(): Promise<void>;
};

export type ConversationOptions = {
  readonly ask: Ask;
  readonly commands: readonly Command[];
  readonly draw: Draw;
  readonly log: Log;
  readonly now: () => number;
  readonly web: Web;
  readonly fetch: Fetch;
};

/** After this long without an answer the asker is told that there will be one. */
const SILENCE_MS = 2_500;

export function createConversation({ ask, commands, draw, log, now, web, fetch }: ConversationOptions): Conversation {
  const showPicture = createPictures(web, draw);
  const deliverFiles = createDeliverFiles(web, log);
  const shareFiles = createShareFiles(web, log);
  const underWay = new Map<Reply, Promise<void>>();

  const converse = async (question: Question, reply: Reply): Promise<void> => {
    const silence = setTimeout(() => reply.waiting().catch(() => {}), SILENCE_MS);
    try {
      const card = await ask(question, { onPartial: (partial) => reply.partial(partial) });
      await reply.answer(card);
    } catch (error) {
      log.error("slack answer failed", { command: question.command, error: String(error) });
      await reply.answer(problemCard(new UserError("broken", "Something broke on our side. Please try again.")));
    } finally {
      clearTimeout(silence);
      underWay.delete(reply);
    }
  };

  return {
    commands,
    answer(asked, { place, address }) {
      const question: Question = { ...asked, asker: { platform: "slack", ...place, mayManage: false } };
      const audience = audienceOf(commands, question);
      const respond = createRespond(address, now, fetch);
      const reply = createReply({ place, audience, respond, web, showPicture, deliverFiles, shareFiles, log });
      const answered = converse(question, reply);
      underWay.set(reply, answered);
      return answered;
    },
    async tell(sentence, { address }) {
      await createRespond(address, now, fetch)(renderNotice(sentence), "asker");
    },
    async idle() {
      await Promise.allSettled(underWay.values());
    },
    async apologise() {
      await Promise.allSettled([...underWay.keys()].map((reply) => reply.apologise()));
    },
  };
}

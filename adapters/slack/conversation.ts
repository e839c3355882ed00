import { type Ask, problemCard, type Question } from "../../commands/ask.ts";
import type { Command } from "../../commands/command.ts";
import { audienceOf } from "../../commands/understand.ts";
import type { Asked } from "../../commands/words.ts";
import type { Draw } from "../../src/chart/picture.ts";
import { UserError } from "../../src/errors.ts";
import type { Fetch } from "../../src/fetch.ts";
import type { Log } from "../../src/log.ts";
import { createDeliverFiles, createShareFiles } from "./files.ts";
import type { LookUpPerson } from "./person.ts";
import { createPictures } from "./pictures.ts";
import { renderNotice } from "./render.ts";
import { createReply, type Place, type Reply, type ReplyOptions } from "./reply.ts";
import { createRespond } from "./respond.ts";
import type { FindWorkspace, Workspace } from "./workspaces.ts";

/** One command or click: what was asked, where, and the address that answers it. */
export type Interaction = {
  readonly place: Place;
  readonly address: string;
  /** The organisation that a workspace belongs to. */
  readonly enterprise?: string;
  /** Where the app can be installed, if it came over HTTP and can be. */
  readonly installUrl?: string;
};

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
  readonly findWorkspace: FindWorkspace;
  readonly lookUpPerson: LookUpPerson;
  readonly fetch: Fetch;
};

/** After this long without an answer the asker is told that there will be one. */
const SILENCE_MS = 2_500;

export function createConversation(options: ConversationOptions): Conversation {
  const { ask, commands, draw, log, now, findWorkspace, lookUpPerson, fetch } = options;
  const kits = new WeakMap<Workspace, Kit>();
  const underWay = new Set<Promise<void>>();
  const replies = new Set<Reply>();

  const kitOf = (workspace: Workspace): Kit => {
    const { web } = workspace;
    const kit = kits.get(workspace) ?? {
      web,
      showPicture: createPictures(web, draw),
      deliverFiles: createDeliverFiles(web, log),
      shareFiles: createShareFiles(web, log),
    };
    kits.set(workspace, kit);
    return kit;
  };

  const converse = async (question: Question, reply: Reply): Promise<void> => {
    replies.add(reply);
    const silence = setTimeout(() => reply.waiting().catch(() => {}), SILENCE_MS);
    try {
      const card = await ask(question, { onPartial: (partial) => reply.partial(partial) });
      await reply.answer(card);
    } catch (error) {
      const command = commands.find(({ name }) => name === question.command)?.name;
      log.error("slack answer failed", { command, error: String(error) });
      await reply.answer(problemCard(new UserError("broken", "Something broke on our side. Please try again.")));
    } finally {
      clearTimeout(silence);
      replies.delete(reply);
    }
  };

  const answer = async (asked: Asked, { place, address, enterprise, installUrl }: Interaction): Promise<void> => {
    const respond = createRespond(address, now, fetch);
    const workspace = await findWorkspace(place.workspace, enterprise).catch((error) => {
      log.error("slack: a workspace's installation could not be read", { error: String(error) });
      return undefined;
    });
    if (!workspace) {
      const sentence = workspace === null ? notInstalled(installUrl) : UNREADABLE;
      await respond(renderNotice(sentence), "asker");
      return;
    }
    const person = asksToManage(commands, asked) ? await lookUpPerson(workspace.web, place) : { mayManage: false };
    const question: Question = { ...asked, asker: { platform: "slack", ...place, ...person } };
    const audience = audienceOf(commands, question);
    await converse(question, createReply({ place, audience, respond, log, ...kitOf(workspace) }));
  };

  return {
    commands,
    answer(asked, interaction) {
      const answered = answer(asked, interaction).finally(() => underWay.delete(answered));
      underWay.add(answered);
      return answered;
    },
    async tell(sentence, { address }) {
      await createRespond(address, now, fetch)(renderNotice(sentence), "asker");
    },
    async idle() {
      await Promise.allSettled(underWay);
    },
    async apologise() {
      await Promise.allSettled([...replies].map((reply) => reply.apologise()));
    },
  };
}

/** What answers are made with in one workspace. */
type Kit = Pick<ReplyOptions, "web" | "showPicture" | "deliverFiles" | "shareFiles">;

const UNREADABLE = "Something broke on our side. Please try again.";

function notInstalled(installUrl: string | undefined): string {
  const how = installUrl ? `Install it at ${installUrl}` : "Whoever runs it can say where to install it";
  return `This app is not installed in your workspace, or no longer. ${how}, then ask again.`;
}

/** Only then is Slack asked who asks. */
function asksToManage(commands: readonly Command[], { command }: Asked): boolean {
  const name = command.trim().toLowerCase();
  return commands.some((each) => each.name === name && each.permission === "manage");
}

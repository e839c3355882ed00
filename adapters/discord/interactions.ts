import { setMaxListeners } from "node:events";
import type { APIInteraction } from "discord.js";
import type { Ask } from "../../commands/ask.ts";
import type { Command } from "../../commands/command.ts";
import type { Complete } from "../../commands/complete.ts";
import type { Draw } from "../../src/chart/picture.ts";
import type { Log } from "../../src/log.ts";
import { within } from "../within.ts";
import { answerQuestion } from "./answer.ts";
import { answerCompletion, type CompletionApi, isCompletion } from "./complete.ts";
import { createMakeDraft, draftOf } from "./draft.ts";
import { LIMITS, TIMES } from "./limits.ts";
import { EXPIRED, RESTARTING } from "./notices.ts";
import { toQuestion } from "./question.ts";
import { createReply, type ReplyApi } from "./reply.ts";

export type InteractionOptions = {
  readonly api: { readonly interactions: ReplyApi & CompletionApi };
  readonly ask: Ask;
  /** Values for an option while it is typed; none when not said. */
  readonly complete?: Complete;
  readonly commands: readonly Command[];
  readonly draw: Draw;
  readonly log: Log;
  /** The real clock in milliseconds since the epoch: Discord's deadlines run on it. */
  readonly now: () => number;
};

/** Answers interactions, however they arrive: over the gateway or as signed requests. */
export type InteractionHandler = {
  /** Resolves when the interaction is answered for good. Never rejects. */
  handle(interaction: APIInteraction): Promise<void>;
  /** Lets what is under way finish for so long, then apologises for the rest. Never rejects. */
  close(patienceMs: number): Promise<void>;
};

/** With more questions under way than this, each is acknowledged before any work. */
const UNHURRIED = 4;
/** An interaction that comes again within this time is not answered again; after it, its age alone ends it. */
const REMEMBERED_MS = 120_000;
/** How long apologies may take. */
const APOLOGY_MS = 1000;

/** The one place where an interaction's failure ends. */
export function createInteractionHandler(options: InteractionOptions): InteractionHandler {
  const { api, ask, complete = () => [], commands, draw, log, now } = options;
  const makeDraft = createMakeDraft(draw, log);
  const underWay = new Map<string, Promise<void>>();
  const closing = new AbortController();
  // Every question under way listens.
  setMaxListeners(0, closing.signal);
  /** When each interaction came, the oldest first. */
  const cameAt = new Map<string, number>();
  let open = true;

  /** A gateway that resumes, and whoever has seen a signed request, can send one twice. */
  function isNew(id: string): boolean {
    for (const [old, at] of cameAt) {
      if (now() - at < REMEMBERED_MS) break;
      cameAt.delete(old);
    }
    if (cameAt.has(id)) return false;
    cameAt.set(id, now());
    return true;
  }

  async function respond(interaction: APIInteraction): Promise<void> {
    const reply = createReply(interaction, { api: api.interactions, log, now, closing: closing.signal });
    const age = reply.age();
    if (age > TIMES.tooOld) {
      log.warn("discord interaction came too late to be answered; if all do, check this machine's clock", { age });
      return;
    }
    const asked = toQuestion(interaction, commands);
    if (asked === "unknown") return log.debug("discord interaction is none of ours", { type: interaction.type });
    if (asked === "expired" || !open) {
      await reply.send(draftOf(open ? EXPIRED : RESTARTING, log), true);
      return;
    }
    const mayWait = underWay.size <= UNHURRIED;
    const fileBytes = Math.max(interaction.attachment_size_limit ?? 0, LIMITS.fileBytes);
    const asking = { question: asked, reply, mayWait, fileBytes };
    await answerQuestion(asking, { ask, commands, makeDraft, log, closing: closing.signal });
    log.debug("discord question", { command: asked.command, age: reply.age() });
  }

  async function handle(interaction: APIInteraction): Promise<void> {
    // With every key: never in the way of a question, and no line in the log.
    if (isCompletion(interaction)) return await answerCompletion(interaction, api.interactions, complete);
    if (!isNew(interaction.id)) return;
    const work = Promise.resolve()
      .then(() => respond(interaction))
      .catch((error: unknown) => {
        log.error("discord interaction failed", { interaction: interaction.id, error: stackOf(error) });
      })
      .finally(() => underWay.delete(interaction.id));
    underWay.set(interaction.id, work);
    await work;
  }

  return {
    handle,
    async close(patienceMs) {
      open = false;
      await within(Promise.all(underWay.values()), patienceMs);
      closing.abort();
      await within(Promise.all(underWay.values()), APOLOGY_MS);
    },
  };
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

import type { APIInteraction } from "discord.js";
import type { Log } from "../../src/log.ts";
import { failureOf } from "./failure.ts";
import { TIMES } from "./limits.ts";
import { backoff, limited, pause } from "./pause.ts";
import type { Message } from "./render.ts";

type Body = Message & { flags?: number };
type Try = { readonly signal: AbortSignal };

/** The calls that answer an interaction; `api.interactions` of @discordjs/core has them. */
export type ReplyApi = {
  reply(id: string, token: string, body: Body, options: Try): Promise<unknown>;
  defer(id: string, token: string, body: { flags?: number }, options: Try): Promise<unknown>;
  editReply(application: string, token: string, body: Body, message: "@original", options: Try): Promise<unknown>;
  deleteReply(application: string, token: string, message: "@original", options: Try): Promise<unknown>;
  followUp(application: string, token: string, body: Body, options: Try): Promise<unknown>;
};

/** A message, and the same without markup and files should Discord refuse it: made then, and once. */
export type Draft = { readonly message: Message; readonly plain: () => Message };

/** Whether the first answer took: `unsure` when its own answer was lost, so that an edit has to make sure. */
export type Claim = "claimed" | "unsure" | "refused" | "gone";

/** One interaction's answer, with Discord's rules about time kept. Nothing here rejects. */
export type Reply = {
  /** Milliseconds since the person pressed enter. */
  age(): number;
  /** Answers at once; `hidden` answers are seen by the asker only. */
  send(draft: Draft, hidden: boolean): Promise<boolean>;
  /** Shows "thinking": gives 15 minutes to answer, and decides who will see it. */
  defer(hidden: boolean): Promise<Claim>;
  /** Puts a message in the place of what is there, trying again until the token, the program or the signal ends. */
  edit(draft: Draft, signal?: AbortSignal): Promise<boolean>;
  /** Takes a public "thinking" away and answers to the asker alone. */
  hide(draft: Draft, settled: Draft): Promise<boolean>;
};

export type ReplyOptions = {
  readonly api: ReplyApi;
  readonly log: Log;
  readonly now: () => number;
  /** Ends retries: the program stops. */
  readonly closing: AbortSignal;
};

const EPHEMERAL = 64;
/** An edit can overtake its acknowledgement by a moment, not by many. */
const EARLY_TRIES = 5;
const DELETE_TRIES = 4;

export function createReply(interaction: APIInteraction, { api, log, now, closing }: ReplyOptions): Reply {
  const { id, token, application_id: application } = interaction;
  const created = createdAt(id);
  const age = () => now() - created;
  const about = { interaction: id };

  /** One answer within three seconds; an answer that got lost is tried again, since Discord takes only one. */
  async function claim(attempt: (options: Try) => Promise<unknown>): Promise<Claim> {
    for (let tries = 0; ; tries += 1) {
      try {
        await limited(TIMES.claimTry, attempt);
        return "claimed";
      } catch (error) {
        const failure = failureOf(error);
        const detail = { ...about, age: age(), code: failure.code, reason: failure.message };
        if (failure.kind === "acknowledged") return "unsure";
        if (failure.kind === "gone" || failure.kind === "early") {
          log.warn("discord interaction was gone before it was acknowledged", detail);
          return "gone";
        }
        if (failure.kind === "refused") {
          log.error("discord refused an answer", detail);
          return "refused";
        }
        const wait = backoff(tries, { first: 100, most: 500 });
        if (age() + wait > TIMES.claimAge) {
          log.warn("discord did not confirm an acknowledgement", detail);
          return "unsure";
        }
        await pause(wait);
      }
    }
  }

  /** A call that may be repeated. Keeps to the token's life; ends early when told to. */
  async function persist(
    draft: Draft,
    attempt: (message: Message, options: Try) => Promise<unknown>,
    signal: AbortSignal,
  ): Promise<boolean> {
    let message = draft.message;
    for (let tries = 0, early = 0; ; tries += 1) {
      try {
        const content = message;
        await limited(TIMES.editTry + uploadTime(content), (options) => attempt(content, options));
        return true;
      } catch (error) {
        const failure = failureOf(error);
        const detail = { ...about, status: failure.status, code: failure.code, reason: failure.message };
        early += failure.kind === "early" ? 1 : 0;
        if (failure.kind === "gone" || early === EARLY_TRIES) {
          log.warn("discord message is gone, its answer is dropped", detail);
          return false;
        }
        if (failure.kind === "refused" || failure.kind === "acknowledged") {
          log.error("discord refused a message", detail);
          if (message === draft.plain()) return false;
          message = draft.plain();
          continue;
        }
        const wait = backoff(tries, { first: 500, most: 30_000 });
        if (signal.aborted || age() + wait > TIMES.tokenAge) {
          log.warn("discord answer could not be delivered", detail);
          return false;
        }
        await pause(wait, signal);
      }
    }
  }

  const edit: Reply["edit"] = (draft, signal = closing) =>
    persist(
      draft,
      (message, options) => api.editReply(application, token, whole(message), "@original", options),
      signal,
    );

  async function remove(): Promise<void> {
    for (let tries = 0; tries < DELETE_TRIES; tries += 1) {
      try {
        await limited(TIMES.editTry, (options) => api.deleteReply(application, token, "@original", options));
        return;
      } catch (error) {
        const { kind, message } = failureOf(error);
        if (kind !== "down") return log.warn("discord placeholder could not be deleted", { ...about, reason: message });
        await pause(backoff(tries, { first: 500, most: 4000 }), closing);
      }
    }
  }

  return {
    age,
    async send(draft, hidden) {
      const first = (message: Message) =>
        claim((options) => api.reply(id, token, { ...message, ...flags(hidden) }, options));
      let claimed = await first(draft.message);
      if (claimed === "refused") claimed = await first(draft.plain());
      if (claimed !== "unsure") return claimed === "claimed";
      return edit(draft);
    },
    defer: (hidden) => claim((options) => api.defer(id, token, flags(hidden), options)),
    edit,
    async hide(draft, settled) {
      // A follow-up to a message that is still "thinking" becomes an edit of it, for all to see; so it says something
      // first. Should the deletion fail, that stays, and nothing keeps "thinking".
      if (!(await edit(settled))) return false;
      await remove();
      // After a lost answer a second copy may appear, to the asker alone; none at all would be worse.
      return persist(
        draft,
        (message, options) => api.followUp(application, token, { ...message, ...flags(true) }, options),
        closing,
      );
    },
  };
}

/** When an interaction was made: its id carries the milliseconds since 2015. */
export function createdAt(id: string): number {
  return Number((BigInt(id) >> 22n) + 1_420_070_400_000n);
}

function flags(hidden: boolean): { flags?: number } {
  return hidden ? { flags: EPHEMERAL } : {};
}

/** An edit keeps what it does not name. */
function whole(message: Message): Message {
  return { content: "", ...message };
}

/** Slow lines carry about 256 KiB a second. */
function uploadTime({ files }: Message): number {
  return (bytesOf(files) / (256 * 1024)) * 1000;
}

/** Bytes that a message uploads. */
export function bytesOf(files: Message["files"]): number {
  return files.reduce((sum, { data }) => sum + (data instanceof Uint8Array ? data.length : String(data).length), 0);
}

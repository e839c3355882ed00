import * as z from "zod";
import type { Draw } from "../../src/chart/picture.ts";
import { messageOf } from "../../src/errors.ts";
import type { Log } from "../../src/log.ts";
import { type Pace, takeTurn } from "../../src/watch/pace.ts";
import type { Mark, Outcome, Poster } from "../../src/watch/poster.ts";
import { bears, markText } from "./delivery-mark.ts";
import { createMakeDraft } from "./draft.ts";
import { failureOf } from "./failure.ts";
import { LIMITS } from "./limits.ts";
import { limited } from "./pause.ts";
import { outcomeOf, UNAUTHORISED } from "./post-outcome.ts";
import { type PermissionApi, postingRight, readAllowed, type SeenPermissions, unknownRight } from "./posting-right.ts";
import type { Message } from "./render.ts";

type Try = { readonly signal: AbortSignal };
type Body = Message & { nonce?: string; enforce_nonce?: boolean };

/** The calls that post and look; `api` of @discordjs/core has them. */
export type PosterApi = {
  readonly channels: PermissionApi["channels"] & {
    createMessage(channel: string, body: Body, options: Try): Promise<unknown>;
    getMessages(channel: string, query: { after: string; limit: number }, options: Try): Promise<unknown>;
  };
  readonly guilds: PermissionApi["guilds"];
  readonly users: {
    getCurrent(options: Try): Promise<unknown>;
    createDM(user: string, options: Try): Promise<unknown>;
  };
};

export type DiscordPosterOptions = {
  /** Over a REST client of its own, so that a person's answer never queues behind a post; it retries nothing. */
  readonly api: PosterApi;
  readonly draw: Draw;
  /** Turns among everybody who uses the bot's token. */
  readonly pace: Pace;
  readonly seen: Pick<SeenPermissions, "of">;
  readonly log: Log;
  /** The real clock in milliseconds since the epoch. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Discord does not accept the token any more. */
  readonly unauthorised: () => void;
};

/** Discord takes 50 calls a second of a bot: the rest is for whatever else it asks, and for posts that arrive in a bunch. */
const TURN_MS = 1000 / 43;
/** A start after this long is an easy one, for so long. */
const SILENCE_MS = 5_000;
const EASY_MS = 1_500;
/** Five messages in five seconds are what a channel takes. */
const CHANNEL_TURN_MS = 1_100;
/** One post with its chart, or one call that reads. */
const CALL_MS = 8_000;
/** A process that stood still this long after it said that it begins may have been given up for gone. */
const HELD_UP_MS = 3_000;
/** "Unique in the past few minutes", says Discord of a nonce. */
const NONCE_HOLDS_MS = 120_000;
/** Calls that it takes to work out what the bot may do in a channel. */
const PERMISSION_CALLS = 4;
const PAGE = 100;
/** A channel in which more was written cannot be looked through. */
const PAGES = 50;

const identified = z.object({ id: z.string() });
const written = z.array(
  z.object({
    id: z.string(),
    author: z.object({ id: z.string() }).optional(),
    content: z.string().optional(),
    nonce: z.union([z.string(), z.number()]).nullish(),
    embeds: z.array(z.object({ footer: z.object({ text: z.string().optional() }).nullish() })).optional(),
  }),
);

/** Posts deliveries into Discord's channels, each at most once. */
export function createDiscordPoster(options: DiscordPosterOptions): Poster {
  const { api, draw, pace, seen, log, now, wait, unauthorised } = options;
  const makeDraft = createMakeDraft(draw, log);
  const turns = { pace, now, wait };
  let self: string | undefined;
  let lastTurn = Number.NEGATIVE_INFINITY;
  let easyUntil = Number.NEGATIVE_INFINITY;

  /** The bot's own user: older applications have another id than their bot. */
  async function ownId(): Promise<string> {
    self ??= identified.parse(await limited(CALL_MS, (options) => api.users.getCurrent(options))).id;
    return self;
  }

  /** After a silence connections are opened anew, and the first posts would arrive in a bunch: half as many then. */
  const turn = async () => {
    const silent = now() - lastTurn > SILENCE_MS;
    if (silent) easyUntil = now() + EASY_MS;
    lastTurn = now();
    await takeTurn("discord", lastTurn < easyUntil ? 2 * TURN_MS : TURN_MS, turns);
  };

  /** The bot's turn, and the channel's where several digests meet in it. */
  async function turnIn(channel: string): Promise<void> {
    await turn();
    const since = now();
    await takeTurn(`discord:channel:${channel}`, CHANNEL_TURN_MS, turns);
    // Whoever waited for the channel has let the bot's turn pass.
    if (now() - since >= TURN_MS) await turn();
  }

  function noticed(error: unknown): unknown {
    if (failureOf(error).status === UNAUTHORISED) unauthorised();
    return error;
  }

  const allowed = (channel: string) => limited(CALL_MS, ({ signal }) => readAllowed(api, channel, ownId, signal));

  const post: Poster["post"] = async ({ channel }, card, mark, begin) => {
    const draft = await makeDraft(card, LIMITS.fileBytes, markText(mark));
    try {
      await turnIn(channel);
    } catch (error) {
      return { kind: "later", reason: messageOf(error), afterMs: 5_000 };
    }
    const since = now();
    if (!(await begin())) return { kind: "not-ours" };
    if (now() - since > HELD_UP_MS) return { kind: "later", reason: "the process was held up", afterMs: 0 };
    return limited(CALL_MS, async (options) => {
      const send = (message: Message) =>
        api.channels.createMessage(channel, { ...message, nonce: mark.nonce, enforce_nonce: true }, options);
      const first = await attempt(() => send(draft.message));
      if (first.kind !== "refused" || first.what !== "message") return first;
      log.error("discord refused a digest, trying it as text", { delivery: mark.key, reason: first.reason });
      return attempt(() => send(draft.plain()));
    });
  };

  async function attempt(send: () => Promise<unknown>): Promise<Outcome> {
    try {
      const answer = identified.safeParse(await send());
      return { kind: "posted", id: answer.data?.id ?? "" };
    } catch (error) {
      return outcomeOf(noticed(error));
    }
  }

  /** Every message after an instant, a page at a time; whether one bears the mark. */
  async function look(channel: string, mark: Mark, since: number): Promise<"found" | "missing" | "empty" | "endless"> {
    const own = await ownId();
    let after = snowflakeAt(since);
    for (let page = 0; page < PAGES; page += 1) {
      await turn();
      const query = { after, limit: PAGE };
      const messages = written.parse(
        await limited(CALL_MS, (options) => api.channels.getMessages(channel, query, options)),
      );
      if (messages.some((message) => message.author?.id === own && bears(message, mark))) return "found";
      if (messages.length < PAGE) return page === 0 && messages.length === 0 ? "empty" : "missing";
      after = messages.map(({ id }) => id).reduce((last, id) => (BigInt(id) > BigInt(last) ? id : last), after);
    }
    return "endless";
  }

  const find: Poster["find"] = async ({ channel }, mark, since) => {
    try {
      const seenThere = await look(channel, mark, since);
      if (seenThere === "endless") return "unreadable";
      if (seenThere !== "empty") return seenThere;
      // Discord shows an empty history to whoever may not read it.
      for (let call = 0; call < PERMISSION_CALLS; call += 1) await turn();
      const right = postingRight(await allowed(channel));
      return right.ok && !right.mayRead ? "unreadable" : "missing";
    } catch (error) {
      const { status, message } = failureOf(noticed(error));
      if (status === 403 || status === 404) return "unreadable";
      log.warn("discord could not be asked for a delivery", { delivery: mark.key, status, reason: message });
      return "down";
    }
  };

  return {
    platform: "discord",
    nonceHoldsMs: NONCE_HOLDS_MS,
    post,
    find,
    async mayPost({ channel }) {
      try {
        return postingRight(seen.of(channel) ?? (await allowed(channel)));
      } catch (error) {
        return unknownRight(noticed(error));
      }
    },
    async tell(_place, user, card) {
      try {
        const { message } = await makeDraft(card);
        await turn();
        await limited(CALL_MS, async (options) => {
          const { id } = identified.parse(await api.users.createDM(user, options));
          await api.channels.createMessage(id, message, options);
        });
        return true;
      } catch (error) {
        log.warn("discord took no direct message", { reason: failureOf(noticed(error)).message });
        return false;
      }
    },
  };
}

/** Before every id that Discord gave since an instant: ids carry the milliseconds since 2015. */
function snowflakeAt(instant: number): string {
  const milliseconds = BigInt(Math.max(0, Math.floor(instant) - 1_420_070_400_000));
  return String(milliseconds << 22n);
}

import type { Command } from "../../commands/command.ts";
import type { Card } from "../../src/card.ts";
import type { Log } from "../../src/log.ts";
import { within } from "../within.ts";
import { toFailure } from "./failure.ts";
import type { DeliverFiles, ShareFiles } from "./files.ts";
import type { ShowPicture } from "./pictures.ts";
import { firstChart, type Image, type Message, renderBlocks, renderNotice } from "./render.ts";
import type { Respond } from "./respond.ts";
import type { Posted, Web } from "./web.ts";

/** How one question is answered, step by step. The steps run one after another; Slack's failures reject none of them. */
export type Reply = {
  /** Says that the answer takes a while. */
  waiting(): Promise<void>;
  /** Shows what is there already; `answer` completes it. */
  partial(card: Card): Promise<void>;
  answer(card: Card): Promise<void>;
  /** Says that there will be no answer; later steps do nothing. */
  apologise(): Promise<void>;
};

/** Where a question came from; the answer goes there too. */
export type Place = { readonly workspace: string; readonly channel: string; readonly user: string };

export type ReplyOptions = {
  readonly place: Place;
  readonly audience: Command["audience"];
  readonly respond: Respond;
  readonly web: Web;
  readonly showPicture: ShowPicture;
  readonly deliverFiles: DeliverFiles;
  readonly shareFiles: ShareFiles;
  readonly log: Log;
};

/** A picture that takes longer than this comes as words: the numbers are there already. */
const PICTURE_MS = 10_000;

const WAITING = "Working on it…";
const UNFINISHED = "This answer could not be completed.";
const UNCONFIRMED = "Slack did not confirm that the answer was posted. If it is not there, ask again.";
export const RESTARTING =
  "The bot is being restarted and could not finish your question. Please ask again in a minute.";

/**
 * Public answers with a picture, and those that come in steps, are posted by the bot: only what it posted itself can
 * show its files, be changed and be removed. What was sent through a slash command's response address cannot be
 * replaced (slackapi/bolt-js#2287), so everything else goes there once, in its final form.
 */
export function createReply(options: ReplyOptions): Reply {
  const { place, audience, respond, web, showPicture, deliverFiles, shareFiles, log } = options;
  const { workspace, channel, user } = place;
  let shown: (Posted & { readonly card?: Card }) | undefined;
  let mayPost = audience === "channel";
  let ended = false;
  let turn: Promise<unknown> = Promise.resolve();

  const inTurn = (step: () => Promise<void>): Promise<void> => {
    const result = turn.then(async () => {
      if (!ended) await step();
    });
    turn = result.catch(() => {});
    return result;
  };

  /** Runs a call that the answer can do without. */
  const tried = async <Result>(what: string, call: () => Promise<Result>): Promise<Result | undefined> => {
    try {
      return await call();
    } catch (error) {
      log.warn(`slack: ${what} failed`, { reason: toFailure(error).reason });
      return undefined;
    }
  };

  const whisper = async (message: Message): Promise<void> => {
    if ((await respond(message, "asker")) === "delivered") return;
    await tried("the private answer", () => web.whisper(channel, user, message));
  };

  const speak = async (message: Message): Promise<void> => {
    const delivery = await respond(message, "channel");
    if (delivery === "unknown") await whisper(renderNotice(UNCONFIRMED));
    if (delivery === "refused") await tried("the last resort", () => web.whisper(channel, user, message));
  };

  /** Posts as the bot. Where the bot may not, nothing else is posted either. */
  const post = async (message: Message, card?: Card): Promise<"posted" | "refused" | "unknown"> => {
    try {
      shown = { ...(await web.post(channel, message)), ...(card ? { card } : {}) };
      return "posted";
    } catch (error) {
      const { kind, reason } = toFailure(error);
      log.info("slack: the bot could not post", { reason });
      if (kind === "lost") return "unknown";
      mayPost &&= reason === "invalid_blocks";
      return "refused";
    }
  };

  /** Changes the posted message into `message`, or posts it. */
  const put = async (message: Message): Promise<"posted" | "refused" | "unknown"> => {
    const posted = shown;
    if (!posted) return post(message);
    const changed = await tried("changing a message", () => web.update(posted, message).then(() => true));
    return changed ? "posted" : "refused";
  };

  const pictureOf = async (card: Card, anew: boolean): Promise<Image | undefined> => {
    const chart = firstChart(card);
    if (!chart || !mayPost) return undefined;
    return tried("the picture", async () => {
      const image = await within(showPicture(workspace, chart, { anew }), PICTURE_MS);
      if (!image) throw new DOMException("the picture took too long", "TimeoutError");
      return image;
    });
  };

  /** Nothing unfinished stays in the channel. */
  const settle = async (): Promise<void> => {
    const posted = shown;
    shown = undefined;
    if (!posted) return;
    const { card } = posted;
    if (card) {
      await tried("changing a message", () => web.update(posted, renderBlocks({ ...card, pending: UNFINISHED })));
    } else await tried("removing a message", () => web.remove(posted));
  };

  const answerPublicly = async (card: Card, picture: Image | undefined): Promise<void> => {
    for (const anew of [false, true]) {
      const image = anew ? await pictureOf(card, anew) : picture;
      if (!image && !shown) break;
      const outcome = await put(renderBlocks(card, image));
      if (outcome === "posted") return;
      if (outcome === "unknown") return whisper(renderNotice(UNCONFIRMED));
      if (!image || !mayPost) break;
    }
    const rest = shown;
    if (rest) await tried("removing a message", () => web.remove(rest));
    shown = undefined;
    await speak(renderBlocks(card));
  };

  /** Files of a public answer, under it; where the bot may not post them, to the one who asked. */
  const attach = async ({ attachments = [], title }: Card): Promise<void> => {
    if (attachments.length === 0) return;
    if (mayPost && (await shareFiles(channel, attachments, title))) return;
    await whisper(renderNotice(await deliverFiles(user, attachments, title)));
  };

  const answerPrivately = async (card: Card): Promise<void> => {
    const files = card.attachments ?? [];
    const note = files.length > 0 ? await deliverFiles(user, files, card.title) : undefined;
    await whisper(renderBlocks(note ? { ...card, parts: [{ kind: "note", text: note }, ...card.parts] } : card));
  };

  return {
    waiting: () =>
      inTurn(async () => {
        if (mayPost && !shown) await post(renderNotice(WAITING));
      }),
    partial: (card) =>
      inTurn(async () => {
        const message = renderBlocks(card);
        if (mayPost && shown) {
          if ((await put(message)) === "posted") shown = { ...shown, card };
        } else if (mayPost && (await post(message, card)) !== "refused") return;
        else await whisper(message);
      }),
    answer: async (card) => {
      // Out of turn, so that `waiting` may still speak while a picture is on its way.
      const picture = await pictureOf(card, false);
      await inTurn(async () => {
        if (card.tone === "problem") {
          await settle();
          await whisper(renderBlocks(card));
        } else if (audience === "asker") await answerPrivately(card);
        else {
          await answerPublicly(card, picture);
          await attach(card);
        }
        ended = true;
      });
    },
    apologise: async () => {
      if (ended) return;
      ended = true;
      await settle();
      await whisper(renderNotice(RESTARTING));
    },
  };
}

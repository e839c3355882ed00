import type { Card, Chart } from "../../src/card.ts";
import type { Draw } from "../../src/chart/picture.ts";
import { messageOf } from "../../src/errors.ts";
import type { Fetch } from "../../src/fetch.ts";
import type { Log } from "../../src/log.ts";
import { type TurnOptions, takeTurn } from "../../src/watch/pace.ts";
import type { Outcome, Poster } from "../../src/watch/poster.ts";
import type { Place } from "../../src/watch/subscription.ts";
import { within } from "../within.ts";
import { isTokenRefused, toFailure } from "./failure.ts";
import { deliveryMetadata, findDelivery } from "./own-messages.ts";
import { createPictures, type ShowPicture } from "./pictures.ts";
import { postingRight } from "./posting-right.ts";
import { isPassing, toUnposted } from "./refusals.ts";
import { firstChart, type Image, type Message, renderBlocks } from "./render.ts";
import { createWeb } from "./web.ts";
import type { FindWorkspace, Workspace } from "./workspaces.ts";

export type PosterOptions = TurnOptions & {
  readonly findWorkspace: FindWorkspace;
  readonly draw: Draw;
  readonly fetch: Fetch;
  readonly log: Log;
};

/** Slack takes a message a second in a channel, and some hundred a minute in a workspace. */
const CHANNEL_MS = 1_100;
const WORKSPACE_MS = 1_000 / 20;

/** A picture that takes longer than this comes as words. */
const PICTURE_MS = 15_000;

/** A post that is held up this long after it was written down is given back: by now others may think it lost. */
const HELD_UP_MS = 3_000;

const REMOVED = "the app was removed from this workspace";
const UNREACHABLE_MS = 5_000;

/** What is sent; without blocks where Slack would not have those. */
type Draft = Pick<Message, "text"> & Partial<Message>;

/** Slack as deliveries use it. */
export function createSlackPoster({ findWorkspace, draw, fetch, log, ...turn }: PosterOptions): Poster {
  const albums = new WeakMap<Workspace, Album>();

  /** Draws and uploads a chart once per workspace; uploads are invisible, so repeating one is harmless. */
  const pictureOf = async (workspace: Workspace, team: string, card: Card): Promise<Image | undefined> => {
    const chart = firstChart(card);
    if (!chart) return undefined;
    const album = albums.get(workspace) ?? createAlbum(workspace, draw, fetch);
    albums.set(workspace, album);
    try {
      return await within(album(team, chart), PICTURE_MS);
    } catch (error) {
      log.warn("slack: a picture to post failed", { reason: toFailure(error).reason });
      return undefined;
    }
  };

  /** Rejects when the store that the turns are shared by cannot be used. */
  const queue = async ({ workspace, channel }: Place): Promise<undefined> => {
    await takeTurn(`slack:${workspace}`, WORKSPACE_MS, turn);
    await takeTurn(`slack:${workspace}:${channel}`, CHANNEL_MS, turn);
  };

  const send = async (workspace: Workspace, place: Place, draft: Draft, key?: string): Promise<Outcome> => {
    try {
      const posted = await workspace.background.chat.postMessage({
        channel: place.channel,
        ...draft,
        ...(key === undefined ? {} : { metadata: deliveryMetadata(key) }),
        unfurl_links: false,
        unfurl_media: false,
      });
      return { kind: "posted", id: posted.ts ?? "" };
    } catch (error) {
      const failure = toFailure(error);
      if (isTokenRefused(failure)) workspace.tokenRefused(failure.reason);
      return toUnposted(failure);
    }
  };

  const found = async (team: string): Promise<Workspace | null | undefined> => {
    try {
      return await findWorkspace(team);
    } catch (error) {
      log.warn("slack: a workspace's installation could not be read", { error: String(error) });
      return undefined;
    }
  };

  return {
    platform: "slack",
    nonceHoldsMs: 0,

    async mayPost({ workspace: team, channel }) {
      const workspace = await found(team);
      if (workspace) return postingRight(workspace, channel);
      return {
        ok: false,
        sentence:
          workspace === null
            ? "This workspace has not installed the app, so nothing could be posted."
            : "It cannot be checked at the moment whether I may post here.",
        hint: workspace === null ? "Install it, then set this up again." : "Please try again in a minute.",
      };
    },

    async post(place, card, { key }, begin) {
      const workspace = await found(place.workspace);
      if (workspace === null) return { kind: "refused", what: "place", reason: REMOVED };
      if (workspace === undefined) return { kind: "later", reason: "the store", afterMs: UNREACHABLE_MS };
      const image = await pictureOf(workspace, place.workspace, card);
      let outcome: Outcome = { kind: "refused", what: "message", reason: "there is nothing to post" };
      for (const draft of drafts(card, image)) {
        const unqueued = await queue(place).catch(messageOf);
        if (unqueued !== undefined) return { kind: "later", reason: unqueued, afterMs: UNREACHABLE_MS };
        const asked = turn.now();
        if (!(await begin())) return { kind: "not-ours" };
        if (turn.now() - asked > HELD_UP_MS) return { kind: "later", reason: "held up", afterMs: 0 };
        outcome = await send(workspace, place, draft, key);
        if (outcome.kind !== "refused" || outcome.what === "place") return outcome;
        log.warn("slack: a post was refused as it stands", { reason: outcome.reason });
      }
      return outcome;
    },

    async find({ workspace: team, channel }, { key }, since) {
      const workspace = await found(team);
      if (workspace === null) return "unreadable";
      if (workspace === undefined) return "down";
      try {
        const there = await findDelivery(workspace.background, channel, key, since);
        return there === null ? "unreadable" : there ? "found" : "missing";
      } catch (error) {
        const failure = toFailure(error);
        if (isTokenRefused(failure)) workspace.tokenRefused(failure.reason);
        log.warn("slack: own messages could not be read", { reason: failure.reason });
        return isPassing(failure) ? "down" : "unreadable";
      }
    },

    async tell({ workspace: team }, user, card) {
      const workspace = await found(team);
      if (!workspace) return false;
      try {
        const { channel } = await workspace.background.conversations.open({ users: user });
        if (!channel?.id) return false;
        const place: Place = { platform: "slack", workspace: team, channel: channel.id };
        await queue(place);
        return (await send(workspace, place, renderBlocks(card))).kind === "posted";
      } catch (error) {
        log.warn("slack: somebody could not be told", { reason: toFailure(error).reason });
        return false;
      }
    },
  };
}

/** The same card in the forms to try, the fullest first. */
function drafts(card: Card, image: Image | undefined): Draft[] {
  const plain = renderBlocks(card);
  return [...(image ? [renderBlocks(card, image)] : []), plain, { text: plain.text }];
}

/** The picture of a chart in one workspace. */
type Album = (team: string, chart: Chart) => Promise<Image>;

function createAlbum({ background, tokenRefused }: Workspace, draw: Draw, fetch: Fetch): Album {
  const show: ShowPicture = createPictures(createWeb(background, fetch, tokenRefused), draw);
  const shown = new WeakMap<Chart, Promise<Image>>();
  return (team, chart) => {
    const image = shown.get(chart) ?? show(team, chart);
    shown.set(chart, image);
    image.catch(() => shown.delete(chart));
    return image;
  };
}

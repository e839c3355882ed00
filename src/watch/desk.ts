import type { Deliveries } from "./deliveries.ts";
import type { Poster, PostingRight } from "./poster.ts";
import type { Place, Subscriptions } from "./subscription.ts";

/** What setting up and looking at subscriptions needs. */
export type WatchDesk = {
  readonly subscriptions: Subscriptions;
  readonly deliveries: Pick<Deliveries, "latest">;
  /** Whether the bot may post in a place; asks the platform. */
  mayPost(place: Place): Promise<PostingRight>;
  /** A short id by chance, of a digest (`d-…`) or an alert (`a-…`). */
  newId(kind: "digest" | "alert"): string;
  /** The zone where nobody says another: the operator's. */
  readonly timezone: string;
};

export type DeskOptions = Pick<WatchDesk, "subscriptions" | "deliveries" | "timezone"> & {
  /** Platforms that can be posted on right now. */
  readonly posters: readonly Poster[];
  /** A whole number by chance, below `limit`. */
  readonly random: (limit: number) => number;
};

/** Without vowels, so that no id is a word, and without signs that look like others. */
const SIGNS = "23456789bcdfghjkmnpqrstvwxz";
const LENGTH = 5;

/** A desk over a store's subscriptions and the platforms there are. */
export function createDesk({ subscriptions, deliveries, timezone, posters, random }: DeskOptions): WatchDesk {
  return {
    subscriptions,
    deliveries,
    timezone,
    mayPost: async (place) => {
      const poster = posters.find(({ platform }) => platform === place.platform);
      if (poster) return await poster.mayPost(place);
      // A call for one answer posts nothing itself; the next conversation does.
      return place.platform === "terminal" ? { ok: true, mayRead: false } : NOWHERE;
    },
    newId: (kind) =>
      `${kind === "digest" ? "d" : "a"}-${Array.from({ length: LENGTH }, () => SIGNS[random(SIGNS.length)]).join("")}`,
  };
}

const NOWHERE: PostingRight = {
  ok: false,
  sentence: "This bot is not connected to that platform at the moment, so nothing could be posted.",
  hint: "Start it with the platform's tokens, then set this up there.",
};

import type { Card } from "../card.ts";
import type { Place } from "./subscription.ts";

/** How a delivery is recognised on a platform. */
export type Mark = {
  /** The delivery's key. */
  readonly key: string;
  /** At most 25 characters, the same for the same key: Discord's nonce. */
  readonly nonce: string;
};

/** What became of one try to post. */
export type Outcome =
  | { readonly kind: "posted"; readonly id: string }
  /** Nobody knows whether it is there: the answer was lost. */
  | { readonly kind: "lost"; readonly reason: string }
  /** It is surely not there, and may be tried again after so long. */
  | { readonly kind: "later"; readonly reason: string; readonly afterMs: number }
  /**
   * It is surely not there, and the same again would be refused again. `place`: the channel is gone, archived or
   * closed to the bot. `message`: the platform does not take this message.
   */
  | { readonly kind: "refused"; readonly what: "place" | "message"; readonly reason: string };

/** Whether the bot may post in a place and read its own messages there; else a sentence that says what is missing. */
export type PostingRight =
  | { readonly ok: true; readonly mayRead: boolean; readonly hint?: string }
  | { readonly ok: false; readonly sentence: string; readonly hint: string };

/** A platform as deliveries use it. No method rejects. */
export type Poster = {
  readonly platform: Place["platform"];
  /** Milliseconds within which the platform drops a second post with the same nonce; 0 where it never does. */
  readonly nonceHoldsMs: number;
  mayPost(place: Place): Promise<PostingRight>;
  /** One try. Waits for its turn, so that the platform's limits are kept; `begin` is awaited right before the call. */
  post(
    place: Place,
    card: Card,
    mark: Mark,
    begin: () => Promise<boolean>,
  ): Promise<Outcome | { readonly kind: "not-ours" }>;
  /**
   * Whether a delivery is among the bot's own messages since an instant of the real clock. `unreadable`: the platform
   * will not say; `down`: it did not answer, and may be asked again.
   */
  find(place: Place, mark: Mark, since: number): Promise<"found" | "missing" | "unreadable" | "down">;
  /** Says something to one person alone; false when it did not arrive. */
  tell(place: Place, user: string, card: Card): Promise<boolean>;
};

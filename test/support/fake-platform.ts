import type { Card } from "../../src/card.ts";
import type { Mark, Outcome, Poster } from "../../src/watch/poster.ts";
import type { Place } from "../../src/watch/subscription.ts";

/** What a platform does with one post. */
export type Behaviour =
  | "takes"
  /** Takes it, and the answer is lost. */
  | "takes-silently"
  /** The post itself is lost, which the bot cannot tell from the above. */
  | "loses"
  | "refuses"
  | "is-busy";

/** A platform in memory: what stands in its channels, and whether one may look. */
export function fakePlatform(options: { readonly nonceHoldsMs?: number; readonly readable?: boolean } = {}) {
  const { nonceHoldsMs = 0, readable = true } = options;
  const messages: { readonly place: Place; readonly card: Card; readonly mark: Mark }[] = [];
  const told: { readonly user: string; readonly card: Card }[] = [];
  const behaviours: Behaviour[] = [];
  let alive = () => {};

  const poster: Poster = {
    platform: "discord",
    nonceHoldsMs,
    mayPost: async () => ({ ok: true, mayRead: readable }),
    post: async (place, card, mark, begin) => {
      if (!(await begin())) return { kind: "not-ours" };
      const behaviour = behaviours.shift() ?? "takes";
      const known = nonceHoldsMs > 0 && messages.some((each) => each.mark.nonce === mark.nonce);
      if (!known && (behaviour === "takes" || behaviour === "takes-silently")) messages.push({ place, card, mark });
      // From here on the platform has it, whatever becomes of the process.
      alive();
      return outcomeOf(behaviour, mark);
    },
    find: async (_place, mark) => {
      if (!readable) return "unreadable";
      return messages.some((each) => each.mark.key === mark.key) ? "found" : "missing";
    },
    tell: async (_place, user, card) => {
      told.push({ user, card });
      return true;
    },
  };

  return {
    poster,
    messages,
    told,
    /** What it does with the next posts, in order; afterwards it takes them. */
    will: (...next: readonly Behaviour[]) => void behaviours.push(...next),
    /** Called right after a post took effect; may throw, as a process that dies there. */
    afterPost: (then: () => void) => {
      alive = then;
    },
  };
}

function outcomeOf(behaviour: Behaviour, { key }: Mark): Outcome {
  if (behaviour === "takes") return { kind: "posted", id: `message of ${key}` };
  if (behaviour === "refuses") return { kind: "refused", what: "place", reason: "the channel is archived" };
  if (behaviour === "is-busy") return { kind: "later", reason: "too many requests", afterMs: 1_000 };
  return { kind: "lost", reason: "the connection was lost" };
}

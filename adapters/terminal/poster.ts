import type { Card } from "../../src/card.ts";
import type { Poster } from "../../src/watch/poster.ts";
import { type Look, renderText } from "./render.ts";

/**
 * Prints deliveries into the conversation. What was printed before a crash nobody can look up.
 *
 * @param print - Puts a text between what is on the screen and what is being typed.
 */
export function createTerminalPoster(print: (text: string) => void, look: () => Look): Poster {
  const show = (card: Card) => print(`\n${renderText(card, { ...look(), follow: "words" })}\n`);
  return {
    platform: "terminal",
    nonceHoldsMs: 0,
    mayPost: async () => ({ ok: true, mayRead: false }),
    post: async (_place, card, { key }, begin) => {
      if (!(await begin())) return { kind: "not-ours" };
      show(card);
      return { kind: "posted", id: key };
    },
    find: async () => "unreadable",
    tell: async (_place, _user, card) => {
      show(card);
      return true;
    },
  };
}

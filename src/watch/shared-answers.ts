import type { Card } from "../card.ts";
import type { WatchedQuestion } from "./subscription.ts";

/** Answers to subscribed questions: thousands of channels that ask the same in one minute are one question. */
export type SharedAnswers = (question: WatchedQuestion) => Promise<Card>;

/** An answer serves everybody who asks within this time. */
const SHARED_MS = 20_000;

/** An answer that is a problem or not complete serves only those who ask while it is being made. */
export function shareAnswers(ask: SharedAnswers, realNow: () => number): SharedAnswers {
  const shared = new Map<string, { until: number; readonly card: Promise<Card> }>();
  return (question) => {
    const now = realNow();
    for (const [key, { until }] of shared) if (until <= now) shared.delete(key);
    const key = JSON.stringify([question.command, Object.entries(question.options).sort()]);
    const known = shared.get(key);
    if (known) return known.card;
    const made = { until: Number.POSITIVE_INFINITY, card: ask(question) };
    shared.set(key, made);
    made.card.then(
      (card) => {
        made.until = card.tone === "problem" || card.pending !== undefined ? 0 : realNow() + SHARED_MS;
      },
      () => shared.delete(key),
    );
    return made.card;
  };
}

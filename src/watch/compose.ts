import type { Card } from "../card.ts";
import { ageText, instantText } from "../format.ts";
import { saidBy, withChanges } from "./changes.ts";
import type { Composed } from "./deliver.ts";
import { digestMemory } from "./digest-memory.ts";
import type { Due } from "./due.ts";
import type { Digest } from "./subscription.ts";

/** One that comes this much after its time says so. */
const LATE_MS = 5 * 60_000;

/**
 * A digest as it is posted: the answer of the day, what changed since the last one, and why it is late if it is. Pure.
 *
 * @param memory - What is remembered of the last delivery.
 * @param now - Market time.
 */
export function composeDigest(digest: Digest, card: Card, memory: unknown, due: Due | null, now: number): Composed {
  const { said } = digestMemory(memory);
  const changed = withChanges(card, said);
  const lateMs = due ? now - Date.parse(due.dueAt) : 0;
  const late = due && lateMs > LATE_MS ? [lateNote(digest, due, lateMs)] : [];
  return {
    card: { ...changed, parts: [...late, ...changed.parts] },
    // A refusal says nothing that the next one could be compared with.
    memory: card.tone === "problem" ? { said } : { said: saidBy(card, new Date(now).toISOString()) },
  };
}

function lateNote(digest: Digest, due: Due, lateMs: number) {
  const time = instantText(due.dueAt, digest.schedule.timezone);
  return { kind: "note", text: `Due ${time}, ${ageText(lateMs)} late: the bot or its data was not there.` } as const;
}

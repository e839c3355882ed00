import type { Card } from "../src/card.ts";
import { messageOf, UserError } from "../src/errors.ts";
import { SourceFailure } from "../src/market/source-failure.ts";
import type { Missing } from "../src/within.ts";

/**
 * A refusal for want of data: what cannot be said, why, and what to do. Of a part that did not come, the failure itself
 * is told, since it may know when the source is asked again.
 */
export function sourceDown(sentence: string, why: string | Missing): UserError {
  const reason = typeof why === "string" ? why : why.error === undefined ? why.reason : messageOf(why.error);
  const again = reason.includes("asked again") ? "" : "The source is asked again in a minute. ";
  return new UserError("source-down", `${sentence}: ${reason}.`, {
    hint: `${again}No earlier copy is kept; status shows how each source is doing.`,
  });
}

/** Whether the operator has not set what a source asks for. */
export function isOff({ error }: Missing): boolean {
  return error instanceof SourceFailure && error.kind === "off";
}

/** A refusal for want of filings that the operator has not turned on. */
export function filingsOff(sentence: string, { reason }: Missing): UserError {
  return new UserError("source-down", `${sentence}: ${reason}.`, {
    hint: "Whoever runs this bot can set SEC_CONTACT to a mail address; SEC asks for one, and filings then work without a key.",
  });
}

/** What is still on its way, by name, for a card's `pending`; null when nothing is. */
export function stillLoading(parts: Readonly<Record<string, readonly object[]>>): string | null {
  const late = Object.entries(parts).filter(([, outcomes]) => outcomes.some((outcome) => "late" in outcome));
  return late.length === 0 ? null : `Still loading: ${late.map(([name]) => name).join(", ")}.`;
}

/** Before anything has arrived there is nothing to say but that; it is completed later. */
export function loadingCard(what: string, pending: string, simulated: boolean): Card {
  return {
    title: `Loading ${what}`,
    answer: "The answer will stand here as soon as enough of it has been read.",
    tone: "caution",
    parts: [],
    sources: [],
    next: [],
    figures: {},
    data: null,
    simulated,
    pending,
  };
}

import { UserError } from "../../src/errors.ts";
import type { Unit } from "../../src/figure.ts";
import { nearest } from "../../src/near.ts";
import { plainText } from "../../src/plain.ts";
import type { Condition } from "../../src/watch/subscription.ts";
import type { Command } from "../command.ts";
import { type Cut, cutAtComparator, mirrored } from "./comparator.ts";
import { requirePossible } from "./possible.ts";
import { readSubject, type Subject } from "./subject.ts";
import { looksLikeNumber, readThreshold } from "./threshold.ts";

/** A condition as it was understood. */
export type ReadCondition = Condition &
  Pick<Subject, "definition" | "commands"> & {
    readonly unit: Unit;
    /** Sentences on what was filled in or read in one of several ways. */
    readonly said: readonly string[];
  };

const EXAMPLES = "Write it like: discount above 25%, odds of a cut above half, PMI crosses 50.";
const WORDS = ["above", "below", "crosses", "over", "under", "exceeds"] as const;

/**
 * A condition in plain words: a figure, a comparator, a number. Pure.
 *
 * @param commands - Questions whose figures may be watched.
 * @throws UserError with what was expected and the nearest match, also for what can never come true.
 */
export function readCondition(text: string, commands: readonly Command[]): ReadCondition {
  const typed = text
    .normalize("NFKC")
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")
    .trim();
  if (typed === "") throw new UserError("bad-option", "An alert needs a condition.", { hint: EXAMPLES });
  const cut = cutAtComparator(typed, looksLikeNumber);
  if (!cut) throw noComparator(typed);
  const { subject, number } = wholeSubject(cut);
  const { definition, figure, commands: names, opposite, said } = readSubject(subject, commands);
  const { unit } = definition;
  const threshold = readThreshold(number, unit);
  const condition: Condition = {
    figure,
    comparator: opposite ? mirrored(cut.comparator) : cut.comparator,
    // Not the negative zero, which has a text of its own.
    threshold: opposite ? 0 - threshold.value : threshold.value,
    ...(cut.including ? { including: true } : {}),
  };
  requirePossible(condition, unit, plainText(subject));
  const notes = [...said, ...(threshold.said ? [threshold.said] : [])];
  return { ...condition, unit, definition, commands: names, said: notes };
}

/** `small caps more than 25% cheaper`: what is meant stands behind the number. */
function wholeSubject({ subject, number }: Cut): Pick<Cut, "subject" | "number"> {
  const [, before, word] = /^(.*\d\s*%?)\s*(cheaper|dearer|discount|premium)$/i.exec(number) ?? [];
  return before === undefined || word === undefined
    ? { subject, number }
    : { subject: `${subject} ${word}`, number: before };
}

function noComparator(typed: string): UserError {
  const near = typed
    .split(" ")
    .map((word) => (word.length > 3 ? nearest(word, WORDS) : null))
    .find((word) => word !== null);
  return new UserError("bad-option", `“${plainText(typed)}” does not say what to wait for.`, {
    hint: `${near ? `Did you mean ${near}, with a number behind it? ` : ""}${EXAMPLES}`,
  });
}

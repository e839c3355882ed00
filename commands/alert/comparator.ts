import type { Condition } from "../../src/watch/subscription.ts";

/** A condition cut in three: `discount`, above, `25%`. */
export type Cut = Pick<Condition, "comparator" | "including"> & { readonly subject: string; readonly number: string };

const MOVES =
  "(?:ris(?:es?|ing)|goes|go|climbs?|gets?|moves?|jumps?|falls?|drops?|sinks?|slips?|dips?|crosses|breaks?|is|are|stays?)";

/** Longer ones first: `crosses above` is above. */
const COMPARATORS: readonly (readonly [RegExp, Pick<Cut, "comparator" | "including">])[] = [
  [
    />=|=>|≥|\b(?:is |are )?(?:at least|no less than|not less than)\b|\breach(?:es)?\b|\bhits?\b/gi,
    { comparator: "above", including: true },
  ],
  [/<=|=<|≤|\b(?:is |are )?(?:at most|no more than|not more than|up to)\b/gi, { comparator: "below", including: true }],
  [
    new RegExp(
      `>(?=[\\s$\\d.+−-])|\\b(?:${MOVES} )?(?:above|over)\\b|\\bexceeds?\\b|\\btops\\b|\\b(?:is |are )?(?:more|greater|higher|larger|bigger) than\\b`,
      "gi",
    ),
    { comparator: "above" },
  ],
  [
    new RegExp(
      `<(?=[\\s$\\d.+−-])|\\b(?:${MOVES} )?(?:below|under|beneath)\\b|\\b(?:is |are )?(?:less|lower|fewer|smaller) than\\b`,
      "gi",
    ),
    { comparator: "below" },
  ],
  [/\b(?:cross(?:es)?|(?:passes|goes|moves|runs) through|passes)\b/gi, { comparator: "crosses" }],
];

/**
 * Cuts a condition at its comparator. A name may hold such a word itself (`2-year yield over the effective rate`), so the
 * last one counts that has a number behind it.
 *
 * @param isNumber - Whether a text begins like a threshold.
 * @returns Null where there is no comparator with something on both sides of it.
 */
export function cutAtComparator(text: string, isNumber: (text: string) => boolean): Cut | null {
  const found = COMPARATORS.flatMap(([pattern, how]) =>
    [...text.matchAll(pattern)].map((match) => ({
      ...how,
      at: match.index,
      end: match.index + match[0].length,
    })),
  );
  // Of those at one place the longest: `crosses above`, `>=`.
  const places = found.filter(
    (one) =>
      !found.some(
        (other) =>
          other !== one && other.at <= one.at && other.end >= one.end && other.end - other.at > one.end - one.at,
      ),
  );
  const cuts = places
    .toSorted((a, b) => b.at - a.at)
    .map(({ at, end, ...how }) => ({ ...how, subject: text.slice(0, at).trim(), number: text.slice(end).trim() }))
    .filter(({ subject, number }) => subject !== "" && number !== "");
  return cuts.find(({ number }) => isNumber(number)) ?? cuts[0] ?? null;
}

/** The same from the other side: a premium above 5% is a discount below −5%. */
export function mirrored(comparator: Condition["comparator"]): Condition["comparator"] {
  return comparator === "above" ? "below" : comparator === "below" ? "above" : "crosses";
}

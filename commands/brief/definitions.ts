import type { Definition } from "../../src/definition.ts";
import { VERDICTS, type Verdict } from "./pillars.ts";

/** The last part of a count's id. */
export const COUNTS: Readonly<Record<Verdict, string>> = {
  stands: "stands",
  "in part": "inPart",
  "does not stand": "doesNotStand",
  "not known": "notKnown",
};

const COUNTED = {
  unit: "count",
  basis: "claims of the newsletter's case, each judged by its rule on today's figures",
  limits: "A rule decides, printed in “How computed?”: no forecast, and no opinion.",
  also: ["verdict", "verdicts"],
} as const;

/** The figures of `brief` that are its own; all others are those of the questions that it asks. */
export const BRIEF_DEFINITIONS: readonly Definition[] = [
  { ...COUNTED, id: "brief.claims", name: "Claims of the case" },
  ...VERDICTS.map(
    (verdict): Definition => ({
      ...COUNTED,
      id: `brief.${COUNTS[verdict]}`,
      name: `Claims with the verdict “${verdict}”`,
    }),
  ),
];

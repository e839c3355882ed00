import type { Period } from "./period.ts";

/** A period in words, as it stands after "over". */
export const PERIOD_WORDS: Readonly<Record<Period, string>> = {
  "1m": "one month",
  "3m": "three months",
  ytd: "the year so far",
  "1y": "one year",
  "3y": "three years",
  "5y": "five years",
  "10y": "ten years",
  max: "their whole common history",
};

/** What a number of independent periods or cases and a t allow to say of a mean or a slope. */
export type Verdict = "too few" | "unclear" | "clear";

/** Fewer periods or cases than this allow no conclusion, and neither does a smaller t. */
const [FEWEST, LEAST_T] = [10, 2];

/** At least ten periods or cases of their own, and a t of at least two in size; a null t tells nothing. */
export function verdictOf(periods: number, t: number | null): Verdict {
  if (periods < FEWEST) return "too few";
  return t === null || Math.abs(t) < LEAST_T ? "unclear" : "clear";
}

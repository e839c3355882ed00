import { distance } from "fastest-levenshtein";

/**
 * The candidate nearest to what was typed, or null when none is near: at most one edit for every three characters
 * (one for a word of two, never more than three), or a candidate that starts with what was typed.
 *
 * A longer part between hyphens is as good as the whole.
 *
 * @example
 * nearest("helth", ["health-care", "energy"]); // "health-care"
 * nearest("sp40", ["sp500", "sp400"]); // "sp400"
 * nearest("valution", ["valuation", "status"]); // "valuation"
 * nearest("weather", ["valuation", "status"]); // null
 */
export function nearest(typed: string, candidates: readonly string[]): string | null {
  const word = typed.trim().toLowerCase().slice(0, 60);
  if (word === "") return null;
  const ranked = candidates
    .map((candidate) => ({ candidate, edits: Math.min(...partsOf(candidate).map((part) => distance(word, part))) }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  // A single letter is one edit from every other, so it is near to nothing.
  const edits = word.length === 1 ? 0 : Math.min(3, Math.max(1, Math.floor(word.length / 3)));
  if (best && best.edits <= edits) return best.candidate;
  return candidates.find((candidate) => word.length >= 2 && candidate.toLowerCase().startsWith(word)) ?? null;
}

/** Shorter parts are near to too much. */
const LEAST_PART = 4;

function partsOf(candidate: string): readonly string[] {
  const whole = candidate.toLowerCase();
  return [whole, ...whole.split("-").filter((part) => part.length >= LEAST_PART)];
}

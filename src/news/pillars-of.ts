import { PILLAR_RULES } from "./pillar-rules.ts";
import { PILLARS, type Pillar } from "./pillars.ts";
import { type Matcher, matcherOf } from "./word-rules.ts";

const MATCHERS: readonly (readonly [Pillar, Matcher])[] = PILLARS.map((pillar) => [
  pillar,
  matcherOf(PILLAR_RULES[pillar]),
]);

/**
 * The pillars that a headline touches, in their usual order; empty when none.
 *
 * @example
 * pillarsOf("Fed holds interest rates as tariffs bite"); // ["rates", "policy"]
 */
export function pillarsOf(title: string): readonly Pillar[] {
  return MATCHERS.filter(([, matches]) => matches(title)).map(([pillar]) => pillar);
}

import type { RatioDay } from "./log-ratio.ts";

/** A stretch of time in which one side kept ahead. */
export type Phase = {
  /** Turning points, ISO dates; of the running phase `to` is the last day. */
  readonly from: string;
  readonly to: string;
  readonly leader: "small" | "large";
  /** What the leader gained on the other side, a fraction above zero. */
  readonly lead: number;
  /** True for the last phase: its end is not known yet. */
  readonly running: boolean;
};

/** A turn counts once the ratio has moved this far against the leader: the other side gains 15% on it. */
export const TURN = 0.15;

/**
 * Leadership phases by the turning points of a ratio: from each low to the next high small leads, from each high to the
 * next low large leads, and a turn counts once the other side has gained 15% since. Smaller moves belong to the
 * phase they happen in. Seen only afterwards: nobody knows a turn on its day.
 *
 * What comes before the first turning point belongs to no phase.
 *
 * @param levels - Logarithms of small over large, ascending in time; month-ends, so that a day's noise makes no turn.
 */
export function phases(levels: readonly RatioDay[], turn = TURN): readonly Phase[] {
  const [first] = levels;
  const last = levels.at(-1);
  if (!first || !last) return [];
  const step = Math.log(1 + turn);
  const turns: { readonly at: RatioDay; readonly leader: Phase["leader"] }[] = [];
  let [low, high] = [first, first];
  for (const level of levels) {
    if (level.value < low.value) low = level;
    if (level.value > high.value) high = level;
    const leader = turns.at(-1)?.leader;
    if (leader !== "small" && level.value - low.value >= step) {
      turns.push({ at: low, leader: "small" });
      high = level;
    } else if (leader !== "large" && high.value - level.value >= step) {
      turns.push({ at: high, leader: "large" });
      low = level;
    }
  }
  return turns.map(({ at, leader }, index) => {
    const next = turns[index + 1];
    const end = next?.at ?? last;
    const lead = Math.exp(Math.abs(end.value - at.value)) - 1;
    return { from: at.date, to: end.date, leader, lead, running: next === undefined };
  });
}

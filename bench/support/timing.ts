import { median } from "../../src/statistics/median.ts";

/** Milliseconds that a piece of work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The middle one of several times, in milliseconds. */
export function middle(times: readonly number[]): number {
  return median(times) ?? Number.NaN;
}

/** Medians of several pieces of work taken in turns, so that a busy moment of the machine meets all of them. */
export async function inTurns(rounds: number, works: readonly (() => unknown)[]): Promise<number[]> {
  const times: number[][] = works.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [position, work] of works.entries()) times[position]?.push(await timed(work));
  }
  return times.map(middle);
}

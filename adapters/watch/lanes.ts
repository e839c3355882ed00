import PQueue from "p-queue";
import type { Due } from "../../src/watch/due.ts";
import { AT_A_TIME, LANES_AT_A_TIME } from "../../src/watch/engine.ts";

/** Work in lanes: so many lanes at a time, and so much of each. */
export type Lanes = {
  add(due: Due): void;
  /** How much waits or is under way. */
  count(): number;
  /** Drops what waits; resolves when nothing is under way. */
  end(): Promise<void>;
};

/** @param make - Never rejects. */
export function createLanes(make: (due: Due) => Promise<void>): Lanes {
  const open = new PQueue({ concurrency: LANES_AT_A_TIME });
  const waiting = new Map<string, Due[]>();
  let count = 0;

  async function walk(list: Due[]): Promise<void> {
    for (let due = list.shift(); due; due = list.shift()) {
      await make(due);
      count -= 1;
    }
  }

  async function work(lane: string, list: Due[]): Promise<void> {
    while (list.length > 0) await Promise.all(Array.from({ length: AT_A_TIME }, () => walk(list)));
    waiting.delete(lane);
  }

  return {
    add(due) {
      count += 1;
      const known = waiting.get(due.lane);
      if (known) return void known.push(due);
      const list = [due];
      waiting.set(due.lane, list);
      void open.add(() => work(due.lane, list));
    },
    count: () => count,
    async end() {
      for (const list of waiting.values()) count -= list.splice(0).length;
      await open.onIdle();
    },
  };
}

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

type Lane = {
  readonly waiting: Due[];
  underWay: number;
  /** Before its turn among the lanes nothing of it is begun. */
  open: boolean;
  readonly empty: PromiseWithResolvers<void>;
};

/** @param make - Never rejects. */
export function createLanes(make: (due: Due) => Promise<void>): Lanes {
  const turns = new PQueue({ concurrency: LANES_AT_A_TIME });
  const lanes = new Map<string, Lane>();

  function begin(name: string, due: Due): void {
    const lane: Lane = { waiting: [due], underWay: 0, open: false, empty: Promise.withResolvers() };
    lanes.set(name, lane);
    void turns.add(() => {
      lane.open = true;
      goOn(name, lane);
      return lane.empty.promise;
    });
  }

  function goOn(name: string, lane: Lane): void {
    while (lane.open && lane.underWay < AT_A_TIME) {
      const due = lane.waiting.shift();
      if (!due) break;
      lane.underWay += 1;
      void make(due).then(() => {
        lane.underWay -= 1;
        goOn(name, lane);
      });
    }
    if (!lane.open || lane.underWay > 0) return;
    lanes.delete(name);
    lane.empty.resolve();
  }

  return {
    add(due) {
      const lane = lanes.get(due.lane);
      if (!lane) return begin(due.lane, due);
      lane.waiting.push(due);
      goOn(due.lane, lane);
    },
    count: () => [...lanes.values()].reduce((sum, { waiting, underWay }) => sum + waiting.length + underWay, 0),
    async end() {
      for (const { waiting } of lanes.values()) waiting.length = 0;
      await turns.onIdle();
    },
  };
}

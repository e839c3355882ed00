import { describe, expect, it } from "vitest";
import { createLanes } from "../../../adapters/watch/lanes.ts";
import type { Due } from "../../../src/watch/due.ts";
import { AT_A_TIME, LANES_AT_A_TIME } from "../../../src/watch/engine.ts";

const due = (lane: string, key: number): Due => ({
  key: `${lane}@${key}`,
  subscription: "d-2345",
  dueAt: "",
  lane,
  foundLateMs: 0,
});

/** Lanes whose work ends when it is told to. */
function controlled() {
  const underWay = new Map<string, () => void>();
  const lanes = createLanes(({ key }) => new Promise((done) => underWay.set(key, done)));
  const turn = () => new Promise((next) => setImmediate(next));
  return {
    lanes,
    underWay: (lane: string) => [...underWay.keys()].filter((key) => key.startsWith(`${lane}@`)).length,
    async finish(): Promise<void> {
      for (const [key, done] of underWay) {
        underWay.delete(key);
        done();
      }
      await turn();
    },
    turn,
  };
}

describe("lanes", () => {
  it("work on as much of one as is allowed, also of what is added one by one", async () => {
    const { lanes, underWay, turn, finish } = controlled();
    for (let key = 0; key < 100; key += 1) lanes.add(due("discord", key));
    await turn();
    expect(underWay("discord")).toBe(AT_A_TIME);
    await finish();
    lanes.add(due("discord", 100));
    await turn();
    expect(underWay("discord")).toBe(AT_A_TIME);
    expect(lanes.count()).toBe(101 - AT_A_TIME);
  });

  it("let none wait behind another's limit", async () => {
    const { lanes, underWay, turn } = controlled();
    for (let key = 0; key < 1_000; key += 1) lanes.add(due("discord", key));
    lanes.add(due("slack:T1", 0));
    await turn();
    expect(underWay("slack:T1")).toBe(1);
  });

  it("are so many at a time, and each comes", async () => {
    const { lanes, turn, finish } = controlled();
    for (let lane = 0; lane < 3 * LANES_AT_A_TIME; lane += 1) lanes.add(due(`slack:T${lane}`, 0));
    await turn();
    for (let round = 0; round < 4; round += 1) await finish();
    expect(lanes.count()).toBe(0);
    lanes.add(due("slack:T0", 1));
    await turn();
    expect(lanes.count()).toBe(1);
  });

  it("drop what waits when they end, and wait for what is under way", async () => {
    const { lanes, turn, finish } = controlled();
    for (let key = 0; key < 100; key += 1) lanes.add(due("discord", key));
    await turn();
    let ended = false;
    const end = lanes.end().then(() => {
      ended = true;
    });
    await turn();
    expect(ended).toBe(false);
    await finish();
    await end;
    expect(lanes.count()).toBe(0);
  });
});

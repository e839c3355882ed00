import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createManyMachinesEngine } from "../../../adapters/watch/many-machines.ts";
import type { Due } from "../../../src/watch/due.ts";
import type { Engine } from "../../../src/watch/engine.ts";
import { NO_METER } from "../../../src/watch/meter.ts";
import type { Watch } from "../../../src/watch/watch.ts";
import { keptLog } from "../../support/kept-log.ts";
import { NO_REDIS, type OwnRedis, startRedis } from "../../support/redis.ts";

const dueIn = (lane: string, count: number): readonly Due[] =>
  Array.from({ length: count }, (_, index) => ({
    key: `d-${lane}${index}@2026-08-21T08:30`,
    subscription: `d-${lane}${index}`,
    dueAt: "2026-08-21T12:30:00.000Z",
    lane,
    foundLateMs: 0,
  }));

describe.skipIf(NO_REDIS !== null)("the engine of many machines", () => {
  let redis: OwnRedis;
  const running: Engine[] = [];
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(async () => {
    await Promise.all(running.map((engine) => engine.stop(1_000)));
    await redis?.remove();
  });

  /** Two replicas that find the same due, until it is handed over. */
  function replicas(due: readonly Due[], again: (key: string) => number | null = () => null) {
    let left = due;
    const delivered: string[] = [];
    const watch: Watch = {
      due: async () => left,
      handedOver: () => {
        left = [];
      },
      deliver: async ({ key }) => {
        delivered.push(key);
        return again(key);
      },
      present: async () => {},
      leave: async () => {},
      tidy: async () => {},
    };
    const options = { watch, log: keptLog(), meter: NO_METER, url: redis.url, realNow: Date.now };
    const engines = [createManyMachinesEngine(options), createManyMachinesEngine(options)];
    running.push(...engines);
    return { engines, delivered, log: options.log };
  }

  it("has each delivery made by one of its replicas, more than are queued at a time, whatever lane they are in", async () => {
    const due = [...dueIn("discord", 1_200), ...dueIn("slack:T1", 5), ...dueIn("", 1)];
    const { engines, delivered } = replicas(due);
    await Promise.all(engines.map((engine) => engine.start()));
    await expect.poll(() => delivered.length, { timeout: 30_000 }).toBe(due.length);
    expect([...delivered].sort()).toEqual(due.map(({ key }) => key).sort());
    await Promise.all(engines.map((engine) => engine.stop(5_000)));
  }, 60_000);

  it("makes one again that was put off", async () => {
    const tries = new Set<string>();
    const [due] = dueIn("terminal", 1) as [Due];
    const { engines, delivered } = replicas([due], (key) => {
      if (tries.has(key)) return null;
      tries.add(key);
      return 10;
    });
    await engines[0]?.start();
    await expect.poll(() => delivered, { timeout: 30_000 }).toEqual([due.key, due.key]);
    await engines[0]?.stop(5_000);
  }, 60_000);

  it("can be made and stopped while Redis is away, and tells it to the log only", async () => {
    await redis.kill();
    const { engines, log } = replicas([]);
    // Waits for Redis, like whatever else it asks.
    void engines[0]?.start();
    await expect
      .poll(() => log.entries.some(({ message }) => message === "queue failed"), { timeout: 30_000 })
      .toBe(true);
    await engines[0]?.stop(100);
    await redis.start();
  }, 60_000);
});

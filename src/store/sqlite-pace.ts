import type { DatabaseSync } from "node:sqlite";
import type { Pace } from "../watch/pace.ts";

/** Nobody queues for that many turns: one further away was taken before the clock was set back. */
const TOO_MANY_TURNS = 5_000;
/** Turns between two sweeps of lanes that are free again. */
const SWEEP_EVERY = 5_000;

/** Turns among all processes on a file, and across a restart: a platform counts its seconds through it. */
export function sqlitePace(database: DatabaseSync, now: () => number): Pace {
  const take = database.prepare(
    "INSERT INTO pace (lane, next) VALUES ($lane, $now + $interval) ON CONFLICT (lane) DO UPDATE SET next = " +
      `CASE WHEN next > $now + $interval * ${TOO_MANY_TURNS} THEN $now ELSE max(next, $now) END + $interval RETURNING next`,
  );
  const sweep = database.prepare("DELETE FROM pace WHERE next < ?");
  let taken = 0;
  return {
    reserve: async (lane, intervalMs) => {
      const instant = now();
      if (taken++ % SWEEP_EVERY === 0) sweep.run(instant);
      const next = Number(take.get({ $lane: lane, $now: instant, $interval: intervalMs })?.next);
      return Math.max(0, next - intervalMs - instant);
    },
  };
}

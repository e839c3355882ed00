/**
 * Turns in a lane, evenly spaced among everybody who shares the pace: all of a process, or all replicas on a Redis.
 */
export type Pace = {
  /**
   * Takes the next free turn.
   *
   * @param lane - What has a limit of its own: `discord`, `slack:T0123`, `discord:channel:123`.
   * @param intervalMs - Time between two turns of the lane.
   * @returns Milliseconds until the turn, 0 when it is now.
   */
  reserve(lane: string, intervalMs: number): Promise<number>;
};

/** A pace for one process. Lanes that are free again are forgotten. */
export function createPace(now: () => number): Pace {
  const nextTurn = new Map<string, number>();
  return {
    reserve: async (lane, intervalMs) => {
      const at = Math.max(now(), nextTurn.get(lane) ?? 0);
      nextTurn.set(lane, at + intervalMs);
      if (nextTurn.size > LANES) for (const [other, turn] of nextTurn) if (turn <= now()) nextTurn.delete(other);
      return at - now();
    },
  };
}

const LANES = 5_000;

/** A turn that is this much late may coincide with those after it: another one is taken. */
const LATE_MS = 60;

export type TurnOptions = {
  readonly pace: Pace;
  /** Monotonic or real milliseconds. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
};

/** Resolves when it is this caller's turn in a lane, and not long after: whoever was held up queues again. */
export async function takeTurn(lane: string, intervalMs: number, { pace, now, wait }: TurnOptions): Promise<void> {
  for (;;) {
    const ms = await pace.reserve(lane, intervalMs);
    if (ms <= 0) return;
    const due = now() + ms;
    await wait(ms);
    if (now() - due < LATE_MS) return;
  }
}

import { Cron } from "croner";
import { messageOf } from "../../src/errors.ts";
import type { Log } from "../../src/log.ts";
import { PRESENT_EVERY_MS } from "../../src/watch/deliveries.ts";
import type { Due } from "../../src/watch/due.ts";
import { type Engine, LOOK_EVERY_MS } from "../../src/watch/engine.ts";
import type { WatchMeter } from "../../src/watch/meter.ts";
import type { Watch } from "../../src/watch/watch.ts";
import { within } from "../within.ts";
import { createLanes } from "./lanes.ts";

export type EngineOptions = { readonly watch: Watch; readonly log: Log; readonly meter: WatchMeter };

/** The engine of one machine: no service, no queue but this one; what is due is in the store. */
export function createOneMachineEngine({ watch, log, meter }: EngineOptions): Engine {
  const lanes = createLanes(make);
  /** Keys in the queue, under way, or waiting for another try. */
  const taken = new Set<string>();
  const timers = new Set<NodeJS.Timeout>();
  const jobs: Cron[] = [];
  let stopping = false;

  function take(due: Due): void {
    if (stopping || taken.has(due.key)) return;
    taken.add(due.key);
    lanes.add(due);
  }

  async function make(due: Due): Promise<void> {
    meter.queued(lanes.count());
    const again = await watch.deliver(due);
    if (again === null || stopping) return void taken.delete(due.key);
    const timer = setTimeout(() => {
      timers.delete(timer);
      taken.delete(due.key);
      take(due);
    }, again);
    timers.add(timer);
  }

  async function look(): Promise<void> {
    for (const due of await watch.due()) take(due);
    meter.queued(lanes.count());
  }

  /** A look that lasts longer than its interval is not begun a second time. */
  function every(milliseconds: number, what: string, work: () => Promise<void>): void {
    const options = { protect: true, unref: true, catch: complain(what) };
    jobs.push(new Cron(`*/${milliseconds / 1_000} * * * * *`, options, work));
  }

  const complain = (what: string) => (error: unknown) => log.warn(what, { reason: messageOf(error) });

  return {
    async start() {
      await watch.present().catch(complain("presence could not be written"));
      every(PRESENT_EVERY_MS, "presence could not be written", watch.present);
      every(LOOK_EVERY_MS, "what is due could not be read", look);
      jobs.push(new Cron("17 3 */6 * * *", { protect: true, unref: true, catch: true }, watch.tidy));
      await look().catch(complain("what is due could not be read"));
    },
    async stop(patienceMs) {
      stopping = true;
      for (const job of jobs) job.stop();
      for (const timer of timers) clearTimeout(timer);
      // Whoever leaves hands over; what is still on its way is nobody else's before this process is gone.
      const idle = await within(
        lanes.end().then(() => true),
        patienceMs,
      );
      if (idle) await watch.leave().catch(() => {});
    },
  };
}

import { DelayedError, type Job, Queue, type QueueOptions, Worker } from "bullmq";
import { Cron } from "croner";
import { messageOf } from "../../src/errors.ts";
import { PRESENT_EVERY_MS } from "../../src/watch/deliveries.ts";
import type { Due } from "../../src/watch/due.ts";
import { AT_A_TIME, type Engine, LOOK_EVERY_MS } from "../../src/watch/engine.ts";
import { inTurns } from "../../src/watch/lane.ts";
import { PLATFORMS } from "../../src/watch/subscription.ts";
import { within } from "../within.ts";
import type { EngineOptions } from "./one-machine.ts";

export type ManyMachinesOptions = EngineOptions & {
  /** The store's Redis. */
  readonly url: string;
  readonly realNow: () => number;
};

/** Keys of the queues in Redis begin so. */
const PREFIX = "smallcap:queue";

/** So many are put into a queue at a time. */
const PAGE = 500;

/** A replica that does not renew its hold on a job for so long is taken to be gone; the book of deliveries asks for more. */
const HOLD_MS = 10_000;
const STALLED = { lockDuration: HOLD_MS, stalledInterval: HOLD_MS / 2, maxStalledCount: 10_000 } as const;

/**
 * The engine of many machines: one replica at a time looks for what is due, all of them deliver, each as much as it
 * can. The queue only hands out work. A job that comes twice, or to a second replica, changes nothing: the book of
 * deliveries decides.
 */
export function createManyMachinesEngine({ watch, log, meter, realNow, url }: ManyMachinesOptions): Engine {
  const options: QueueOptions = { connection: { url, maxRetriesPerRequest: null }, prefix: PREFIX };
  const gone = { removeOnComplete: true, removeOnFail: true } as const;
  const looks = new Queue("looks", options);
  // A platform's limit holds up its own queue only; within a queue the workspaces take turns.
  const deliveries = new Map(PLATFORMS.map((platform) => [platform, new Queue<Due>(platform, options)]));
  const queues = [looks, ...deliveries.values()];
  const workers: Worker[] = [];
  const jobs: Cron[] = [];

  const complain = (what: string) => (error: unknown) => log.warn(what, { reason: messageOf(error) });
  // From the beginning: Redis may go while platforms are still being connected.
  for (const queue of queues) queue.on("error", complain("queue failed"));

  async function look(): Promise<void> {
    const due = await watch.due();
    const counts = await Promise.all([...deliveries.values()].map((queue) => queue.count()));
    meter.queued(counts.reduce((sum, count) => sum + count, 0));
    for (const [platform, queue] of deliveries) {
      const own = inTurns(due.filter((each) => platformOf(each) === platform));
      // A hundred thousand at once would keep this process from everything else for seconds.
      for (let at = 0; at < own.length; at += PAGE) {
        const page = own.slice(at, at + PAGE);
        await queue.addBulk(page.map((data) => ({ name: "deliver", data, opts: { jobId: idOf(data), ...gone } })));
      }
    }
    watch.handedOver(due);
  }

  async function make(job: Job<Due>, token?: string): Promise<void> {
    const again = await watch.deliver(job.data);
    if (again === null) return;
    await job.moveToDelayed(realNow() + again, token);
    throw new DelayedError();
  }

  async function schedule(): Promise<void> {
    await looks.upsertJobScheduler("look", { every: LOOK_EVERY_MS }, { name: "look", opts: gone });
  }

  return {
    async start() {
      await watch.present().catch(complain("presence could not be written"));
      jobs.push(
        new Cron(
          `*/${PRESENT_EVERY_MS / 1_000} * * * * *`,
          { protect: true, unref: true, catch: complain("presence could not be written") },
          watch.present,
        ),
        new Cron("17 3 */6 * * *", { protect: true, unref: true, catch: true }, watch.tidy),
        // A Redis that came back without its data has forgotten that there is something to look for.
        new Cron(
          "*/30 * * * * *",
          { protect: true, unref: true, catch: complain("looks could not be scheduled") },
          schedule,
        ),
      );
      await schedule();
      workers.push(
        new Worker("looks", look, { ...options, ...STALLED, concurrency: 1 }),
        ...PLATFORMS.map((name) => new Worker<Due>(name, make, { ...options, ...STALLED, concurrency: 2 * AT_A_TIME })),
      );
      for (const worker of workers) {
        worker.on("error", complain("queue failed"));
        worker.on("failed", (_, error: unknown) => complain("queued work failed")(error));
      }
    },
    async stop(patienceMs) {
      for (const job of jobs) job.stop();
      const idle = await within(
        Promise.all(workers.map((worker) => worker.close())).then(() => true),
        patienceMs,
      );
      // Whoever leaves hands over; what is still on its way is nobody else's before this process is gone.
      if (idle) await watch.leave().catch(() => {});
      await within(Promise.allSettled(queues.map((queue) => queue.close())), 500);
    },
  };
}

/** Whose queue it goes through; what is left of a removed subscription belongs to none, and any of them ends it. */
function platformOf({ lane }: Due): (typeof PLATFORMS)[number] {
  return PLATFORMS.find((platform) => platform === lane.split(":")[0]) ?? PLATFORMS[0];
}

/** BullMQ keeps colons to itself. */
function idOf({ key }: Due): string {
  return key.replaceAll(":", ".");
}

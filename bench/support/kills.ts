import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import type { DeliveryState } from "../../src/watch/deliveries.ts";
import type { Digest, Place } from "../../src/watch/subscription.ts";
import { type Channels, nameOf } from "./channels.ts";

export type KillRun = {
  /** Where deliveries go, and what arrived there. */
  readonly channels: Channels;
  readonly storeUrl: string;
  /** How many processes share the store. */
  readonly processes: number;
  readonly kills: number;
  /** Called now and then between two kills: stops and starts what the processes rely on. */
  readonly disturb?: () => Promise<void>;
  /** After this many kills, each time. */
  readonly disturbEvery?: number;
  /** By chance, from 0 to 1. */
  readonly random?: () => number;
};

export type KillResult = {
  readonly kills: number;
  readonly due: number;
  readonly once: number;
  readonly doubled: number;
  readonly missing: number;
  readonly states: Readonly<Record<DeliveryState, number>>;
  /** How many deliveries were under way when a process was killed, over all kills. */
  readonly struck: number;
  readonly seconds: number;
};

/** A few seconds after the digests of a Friday morning are due. */
const CLOCK = "2026-08-21T12:30:05Z";
const FINISH_MS = 240_000;

/** One digest in every channel, all due at the same minute. */
export async function subscribeAll(store: Store, places: readonly Place[], question = "performance"): Promise<void> {
  for (const [index, place] of places.entries()) {
    const digest: Digest = {
      kind: "digest",
      id: `d-${index.toString(36).padStart(5, "0")}`,
      place,
      setBy: "nobody",
      createdAt: "2026-01-01T00:00:00.000Z",
      question: { command: question, options: {} },
      text: question,
      paused: null,
      resumedAt: null,
      schedule: { days: "trading", time: "08:30", timezone: "America/New_York" },
    };
    await store.subscriptions.add(digest);
  }
}

/**
 * Kills the real program again and again while it delivers, each time after another moment, and starts it anew; then
 * lets it finish, and counts what arrived in every channel.
 */
export async function killRun(run: KillRun): Promise<KillResult> {
  const { channels, storeUrl, processes, kills, disturb, disturbEvery = 25, random = Math.random } = run;
  const started = performance.now();
  const store = await openStore(storeUrl, { log: SILENT, now: Date.now });
  await subscribeAll(store, channels.places);
  const living: Running[] = [];
  let struck = 0;
  try {
    for (let killed = 0; killed < kills; killed += 1) {
      while (living.length < processes) living.push(await start(channels.environment, storeUrl));
      if (killed === 0) await channels.connect();
      // A third before or at the first look at what is due, the others in the middle of the posting.
      if (random() > 1 / 3) await posting(channels);
      await pause(random() * 700);
      const [victim] = living.splice(Math.floor(random() * living.length), 1);
      struck += (await store.deliveries.open().catch(() => [])).filter(({ state }) => state === "sending").length;
      await victim?.kill();
      if (disturb && killed % disturbEvery === disturbEvery - 1) await disturb();
    }
    while (living.length < processes) living.push(await start(channels.environment, storeUrl));
    await finished(store, channels.places.length);
    const states = await store.deliveries.counts();
    const arrived = channels.arrived();
    const counts = channels.places.map((place) => arrived.get(nameOf(place)) ?? 0);
    return {
      kills,
      due: counts.length,
      once: counts.filter((count) => count === 1).length,
      doubled: counts.filter((count) => count > 1).length,
      missing: counts.filter((count) => count === 0).length,
      states,
      struck,
      seconds: (performance.now() - started) / 1_000,
    };
  } finally {
    await Promise.all(living.map((each) => each.kill()));
    await store.close();
  }
}

/** Resolves when something new arrives, or nothing has for a while. */
async function posting({ count }: Channels): Promise<void> {
  const before = count();
  for (let tries = 0; tries < 400 && count() === before; tries += 1) await pause(20);
}

async function finished(store: Store, due: number): Promise<void> {
  const end = performance.now() + FINISH_MS;
  while (performance.now() < end) {
    const counts = await store.deliveries.counts().catch(() => null);
    if (counts && counts.posted + counts.unknown + counts.refused + counts.skipped >= due) return;
    await pause(250);
  }
}

type Running = { kill(): Promise<void> };

/** Resolves when it is ready, or has ended. */
async function start(environment: Readonly<Record<string, string>>, storeUrl: string): Promise<Running> {
  const child: ChildProcess = spawn(process.execPath, ["adapters/main.ts"], {
    env: {
      PATH: process.env.PATH ?? "",
      MARKET: "sample",
      CLOCK,
      PORT: "0",
      STORE_URL: storeUrl,
      LOG_LEVEL: "info",
      ...environment,
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const exited = once(child, "exit");
  const lines: string[] = [];
  const ready = new Promise<void>((resolve) => {
    if (child.stderr) {
      createInterface({ input: child.stderr }).on("line", (line) => {
        lines.push(line);
        if (line.includes('"msg":"ready"')) resolve();
      });
    }
  });
  await Promise.race([
    ready,
    exited.then(() => Promise.reject(new Error(`ended before it was ready:\n${lines.join("\n")}`))),
  ]);
  return {
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

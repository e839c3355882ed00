import { setTimeout as pause } from "node:timers/promises";
import { Redis } from "ioredis";
import { type Replicas, startReplicas } from "../../test/support/replicas.ts";
import { type Row, told } from "../report.ts";
import { arrivals, awaitArrivals, subscribe } from "./replica-acts.ts";
import { channels, withChannels } from "./replica-channels.ts";
import { nextMinute, untilMinute } from "./replica-clock.ts";

const CLOCK = "2026-08-21T12:29:20Z";
const COUNT = 500;
const IDLE_MS = 10_000;

/** What has been used so far, by both replicas and by Redis. */
type Used = {
  readonly at: number;
  readonly cpuMs: number;
  readonly redisCpuMs: number;
  readonly commands: number;
  readonly roundTrips: number;
};

/**
 * What a post costs: processor time of the replicas and of Redis, and commands, above what the same processes use when
 * nothing is due.
 */
export async function replicaLoad(): Promise<readonly Row[]> {
  const pairs = channels(COUNT);
  await using replicas = await startReplicas({
    clock: CLOCK,
    ...withChannels(pairs),
    prepare: (url) => subscribe(url, pairs, nextMinute({ marketTime: () => CLOCK }, 20), CLOCK),
  });
  const redis = new Redis(replicas.redis.url);
  try {
    const use = () => used(replicas, redis);
    // The first seconds belong to the start.
    await pause(5_000);
    const before = await use();
    await pause(IDLE_MS);
    const idle = await use();
    const memoryBefore = await memory(replicas, redis);
    await pause(untilMinute(replicas));
    const start = await use();
    const found = await awaitArrivals(replicas, 2 * COUNT);
    const end = await use();
    const memoryAfter = await memory(replicas, redis);
    const at = arrivals(replicas).map((each) => each.at);
    const took = (Math.max(...at) - Math.min(...at)) / 1_000;

    const perSecond = (name: keyof Used) => (idle[name] - before[name]) / ((idle.at - before.at) / 1_000);
    const perPost = (name: keyof Used) =>
      (end[name] - start[name] - (perSecond(name) * (end.at - start.at)) / 1_000) / (2 * COUNT);
    const shown = (what: string, ours: string) => told(what, { ours, aim: "", met: undefined });
    return [
      told(`${COUNT} channels on Discord and ${COUNT} in one workspace on Slack, due at once, by two replicas`, {
        ours: `${found.posted} posted, ${found.doubled} doubled, ${found.missing} missing, in ${took.toFixed(0)} s`,
        aim: "each once",
        met: found.doubled + found.missing === 0,
      }),
      shown("  a post: processor time of a replica", `${perPost("cpuMs").toFixed(1)} ms`),
      shown("  a post: processor time of Redis", `${perPost("redisCpuMs").toFixed(2)} ms`),
      shown(
        "  a post: round trips to Redis, and commands with those inside of scripts",
        `${perPost("roundTrips").toFixed(1)}, ${perPost("commands").toFixed(1)}`,
      ),
      shown(
        "  nothing due, both replicas: processor time, round trips to Redis and commands a second",
        `${perSecond("cpuMs").toFixed(1)} ms, ${perSecond("roundTrips").toFixed(1)}, ${perSecond("commands").toFixed(1)}`,
      ),
      shown(
        "  resident memory of each replica before and after",
        `${memoryBefore.replicas.map(megabytes).join(" and ")}; ${memoryAfter.replicas.map(megabytes).join(" and ")}`,
      ),
      shown(
        "  Redis: memory a post leaves behind",
        `${((memoryAfter.redis - memoryBefore.redis) / (2 * COUNT)).toFixed(0)} bytes`,
      ),
    ];
  } finally {
    redis.disconnect();
  }
}

async function used({ all }: Replicas, redis: Redis): Promise<Used> {
  const [scrapes, info] = await Promise.all([Promise.all(all.map(({ url }) => scrape(url))), redis.info("everything")]);
  return {
    at: Date.now(),
    cpuMs: 1_000 * sum(scrapes.map((text) => metricOf(text, "smallcap_process_cpu_seconds_total"))),
    redisCpuMs: 1_000 * (infoOf(info, "used_cpu_user") + infoOf(info, "used_cpu_sys")),
    commands: infoOf(info, "total_commands_processed"),
    roundTrips: infoOf(info, "total_reads_processed"),
  };
}

async function memory({ all }: Replicas, redis: Redis) {
  const scrapes = await Promise.all(all.map(({ url }) => scrape(url)));
  return {
    replicas: scrapes.map((text) => metricOf(text, "smallcap_process_resident_memory_bytes")),
    redis: infoOf(await redis.info("memory"), "used_memory"),
  };
}

async function scrape(url: string): Promise<string> {
  return (await fetch(`${url}/metrics`)).text();
}

function metricOf(text: string, name: string): number {
  return Number(new RegExp(`^${name} (\\S+)`, "m").exec(text)?.[1]);
}

function infoOf(text: string, name: string): number {
  return Number(new RegExp(`^${name}:(\\S+)`, "m").exec(text)?.[1]);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

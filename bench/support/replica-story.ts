import { setTimeout as pause } from "node:timers/promises";
import { Redis } from "ioredis";
import { startReplicas } from "../../test/support/replicas.ts";
import { type Row, told } from "../report.ts";
import { type Arrived, arrivals, ask, awaitArrivals, readiness, setUp, subscribe } from "./replica-acts.ts";
import { CHANNELS, withChannels } from "./replica-channels.ts";
import { nextMinute, untilMinute } from "./replica-clock.ts";

/** Half a minute before a Friday's half past eight in New York. */
const CLOCK = "2026-08-21T12:29:30Z";
const COUNT = CHANNELS.length;

/** Two replicas through a working day: asked, set up, due, one killed, one restarted, Redis gone and back, stopped. */
export async function replicaStory(): Promise<readonly Row[]> {
  await using replicas = await startReplicas({
    clock: CLOCK,
    ...withChannels(CHANNELS),
  });
  const { redis, discord, slack, balancer, all } = replicas;
  const [one, other] = all;
  const rows: Row[] = [];
  const subscribed = (count: number, seconds: number) =>
    subscribe(redis.url, CHANNELS.slice(0, count), nextMinute(replicas, seconds), replicas.marketTime());
  const tell = (what: string, ours: string, aim: string, met: boolean) => rows.push(told(what, { ours, aim, met }));

  const asked = await ask(replicas, 10);
  const shares = all.map(({ url }) => balancer.answered.get(url) ?? 0);
  tell(
    "commands and buttons of both platforms through both replicas",
    `${asked.answered} of ${asked.asked} answered, slowest acknowledged in ${asked.slowestMs} ms; requests ${shares.join(" + ")}`,
    "all, within 3 s, by both",
    asked.answered === asked.asked && asked.slowestMs < 3_000 && shares.every((share) => share > 0),
  );

  const turns = [
    [one, other],
    [other, one],
  ] as const;
  const listed = await setUp(replicas, turns, nextMinute(replicas, 10));
  tell("digests set up through one and listed by the other", `${listed} of 4`, "4", listed === 4);

  let due = 4;
  const judge = async (what: string, more = (_: Arrived) => "") => {
    const found = await awaitArrivals(replicas, due);
    const { posted, doubled, missing } = found;
    tell(
      what,
      `${posted} of ${due} posted, ${doubled} doubled, ${missing} missing${more(found)}`,
      "each once",
      doubled + missing === 0,
    );
  };
  await judge("due while both run");

  await subscribed(5, 5);
  due += 10;
  await other.bot.stop({ signal: "SIGKILL" });
  const meanwhile = await ask(replicas, 3);
  tell(
    "one of two killed -9: commands",
    `${meanwhile.answered} of ${meanwhile.asked} answered`,
    "all",
    meanwhile.answered === meanwhile.asked,
  );
  await judge("  what is due");

  await replicas.restart(other);
  const before = balancer.answered.get(other.url) ?? 0;
  await ask(replicas, 2);
  const after = (balancer.answered.get(other.url) ?? 0) - before;
  tell("  started again", `answers ${after} requests, /readyz ${await readiness(other)}`, "answers", after > 0);

  const start = arrivals(replicas).length;
  await subscribed(COUNT, 5);
  due += 2 * COUNT;
  await discord.waitFor(() => arrivals(replicas).length >= start + 8 || undefined, { timeout: 120_000 });
  await redis.kill();
  const away = Date.now();
  const without = await ask(replicas, 3);
  const states = await Promise.all(all.map(readiness));
  tell(
    "Redis killed while digests are posted: commands",
    `${without.answered} of ${without.asked} answered, slowest acknowledged in ${without.slowestMs} ms`,
    "all",
    without.answered === without.asked,
  );
  await pause(Math.max(0, 8_000 - (Date.now() - away)));
  const posted = arrivals(replicas).length - start;
  await redis.start();
  const back = Date.now();
  while ((await Promise.all(all.map(readiness))).some((status) => status !== 200)) await pause(50);
  tell(
    "  /readyz of both, and after its return",
    `${states.join(" and ")}, 200 after ${((Date.now() - back) / 1_000).toFixed(1)} s`,
    "503, then 200",
    states.every((status) => status === 503),
  );
  await judge(
    `  digests, ${posted} of ${2 * COUNT} posted before its return`,
    ({ lastAt }) => `, the last after ${((lastAt - back) / 1_000).toFixed(0)} s`,
  );

  await subscribed(5, 12);
  due += 10;
  const until = untilMinute(replicas);
  await redis.kill();
  await pause(until + 10_000);
  await redis.start();
  await judge("Redis away from before they are due until 10 s after");

  // As one that is started without its file.
  await emptied(redis.url);
  await subscribed(5, 35);
  due += 10;
  await judge("Redis emptied, and digests set up afterwards");

  const broken = [...discord.violations, ...slack.violations];
  for (const each of broken) process.stderr.write(`${JSON.stringify(each)}\n`);
  tell("rules of the platforms broken in all of this", String(broken.length), "0", broken.length === 0);

  await redis.kill();
  const ended = await Promise.all(all.map(({ bot }) => bot.stop()));
  tell(
    "SIGTERM with Redis gone",
    ended.map(({ code, tookMs }) => `code ${code} in ${(tookMs / 1_000).toFixed(1)} s`).join(", "),
    "0, within 8 s",
    ended.every(({ code, tookMs }) => code === 0 && tookMs < 8_000),
  );
  return rows;
}

async function emptied(url: string): Promise<void> {
  const client = new Redis(url);
  await client.flushall();
  client.disconnect();
}

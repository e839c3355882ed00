import { setTimeout as pause } from "node:timers/promises";
import { openStore } from "../../src/store/open.ts";
import type { Asked } from "../../test/support/platforms.ts";
import type { Replica, Replicas } from "../../test/support/replicas.ts";
import { CHANNELS, type Pair, placesOf } from "./replica-channels.ts";

/** How many digests arrived, of those expected. */
export type Arrived = {
  readonly posted: number;
  readonly doubled: number;
  readonly missing: number;
  /** When the last one came, milliseconds of the real clock. */
  readonly lastAt: number;
};

const PATIENCE_MS = 150_000;
/** A second post would be there after this long. */
const GRACE_MS = 20_000;

/** Asks a command on each platform and clicks under its answer, so many times; through the balancer. */
export async function ask({ discord, slack }: Replicas, rounds: number) {
  let answered = 0;
  let slowestMs = 0;
  async function each(work: () => Promise<Asked>, answer: (asked: Asked) => Promise<unknown>): Promise<Asked | null> {
    try {
      const asked = await work();
      if (!(await answer(asked))) return null;
      answered += 1;
      slowestMs = Math.max(slowestMs, asked.ackLatencyMs);
      return asked;
    } catch (error) {
      process.stderr.write(`not answered: ${error}\n`);
      return null;
    }
  }
  for (let round = 0; round < rounds; round += 1) {
    // A channel takes a message a second.
    const { discord: channel, slack: room } = CHANNELS[round % CHANNELS.length] ?? { discord: "", slack: "" };
    const command = await each(
      () => discord.command({ name: "smallcap", subcommand: "valuation", channel }),
      (asked) => asked.reply(),
    );
    if (command) {
      const under = await command.reply();
      await each(
        () => discord.click(under, "How computed?"),
        (asked) => asked.reply(),
      );
    }
    const slash = await each(
      () => slack.command("/smallcap", "valuation", { channel: room }),
      (asked) => asked.message(),
    );
    if (slash) {
      const under = await slash.message();
      await each(
        () => slack.click(under, "How computed?"),
        (asked) => asked.final(({ ephemeralFor }) => Boolean(ephemeralFor)),
      );
    }
  }
  return { asked: 4 * rounds, answered, slowestMs };
}

/** Sets a digest up through one replica on both platforms and lists them through the other; how many were listed. */
export async function setUp(
  { discord, slack }: Replicas,
  pairs: readonly (readonly [Replica, Replica])[],
  time: string,
) {
  const admin = { name: "smallcap-admin", subcommand: "digest", admin: true };
  let listed = 0;
  for (const [index, [through, other]] of pairs.entries()) {
    const at = { discord: CHANNELS[index]?.discord, slack: CHANNELS[index]?.slack };
    const options = { action: "add", question: "valuation", time, timezone: "America/New_York" };
    const on = ({ url }: Replica) => ({ channel: at.discord, endpoint: `${url}/discord/interactions` });
    const added = await (await discord.command({ ...admin, options, ...on(through) })).reply();
    const list = await (await discord.command({ ...admin, options: { action: "list" }, ...on(other) })).reply();
    if (discord.text(list).includes(idIn(discord.text(added)))) listed += 1;

    const by = ({ url }: Replica) => ({ admin: true, channel: at.slack, url: `${url}/slack/events` });
    const made = await (await slack.command("/smallcap", `digest add valuation time:${time}`, by(through))).message();
    const shown = await (await slack.command("/smallcap", "digest list", by(other))).message();
    if (slack.text(shown).includes(idIn(slack.text(made)))) listed += 1;
  }
  return listed;
}

function idIn(text: string): string {
  return /d-\w{5}/.exec(text)?.[0] ?? "no id";
}

let given = 0;

/** Digests in every one of these channels, due at a time of New York; written straight into the store. */
export async function subscribe(storeUrl: string, pairs: readonly Pair[], time: string, createdAt: string) {
  const store = await openStore(storeUrl, { log: SILENT, now: Date.now });
  for (const place of pairs.flatMap(placesOf)) {
    given += 1;
    await store.subscriptions.add({
      kind: "digest",
      id: `d-${given.toString(36).padStart(5, "0")}`,
      place,
      setBy: "nobody",
      createdAt,
      question: { command: "performance", options: {} },
      text: "performance",
      paused: null,
      resumedAt: null,
      schedule: { days: "trading", time, timezone: "America/New_York" },
    });
  }
  await store.close();
}

/** What arrived by itself in channels: which digest of which time, and when. */
export function arrivals({ discord, slack }: Replicas): readonly { readonly key: string; readonly at: number }[] {
  const onDiscord = discord.posts() as readonly { channel_id: string; nonce: string; timestamp: string }[];
  const onSlack = slack.requests as unknown as readonly SlackRequest[];
  return [
    ...onDiscord.map(({ channel_id, nonce, timestamp }) => ({
      key: `${channel_id} ${nonce}`,
      at: Date.parse(timestamp),
    })),
    ...onSlack
      .filter(({ api, body, response }) => api === "chat.postMessage" && body.metadata !== undefined && response?.ok)
      .map(({ body, at }) => ({ key: `${body.channel} ${JSON.stringify(body.metadata)}`, at })),
  ];
}

type SlackRequest = {
  readonly api: string | null;
  readonly at: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly response: { readonly ok: boolean } | null;
};

/** Waits until so many have arrived in total, and whether more come. */
export async function awaitArrivals(replicas: Replicas, due: number): Promise<Arrived> {
  const end = Date.now() + PATIENCE_MS;
  while (arrivals(replicas).length < due && Date.now() < end) await pause(100);
  await pause(GRACE_MS);
  const all = arrivals(replicas);
  const distinct = new Set(all.map(({ key }) => key)).size;
  return {
    posted: distinct,
    doubled: all.length - distinct,
    missing: due - distinct,
    lastAt: Math.max(...all.map(({ at }) => at)),
  };
}

export async function readiness({ url }: Replica): Promise<number> {
  return (await fetch(`${url}/readyz`)).status;
}

const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

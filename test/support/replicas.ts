import { BOT_SCOPES } from "../../adapters/slack/scopes.ts";
import { startBalancer } from "./balancer.ts";
import { type Bot, discordEnv, type FakeDiscord, startBot, startDiscord, startSlack } from "./platforms.ts";
import { freePort, type OwnRedis, startRedis } from "./redis.ts";
import type { HttpSlack } from "./slack-http.ts";

/** One process of several. */
export type Replica = { readonly url: string; bot: Bot };

/**
 * Replicas of the real program on one Redis and the simulated market, behind a balancer to which the stand-ins of both
 * platforms send. Their market clocks agree, also after a restart.
 */
export type Replicas = AsyncDisposable & {
  readonly redis: OwnRedis;
  readonly discord: FakeDiscord;
  readonly slack: HttpSlack;
  readonly balancer: Awaited<ReturnType<typeof startBalancer>>;
  readonly all: readonly [Replica, Replica];
  /** Starts one anew that was ended. */
  restart(replica: Replica): Promise<void>;
  /** The market's time, ISO 8601. */
  marketTime(): string;
};

export type ReplicasOptions = {
  /** The market's time at the start. */
  readonly clock: string;
  readonly discord?: object;
  readonly slack?: object;
  /** With the store's Redis, before any replica runs. */
  readonly prepare?: (storeUrl: string) => Promise<void>;
};

export async function startReplicas({ clock, prepare, ...options }: ReplicasOptions): Promise<Replicas> {
  const startedAt = Date.now();
  const marketTime = () => new Date(Date.parse(clock) + Date.now() - startedAt).toISOString();
  await using stack = new AsyncDisposableStack();
  const redis = stack.adopt(await startRedis(), (each) => each.remove());
  const discord = stack.adopt(await startDiscord(options.discord), (each) => each.close());
  const slack = stack.adopt(
    (await startSlack({ scopes: [...BOT_SCOPES], ...options.slack })) as unknown as HttpSlack,
    (each) => each.close(),
  );
  const balancer = stack.use(await startBalancer());
  await prepare?.(redis.url);
  discord.config.interactionsEndpoint = `${balancer.url}/discord/interactions`;
  slack.config.appUrl = `${balancer.url}/slack/events`;

  const start = async (port: number) => {
    const bot = await startBot({
      ...discordEnv(discord),
      ...discord.env({ DISCORD_PUBLIC_KEY: "publicKey" }),
      ...slack.env({ SLACK_BOT_TOKEN: "botToken", SLACK_SIGNING_SECRET: "signingSecret", SLACK_API_URL: "api" }),
      DISCORD_GATEWAY: "off",
      STORE_URL: redis.url,
      MARKET: "sample",
      CLOCK: marketTime(),
      PORT: String(port),
    });
    await bot.waitLine(/"ready"/, { timeout: 60_000 });
    return bot;
  };
  const launch = async (): Promise<Replica> => {
    const port = await freePort();
    return stack.adopt({ url: `http://127.0.0.1:${port}`, bot: await start(port) }, async ({ bot }) => {
      await bot.stop();
    });
  };
  const all: readonly [Replica, Replica] = await Promise.all([launch(), launch()]);
  balancer.aim(all.map(({ url }) => url));
  await discord.waitCommands();

  const everything = stack.move();
  return {
    redis,
    discord,
    slack,
    balancer,
    all,
    marketTime,
    async restart(replica) {
      replica.bot = await start(Number(new URL(replica.url).port));
    },
    [Symbol.asyncDispose]: () => everything.disposeAsync(),
  };
}

import { messageOf } from "../src/errors.ts";
import "./large-headers.ts";
import { existsSync } from "node:fs";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { commands } from "../commands/registry.ts";
import { type Config, readConfig } from "../src/config.ts";
import { createVeil, secretsOf } from "../src/secrets.ts";
import { sparingLog } from "../src/sparing-log.ts";
import { openStore } from "../src/store/open.ts";
import type { Engine } from "../src/watch/engine.ts";
import { NO_METER, type WatchMeter } from "../src/watch/meter.ts";
import type { Poster } from "../src/watch/poster.ts";
import type { Adapter } from "./adapter.ts";
import { type Application, createApplication } from "./application.ts";
import { createLog } from "./log.ts";
import { hasEnded } from "./owner.ts";
import { answerOnce, type Streams } from "./terminal/once.ts";
import { createTerminal } from "./terminal/terminal.ts";
import type { WebServer } from "./web-server.ts";
import { within } from "./within.ts";

// The composition root: environment in, each part built once, adapters started, signals handled.

/** Everything has ended this long after a signal. */
const STOP_MS = 6_500;
/** A store that is away is not waited for. */
const CLOSE_MS = 500;
/** A call for one answer may take so long to record the day behind it; that happens once a day. */
const RECORD_MS = 20_000;
/** Posts under way have so long to end. */
const DELIVERY_MS = 5_000;
/** The conversation looks this long for a source before it falls back to the simulated market. */
const LOOK_FOR_SOURCE_MS = 15_000;

if (existsSync(".env")) process.loadEnvFile(".env");
const config = configOrExit();
const words = process.argv.slice(2);
const onSlack = config.SLACK_BOT_TOKEN !== undefined || config.SLACK_CLIENT_ID !== undefined;
const platforms = config.DISCORD_TOKEN !== undefined || onSlack;
const oneShot = words.length > 0;
// A person at a terminal reads answers, not the operator's log.
const veil = createVeil(secretsOf(config));
const log = sparingLog(createLog(process.env.LOG_LEVEL || platforms ? config.LOG_LEVEL : "error", veil), Date.now);
const store = await storeOrExit();
/** Filled by the platforms as they are made. */
const posters: Poster[] = [];
const streams: Streams = {
  input: process.stdin,
  output: (text) => void process.stdout.write(text),
  errors: (text) => void process.stderr.write(text),
  errorsTty: process.stderr.isTTY === true,
  colour: process.stdout.isTTY === true && !process.env.NO_COLOR,
  get columns() {
    return process.stdout.columns ?? 100;
  },
  timeZone: config.TIMEZONE,
};
process.on("unhandledRejection", (error) => log.error("unhandled rejection", { error: String(error) }));
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
});

if (oneShot) await runOnce();
else if (platforms) await runPlatforms();
else await runConversation();

async function runOnce(): Promise<void> {
  const application = createApplication({
    config,
    market: config.MARKET ?? "live",
    store,
    log,
    posters,
    oneShot: true,
  });
  const { ask, universe } = application;
  const code = await answerOnce({
    words: words[0] === "--once" ? words.slice(1) : words,
    ask,
    commands,
    streams,
    progress: universe.progress,
  });
  const say = () => streams.errorsTty && streams.errors("Keeping the day for the record, once a day ...\n");
  if (code === 0) await within(application.record(say), RECORD_MS);
  await leave(code);
}

async function runConversation(): Promise<void> {
  const { application, greeting } = await conversationMarket();
  const warm = application.keepWarm();
  const engine = await createEngine(application);
  const adapter = createTerminal({
    ask: application.ask,
    complete: application.complete,
    commands,
    streams,
    progress: application.universe.progress,
    greeting,
    onQuit: () => void engine.stop(DELIVERY_MS).then(() => leave(0)),
  });
  posters.push(adapter.poster);
  stopOnSignals([adapter], warm, engine);
  await adapter.start();
  await engine.start();
}

async function runPlatforms(): Promise<void> {
  const [{ createMetrics, counted }, { createWebServer }] = await Promise.all([
    import("./metrics.ts"),
    import("./web-server.ts"),
  ]);
  const metrics = createMetrics(Date.now);
  const application = createApplication({
    config,
    market: config.MARKET ?? "live",
    store,
    log,
    posters,
    oneShot: false,
    meter: metrics.meter,
  });
  metrics.look({ ...application.inside, commands: commands.map(({ name }) => name), store, realNow: Date.now });
  const ask = counted(application.ask, metrics);
  const adapters = await platformAdapters({ ...application, ask }, config);
  const server = createWebServer({ port: config.PORT, adapters, store, metrics, log });
  const engine = await createEngine(application, metrics.meter);
  const running = { stop: () => {} };
  stopOnSignals(adapters, running, engine, server);
  try {
    await server.start().catch((error: Error) => {
      const needing = adapters.filter(({ needsServer }) => needsServer).map(({ name }) => name);
      if (needing.length > 0) throw new Error(`${error.message}. Questions come in by it on ${needing.join(" and ")}.`);
      log.warn(error.message);
    });
    await Promise.all(adapters.map((adapter) => adapter.start()));
  } catch (error) {
    await giveUp(messageOf(error), adapters);
  }
  log.info("ready", { platforms: adapters.map(({ name }) => name), startedInMs: Math.round(performance.now()) });
  running.stop = application.keepWarm().stop;
  await engine.start();
}

async function platformAdapters(
  { ask, complete }: Application,
  { DISCORD_TOKEN, ...rest }: Config,
): Promise<Adapter[]> {
  const { createDraw } = await import("../src/chart/draw.ts");
  const adapters: Adapter[] = [];
  const fatal = (message: string) => void giveUp(message, adapters);
  const shared = { ask, commands, draw: createDraw(), log, now: Date.now, fatal, fetch };
  if (DISCORD_TOKEN !== undefined) {
    const { createDiscord } = await import("./discord/discord.ts");
    const discord = createDiscord({
      ...shared,
      complete,
      token: DISCORD_TOKEN,
      apiUrl: rest.DISCORD_API_URL,
      applicationId: rest.DISCORD_APPLICATION_ID,
      publicKey: rest.DISCORD_PUBLIC_KEY,
      gateway: rest.DISCORD_GATEWAY,
      guildId: rest.DISCORD_GUILD_ID,
      pace: store.pace,
    });
    adapters.push(discord);
    posters.push(discord.poster);
  }
  if (onSlack) {
    const { createSlack } = await import("./slack/slack.ts");
    const slack = createSlack({
      ...shared,
      botToken: rest.SLACK_BOT_TOKEN,
      appToken: rest.SLACK_APP_TOKEN,
      signingSecret: rest.SLACK_SIGNING_SECRET,
      clientId: rest.SLACK_CLIENT_ID,
      clientSecret: rest.SLACK_CLIENT_SECRET,
      stateSecret: rest.SLACK_STATE_SECRET,
      managers: rest.SLACK_MANAGERS,
      apiUrl: rest.SLACK_API_URL,
      installations: store.installations,
      pace: store.pace,
      wait: (milliseconds) => sleep(milliseconds, undefined, { ref: false }),
    });
    adapters.push(slack);
    posters.push(slack.poster);
  }
  return adapters;
}

/** Live where a source answers; the simulated market only here, only when none does, and only after saying so. */
async function conversationMarket(): Promise<{ application: Application; greeting: string }> {
  const make = (market: "live" | "sample") =>
    createApplication({ config, market, store, log, posters, oneShot: false });
  const names = new Intl.ListFormat("en", { type: "disjunction" }).format(commands.map(({ name }) => name));
  const start = `Ask ${names}; quit ends. No tokens are set, so this is a conversation on the terminal.`;
  const simulated = "Every company and number in it is made up.";
  if (config.MARKET === "sample")
    return { application: make("sample"), greeting: `Simulated market: ${simulated}\n${start}` };
  const live = make("live");
  if (config.MARKET === "live") return { application: live, greeting: start };
  streams.errors("Looking for market data...\n");
  const found = await Promise.race([live.reachable(), sleep(LOOK_FOR_SOURCE_MS, false, { ref: false })]);
  if (found) return { application: live, greeting: start };
  const notice = `No source of market data answers, so this is the built-in simulated market. ${simulated}`;
  if (process.stdin.isTTY !== true) streams.errors(`${notice}\n`);
  return { application: make("sample"), greeting: `${notice}\n${start}` };
}

/** What is due is driven by this process alone, or shared out among all replicas on a Redis. */
async function createEngine({ watch }: Application, meter: WatchMeter = NO_METER): Promise<Engine> {
  const options = { watch, log, meter };
  if (config.STORE_URL.startsWith("redis")) {
    const { createManyMachinesEngine } = await import("./watch/many-machines.ts");
    return createManyMachinesEngine({ ...options, url: config.STORE_URL, realNow: Date.now });
  }
  const { createOneMachineEngine } = await import("./watch/one-machine.ts");
  return createOneMachineEngine(options);
}

/** Background work ends first, then what is under way on the platforms, then the server, and the store last. */
function stopOnSignals(
  adapters: readonly Adapter[],
  background: { stop(): void },
  engine: Engine,
  server?: WebServer,
): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    server?.drain();
    background.stop();
    // What is being posted ends first; answers to people are finished meanwhile.
    await within(Promise.all([engine.stop(DELIVERY_MS), stopAll(adapters)]), STOP_MS);
    await server?.stop();
    await leave(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

async function giveUp(message: string, adapters: readonly Adapter[]): Promise<void> {
  log.error(message);
  streams.errors(`${veil(message)}\n`);
  await stopAll(adapters);
  await leave(1);
}

async function stopAll(adapters: readonly Adapter[]): Promise<void> {
  await Promise.race([
    Promise.all(adapters.map((adapter) => adapter.stop())),
    sleep(STOP_MS, undefined, { ref: false }),
  ]);
}

/** Ends the process once everything written has left it; nothing stays behind. */
async function leave(code: number): Promise<never> {
  await new Promise<void>((resolve) => process.stdout.write("", () => resolve()));
  await within(store.close(), CLOSE_MS);
  process.exit(code);
}

function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n`);
    process.exit(2);
  }
}

async function storeOrExit() {
  try {
    return await openStore(config.STORE_URL, { log, now: Date.now, hasEnded });
  } catch (error) {
    process.stderr.write(`${veil(messageOf(error))}\n`);
    process.exit(2);
  }
}

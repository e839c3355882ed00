import type { APIInteraction } from "discord.js";
import type { Ask } from "../../commands/ask.ts";
import type { Command } from "../../commands/command.ts";
import type { Complete } from "../../commands/complete.ts";
import type { Draw } from "../../src/chart/picture.ts";
import type { Log } from "../../src/log.ts";
import { createPace, type Pace } from "../../src/watch/pace.ts";
import type { Poster } from "../../src/watch/poster.ts";
import type { Adapter } from "../adapter.ts";
import { addEndpoint } from "./endpoint.ts";
import { createGateway } from "./gateway.ts";
import { createInteractionHandler } from "./interactions.ts";
import { AUTHENTICATION_FAILED, closeSentence } from "./login.ts";
import { pause } from "./pause.ts";
import { createDiscordPoster } from "./poster.ts";
import { createSeenPermissions } from "./posting-right.ts";
import { registerCommands } from "./register.ts";
import { createRest } from "./rest.ts";
import { createRestOnly } from "./rest-only.ts";

export type DiscordOptions = {
  readonly token: string;
  /** Without the version: `https://discord.com/api`. The gateway's address comes from it. */
  readonly apiUrl: string;
  readonly applicationId?: string | undefined;
  /** With it, interactions are taken as signed requests too. */
  readonly publicKey?: string | undefined;
  /** `off`: signed requests only. Discord sends an application's interactions one way or the other. */
  readonly gateway?: "on" | "off";
  /** Register the commands in this server only. */
  readonly guildId?: string | undefined;
  readonly ask: Ask;
  /** Values for an option while it is typed; none when not said. */
  readonly complete?: Complete;
  readonly commands: readonly Command[];
  readonly draw: Draw;
  /** Turns for posts among everybody who uses the token; this process alone when not said. */
  readonly pace?: Pace;
  readonly log: Log;
  /** The real clock in milliseconds since the epoch. */
  readonly now: () => number;
  /** Called when Discord will have nothing more to do with this process, with what to do about it. */
  readonly fatal: (message: string) => void;
};

const ANSWER_MS = 60_000;
const POST_MS = 8_000;
const DRAIN_MS = 4000;

/** The bot on Discord: answers interactions, however they arrive, and posts what is due. */
export function createDiscord(options: DiscordOptions): Adapter & { readonly poster: Poster } {
  const { commands, guildId, applicationId, publicKey, log, now } = options;
  const token = options.token.trim().replace(/^Bot\s+/i, "");
  const apiUrl = options.apiUrl.replace(/\/+$/, "");
  const stopping = new AbortController();
  // Apart from each other and from the gateway's: answers need no bot token, so they outlive its trouble, and no
  // answer to a person queues behind a post.
  const answers = createRest({ token, apiUrl, log, timeoutMs: ANSWER_MS });
  const posts = createRest({
    token,
    apiUrl,
    log,
    timeoutMs: POST_MS,
    rejectOnRateLimit: ({ method }) => method === "POST",
  });
  const handler = createInteractionHandler({ ...options, api: answers.api });
  const seen = createSeenPermissions(now);
  let starting: Promise<void> | undefined;
  let stopped: Promise<void> | undefined;
  let doomed = false;

  const poster = createDiscordPoster({
    ...options,
    api: posts.api,
    pace: options.pace ?? createPace(now),
    seen,
    wait: (milliseconds) => pause(milliseconds),
    unauthorised: () => fail(closeSentence(AUTHENTICATION_FAILED)),
  });

  const connection =
    options.gateway === "off"
      ? createRestOnly({ api: answers.api, publicKey, applicationId, log, now })
      : createGateway({ token, apiUrl, log, handle, closed: fail, stopping: () => stopped !== undefined });

  function handle(interaction: APIInteraction): Promise<void> {
    seen.note(interaction);
    return handler.handle(interaction);
  }

  function fail(message: string): void {
    if (doomed || stopped) return;
    doomed = true;
    options.fatal(message);
  }

  async function register(id: string): Promise<void> {
    if (id === "") return log.error("discord named no application, so its commands are not registered");
    const where = { applicationId: id, guildId };
    const outcome = await registerCommands({ api: answers.api, ...where, commands, log, signal: stopping.signal });
    if (outcome === "refused") fail(closeSentence(AUTHENTICATION_FAILED));
  }

  async function start(): Promise<void> {
    const id = await connection.start(stopping.signal);
    // Commands registered by an earlier start work meanwhile, so nobody waits for this.
    void register(id || (applicationId ?? ""));
  }

  async function disconnect(): Promise<void> {
    await connection.stop();
    answers.close();
    posts.close();
  }

  async function stop(): Promise<void> {
    await handler.close(DRAIN_MS);
    stopping.abort();
    await starting?.catch(() => undefined);
    await disconnect();
  }

  return {
    name: "discord",
    poster,
    async start() {
      starting = start();
      await starting.catch(async (error: unknown) => {
        await disconnect();
        throw error;
      });
    },
    stop: () => (stopped ??= stop()),
    needsServer: options.gateway === "off",
    // While it stops, requests are taken all the same: the handler says that the bot restarts.
    routes(server) {
      if (publicKey !== undefined) addEndpoint(server, { publicKey, handle, log, now });
    },
    healthy: () => !doomed && !stopped && connection.healthy(),
  };
}

import { App, SocketModeReceiver } from "@slack/bolt";
import type { Ask } from "../../commands/ask.ts";
import type { Command } from "../../commands/command.ts";
import type { Draw } from "../../src/chart/picture.ts";
import type { Fetch } from "../../src/fetch.ts";
import type { Log } from "../../src/log.ts";
import type { Adapter } from "../adapter.ts";
import { within } from "../within.ts";
import { boltLog } from "./bolt-log.ts";
import { createConversation } from "./conversation.ts";
import { isTokenRefused, toFailure } from "./failure.ts";
import { createLink, rest } from "./link.ts";
import { listen } from "./listen.ts";
import { createWeb } from "./web.ts";

export type SlackOptions = {
  readonly botToken: string;
  readonly appToken: string;
  /** The Web API's base, `https://slack.com/api/`. */
  readonly apiUrl: string;
  readonly ask: Ask;
  readonly commands: readonly Command[];
  readonly draw: Draw;
  readonly log: Log;
  /** For uploads and answers outside the Web API. */
  readonly fetch: Fetch;
  /** The real clock, in milliseconds. */
  readonly now: () => number;
  /** Told once that Slack will not work again before the operator does something. */
  readonly fatal: (message: string) => void;
};

const CALL_TIMEOUT_MS = 8_000;

/** Two connections, so that one answers while Slack refreshes the other; Slack allows ten. */
const CONNECTIONS = 2;

/** What `stop` takes at most: closing the connections, finishing questions under way, apologising for the rest. */
const CLOSE_MS = 800;
const FINISH_MS = 3_800;
const APOLOGY_MS = 1_200;

/** Slack over Socket Mode: no public address needed. */
export function createSlack(options: SlackOptions): Adapter {
  const { botToken, appToken, log, now } = options;
  const logger = boltLog(log);
  // A fresh object each time, and without headers: the library writes into it, tokens included. Retries are ours.
  const clientOptions = () => ({
    slackApiUrl: options.apiUrl,
    timeout: CALL_TIMEOUT_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger,
  });
  const receivers = Array.from(
    { length: CONNECTIONS },
    () =>
      new SocketModeReceiver({
        appToken,
        logger,
        autoReconnectEnabled: false,
        installerOptions: { clientOptions: clientOptions() },
      }),
  );
  const [receiver] = receivers;
  const app = new App({
    token: botToken,
    ...(receiver ? { receiver } : {}),
    // A bad token would end the process if it were checked in the constructor.
    deferInitialization: true,
    convoStore: false,
    ignoreSelf: false,
    logger,
    clientOptions: clientOptions(),
  });
  for (const each of receivers) each.init(app);
  const links = receivers.map(({ client }) => createLink(client, log, now));

  const stopped = new AbortController();
  let started = false;
  let failed = false;
  const fail = (message: string) => {
    if (!started || failed || stopped.signal.aborted) return;
    failed = true;
    options.fatal(message);
  };
  const web = createWeb(app.client, options.fetch, (reason) => fail(botTokenMessage(reason)));
  const conversation = createConversation({ ...options, web });
  listen(app, conversation, log);

  /** Asks Slack whose the bot token is, until Slack answers. */
  const introduce = async (): Promise<void> => {
    for (let failures = 1; !stopped.signal.aborted; failures += 1) {
      try {
        return await app.init();
      } catch (error) {
        const failure = toFailure(error);
        if (isTokenRefused(failure)) throw new Error(botTokenMessage(failure.reason));
        log.warn("slack cannot be reached, trying again", { reason: failure.reason });
        await rest(failures, stopped.signal);
      }
    }
  };

  const connect = async (): Promise<void> => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    for (const link of links) {
      link.hold(resolve).then(resolve, (error) => {
        const message = appTokenMessage(toFailure(error).reason);
        reject(new Error(message));
        fail(message);
      });
    }
    await promise;
  };

  const disconnect = () => within(Promise.allSettled(links.map((link) => link.close())), CLOSE_MS);

  const finish = async (): Promise<void> => {
    stopped.abort();
    // The connections first: new questions then go to another copy of the bot, if there is one.
    await disconnect();
    await within(conversation.idle(), FINISH_MS);
    await within(conversation.apologise(), APOLOGY_MS);
  };
  let stopping: Promise<void> | undefined;

  return {
    name: "slack",
    async start() {
      try {
        await introduce();
        if (!stopped.signal.aborted) await connect();
        started = true;
      } catch (error) {
        stopped.abort();
        await disconnect();
        throw error;
      }
    },
    stop() {
      stopping ??= finish();
      return stopping;
    },
    healthy: () => started && !failed && !stopped.signal.aborted && links.some((link) => link.isOpen()),
  };
}

function botTokenMessage(reason: string): string {
  return `Slack does not accept SLACK_BOT_TOKEN (${reason}): copy the bot token that starts with xoxb- from the app's page OAuth & Permissions.`;
}

function appTokenMessage(reason: string): string {
  return `Slack does not accept SLACK_APP_TOKEN (${reason}): it must be an app-level token with the scope connections:write, from the app's page Basic Information.`;
}

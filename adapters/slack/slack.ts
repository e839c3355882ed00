import { App, type HTTPReceiver, SocketModeReceiver } from "@slack/bolt";
import type { Ask } from "../../commands/ask.ts";
import type { Command } from "../../commands/command.ts";
import type { Draw } from "../../src/chart/picture.ts";
import type { Fetch } from "../../src/fetch.ts";
import type { Log } from "../../src/log.ts";
import type { Installations } from "../../src/store/installations.ts";
import type { Pace } from "../../src/watch/pace.ts";
import type { Poster } from "../../src/watch/poster.ts";
import type { Adapter } from "../adapter.ts";
import { within } from "../within.ts";
import { boltLog } from "./bolt-log.ts";
import { clientOptions, createClient } from "./client.ts";
import { type Conversation, createConversation } from "./conversation.ts";
import { createEndpoint } from "./endpoint.ts";
import { isTokenRefused, toFailure } from "./failure.ts";
import { createInstallationBook } from "./installation-book.ts";
import { createLink, rest } from "./link.ts";
import { listen } from "./listen.ts";
import { createLookUpPerson } from "./person.ts";
import { createSlackPoster } from "./poster.ts";
import { RESTARTING } from "./reply.ts";
import { createSeal } from "./sealed.ts";
import { createTokenOf } from "./tokens.ts";
import { createWorkspaces } from "./workspaces.ts";

export type SlackOptions = {
  /** The one workspace's token; where there are many, each has its own by installing the app. */
  readonly botToken?: string | undefined;
  /** With it Slack is spoken to over Socket Mode: no public address needed. */
  readonly appToken?: string | undefined;
  /** With it Slack is answered over HTTP, at the routes. */
  readonly signingSecret?: string | undefined;
  /** With these, workspaces can install the app, over HTTP. */
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
  readonly stateSecret?: string | undefined;
  readonly installations: Installations;
  /** Turns for posts that nobody waits for. */
  readonly pace: Pace;
  /** Resolves after so many milliseconds of real time, without keeping the process alive. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Ids of members who may manage wherever the bot is, besides the admins. */
  readonly managers: readonly string[];
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

/** Two connections, so that one answers while Slack refreshes the other; Slack allows ten. */
const CONNECTIONS = 2;

/** What `stop` takes at most: closing the connections, finishing questions under way, apologising for the rest. */
const CLOSE_MS = 800;
const FINISH_MS = 3_800;
const APOLOGY_MS = 1_200;

/** Slack over Socket Mode, over HTTP, or both, for one workspace or for many. */
export function createSlack(options: SlackOptions): Adapter & { readonly poster: Poster } {
  const { botToken, appToken, signingSecret, clientId, clientSecret, stateSecret, log, now } = options;
  const logger = boltLog(log);
  const settings = { apiUrl: options.apiUrl, logger };
  const stopped = new AbortController();
  let started = false;
  let failed = false;
  const fail = (message: string) => {
    if (!started || failed || stopped.signal.aborted) return;
    failed = true;
    options.fatal(message);
  };

  const install =
    clientId !== undefined && clientSecret !== undefined && stateSecret !== undefined
      ? {
          clientId,
          clientSecret,
          stateSecret,
          book: createInstallationBook(options.installations, createSeal(stateSecret), { log, now }),
        }
      : undefined;
  const tokens = createTokenOf(botToken, install?.book);
  const findWorkspace = createWorkspaces({
    tokenOf: tokens.tokenOf,
    settings,
    fetch: options.fetch,
    tokenRefused: (token, team, reason) => {
      if (token === botToken) fail(botTokenMessage(reason));
      else log.warn("slack no longer accepts a workspace's token", { workspace: team, reason });
    },
  });

  const receivers =
    appToken === undefined
      ? []
      : Array.from(
          { length: CONNECTIONS },
          () =>
            new SocketModeReceiver({
              appToken,
              logger,
              autoReconnectEnabled: false,
              installerOptions: { clientOptions: clientOptions(settings) },
            }),
        );
  const endpoint =
    signingSecret === undefined
      ? undefined
      : createEndpoint({
          signingSecret,
          install,
          settings,
          log,
          now,
          started: () => started,
        });
  const every: readonly (SocketModeReceiver | HTTPReceiver)[] = [
    ...receivers,
    ...(endpoint ? [endpoint.receiver] : []),
  ];
  const app = new App({
    // Bolt takes one receiver and starts it; ours are one or several, and started by us.
    receiver: { init: () => {}, start: async () => {}, stop: async () => {} },
    // Bolt makes no call with a token of its own: workspaces are found, and those that are none answered, by us.
    authorize: async () => ({}),
    convoStore: false,
    ignoreSelf: false,
    logger,
    clientOptions: clientOptions(settings),
  });
  for (const each of every) each.init(app);
  const links = receivers.map(({ client }) => createLink(client, log, now));

  const lookUpPerson = createLookUpPerson(options);
  const conversation = createConversation({ ...options, findWorkspace, lookUpPerson });
  const answering: Conversation = {
    ...conversation,
    answer: (asked, interaction) =>
      stopped.signal.aborted ? conversation.tell(RESTARTING, interaction) : conversation.answer(asked, interaction),
  };
  listen(app, answering, log, async (id, at) => {
    if (await install?.book.remove(id, at)) log.info("slack: uninstalled", { workspace: id });
  });

  /** Asks Slack whose the bot token is, until Slack answers. */
  const introduce = async (): Promise<void> => {
    if (botToken === undefined) return;
    const client = createClient(botToken, settings);
    for (let failures = 1; !stopped.signal.aborted; failures += 1) {
      try {
        return tokens.introduced((await client.auth.test()).team_id);
      } catch (error) {
        const failure = toFailure(error);
        if (isTokenRefused(failure)) throw new Error(botTokenMessage(failure.reason));
        log.warn("slack cannot be reached, trying again", { reason: failure.reason });
        await rest(failures, stopped.signal);
      }
    }
  };

  const connect = async (): Promise<void> => {
    if (links.length === 0) return;
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
    poster: createSlackPoster({ ...options, findWorkspace }),
    ...(endpoint ? { routes: endpoint.routes, needsServer: links.length === 0 } : {}),
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
    healthy: () =>
      started && !failed && !stopped.signal.aborted && (links.length === 0 || links.some((link) => link.isOpen())),
  };
}

function botTokenMessage(reason: string): string {
  return `Slack does not accept SLACK_BOT_TOKEN (${reason}): copy the bot token that starts with xoxb- from the app's page OAuth & Permissions.`;
}

function appTokenMessage(reason: string): string {
  return `Slack does not accept SLACK_APP_TOKEN (${reason}): it must be an app-level token with the scope connections:write, from the app's page Basic Information.`;
}

import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { type Asked, type FakeSlack, type Message, newStore, startBot, startSlack } from "./platforms.ts";

/** What Slack got when it delivered something over HTTP. */
export type Delivered = Asked & {
  readonly httpStatus: number | null;
  readonly ackBody: unknown;
  readonly challengeOk?: boolean;
  readonly messages: readonly Message[];
};

type Installed = { readonly status: number; readonly body: string; readonly scopes?: readonly string[] };

/** The fake, as it delivers over HTTP and as a browser installs from it. */
export type HttpSlack = Omit<FakeSlack, "command" | "click" | "requests" | "messages"> & {
  readonly config: { appUrl: string; redirectUri?: string };
  readonly messages: readonly (Message & { readonly team: string; readonly deleted: boolean })[];
  readonly requests: readonly {
    readonly api: string | null;
    readonly team?: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Readonly<Record<string, unknown>>;
    readonly raw: Buffer;
  }[];
  readonly faults: { add(fault: object): unknown };
  command(name: string, text: string, options?: object): Promise<Delivered>;
  click(message: Message, which: string, options?: object): Promise<Delivered>;
  event(event: object, options?: object): Promise<Delivered>;
  redeliver(delivered: Delivered, times: number): Promise<Delivered>;
  urlVerification(options?: object): Promise<Delivered>;
  sslCheck(): Promise<Delivered>;
  uninstall(team: string): Promise<Delivered>;
  browserInstall(url: string, options?: object): Promise<Installed>;
  sign(raw: string, timestamp: string): string;
};

/** The real process on the simulated market, answering the fake over HTTP only. */
export async function startOverHttp(
  names: Readonly<Record<string, string>>,
  options: object = {},
  more: Readonly<Record<string, string>> = {},
) {
  const slack = (await startSlack(options)) as unknown as HttpSlack;
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  slack.config.appUrl = `${origin}/slack/events`;
  slack.config.redirectUri = `${origin}/slack/oauth_redirect`;
  const store = newStore();
  const env = { MARKET: "sample", PORT: String(port), STORE_URL: store, LOG_LEVEL: "debug", ...more };
  const start = () =>
    startBot({
      ...env,
      ...slack.env({ SLACK_SIGNING_SECRET: "signingSecret", SLACK_API_URL: "api", ...names }),
      ...(names.SLACK_CLIENT_ID ? { SLACK_STATE_SECRET: "a-secret-for-the-state-of-tests" } : {}),
    });
  const bot = await start();
  await bot.waitLine(/"ready"/);
  // The simulated market is made right after; a question in that second would measure that.
  await fetch(`${origin}/healthz`);
  return { slack, bot, origin, start, file: store.replace("sqlite://", "") };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { HTTPReceiver } from "@slack/bolt";
import type { Context, Hono } from "hono";
import type { Log } from "../../src/log.ts";
import { type ClientSettings, clientOptions } from "./client.ts";
import { failurePage, INSTALLED, showPage } from "./install-pages.ts";
import type { InstallationBook } from "./installation-book.ts";
import { ROUTES } from "./routes.ts";
import { BOT_SCOPES } from "./scopes.ts";

/** What installing in many workspaces needs. */
export type InstallSettings = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  readonly book: InstallationBook;
};

export type EndpointOptions = {
  readonly signingSecret: string;
  readonly install: InstallSettings | undefined;
  readonly settings: ClientSettings;
  readonly log: Log;
  readonly now: () => number;
  /** Before it nothing can be answered. */
  readonly started: () => boolean;
};

/** Slack over HTTP: Bolt's receiver, mounted on the one server. */
export type Endpoint = { readonly receiver: HTTPReceiver; routes(server: Hono): void };

/** A signature counts for this long, before and after; the library looks at the past only. */
const SIGNATURE_SECONDS = 5 * 60;

export function createEndpoint({ signingSecret, install, settings, log, now, started }: EndpointOptions): Endpoint {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: ROUTES.events,
    logger: settings.logger,
    customPropertiesExtractor: ({ headers }) =>
      install && headers.host ? { installUrl: `${originOf(headers.host)}${ROUTES.install}` } : {},
    ...(install ? installOptions(install, settings, log) : {}),
  });

  const handle = async (context: Context): Promise<Response> => {
    if (!started()) return context.text("Not ready.", 503, { "retry-after": "5" });
    const sentAt = Number(context.req.header("x-slack-request-timestamp") ?? 0);
    // Anything that is not a number fails here too.
    if (!(sentAt <= now() / 1000 + SIGNATURE_SECONDS)) return context.body(null, 401);
    const { incoming, outgoing } = context.env as HttpBindings;
    // Whoever limits the size of bodies may have read it already; Bolt takes it from here.
    const body = Buffer.from(await context.req.arrayBuffer());
    receiver.requestListener(Object.assign(incoming, { rawBody: body }), outgoing);
    return RESPONSE_ALREADY_SENT;
  };

  return {
    receiver,
    routes(server) {
      server.post(ROUTES.events, handle);
      if (!install) return;
      server.get(ROUTES.install, handle);
      server.get(ROUTES.redirect, handle);
    },
  };
}

function installOptions(
  { clientId, clientSecret, stateSecret, book }: InstallSettings,
  settings: ClientSettings,
  log: Log,
) {
  return {
    clientId,
    clientSecret,
    stateSecret,
    scopes: [...BOT_SCOPES],
    installationStore: {
      storeInstallation: book.add,
      fetchInstallation: () => Promise.reject(new Error("Tokens are read from the book of installations.")),
    },
    installerOptions: {
      directInstall: true,
      installPath: ROUTES.install,
      redirectUriPath: ROUTES.redirect,
      authorizationUrl: new URL("/oauth/v2/authorize", settings.apiUrl).href,
      clientOptions: clientOptions(settings),
      callbackOptions: {
        success: (installation, _options, _request, response) => {
          log.info("slack: installed", { workspace: installation.team?.id ?? installation.enterprise?.id });
          showPage(response, INSTALLED);
        },
        failure: (error, _options, request, response) => {
          log.warn("slack: not installed", { reason: error.code });
          const denied = new URL(request.url ?? "/", "http://localhost").searchParams.get("error") === "access_denied";
          showPage(response, failurePage(error.code, denied));
        },
      },
    },
  } satisfies Partial<ConstructorParameters<typeof HTTPReceiver>[0]>;
}

/** Slack sends to public HTTPS addresses only; plain HTTP is for trying things out on one machine. */
function originOf(host: string): string {
  return `${/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host) ? "http" : "https"}://${host}`;
}

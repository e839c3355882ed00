import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { messageOf } from "../src/errors.ts";
import type { Log } from "../src/log.ts";
import type { Adapter } from "./adapter.ts";
import { within } from "./within.ts";

/** Everything measured, as Prometheus reads it. */
export type Scrape = { readonly contentType: string; text(): Promise<string> };

export type WebServerOptions = {
  /** 0 takes any free port. */
  readonly port: number;
  readonly adapters: readonly Adapter[];
  readonly store: { ready(): Promise<void> };
  readonly metrics: Scrape;
  readonly log: Log;
};

/** The one HTTP server: what platforms send, and what whoever runs the bot asks. */
export type WebServer = {
  /**
   * Resolves with the port that is listened on, which is logged too.
   *
   * @throws Error with one sentence when the port cannot be used.
   */
  start(): Promise<number>;
  /** `/readyz` says 503 from now on, and no connection is kept; adapters go on saying that the bot restarts. */
  drain(): void;
  /** Accepts nothing more and ends what is left. Never rejects. */
  stop(): Promise<void>;
};

/** Far above what either platform sends. */
const BODY_BYTES = 1_000_000;
const HEADER_BYTES = 16_384;
/** A store that takes longer is not ready. */
const STORE_MS = 1_000;
/** A client that sends its headers or its request slower than this is cut off. */
const HEADERS_MS = 10_000;
const REQUEST_MS = 20_000;
/** Longer than the minute after which load balancers close a connection themselves. */
const KEEP_ALIVE_MS = 65_000;
/** A connection on which nothing moves in either direction. */
const SILENT_MS = 60_000;
const CONNECTIONS = 2_000;
/** Answers under way get so long when the server stops: adapters have had theirs before. */
const LAST_MS = 500;

/** Mounts the routes of every adapter; nothing listens before `start`. */
export function createWebServer({ port, adapters, store, metrics, log }: WebServerOptions): WebServer {
  const app = new Hono();
  let server: Server | undefined;
  let stopping = false;
  let asked: Promise<boolean> | undefined;

  /** Checks that come at once ask the store once: each takes its write lock. */
  function storeReady(): Promise<boolean> {
    asked ??= within(
      store.ready().then(
        () => true,
        () => false,
      ),
      STORE_MS,
    )
      .then((ready) => ready === true)
      .finally(() => {
        asked = undefined;
      });
    return asked;
  }

  const states = () => Object.fromEntries(adapters.map((adapter) => [adapter.name, adapter.healthy()]));
  const all = (healths: Readonly<Record<string, boolean>>) => Object.values(healths).every(Boolean);

  app.use(async (context, next) => {
    await next();
    if (stopping) context.header("connection", "close");
  });
  app.use(
    bodyLimit({
      maxSize: BODY_BYTES,
      // The rest of the body is not read, so the connection cannot be used again.
      onError: (context) => context.text("Too large.", 413, { connection: "close" }),
    }),
  );
  app.get("/healthz", (context) => {
    const healths = states();
    const healthy = all(healths);
    return context.json({ healthy, adapters: healths }, healthy ? 200 : 503);
  });
  app.get("/readyz", async (context) => {
    const healths = states();
    const stored = await storeReady();
    // A balancer keeps sending to replicas that all lost their one store: they answer from memory.
    const ready = all(healths) && (stored || context.req.query("exclude") === "store") && !stopping;
    return context.json({ ready, adapters: healths, store: stored, stopping }, ready ? 200 : 503);
  });
  app.get("/metrics", async (context) =>
    context.body(await metrics.text(), 200, { "content-type": metrics.contentType }),
  );
  for (const adapter of adapters) adapter.routes?.(app);
  // Neither query nor body: both may hold what a person typed, or a platform's code.
  app.onError((error, context) => {
    log.error("request failed", { method: context.req.method, path: context.req.path, reason: messageOf(error) });
    return context.text("Something broke on our side.", 500);
  });

  return {
    async start() {
      const created = createAdaptorServer({
        fetch: app.fetch,
        serverOptions: {
          maxHeaderSize: HEADER_BYTES,
          headersTimeout: HEADERS_MS,
          requestTimeout: REQUEST_MS,
          keepAliveTimeout: KEEP_ALIVE_MS,
          connectionsCheckingInterval: HEADERS_MS / 2,
        },
      }) as Server;
      created.setTimeout(SILENT_MS);
      created.maxConnections = CONNECTIONS;
      await new Promise<void>((resolve, reject) => {
        created.once("error", (error) => reject(new Error(`PORT ${port} cannot be used: ${error.message}`)));
        created.listen(port, resolve);
      });
      created.on("error", (error) => log.error("server failed", { reason: error.message }));
      server = created;
      const taken = (created.address() as AddressInfo).port;
      log.info("listening", { port: taken });
      return taken;
    },
    drain() {
      stopping = true;
    },
    async stop() {
      stopping = true;
      const listening = server;
      if (!listening) return;
      const closed = new Promise<void>((resolve) => listening.close(() => resolve()));
      await within(closed, LAST_MS);
      listening.closeAllConnections();
      await closed;
    },
  };
}

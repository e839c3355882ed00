import { request } from "node:http";
import { connect, createServer } from "node:net";
import { text } from "node:stream/consumers";
import type { Hono } from "hono";
import { afterEach, describe, expect, it } from "vitest";
import type { Adapter } from "../../adapters/adapter.ts";
import { createWebServer, type WebServer } from "../../adapters/web-server.ts";
import { keptLog } from "../support/kept-log.ts";

const running: WebServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

type Platform = { healthy: boolean; routes?: (app: Hono) => void };

async function serving({
  platforms = { discord: { healthy: true } },
  ready = async () => {},
}: {
  readonly platforms?: Readonly<Record<string, Platform>>;
  readonly ready?: () => Promise<void>;
} = {}) {
  const adapters = Object.entries(platforms).map(
    ([name, { routes, ...state }]): Adapter => ({
      name,
      start: async () => {},
      stop: async () => {},
      healthy: () => platforms[name]?.healthy ?? state.healthy,
      ...(routes ? { routes } : {}),
    }),
  );
  const log = keptLog();
  const metrics = { contentType: "text/plain; version=0.0.4", text: async () => "smallcap_up 1\n" };
  const server = createWebServer({ port: 0, adapters, store: { ready }, metrics, log });
  running.push(server);
  const port = await server.start();
  const get = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init);
  return { server, port, get, log };
}

describe("the one server", () => {
  it("listens on any free port when asked to, and logs which", async () => {
    const { port, log } = await serving();
    expect(port).toBeGreaterThan(0);
    expect(log.entries).toEqual([{ level: "info", message: "listening", detail: { port } }]);
  });

  it("says in one sentence that a port is taken", async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, done));
    const { port } = other.address() as { port: number };
    const metrics = { contentType: "", text: async () => "" };
    const server = createWebServer({ port, adapters: [], store: { ready: async () => {} }, metrics, log: keptLog() });
    await expect(server.start()).rejects.toThrow(new RegExp(`^PORT ${port} cannot be used: .*EADDRINUSE`));
    await server.stop();
    other.close();
  });

  it("answers what adapters mount, and 404 elsewhere", async () => {
    const routes = (app: Hono) =>
      void app.post("/slack/events", async (context) => context.text(await context.req.text()));
    const { get } = await serving({ platforms: { slack: { healthy: true, routes } } });
    const posted = await get("/slack/events", { method: "POST", body: "challenge" });
    expect([posted.status, await posted.text()]).toEqual([200, "challenge"]);
    expect((await get("/slack/events")).status).toBe(404);
    expect((await get("/.env")).status).toBe(404);
  });

  it("answers HEAD as GET, without a body", async () => {
    const { get } = await serving();
    for (const path of ["/healthz", "/readyz", "/metrics"]) {
      const answer = await get(path, { method: "HEAD" });
      expect([answer.status, await answer.text()]).toEqual([200, ""]);
    }
  });

  it("hands out what is measured in the type that it has", async () => {
    const { get } = await serving();
    const answer = await get("/metrics");
    expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4");
    expect(await answer.text()).toBe("smallcap_up 1\n");
  });

  it("refuses bodies and headers that no platform sends", async () => {
    const routes = (app: Hono) =>
      void app.post("/slack/events", async (context) => context.text(await context.req.text()));
    const { get, port } = await serving({ platforms: { slack: { healthy: true, routes } } });
    expect((await get("/slack/events", { method: "POST", body: "x".repeat(1_000_001) })).status).toBe(413);
    const chunked = request({ port, host: "127.0.0.1", method: "POST", path: "/slack/events" });
    const answered = new Promise<number | undefined>((done) =>
      chunked.once("response", (each) => done(each.statusCode)),
    );
    chunked.on("error", () => {});
    chunked.write("x".repeat(1_000_001));
    chunked.end();
    expect(await answered).toBe(413);
    expect((await get("/healthz", { headers: { long: "x".repeat(20_000) } })).status).toBe(431);
  });

  it("logs of a request that broke where it was, never its query or body", async () => {
    const routes = (app: Hono) =>
      void app.post("/slack/events", () => {
        throw new Error("no such thing");
      });
    const { get, log } = await serving({ platforms: { slack: { healthy: true, routes } } });
    const answer = await get("/slack/events?code=SECRET", { method: "POST", body: "text=SECRET" });
    expect([answer.status, await answer.text()]).toEqual([500, "Something broke on our side."]);
    expect(log.entries.at(-1)).toEqual({
      level: "error",
      message: "request failed",
      detail: { method: "POST", path: "/slack/events", reason: "no such thing" },
    });
    expect(JSON.stringify(log.entries)).not.toContain("SECRET");
  });
});

describe("/healthz", () => {
  it("is 200 while every platform is there, and 503 with which when one is not", async () => {
    const platforms = { discord: { healthy: true }, slack: { healthy: true } };
    const { get } = await serving({ platforms });
    expect(await (await get("/healthz")).json()).toEqual({ healthy: true, adapters: { discord: true, slack: true } });
    platforms.slack.healthy = false;
    const answer = await get("/healthz");
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ healthy: false, adapters: { discord: true, slack: false } });
  });

  it("says nothing of the store: a new start would not mend that", async () => {
    const { get } = await serving({ ready: () => Promise.reject(new Error("the disk is full")) });
    expect((await get("/healthz")).status).toBe(200);
  });
});

describe("/readyz", () => {
  const whole = { ready: true, adapters: { discord: true }, store: true, stopping: false };

  it("is 200 when platforms and store are there", async () => {
    const { get } = await serving();
    const answer = await get("/readyz");
    expect([answer.status, await answer.json()]).toEqual([200, whole]);
  });

  it("is 503 with the platform that is away", async () => {
    const { get } = await serving({ platforms: { discord: { healthy: false } } });
    const answer = await get("/readyz");
    expect([answer.status, await answer.json()]).toEqual([
      503,
      { ...whole, ready: false, adapters: { discord: false } },
    ]);
  });

  it.each([
    ["that fails, without its reason", () => Promise.reject(new Error("redis://user:SECRET@host"))],
    ["that does not answer within a second", () => new Promise<never>(() => {})],
  ])("is 503 with a store %s", async (_, ready) => {
    const { get } = await serving({ ready });
    const answer = await get("/readyz");
    expect([answer.status, await answer.json()]).toEqual([503, { ...whole, ready: false, store: false }]);
    const balancers = await get("/readyz?exclude=store");
    expect([balancers.status, await balancers.json()]).toEqual([200, { ...whole, store: false }]);
  });

  it("asks the store once for checks that come at once", async () => {
    let asked = 0;
    const { promise, resolve } = Promise.withResolvers<void>();
    const ready = () => {
      asked += 1;
      return promise;
    };
    const { get } = await serving({ ready });
    const answers = [get("/readyz"), get("/readyz"), get("/readyz")];
    await expect.poll(() => asked).toBe(1);
    resolve();
    for (const answer of await Promise.all(answers)) expect(answer.status).toBe(200);
    expect(asked).toBeLessThanOrEqual(3);
  });
});

describe("a stop", () => {
  it("turns ready into 503 at once, keeps no connection, and lets a slow answer under way end", async () => {
    const { promise: slow, resolve: answer } = Promise.withResolvers<string>();
    const entered = Promise.withResolvers<void>();
    const routes = (app: Hono) =>
      void app.post("/slack/events", async (context) => {
        entered.resolve();
        return context.text(await slow);
      });
    const { server, get } = await serving({ platforms: { slack: { healthy: true, routes } } });
    const underWay = get("/slack/events", { method: "POST", body: "x" });
    await entered.promise;
    server.drain();
    const ready = await get("/readyz");
    expect([ready.status, ready.headers.get("connection")]).toEqual([503, "close"]);
    expect(await ready.json()).toMatchObject({ ready: false, store: true, stopping: true });
    expect((await get("/readyz?exclude=store")).status).toBe(503);
    expect((await get("/healthz")).status).toBe(200);
    const stopped = server.stop();
    answer("done");
    expect(await (await underWay).text()).toBe("done");
    await stopped;
    await expect(get("/healthz")).rejects.toThrow();
  });

  it("does not wait for clients that never finish", async () => {
    const { server, port } = await serving();
    const idle = connect(port, "127.0.0.1");
    const half = request({
      port,
      host: "127.0.0.1",
      method: "POST",
      path: "/slack/events",
      headers: { "content-length": 9 },
    });
    const ends = [idle, half].map(
      (each) =>
        new Promise<void>((done) => {
          each.on("error", () => {});
          each.on("close", done);
        }),
    );
    half.write("half");
    await new Promise<void>((done) => idle.once("connect", done));
    await server.stop();
    await Promise.all(ends);
  });

  it("is harmless twice, and before the start", async () => {
    const { server } = await serving();
    await server.stop();
    await server.stop();
  });
});

describe("a slow client", () => {
  it("is told and cut off when its request does not come", async () => {
    const { port } = await serving();
    const socket = connect(port, "127.0.0.1");
    socket.write("GET /healthz HTTP/1.1\r\nhost: x\r\n");
    expect(await text(socket)).toContain("408 Request Timeout");
  });
});

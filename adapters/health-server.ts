import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { Adapter } from "./adapter.ts";

/** What health checks ask: `/healthz` whether the process and its connections live, 200 or 503. */
export function createHealthServer(port: number, adapters: readonly Adapter[]): Adapter {
  let server: Server | undefined;
  const app = new Hono();
  app.get("/healthz", (context) => {
    const states = Object.fromEntries(adapters.map((adapter) => [adapter.name, adapter.healthy()]));
    const healthy = Object.values(states).every(Boolean);
    return context.json({ healthy, adapters: states }, healthy ? 200 : 503);
  });
  for (const adapter of adapters) adapter.routes?.(app);
  return {
    name: "health",
    start: () =>
      new Promise((resolve, reject) => {
        server = serve({ fetch: app.fetch, port }, () => resolve()) as Server;
        server.once("error", (error) => reject(new Error(`PORT ${port} cannot be used: ${error.message}`)));
      }),
    stop: () =>
      new Promise((resolve) => {
        if (!server) return resolve();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
    healthy: () => server?.listening === true,
  };
}

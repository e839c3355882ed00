import { join } from "node:path";
import { startChild } from "./child.ts";
import { REPLAYED, SHARED } from "./shared.ts";

/** Recorded market data of one day, served by a process of its own. */
export type Replay = AsyncDisposable & {
  readonly url: string;
  /** Every address asked since the last `forget`, as the server's own: `/HOST/PATH?QUERY`. */
  asked(): Promise<string[]>;
  forget(): Promise<void>;
};

/** Starts the replay; each of its answers takes `latencyMs` longer than it must. */
export async function startReplay(latencyMs = 0): Promise<Replay> {
  const words = ["--date", REPLAYED.date, "--latency", String(latencyMs), "--quiet"];
  const child = startChild(join(SHARED, "replay", "server.mjs"), {}, words);
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec((await child.line("http://127.0.0.1:")).text)?.[0] ?? "";
  return {
    url,
    async asked() {
      const log = (await (await fetch(`${url}/__log`)).json()) as { host: string; path: string; query: string }[];
      return log.map(({ host, path, query }) => `/${host}${path}${query}`);
    },
    async forget() {
      await (await fetch(`${url}/__log`, { method: "DELETE" })).text();
    },
    [Symbol.asyncDispose]: () => child[Symbol.asyncDispose](),
  };
}

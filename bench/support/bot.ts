import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Child, startChild } from "./child.ts";
import type { AskAs, Platform } from "./platforms.ts";
import { REPLAYED } from "./shared.ts";

export type Bot = Child & { readonly readyMs: number };

/** Where nothing listens: a bot with this mirror has no market, and asks nobody outside. */
export const NO_MARKET = "http://127.0.0.1:9";

/** Starts the real process with an empty store, connected to the platforms; resolves when it says that it is ready. */
export async function startBot(platforms: readonly Platform[], market: Readonly<Record<string, string>>): Promise<Bot> {
  const folder = mkdtempSync(join(tmpdir(), "smallcap-bench-"));
  const child = startChild(
    "adapters/main.ts",
    Object.assign(
      { CLOCK: REPLAYED.clock, MARKET_PACE_MS: "0", PORT: "0", STORE_URL: `sqlite://${join(folder, "bench.sqlite")}` },
      market,
      ...platforms.map(({ environment }) => environment),
    ),
  );
  const end = async () => {
    await child[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const { atMs } = await child.line('"msg":"ready"');
    return { ...child, readyMs: atMs, [Symbol.asyncDispose]: end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Asks until every company has been read, so that later answers come from memory. */
export async function warm(ask: AskAs): Promise<void> {
  for (let tries = 0; tries < 30; tries += 1) {
    const { text } = await ask("valuation");
    if (/Covers /.test(text) && !/Still loading/.test(text)) return;
    await pause(500);
  }
  throw new Error("the market did not become warm");
}

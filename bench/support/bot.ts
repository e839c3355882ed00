import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Child, startChild } from "./child.ts";
import type { AskAs, Platform } from "./platforms.ts";
import { REPLAYED } from "./shared.ts";

export type Bot = Child & { readonly readyMs: number };

export type BotOptions = {
  readonly platforms: readonly Platform[];
  /** Where the market is served. */
  readonly mirror: string;
  /** Fills the store before the start; without it the bot starts with an empty one. */
  readonly prepare?: (storeUrl: string) => Promise<void>;
};

/** Where nothing listens: a bot with this mirror has no market, and asks nobody outside. */
export const NO_MARKET = "http://127.0.0.1:9";

/** Starts the real process, connected to the platforms; resolves when it says that it is ready. */
export async function startBot({ platforms, mirror, prepare }: BotOptions): Promise<Bot> {
  const folder = mkdtempSync(join(tmpdir(), "smallcap-bench-"));
  const forget = () => rmSync(folder, { recursive: true, force: true });
  const storeUrl = `sqlite://${join(folder, "bench.sqlite")}`;
  try {
    await prepare?.(storeUrl);
    const child = startChild("adapters/main.ts", {
      CLOCK: REPLAYED.clock,
      MARKET_MIRROR_URL: mirror,
      MARKET_PACE_MS: "0",
      PORT: "0",
      STORE_URL: storeUrl,
      ...Object.assign({}, ...platforms.map(({ environment }) => environment)),
    });
    const end = async () => {
      await child[Symbol.asyncDispose]();
      forget();
    };
    const ready = await child.line('"msg":"ready"').catch(async (error: unknown) => {
      await end();
      throw error;
    });
    return { ...child, readyMs: ready.atMs, [Symbol.asyncDispose]: end };
  } catch (error) {
    forget();
    throw error;
  }
}

/** Asks until every company has been read, so that later answers come from memory. */
export async function warm(ask: AskAs): Promise<void> {
  for (let tries = 0; tries < 30; tries += 1) {
    const { text } = await ask("valuation");
    if (text.includes("Covers ") && !text.includes("Still loading")) return;
    await pause(500);
  }
  throw new Error("the market did not become warm");
}

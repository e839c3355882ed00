import { setTimeout as sleep } from "node:timers/promises";
import { Keyv } from "keyv";
import { type Ask, createAsk } from "../commands/ask.ts";
import { commands } from "../commands/registry.ts";
import type { Config } from "../src/config.ts";
import type { Log } from "../src/log.ts";
import { cachedMarket } from "../src/market/cached.ts";
import { type EstimatesBook, noEstimates } from "../src/market/estimates-book.ts";
import { historyStart } from "../src/market/history-start.ts";
import { liveMarket } from "../src/market/live.ts";
import { createUniverse, type LoadedUniverse } from "../src/market/load-universe.ts";
import type { Market } from "../src/market/market.ts";
import { createPoliteFetch } from "../src/market/polite-fetch.ts";
import { createRemember, type Remember } from "../src/market/remember.ts";
import { createSampleMarket } from "../src/market/sample/sample.ts";
import { keepWarm } from "../src/market/warm.ts";
import { recordDay } from "../src/record/daily.ts";
import { memoryRecords } from "../src/record/memory-record.ts";
import type { Records } from "../src/record/record.ts";
import type { Store } from "../src/store/store.ts";

/** Everything behind the platforms, built once. */
export type Application = {
  readonly ask: Ask;
  readonly universe: LoadedUniverse;
  /** Whether any source gives anything, fresh or old. */
  reachable(): Promise<boolean>;
  /** Keeps the universe warm and records closed days until stopped. */
  keepWarm(): { stop(): void };
  /** Records the day if what was read already allows it; asks no source for an index. */
  recordDay(): Promise<void>;
};

export type Parts = {
  readonly config: Config;
  readonly market: "live" | "sample";
  readonly store: Store;
  readonly log: Log;
  /** One-shot calls renew an ageing copy before they answer, since nothing runs on behind them. */
  readonly oneShot: boolean;
};

export function createApplication({ config, market: kind, store, log, oneShot }: Parts): Application {
  const now = marketClock(config.CLOCK);
  const polite = createPoliteFetch({
    fetch,
    mirror: config.MARKET_MIRROR_URL,
    paceMs: config.MARKET_PACE_MS,
    now: Date.now,
    wait: (milliseconds) => sleep(milliseconds),
    random: Math.random,
  });
  const { patient, strict } = kind === "sample" ? sample() : live();
  const records: Records = kind === "sample" ? memoryRecords() : store.records;
  const universe = createUniverse(oneShot ? strict : patient, strict, pause);
  const estimates: EstimatesBook = noEstimates;
  const ask = createAsk(
    commands,
    {
      market: oneShot ? strict : patient,
      universe,
      estimates,
      records,
      health: () => polite.health(),
      now,
      realNow: Date.now,
      wait: pause,
    },
    log,
  );

  /** Kept in memory only: the same readings make the same objects, so that nothing is computed twice. */
  function sample(): { patient: Market; strict: Market } {
    const nothing = { get: async () => undefined, set: async () => true };
    return cached(createSampleMarket(now), createRemember({ store: nothing, now, origin: "sample", log }));
  }

  function live(): { patient: Market; strict: Market } {
    // Readings are plain JSON; Keyv's own serialiser, which also keeps buffers, takes ten times as long.
    const json = { serialize: JSON.stringify, deserialize: JSON.parse };
    const cache = new Keyv({ store: store.cache, namespace: "market", ...json });
    cache.on("error", (error) => log.warn("store failed", { reason: String(error) }));
    const source = liveMarket(polite, now, config.SEC_CONTACT);
    const remember = createRemember({ store: cache, now, origin: config.MARKET_MIRROR_URL ?? "sources", log });
    return cached(source, remember);
  }

  async function recordToday(): Promise<void> {
    const [small, large] = [universe.known("russell2000"), universe.known("sp500")];
    if (kind === "sample" || !small || !large) return;
    const day = await recordDay(small, large, strict, records.figures, now());
    if (day) log.info("recorded", { day });
  }

  return {
    ask,
    universe,
    reachable: () =>
      Promise.any([strict.holdings("IWM"), strict.quotes(["IWM", "SPY"])]).then(
        () => true,
        () => false,
      ),
    keepWarm: () =>
      keepWarm({
        universe,
        indexes: ["russell2000", "sp500"],
        afterRound: async () => {
          const from = historyStart(now());
          await Promise.allSettled([
            ...["IWM", "SPY"].flatMap((fund) => [strict.history(fund, from), strict.fundRatios(fund)]),
          ]);
          await recordToday();
        },
        wait: pause,
        log,
      }),
    recordDay: recordToday,
  };
}

function cached(source: Market, remember: Remember): { patient: Market; strict: Market } {
  return { patient: cachedMarket(source, remember, "patient"), strict: cachedMarket(source, remember, "strict") };
}

/** Market time: the clock, or a replayed instant from which it runs on. */
function marketClock(start: string | undefined): () => number {
  if (start === undefined) return Date.now;
  const offset = Date.parse(start) - Date.now();
  return () => Date.now() + offset;
}

/** A pause that does not keep the process alive. */
async function pause(milliseconds: number): Promise<void> {
  await sleep(milliseconds, undefined, { ref: false });
}

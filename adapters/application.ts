import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Keyv } from "keyv";
import type { Past } from "../commands/as-of.ts";
import { type Ask, createAsk } from "../commands/ask.ts";
import type { Asker } from "../commands/asker.ts";
import type { Context } from "../commands/command.ts";
import { type Complete, createComplete } from "../commands/complete.ts";
import { otherReadings, recordedQuestions } from "../commands/recorded-questions.ts";
import { commands, marketQuestions } from "../commands/registry.ts";
import { tradingDayUpTo } from "../src/calendar/trading-day.ts";
import type { Config } from "../src/config.ts";
import type { Log } from "../src/log.ts";
import { cachedMarket } from "../src/market/cached.ts";
import { crawlOrder } from "../src/market/crawl-order.ts";
import { createEstimates, type GatheredEstimates } from "../src/market/estimates-crawl.ts";
import { withBuiltInCalendar } from "../src/market/fomc.ts";
import { KEPT_INDEXES } from "../src/market/indexes.ts";
import { createLedger } from "../src/market/ledger.ts";
import { liveMarket } from "../src/market/live.ts";
import { createUniverse, type LoadedUniverse } from "../src/market/load-universe.ts";
import type { Market, Ticker } from "../src/market/market.ts";
import { withOwnPmi } from "../src/market/own-pmi.ts";
import type { OwnPmi } from "../src/market/pmi-rows.ts";
import { createPoliteFetch } from "../src/market/polite-fetch.ts";
import { createRecall } from "../src/market/recall.ts";
import { createRemember, type Policy, type Remember } from "../src/market/remember.ts";
import { renewRest } from "../src/market/renew.ts";
import { createSampleMarket } from "../src/market/sample/sample.ts";
import { closedBy, nextOpen } from "../src/market/session.ts";
import { simulatedEstimates } from "../src/market/simulated-estimates.ts";
import type { Members } from "../src/market/universe.ts";
import { keepWarm } from "../src/market/warm.ts";
import { createWitness } from "../src/market/witness.ts";
import { memoryRecords } from "../src/record/memory-record.ts";
import type { Records } from "../src/record/record.ts";
import type { Store } from "../src/store/store.ts";
import { createDesk } from "../src/watch/desk.ts";
import { NO_METER, type WatchMeter } from "../src/watch/meter.ts";
import type { Poster } from "../src/watch/poster.ts";
import { createWatch, type Watch } from "../src/watch/watch.ts";
import { type Archive, createArchive } from "./archive.ts";
import { OWNER } from "./owner.ts";
import { createPast, type PastParts } from "./past.ts";
import { createRecorder, type Recorder } from "./recorder.ts";
import { createStockTaker } from "./stock-taker.ts";

/** Everything behind the platforms, built once. */
export type Application = {
  readonly ask: Ask;
  readonly complete: Complete;
  readonly universe: LoadedUniverse;
  /** Whether any source gives anything, fresh or old. */
  reachable(): Promise<boolean>;
  /** Keeps the universe warm, gathers estimates and records closed days until stopped. */
  keepWarm(): { stop(): void };
  readonly watch: Watch;
  /** What whoever runs the bot may look at. */
  readonly inside: Pick<Context, "health" | "stock" | "now">;
  /**
   * After an answer that read both indexes whole and fresh, outside trading hours: records the day, unless it is there.
   *
   * @param begins - Called when there is something to record, which takes seconds.
   */
  record(begins: () => void): Promise<void>;
  /** Reads everything that the record needs, and records the day if that is all there. */
  takeRecord(): Promise<void>;
};

export type Parts = {
  readonly config: Config;
  readonly market: "live" | "sample";
  readonly store: Store;
  readonly log: Log;
  /** Platforms that can be posted on; those there are by the time they are needed. */
  readonly posters: readonly Poster[];
  /** One-shot calls renew an ageing copy before they answer, since nothing runs on behind them. */
  readonly oneShot: boolean;
  readonly meter?: WatchMeter;
};

export function createApplication(parts: Parts): Application {
  const { config, market: kind, store, log, posters, oneShot, meter = NO_METER } = parts;
  const now = marketClock(config.CLOCK);
  const polite = createPoliteFetch({
    fetch,
    mirror: config.MARKET_MIRROR_URL,
    paceMs: config.MARKET_PACE_MS,
    now: Date.now,
    wait: (milliseconds) => sleep(milliseconds),
    random: Math.random,
  });
  const ledger = createLedger();
  const origin = kind === "sample" ? "sample" : (config.MARKET_MIRROR_URL ?? "sources");
  const { patient, strict, kept, estimatesOf, archives } = kind === "sample" ? sample() : live();
  const records: Records = kind === "sample" ? memoryRecords() : store.records;
  const { subscriptions, deliveries } = store;
  const universe = createUniverse(oneShot ? strict : patient, strict, pause);
  const estimates = estimatesOf(wantedEstimates);
  const stock = createStockTaker({
    ledger,
    inventory: kind === "sample" ? null : () => store.inventory(NAMESPACE),
    universe,
    kept: createUniverse(kept, kept, pause),
    origin,
    now,
    startedAt: Date.now(),
    log,
  });
  const health = () => polite.health();
  const around = {
    health,
    stock,
    watch: createDesk({ subscriptions, deliveries, posters, timezone: config.TIMEZONE, random: randomInt }),
    realNow: Date.now,
    wait: pause,
  };
  const recorded = archives(around);
  const context = { ...around, market: oneShot ? strict : patient, universe, estimates, records, now };
  const ask = createAsk(commands, context, log, recorded?.past);

  /** Kept in memory only: the same readings make the same objects, so that nothing is computed twice. */
  function sample(): Sources {
    const nothing = { get: async () => undefined, set: async () => true };
    const remember = createRemember({ store: nothing, now, origin, log, ledger });
    const markets = cached(createSampleMarket(now), remember);
    const unmoved = { start: () => ({ stop() {} }) };
    return {
      ...markets,
      estimatesOf: (tickers) => ({ ...simulatedEstimates(markets.patient, tickers), ...unmoved }),
      archives: () => null,
    };
  }

  function live(): Sources {
    // Readings are plain JSON; Keyv's own serialiser, which also keeps buffers, takes ten times as long.
    const json = { serialize: JSON.stringify, deserialize: JSON.parse };
    const cache = new Keyv({ store: store.cache, namespace: NAMESPACE, ...json });
    cache.on("error", (error) => log.warn("store failed", { reason: String(error) }));
    const source = liveMarket({ polite, now, secContact: config.SEC_CONTACT });
    const options = { store: cache, now, origin };
    const remember = createRemember({ ...options, log, ledger });
    const crawl = {
      market: cachedMarket(source, remember, "fresh"),
      recall: createRecall(options),
      wait: pause,
      now,
      random: Math.random,
      paceMs: config.CRAWL_PACE_MS,
      log,
    };
    const completed = (market: Market, own: OwnPmi, clock: () => number) =>
      withOwnPmi(withBuiltInCalendar(market, clock), own, clock);
    const whole = (market: Market) => completed(market, config.PMI_VALUES, now);
    const { patient, strict, kept } = cached(source, remember);
    return {
      patient: whole(patient),
      strict: whole(strict),
      kept,
      estimatesOf: (tickers) => createEstimates({ ...crawl, tickers }),
      archives(around) {
        const { past, contextOf } = createPast({ source, records, whole: completed, around, now });
        const witness = createWitness(remember);
        const market = whole(cachedMarket(source, witness.remember, "strict"));
        return {
          past,
          archive: createArchive({
            questions: recordedQuestions(marketQuestions),
            others: otherReadings(marketQuestions),
            witness,
            context: {
              ...around,
              market,
              universe: createUniverse(market, market, pause),
              estimates,
              records,
              now,
              asker: NOBODY,
              patienceMs: ARCHIVE_PATIENCE_MS,
            },
            contextOf,
            inventory: () => store.inventory(NAMESPACE),
            get: (key) => cache.get(key),
            origin,
            pieces: records.pieces,
            ownPmi: config.PMI_VALUES,
            crawl: () => estimates.progress(),
            log,
          }),
        };
      },
    };
  }

  /** Companies of both sides of every comparison, as soon as their members are known. */
  function wantedEstimates(): readonly Ticker[] {
    return crawlOrder(...KEPT_INDEXES.flatMap((id) => universe.known(id)?.holdings.value ?? []));
  }

  const record: Recorder = kind === "sample" ? async () => {} : createRecorder({ universe, records, strict, now, log });

  async function takeRecord(): Promise<void> {
    for (const id of KEPT_INDEXES) await universe.refresh(id);
    await renewRest(strict, now());
    await record(strict, recorded?.archive);
  }

  return {
    ask,
    inside: { health, stock, now },
    watch: createWatch({
      owner: OWNER,
      store,
      posters,
      answer: ({ command, options }) => ask({ command, options, asker: NOBODY }),
      now,
      realNow: Date.now,
      wait: pause,
      timezone: config.TIMEZONE,
      log,
      meter,
    }),
    complete: createComplete(commands, { universe }),
    universe,
    reachable: () =>
      Promise.any([strict.holdings("IWM"), strict.quotes(["IWM", "SPY"])]).then(
        () => true,
        () => false,
      ),
    keepWarm() {
      const crawl = estimates.start();
      const warm = keepWarm({
        universe,
        indexes: KEPT_INDEXES,
        afterRound: async () => {
          await renewRest(strict, now());
          if (config.RECORD === "on") await record(strict, recorded?.archive);
        },
        wait: pause,
        log,
      });
      return {
        stop() {
          crawl.stop();
          warm.stop();
        },
      };
    },
    async record(begins) {
      if (config.RECORD === "off" || !KEPT_INDEXES.every((id) => isFresh(universe.known(id)))) return;
      const day = tradingDayUpTo(closedBy(now()));
      const isKnown = (await records.figures.days()).some(({ date }) => date === day);
      if (isKnown || nextOpen(now()) === null) return;
      begins();
      await takeRecord();
    },
    takeRecord,
  };
}

function isFresh(members: Members | null): boolean {
  return members !== null && !members.holdings.stale && members.batches.every(({ stale }) => !stale);
}

/** Who asks for a channel on a schedule: somebody with no more rights than anybody. */
const NOBODY: Asker = { platform: "terminal", workspace: "", channel: "", user: "", mayManage: false };

/** The Keyv namespace of what is kept of the market. */
const NAMESPACE = "market";

/**
 * A market, asked patiently, strictly and not at all (for whatever is kept), and the book of the
 * estimates of these companies.
 */
type Sources = {
  readonly patient: Market;
  readonly strict: Market;
  readonly kept: Market;
  readonly estimatesOf: (tickers: () => readonly Ticker[]) => GatheredEstimates;
  /** Recorded days, and what keeps them by what sources and caches give; null where nothing is recorded. */
  readonly archives: (around: PastParts["around"]) => {
    readonly past: Past;
    readonly archive: Archive;
  } | null;
};

/** The record waits for what its questions ask as long as sources take. */
const ARCHIVE_PATIENCE_MS = 10 * 60_000;

function cached(source: Market, remember: Remember): Omit<Sources, "estimatesOf" | "archives"> {
  const by = (policy: Policy) => cachedMarket(source, remember, policy);
  return { patient: by("patient"), strict: by("strict"), kept: by("kept") };
}

/** Market time: the clock, or a replayed instant from which it runs on. */
export function marketClock(start: string | undefined): () => number {
  if (start === undefined) return Date.now;
  const offset = Date.parse(start) - Date.now();
  return () => Date.now() + offset;
}

/** A pause that does not keep the process alive. */
async function pause(milliseconds: number): Promise<void> {
  await sleep(milliseconds, undefined, { ref: false });
}

import { messageOf } from "../errors.ts";
import { memo } from "../memo.ts";
import type { Reading } from "../reading.ts";
import { INDEXES, type Index, type IndexId } from "./indexes.ts";
import { type Holdings, type Market, QUOTE_BATCH, type Quote, type QuoteBatch, type Ticker } from "./market.ts";
import { SourceFailure } from "./source-failure.ts";
import type { Members, Universe } from "./universe.ts";

/** One index on its way: what has arrived, and when the rest has. */
type Load = {
  readonly holdings: Reading<Holdings>;
  readonly requests: number;
  readonly arrived: (Reading<QuoteBatch> | undefined)[];
  failure: string | null;
  failed: number;
  finished: boolean;
  readonly done: Promise<void>;
};

export type LoadedUniverse = Universe & {
  /** Asks again for everything that is no longer fresh, and waits for it. */
  refresh(index: IndexId): Promise<Members>;
};

/**
 * Indexes put together from a fund's holdings and batches of quotes. Tickers are asked in alphabetical order, so that
 * batches stay the same while weights drift, and a batch is never all small or all unknown names.
 *
 * @param patient - The market whose ageing copies answer at once.
 * @param strict - The same market, renewing ageing copies first.
 * @param wait - Resolves after so many milliseconds of real time, without keeping the process alive.
 */
export function createUniverse(
  patient: Market,
  strict: Market,
  wait: (milliseconds: number) => Promise<void>,
): LoadedUniverse {
  const underWay = new Map<string, Promise<Load>>();
  const loads = new Set<Load>();
  const assembled = new Map<IndexId, Members>();

  function load(index: Index, market: Market): Promise<Load> {
    // A question must not wait for a renewal: the two share requests in the cache, but not their load.
    const key = `${index.id}:${market === strict ? "strict" : "patient"}`;
    const known = underWay.get(key);
    if (known) return known;
    const started = startLoad(index, market);
    underWay.set(key, started);
    const forget = () => void underWay.delete(key);
    started.then((each) => {
      loads.add(each);
      return each.done.finally(() => {
        loads.delete(each);
        forget();
      });
    }, forget);
    return started;
  }

  async function members(id: IndexId, market: Market, patienceMs: number): Promise<Members> {
    const index = INDEXES[id];
    const holdings = load(index, market);
    const whole = holdings.then(({ done }) => done);
    const quick = await Promise.race([whole.then(() => true), settled().then(() => false)]);
    // One patience for holdings and quotes together.
    const late = quick ? Promise.resolve() : wait(patienceMs);
    const started = await Promise.race([holdings, late.then(() => null)]);
    if (!started) throw new SourceFailure("loading", index.name, `the members of the ${index.name} are still loading`);
    if (!started.finished) await Promise.race([started.done, late]);
    const read = readSoFar(index, started);
    const before = assembled.get(id);
    // The same readings make the same object, so that what was computed from it need not be computed again.
    if (before && sameReadings(before, read)) return before;
    const now = { ...read, quotes: byTicker(read.batches) };
    assembled.set(id, now);
    return now;
  }

  return {
    members: (id, patienceMs) => members(id, patient, patienceMs),
    refresh: (id) => members(id, strict, 10 * 60_000),
    known: (id) => assembled.get(id) ?? null,
    progress() {
      if (loads.size === 0) return null;
      const counts = [...loads].map((each) => ({ loaded: answered(each), requests: each.requests }));
      return {
        loaded: counts.reduce((sum, { loaded }) => sum + loaded, 0),
        requests: counts.reduce((sum, { requests }) => sum + requests, 0),
      };
    },
  };
}

async function startLoad(index: Index, market: Market): Promise<Load> {
  const holdings = await market.holdings(index.holdingsFund);
  const batches = batchesOf(holdings.value);
  const arrived: Load["arrived"] = batches.map(() => undefined);
  const load: Load = {
    holdings,
    requests: batches.length,
    arrived,
    failure: null,
    failed: 0,
    finished: false,
    done: Promise.all(
      batches.map(async (batch, position) => {
        try {
          arrived[position] = await market.quotes(batch);
        } catch (error) {
          load.failed += 1;
          load.failure = messageOf(error);
        }
      }),
    ).then(() => {
      load.finished = true;
    }),
  };
  return load;
}

/** The tickers of each request. The same holdings give the same lists, so that a list can stand for itself. */
const batchesOf = memo(({ rows }: Holdings) => chunks(rows.map(({ ticker }) => ticker).sort(), QUOTE_BATCH));

/** Lets everything that is already in memory arrive, so that a warm answer starts no timer. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

type ReadSoFar = Omit<Members, "quotes">;

function readSoFar(index: Index, { holdings, arrived, requests, failure, failed }: Load): ReadSoFar {
  const batches = arrived.filter((batch) => batch !== undefined);
  const loaded = batches.length;
  return { index, holdings, batches, loaded, requests, loading: loaded + failed < requests, failure };
}

function byTicker(batches: Members["batches"]): Map<Ticker, Quote> {
  return new Map(batches.flatMap(({ value }) => value.rows.map((quote) => [quote.ticker, quote])));
}

function sameReadings(a: ReadSoFar, b: ReadSoFar): boolean {
  return (
    a.holdings === b.holdings &&
    a.loading === b.loading &&
    a.failure === b.failure &&
    a.batches.length === b.batches.length &&
    a.batches.every((batch, position) => batch === b.batches[position])
  );
}

function answered({ arrived, failed }: Load): number {
  return arrived.filter((batch) => batch !== undefined).length + failed;
}

function chunks<Value>(values: readonly Value[], size: number): Value[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  );
}

import type { Past, PastDay } from "../commands/as-of.ts";
import type { Context } from "../commands/command.ts";
import { UserError } from "../src/errors.ts";
import { cachedMarket } from "../src/market/cached.ts";
import { INDEXES, KEPT_INDEXES } from "../src/market/indexes.ts";
import { createUniverse } from "../src/market/load-universe.ts";
import type { Market } from "../src/market/market.ts";
import type { OwnPmi } from "../src/market/pmi-rows.ts";
import { recordedEstimates } from "../src/market/recorded-estimates.ts";
import { findDay } from "../src/record/find-day.ts";
import type { RecordedInputs } from "../src/record/inputs.ts";
import type { RecordedDay, Records } from "../src/record/record.ts";
import { recordsThen } from "../src/record/records-then.ts";
import { openSnapshot } from "../src/record/snapshot.ts";

type PastContext = PastDay["context"];

export type PastParts = {
  /** Which kinds of questions the market answers; it is never asked. */
  readonly source: Market;
  readonly records: Records;
  /** What stands over the kept readings: the built-in calendar, the operator's own PMI values. */
  readonly whole: (market: Market, ownPmi: OwnPmi, now: () => number) => Market;
  /** Everything that has nothing to do with the market. */
  readonly around: Pick<Context, "health" | "stock" | "watch" | "realNow" | "wait">;
  /** Market time. */
  readonly now: () => number;
};

export type OpenPast = {
  readonly past: Past;
  /** What is known from a snapshot, as if it were the instant at which it was taken. */
  readonly contextOf: (
    snapshot: readonly string[],
    day: Pick<RecordedDay, "date" | "recordedAt">,
  ) => Promise<PastContext>;
};

/** Days that stay open: their readings take memory, and a day that is asked about is asked about again. */
const MOST_OPEN = 2;

/** Opens recorded days: the market as it was known then, with the clock standing still. No source is ever asked. */
export function createPast({ source, records, whole, around, now }: PastParts): OpenPast {
  const open = new Map<string, Promise<PastDay>>();

  async function contextOf(
    hashes: readonly string[],
    day: Pick<RecordedDay, "date" | "recordedAt">,
  ): Promise<PastContext> {
    const snapshot = await openSnapshot(hashes, records.pieces);
    const then = Date.parse(day.recordedAt);
    const frozen = () => then;
    const remembered = cachedMarket(source, (key) => snapshot.read(key) as Promise<never>, "kept");
    const market = whole(remembered, snapshot.ownPmi, frozen);
    const universe = createUniverse(market, market, around.wait);
    // A live bot has the indexes that it keeps warm in memory whatever is asked.
    for (const id of KEPT_INDEXES) await universe.refresh(INDEXES[id].id).catch(() => null);
    return {
      ...around,
      market,
      universe,
      estimates: recordedEstimates(snapshot.read, snapshot.crawl),
      records: recordsThen(records, day),
      now: frozen,
    };
  }

  async function openDay(date: string): Promise<PastDay> {
    const day = findDay(await records.figures.days(), date, now());
    const inputs = (await records.figures.inputs(date)) as RecordedInputs | null;
    if (!inputs?.snapshot) {
      throw new UserError("no-data", `${date} was recorded before whole days were kept, so it cannot be asked again.`, {
        hint: "Its figures are in the record's export.",
      });
    }
    return { day, context: await contextOf(inputs.snapshot, day) };
  }

  return {
    contextOf,
    past(date) {
      const opened = open.get(date) ?? openDay(date);
      open.delete(date);
      open.set(date, opened);
      opened.catch(() => open.delete(date));
      const [oldest] = open.size > MOST_OPEN ? open.keys() : [];
      if (oldest !== undefined) open.delete(oldest);
      return opened;
    },
  };
}

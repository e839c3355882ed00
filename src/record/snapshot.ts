import * as z from "zod";
import type { Copy } from "../market/copies.ts";
import type { CrawlProgress } from "../market/estimates-book.ts";
import { dated, fromTheFuture, isKept } from "../market/kept.ts";
import type { OwnPmi } from "../market/pmi-rows.ts";
import { SourceFailure } from "../market/source-failure.ts";
import type { Seen } from "../market/witness.ts";
import type { Reading } from "../reading.ts";
import { getText, putText } from "./piece-text.ts";
import type { Pieces } from "./record.ts";

/** The market as it was known at one instant: every kept reading, and why there was none of others. */
export type Snapshot = {
  /**
   * The reading that a key had, older copies marked.
   *
   * @throws SourceFailure of that instant, or one that says nothing was kept.
   */
  read(key: string): Promise<Reading<unknown>>;
  /** The operator's own PMI values of that day. */
  readonly ownPmi: OwnPmi;
  /** How far the estimates had been gathered. */
  readonly crawl: CrawlProgress;
};

export type SnapshotParts = {
  /** Of everything kept; those of another origin are passed over. */
  readonly copies: readonly Copy[];
  /** Reads a kept value, as keyv does. */
  readonly get: (key: string) => Promise<unknown>;
  readonly origin: string;
  /** Market time. */
  readonly now: () => number;
  /** What stood in or failed when the questions of the day were asked. */
  readonly seen: Seen;
  readonly ownPmi: OwnPmi;
  readonly crawl: CrawlProgress;
};

const manifestSchema = z.object({
  kept: z.array(z.tuple([z.string(), z.union([z.literal(0), z.literal(1)])], z.string())),
  failures: z.array(z.object({ key: z.string(), kind: z.string(), source: z.string(), message: z.string() })),
  ownPmi: z.array(z.object({ month: z.string(), value: z.number() })),
  crawl: z.object({
    known: z.number(),
    wanted: z.number(),
    running: z.boolean(),
    failure: z.string().nullable(),
    paceMs: z.number().optional(),
  }),
});

/**
 * Keeps the market as it is known now, in pieces that days have in common. One reading at a time, so that questions are
 * answered in between.
 *
 * @returns Hashes of the pieces of the list of all readings, which names theirs.
 * @throws What the store throws.
 */
export async function takeSnapshot(parts: SnapshotParts, pieces: Pieces): Promise<string[]> {
  const { copies, get, origin, now, seen, ownPmi, crawl } = parts;
  const kept: (readonly [key: string, stale: 0 | 1, ...hashes: string[]])[] = [];
  const own = copies.filter((copy) => copy.origin === origin).sort((a, b) => (a.key < b.key ? -1 : 1));
  for (const { key, kind } of own) {
    const stored = await get(key);
    if (isKept(stored) && stored.origin === origin && !fromTheFuture(stored.reading, now())) {
      const stale = stored.reading.stale || seen.stale.has(key) || now() >= dated(stored, kind).graceUntil;
      kept.push([key, stale ? 1 : 0, ...(await putText(pieces, JSON.stringify(stored.reading)))]);
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  return await putText(pieces, JSON.stringify({ kept, failures: [...seen.failures.values()], ownPmi, crawl }));
}

/**
 * Opens a snapshot: readings are put together when they are asked for, and then stay the same objects.
 *
 * @throws RangeError when pieces are missing or are not what was kept.
 */
export async function openSnapshot(hashes: readonly string[], pieces: Pieces): Promise<Snapshot> {
  const manifest = manifestSchema.parse(JSON.parse(await getText(pieces, hashes)));
  const kept = new Map(manifest.kept.map(([key, stale, ...rest]) => [key, { stale: stale === 1, hashes: rest }]));
  const failures = new Map(manifest.failures.map((failure) => [failure.key, failure]));
  const readings = new Map<string, Promise<Reading<unknown>>>();

  async function load(key: string): Promise<Reading<unknown>> {
    const entry = kept.get(key);
    if (!entry) {
      const { kind, source, message } = failures.get(key) ?? NOTHING_KEPT;
      throw new SourceFailure(kind as SourceFailure["kind"], source, message);
    }
    const reading = JSON.parse(await getText(pieces, entry.hashes)) as Reading<unknown>;
    return entry.stale ? { ...reading, stale: true } : reading;
  }

  return {
    read: (key) => {
      const known = readings.get(key) ?? load(key);
      readings.set(key, known);
      return known;
    },
    ownPmi: manifest.ownPmi as OwnPmi,
    crawl: manifest.crawl as CrawlProgress,
  };
}

const NOTHING_KEPT = { kind: "missing", source: "Smallcap daily record", message: "it was not kept on that day" };

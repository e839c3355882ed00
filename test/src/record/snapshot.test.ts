import { describe, expect, it } from "vitest";
import { FORMAT, type Kept } from "../../../src/market/kept.ts";
import { SourceFailure } from "../../../src/market/source-failure.ts";
import { createWitness } from "../../../src/market/witness.ts";
import { memoryRecords } from "../../../src/record/memory-record.ts";
import { openSnapshot, takeSnapshot } from "../../../src/record/snapshot.ts";
import { EVENING, readingOf } from "../../support/market.ts";

const HOUR = 60 * 60_000;
const CRAWL = { known: 1, wanted: 2, running: false, failure: null };
const at = (instant: number) => ({ fetchedAt: new Date(instant).toISOString() });

async function snapshotOf(
  kept: Readonly<Record<string, Partial<Kept>>>,
  seen = createWitness(async () => never()).seen(),
) {
  const entries = new Map(
    Object.entries(kept).map(([key, more]): [string, Kept] => [
      key,
      { reading: readingOf(key), origin: "here", format: FORMAT, kind: "strip", ...more },
    ]),
  );
  const copies = [...entries].map(([key, { reading, origin }]) => ({
    ...reading,
    key,
    origin,
    kind: "strip" as const,
    rows: null,
  }));
  const { pieces } = memoryRecords();
  const parts = { copies, get: async (key: string) => entries.get(key), origin: "here", now: () => EVENING };
  const hashes = await takeSnapshot(
    { ...parts, seen, ownPmi: [{ month: "2026-07", value: 55.6 }], crawl: CRAWL },
    pieces,
  );
  return await openSnapshot(hashes, pieces);
}

function never(): never {
  throw new SourceFailure("network", "FRED", "FRED does not answer");
}

describe("a snapshot of the market", () => {
  it("gives every kept reading as it was, the same object each time", async () => {
    const snapshot = await snapshotOf({ strip: {} });
    expect(await snapshot.read("strip")).toEqual(readingOf("strip"));
    expect(await snapshot.read("strip")).toBe(await snapshot.read("strip"));
    expect([snapshot.ownPmi, snapshot.crawl]).toEqual([[{ month: "2026-07", value: 55.6 }], CRAWL]);
  });

  it("marks what was past its grace, and does not mark what was within it", async () => {
    const snapshot = await snapshotOf({
      young: { reading: readingOf(1, at(EVENING - HOUR)) },
      old: { reading: readingOf(1, at(EVENING - 7 * HOUR)) },
    });
    expect([(await snapshot.read("young")).stale, (await snapshot.read("old")).stale]).toEqual([false, true]);
  });

  it("has nothing of another origin, nor of a later run of market time", async () => {
    const snapshot = await snapshotOf({
      mirror: { origin: "elsewhere" },
      future: { reading: readingOf(1, { observedAt: "2027-01-01T00:00:00.000Z" }) },
    });
    for (const key of ["mirror", "future", "nothing"]) {
      await expect(snapshot.read(key)).rejects.toThrow("it was not kept on that day");
    }
  });

  it("fails as the source failed, and marks what stood in for it", async () => {
    const witness = createWitness(async (key) =>
      key === "series" ? never() : (readingOf(1, { stale: true }) as never),
    );
    await witness.remember("series", "series", async () => never(), "strict").catch(() => null);
    await witness.remember("strip", "strip", async () => never(), "strict");
    expect(witness.seen()).toMatchObject({ late: true, unasked: false });
    const snapshot = await snapshotOf({ strip: {} }, witness.seen());
    expect((await snapshot.read("strip")).stale).toBe(true);
    await expect(snapshot.read("series")).rejects.toMatchObject({ kind: "network", message: "FRED does not answer" });
  });

  it("knows what is late from what will never come and from what nobody has asked for", async () => {
    const seenOf = async (kind: "off" | "missing" | "loading" | "timeout") => {
      const witness = createWitness(async () => {
        throw new SourceFailure(kind, "SEC EDGAR", "no");
      });
      await witness.remember("x", "filings", async () => never(), "strict").catch(() => null);
      const { late, unasked } = witness.seen();
      return [late, unasked];
    };
    expect(await seenOf("off")).toEqual([false, false]);
    expect(await seenOf("missing")).toEqual([false, false]);
    expect(await seenOf("timeout")).toEqual([true, false]);
    expect(await seenOf("loading")).toEqual([true, true]);
  });
});

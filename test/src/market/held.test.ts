import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Copy } from "../../../src/market/copies.ts";
import { KINDS } from "../../../src/market/freshness.ts";
import { heldByKind, laterCopies } from "../../../src/market/held.ts";

const NOW = Date.parse("2026-08-21T21:00:00Z");
const HOUR = 3_600_000;
const ago = (hours: number) => new Date(NOW - hours * HOUR).toISOString();
const copy = (more: Partial<Copy> = {}): Copy => ({
  key: "holdings:IWM",
  kind: "holdings",
  origin: "sources",
  observedAt: ago(24),
  fetchedAt: ago(1),
  rows: 1930,
  ...more,
});
const held = (copies: readonly Copy[]) => heldByKind(copies, "sources", NOW);

describe("what is held", () => {
  it("is counted by kind, with the oldest and the newest observation and the next refresh", () => {
    const other = copy({ key: "holdings:IVV", observedAt: ago(400), fetchedAt: ago(2), rows: 503 });
    expect(held([copy(), other])).toEqual([
      {
        kind: "holdings",
        requests: 2,
        rows: 2433,
        oldest: ago(400),
        oldestOf: "IVV",
        newest: ago(24),
        fetchedAt: ago(1),
        fresh: 2,
        ageing: 0,
        stale: 0,
        refreshAt: ago(-10),
      },
    ]);
  });

  it("is due after its time, and stale after its grace or when it is of another origin", () => {
    const states = (each: Partial<Copy>) => held([copy(each)])[0];
    expect(states({ fetchedAt: ago(13) })).toMatchObject({ fresh: 0, ageing: 1, stale: 0, refreshAt: null });
    expect(states({ fetchedAt: ago(24 * 9) })).toMatchObject({ fresh: 0, ageing: 0, stale: 1, refreshAt: null });
    expect(states({ origin: "a mirror" })).toMatchObject({ fresh: 0, stale: 1 });
  });

  it("leaves out what a later list of quotes has taken the place of, and keeps it while there is no later one", () => {
    const old = copy({ key: "quotes:aaaa", kind: "quotes", fetchedAt: ago(24 * 60), rows: 50 });
    const now = copy({ key: "quotes:bbbb", kind: "quotes", rows: 49 });
    expect(held([old, now])).toMatchObject([{ requests: 1, rows: 49 }]);
    expect(held([old])).toMatchObject([{ requests: 1, rows: 50, stale: 1 }]);
  });

  it("leaves out a history of a first day that is no longer asked for, but no other fund's", () => {
    const old = { kind: "history", fetchedAt: ago(24 * 60) } as const;
    const copies = [
      copy({ ...old, key: "history:IWM:2015-01-01" }),
      copy({ ...old, key: "history:SPY:2015-01-01" }),
      copy({ key: "history:IWM:2016-01-01", kind: "history" }),
    ];
    expect(held(copies)).toMatchObject([{ requests: 2, fresh: 1, stale: 1 }]);
  });

  it("does not know later runs of market time", () => {
    expect(held([copy({ observedAt: ago(-48), fetchedAt: ago(-48) })])).toEqual([]);
  });

  it("has no count where no answer is a list", () => {
    expect(held([copy({ kind: "companyNumbers", key: "company-numbers", rows: null })])).toMatchObject([
      { rows: null, oldestOf: null },
    ]);
  });

  it("adds up whatever there is: every copy in use is fresh, due or stale", () => {
    const copies = fc.array(
      fc.record({
        key: fc.constantFrom("holdings:IWM", "quotes:a", "quotes:b", "series:DGS2:2015-01-01", "strip"),
        kind: fc.constantFrom(...KINDS),
        origin: fc.constantFrom("sources", "elsewhere"),
        observedAt: fc.integer({ min: 0, max: 9_000 }).map(ago),
        fetchedAt: fc.integer({ min: 0, max: 9_000 }).map(ago),
        rows: fc.option(fc.nat(500)),
      }),
    );
    fc.assert(
      fc.property(copies, (each) => {
        for (const { requests, fresh, ageing, stale, oldest, newest, refreshAt } of held(each)) {
          expect(fresh + ageing + stale).toBe(requests);
          expect(requests).toBeGreaterThan(0);
          expect(oldest <= newest).toBe(true);
          expect(refreshAt === null).toBe(fresh < requests);
        }
      }),
    );
  });
});

describe("copies in the store and in memory", () => {
  it("are taken once for each key, the later fetched of the two", () => {
    const stored = [copy({ rows: 1 }), copy({ key: "holdings:IVV", fetchedAt: ago(0), rows: 2 })];
    const read = [copy({ fetchedAt: ago(0.5), rows: 3 }), copy({ key: "holdings:IVV", fetchedAt: ago(3), rows: 4 })];
    expect(laterCopies(stored, read).map(({ rows }) => rows)).toEqual([3, 2]);
  });
});

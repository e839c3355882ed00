import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyStore, holdingOf, type Kept } from "../../../src/store/copy.ts";
import { KINDS_OF_STORES } from "../../support/shared-stores.ts";
import { aDigest } from "../../support/subscriptions.ts";

const NOW = Date.parse("2026-08-21T12:30:01Z");
const day = {
  date: "2026-08-21",
  recordedAt: "2026-08-21T21:00:00Z",
  method: 1,
  inputsHash: "ab",
  figures: { a: 1.5, b: null },
};
/** A store in memory keeps no installations. */
const KINDS = KINDS_OF_STORES.filter(({ name }) => name !== "in memory");
const PAIRS = KINDS.flatMap((from) => KINDS.map((to) => ({ from, to, names: `${from.name} to one ${to.name}` })));

beforeAll(async () => {
  for (const kind of KINDS) if (kind.missing === null) await kind.setUp();
});
afterAll(async () => {
  for (const kind of KINDS) if (kind.missing === null) await kind.tearDown();
});

describe.each(PAIRS)("a copy from a store $names", ({ from, to }) => {
  const test = it.skipIf(from.missing !== null || to.missing !== null);
  const open = async (kind: typeof from) => (await (await kind.empty())()) as Kept;

  async function filled(): Promise<Kept> {
    const store = await open(from);
    await store.records.figures.append(day, { quotes: [1, 2] });
    await store.records.strip.append(day, null);
    await store.records.pmi.append({ ...day, date: "2026-08-01" }, { pmi: 52 });
    await store.records.pieces.put("ab12", new Uint8Array([0, 255, 7]));
    await store.records.imported.add(
      [{ method: "own", date: "2020-01-02", figure: "a", value: 0.1 }],
      "2026-01-01T00:00:00Z",
    );
    await store.installations.set("slack:T1", "sealed");
    await store.subscriptions.add(aDigest("d-2345"));
    await store.subscriptions.remember("d-2345", { said: [1] });
    await store.subscriptions.add({ ...aDigest("d-6789"), paused: { at: "2026-08-20T00:00:00Z", why: "asked" } });
    await store.deliveries.claim({ key: "d-2345@1", subscription: "d-2345", dueAt: "2026-08-21T12:30:00Z" }, "me", NOW);
    await store.deliveries.begin("d-2345@1", "me", NOW);
    await store.deliveries.end("d-2345@1", "me", "posted", "m1", NOW);
    await store.deliveries.claim({ key: "d-6789@1", subscription: "d-6789", dueAt: "2026-08-21T12:30:00Z" }, "me", NOW);
    return store;
  }

  test("has records with their inputs, subscriptions with their memories, deliveries and installations", async () => {
    const [source, target] = [await filled(), await open(to)];
    expect(await copyStore(source, target)).toEqual({
      recordedDays: 3,
      imported: 1,
      subscriptions: 2,
      deliveries: 2,
      installations: 1,
    });
    expect(await holdingOf(target)).toEqual(await holdingOf(source));
    for (const name of ["figures", "strip", "pmi"] as const) {
      const days = await source.records[name].days();
      expect(await target.records[name].days()).toEqual(days);
      for (const { date } of days)
        expect(await target.records[name].inputs(date)).toEqual(await source.records[name].inputs(date));
    }
    expect([...((await target.records.pieces.get("ab12")) ?? [])]).toEqual([0, 255, 7]);
    expect(await target.records.imported.values()).toEqual(await source.records.imported.values());
    expect(await target.subscriptions.all()).toEqual(await source.subscriptions.all());
    expect(await target.subscriptions.memory("d-2345")).toEqual({ said: [1] });
    expect(await target.subscriptions.memory("d-6789")).toBeNull();
    expect(await target.deliveries.get("d-2345@1")).toEqual(await source.deliveries.get("d-2345@1"));
    expect(await target.installations.get("slack:T1")).toBe("sealed");
  });

  test("leaves what is there, and can be completed by the same again", async () => {
    const [source, target] = [await filled(), await open(to)];
    await target.subscriptions.add({ ...aDigest("d-2345"), text: "another" });
    await target.installations.set("slack:T1", "newer");
    expect(await copyStore(source, target)).toMatchObject({ subscriptions: 1, installations: 0 });
    expect((await target.subscriptions.get("d-2345"))?.text).toBe("another");
    expect(await target.installations.get("slack:T1")).toBe("newer");
    expect(await copyStore(source, target)).toEqual({
      recordedDays: 0,
      imported: 0,
      subscriptions: 0,
      deliveries: 0,
      installations: 0,
    });
  });
});

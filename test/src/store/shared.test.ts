import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RecordedDay } from "../../../src/record/record.ts";
import { ABSENT_AFTER_MS, type DeliveryEnd } from "../../../src/watch/deliveries.ts";
import { memoryDeliveries } from "../../../src/watch/memory-watch.ts";
import type { Alert, Digest } from "../../../src/watch/subscription.ts";
import { KINDS_OF_STORES, type Shared } from "../../support/shared-stores.ts";

/** Real time: the presence of a process on Redis is measured by Redis itself. */
const NOW = Date.now();
const DUE = "2026-08-21T12:30:00.000Z";
const FIRST = { key: "d-7k2m@2026-08-21T08:30", subscription: "d-7k2m", dueAt: DUE };
const ENDS: readonly DeliveryEnd[] = ["posted", "skipped", "refused", "unknown"];

const common = {
  place: { platform: "discord", workspace: "1", channel: "2" },
  setBy: "3",
  createdAt: "2026-08-20T12:00:00.000Z",
  question: { command: "valuation", options: { against: "sp400", years: 0.1234567890123456, open: false } },
  text: "/valuation against:sp400 “é\u0000”",
  paused: null,
  resumedAt: null,
} as const;

const digest: Digest = {
  ...common,
  id: "d-7k2m",
  kind: "digest",
  schedule: { days: "trading", time: "08:30", timezone: "America/New_York" },
};
const alert: Alert = {
  ...common,
  id: "a-x3fp",
  kind: "alert",
  condition: { figure: "gap.forward-pe.exNegative.discount", comparator: "crosses", threshold: 0.30000000000000004 },
  snoozedUntil: null,
};

const day: RecordedDay = {
  date: "2026-08-21",
  recordedAt: "2026-08-21T20:20:00.000Z",
  method: 1,
  inputsHash: "ab12",
  figures: { "small.forward-pe.aggregate": 22.5, "small.trailing-pe.aggregate": null },
};

describe.each(KINDS_OF_STORES)("what a store $name shares", (kind) => {
  const missing = kind.missing !== null;
  const test = it.skipIf(missing);
  beforeAll(async () => void (missing || (await kind.setUp())));
  afterAll(async () => void (missing || (await kind.tearDown())));

  const open = async () => (await kind.empty())();
  const openTwice = async (): Promise<readonly [Shared, Shared]> => {
    const another = await kind.empty();
    return [await another(), await another()];
  };
  /** A store on which some processes are there. */
  const openWith = async (...owners: readonly string[]) => {
    const store = await open();
    for (const owner of owners) await store.presence.present(owner, NOW);
    return store;
  };

  describe("subscriptions", () => {
    test("lists every delivery, and takes one as it is unless its key is there", async () => {
      const [from, into] = [await open(), await open()];
      const began = { ...FIRST, key: "d-7k2m@began" };
      await from.deliveries.claim(FIRST, "me", NOW);
      await from.deliveries.begin(FIRST.key, "me", NOW + 1);
      await from.deliveries.end(FIRST.key, "me", "posted", "the message", NOW + 2);
      await from.deliveries.claim(began, "me", NOW);
      await from.deliveries.begin(began.key, "me", NOW + 3);
      const all = await from.deliveries.every();
      expect(all.map(({ key, state }) => [key, state]).sort()).toEqual([
        [FIRST.key, "posted"],
        [began.key, "sending"],
      ]);
      for (const delivery of all) expect(await into.deliveries.put(delivery)).toBe(true);
      for (const delivery of all) expect(await into.deliveries.put({ ...delivery, state: "unknown" })).toBe(false);
      for (const delivery of all) expect(await into.deliveries.get(delivery.key)).toEqual(delivery);
      expect(await into.deliveries.counts()).toEqual(await from.deliveries.counts());
      expect((await into.deliveries.open()).map(({ key }) => key)).toEqual([began.key]);
      expect(await into.deliveries.latest("d-7k2m", 5)).toHaveLength(2);
      // What was ended is not made again, and what was being sent is looked for first.
      expect(await into.deliveries.claim(FIRST, "other", NOW + 4)).toBeNull();
      expect(await into.deliveries.claim(began, "other", NOW + 4)).toMatchObject({ kind: "unfinished", claims: 2 });
      expect(await into.deliveries.forget(NOW + 10)).toBe(1);
    });

    test("come back as they were given, in order of their ids", async () => {
      const [{ subscriptions }, other] = await openTwice();
      await subscriptions.add(digest);
      await subscriptions.add(alert);
      expect(await other.subscriptions.all()).toEqual([alert, digest]);
      expect(await other.subscriptions.get("a-x3fp")).toEqual(alert);
      expect(await other.subscriptions.get("a-none")).toBeNull();
    });

    test("keep the one that is there when another comes with its id", async () => {
      const { subscriptions } = await open();
      await subscriptions.add(digest);
      await expect(subscriptions.add({ ...digest, text: "other" })).rejects.toThrow();
      expect(await subscriptions.get(digest.id)).toEqual(digest);
    });

    test("change in what is named only, numbers to the last digit, and null is a value", async () => {
      const [{ subscriptions }, other] = await openTwice();
      await subscriptions.add(alert);
      const paused = { at: DUE, why: "asked" } as const;
      expect(await subscriptions.change(alert.id, { paused })).toBe(true);
      expect(await other.subscriptions.get(alert.id)).toEqual({ ...alert, paused });
      expect(await other.subscriptions.change(alert.id, { paused: null, resumedAt: DUE, snoozedUntil: DUE })).toBe(
        true,
      );
      expect(await subscriptions.get(alert.id)).toEqual({ ...alert, resumedAt: DUE, snoozedUntil: DUE });
      expect(await subscriptions.change("a-none", { paused })).toBe(false);
    });

    test("lose no change when two change the same at once", async () => {
      const [one, other] = await openTwice();
      await one.subscriptions.add(alert);
      await Promise.all([
        ...Array.from({ length: 5 }, () => one.subscriptions.change(alert.id, { resumedAt: DUE })),
        ...Array.from({ length: 5 }, () => other.subscriptions.change(alert.id, { snoozedUntil: DUE })),
      ]);
      expect(await one.subscriptions.get(alert.id)).toEqual({ ...alert, resumedAt: DUE, snoozedUntil: DUE });
    });

    test("have another version after every change by anybody", async () => {
      const [one, other] = await openTwice();
      const seen = [await one.subscriptions.version()];
      await one.subscriptions.add(alert);
      seen.push(await other.subscriptions.version());
      await other.subscriptions.change(alert.id, { resumedAt: DUE });
      seen.push(await one.subscriptions.version());
      await one.subscriptions.remember(alert.id, 1);
      expect(await one.subscriptions.version()).toBe(seen.at(-1));
      await one.subscriptions.remove(alert.id);
      seen.push(await other.subscriptions.version());
      expect(new Set(seen).size).toBe(4);
    });

    test("remember something each, until they are removed", async () => {
      const [{ subscriptions }, other] = await openTwice();
      await subscriptions.add(digest);
      expect(await subscriptions.memory(digest.id)).toBeNull();
      await subscriptions.remember(digest.id, { shown: [1, 2.5, null] });
      expect(await other.subscriptions.memory(digest.id)).toEqual({ shown: [1, 2.5, null] });
      expect(await other.subscriptions.remove(digest.id)).toBe(true);
      expect(await other.subscriptions.remove(digest.id)).toBe(false);
      await subscriptions.remember(digest.id, "late");
      expect(await subscriptions.memory(digest.id)).toBeNull();
      expect(await subscriptions.all()).toEqual([]);
    });
  });

  describe("a claim", () => {
    test("is fresh at first, and written down", async () => {
      const { deliveries } = await openWith("one");
      expect(await deliveries.get(FIRST.key)).toBeNull();
      expect(await deliveries.claim(FIRST, "one", NOW)).toEqual({ kind: "fresh", claims: 1 });
      expect(await deliveries.get(FIRST.key)).toEqual({
        ...FIRST,
        state: "claimed",
        owner: "one",
        sendingSince: null,
        notBefore: 0,
        claims: 1,
        detail: null,
        changedAt: NOW,
      });
    });

    test.each(["claimed", "sending"])(
      "is refused while a living owner has it %s, also to that owner",
      async (state) => {
        const { deliveries } = await openWith("one", "other");
        await deliveries.claim(FIRST, "one", NOW);
        if (state === "sending") await deliveries.begin(FIRST.key, "one", NOW);
        expect(await deliveries.claim(FIRST, "other", NOW + 1)).toBeNull();
        expect(await deliveries.claim(FIRST, "one", NOW + 1)).toBeNull();
        expect(await deliveries.get(FIRST.key)).toMatchObject({ state, owner: "one", claims: 1, changedAt: NOW });
      },
    );

    test("is fresh again when the owner went before it began to send", async () => {
      const { deliveries, presence } = await openWith("one", "other");
      await deliveries.claim(FIRST, "one", NOW);
      await presence.leave("one");
      expect(await deliveries.claim(FIRST, "other", NOW + 1)).toEqual({ kind: "fresh", claims: 2 });
      expect(await deliveries.get(FIRST.key)).toMatchObject({ state: "claimed", owner: "other", changedAt: NOW + 1 });
    });

    test("is unfinished when the owner went while it sent, since the first time that anybody did", async () => {
      const { deliveries, presence } = await openWith("one", "other");
      await deliveries.claim(FIRST, "one", NOW);
      await deliveries.begin(FIRST.key, "one", NOW + 1);
      await presence.leave("one");
      const unfinished = { kind: "unfinished", sendingSince: NOW + 1 };
      expect(await deliveries.claim(FIRST, "other", NOW + 2)).toEqual({ ...unfinished, claims: 2 });
      await deliveries.begin(FIRST.key, "other", NOW + 3);
      await presence.leave("other");
      expect(await deliveries.claim(FIRST, "third", NOW + 4)).toEqual({ ...unfinished, claims: 3 });
    });

    test("is taken over from an owner that never said it is there", async () => {
      const { deliveries } = await openWith("other");
      await deliveries.claim(FIRST, "one", NOW);
      expect(await deliveries.claim(FIRST, "other", NOW)).toEqual({ kind: "fresh", claims: 2 });
    });

    test("waits for its time, whoever gave it back", async () => {
      const { deliveries } = await openWith("one", "other");
      await deliveries.claim(FIRST, "one", NOW);
      const how = { surelyUnsent: true, notBefore: NOW + 100, detail: "busy" };
      expect(await deliveries.release(FIRST.key, "one", how, NOW + 1)).toBe(true);
      const waiting = { state: "waiting", owner: "one", notBefore: NOW + 100, detail: "busy", changedAt: NOW + 1 };
      expect(await deliveries.get(FIRST.key)).toMatchObject(waiting);
      expect(await deliveries.claim(FIRST, "other", NOW + 99)).toBeNull();
      expect(await deliveries.claim(FIRST, "other", NOW + 100)).toEqual({ kind: "fresh", claims: 2 });
    });

    test.each([
      [true, { kind: "fresh", claims: 2 }],
      [false, { kind: "unfinished", sendingSince: NOW + 1, claims: 2 }],
    ])("after a post that was surely unsent (%s) is %o", async (surelyUnsent, expected) => {
      const { deliveries } = await openWith("one", "other");
      await deliveries.claim(FIRST, "one", NOW);
      await deliveries.begin(FIRST.key, "one", NOW + 1);
      await deliveries.release(FIRST.key, "one", { surelyUnsent, notBefore: 0, detail: "" }, NOW + 2);
      expect(await deliveries.claim(FIRST, "other", NOW + 3)).toEqual(expected);
    });

    test.each(ENDS)("is refused for good once it is %s", async (state) => {
      const { deliveries, presence } = await openWith("one", "other");
      await deliveries.claim(FIRST, "one", NOW);
      expect(await deliveries.end(FIRST.key, "one", state, "m-1", NOW + 1)).toBe(true);
      await presence.leave("one");
      expect(await deliveries.claim(FIRST, "other", NOW + 2)).toBeNull();
      expect(await deliveries.get(FIRST.key)).toMatchObject({ state, detail: "m-1", claims: 1, changedAt: NOW + 1 });
    });

    test("has one winner among two that take each of 200 at once", async () => {
      const [one, other] = await openTwice();
      await one.presence.present("one", NOW);
      await other.presence.present("other", NOW);
      const all = Array.from({ length: 200 }, (_, each) => ({ ...FIRST, key: `d-7k2m@${each}` }));
      const rounds = await Promise.all(
        all.flatMap((each) => [one.deliveries.claim(each, "one", NOW), other.deliveries.claim(each, "other", NOW)]),
      );
      expect(rounds.filter((claim) => claim !== null)).toHaveLength(200);
      expect(await one.deliveries.counts()).toMatchObject({ claimed: 200 });
    });

    test("has one winner when two take over from one that is gone", async () => {
      const [one, other] = await openTwice();
      await one.presence.present("one", NOW);
      await other.presence.present("other", NOW);
      const all = Array.from({ length: 50 }, (_, each) => ({ ...FIRST, key: `d-7k2m@${each}` }));
      for (const each of all) await one.deliveries.claim(each, "gone", NOW);
      const rounds = await Promise.all(
        all.flatMap((each) => [one.deliveries.claim(each, "one", NOW), other.deliveries.claim(each, "other", NOW)]),
      );
      expect(rounds.filter((claim) => claim !== null)).toHaveLength(50);
    });
  });

  describe("a delivery", () => {
    test("does nothing for a stranger, nor for an owner it was taken from", async () => {
      const { deliveries } = await openWith("other");
      await deliveries.claim(FIRST, "one", NOW);
      await deliveries.claim(FIRST, "other", NOW);
      const before = await deliveries.get(FIRST.key);
      const how = { surelyUnsent: true, notBefore: 0, detail: "" };
      for (const stranger of ["one", "third"]) {
        expect(await deliveries.begin(FIRST.key, stranger, NOW + 1)).toBe(false);
        expect(await deliveries.end(FIRST.key, stranger, "posted", null, NOW + 1)).toBe(false);
        expect(await deliveries.release(FIRST.key, stranger, how, NOW + 1)).toBe(false);
      }
      expect(await deliveries.begin("d-none@1", "one", NOW)).toBe(false);
      expect(await deliveries.get(FIRST.key)).toEqual(before);
    });

    test("that ended stays as it is", async () => {
      const { deliveries } = await openWith("one");
      await deliveries.claim(FIRST, "one", NOW);
      await deliveries.begin(FIRST.key, "one", NOW + 1);
      await deliveries.end(FIRST.key, "one", "posted", null, NOW + 2);
      const ended = await deliveries.get(FIRST.key);
      expect(ended).toMatchObject({ state: "posted", sendingSince: NOW + 1, detail: null, changedAt: NOW + 2 });
      expect(await deliveries.begin(FIRST.key, "one", NOW + 3)).toBe(false);
      expect(await deliveries.end(FIRST.key, "one", "refused", "late", NOW + 3)).toBe(false);
      const how = { surelyUnsent: true, notBefore: 0, detail: "" };
      expect(await deliveries.release(FIRST.key, "one", how, NOW + 3)).toBe(false);
      expect(await deliveries.get(FIRST.key)).toEqual(ended);
    });

    test("forgets why it was put off when it ends without a word", async () => {
      const { deliveries } = await openWith("one");
      await deliveries.claim(FIRST, "one", NOW);
      await deliveries.release(FIRST.key, "one", { surelyUnsent: true, notBefore: 0, detail: "busy" }, NOW);
      await deliveries.claim(FIRST, "one", NOW + 1);
      await deliveries.end(FIRST.key, "one", "posted", null, NOW + 2);
      expect((await deliveries.get(FIRST.key))?.detail).toBeNull();
    });
  });

  describe("any course of deliveries", () => {
    const owner = fc.constantFrom("one", "other");
    const key = fc.constantFrom("d-7k2m@1", "d-7k2m@2", "d-zzzz@1");
    const step = fc.oneof(
      fc.record({ do: fc.constant("claim" as const), key, owner }),
      fc.record({ do: fc.constant("begin" as const), key, owner }),
      fc.record({ do: fc.constant("end" as const), key, owner, state: fc.constantFrom(...ENDS) }),
      fc.record({ do: fc.constant("release" as const), key, owner, surelyUnsent: fc.boolean(), waits: fc.nat(3) }),
      fc.record({ do: fc.constant("come" as const), owner }),
      fc.record({ do: fc.constant("go" as const), owner }),
      fc.record({ do: fc.constant("forget" as const), before: fc.nat(10) }),
    );
    type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

    async function take({ deliveries, presence }: Pick<Shared, "deliveries" | "presence">, each: Step, now: number) {
      switch (each.do) {
        case "claim":
          return deliveries.claim({ ...FIRST, key: each.key, subscription: each.key.slice(0, 6) }, each.owner, now);
        case "begin":
          return deliveries.begin(each.key, each.owner, now);
        case "end":
          return deliveries.end(each.key, each.owner, each.state, each.do, now);
        case "release": {
          const how = { surelyUnsent: each.surelyUnsent, notBefore: now + each.waits, detail: each.do };
          return deliveries.release(each.key, each.owner, how, now);
        }
        case "come":
          return presence.present(each.owner, now);
        case "go":
          return presence.leave(each.owner);
        case "forget":
          return deliveries.forget(now - each.before);
      }
    }

    test("is the same as in memory, step by step", async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
          const [store, model] = [await open(), memoryDeliveries()];
          for (const [index, each] of steps.entries()) {
            const now = NOW + index;
            expect(await take(store, each, now)).toEqual(await take(model, each, now));
          }
          for (const read of [
            ({ deliveries }: Pick<Shared, "deliveries">) => deliveries.open(),
            ({ deliveries }: Pick<Shared, "deliveries">) => deliveries.counts(),
            ({ deliveries }: Pick<Shared, "deliveries">) => deliveries.latest("d-7k2m", 2),
          ]) {
            expect(await read(store)).toEqual(await read(model));
          }
        }),
        { numRuns: 60 },
      );
    });
  });

  describe("the book of deliveries", () => {
    const at = (date: string, subscription = "d-7k2m") => ({
      key: `${subscription}@${date}T08:30`,
      subscription,
      dueAt: `${date}T12:30:00.000Z`,
    });

    test("lists what is open, oldest first, and the newest of a subscription", async () => {
      const [{ deliveries }, other] = await openTwice();
      const [early, middle, late, last] = [
        at("2026-08-19"),
        at("2026-08-20"),
        at("2026-08-21"),
        at("2026-08-21", "d-zzzz"),
      ];
      for (const each of [last, late, early, middle]) await deliveries.claim(each, "one", NOW);
      await deliveries.begin(late.key, "one", NOW);
      await deliveries.release(last.key, "one", { surelyUnsent: true, notBefore: 0, detail: "" }, NOW);
      await deliveries.end(middle.key, "one", "posted", null, NOW);
      const keys = (list: readonly { key: string }[]) => list.map(({ key }) => key);
      expect(keys(await other.deliveries.open())).toEqual(keys([early, late, last]));
      expect(keys(await other.deliveries.latest("d-7k2m", 2))).toEqual(keys([late, middle]));
      expect(await other.deliveries.latest("d-none", 2)).toEqual([]);
      expect(await other.deliveries.latest("d-7k2m", 0)).toEqual([]);
    });

    test("counts by state, and forgets what ended long ago", async () => {
      const [{ deliveries }, other] = await openTwice();
      for (const [each, state] of ENDS.entries()) {
        const delivery = at(`2026-08-1${each}`);
        await deliveries.claim(delivery, "one", NOW);
        await deliveries.end(delivery.key, "one", state, null, NOW + each);
      }
      await deliveries.claim(at("2026-08-20"), "one", NOW - 1_000);
      const ended = { posted: 1, skipped: 1, refused: 1, unknown: 1 };
      expect(await other.deliveries.counts()).toEqual({ claimed: 1, sending: 0, waiting: 0, ...ended });
      expect(await other.deliveries.forget(NOW + 2)).toBe(2);
      expect(await deliveries.counts()).toMatchObject({ ...ended, claimed: 1, posted: 0, skipped: 0 });
      expect((await deliveries.latest("d-7k2m", 9)).map(({ state }) => state)).toEqual([
        "claimed",
        "unknown",
        "refused",
      ]);
      expect(await deliveries.get(at("2026-08-10").key)).toBeNull();
    });
  });

  describe("presence", () => {
    test("lasts while it is said, for all processes of a store", async () => {
      const [one, other] = await openTwice();
      await one.presence.present("one", NOW);
      await one.deliveries.claim(FIRST, "one", NOW);
      expect(await other.deliveries.claim(FIRST, "other", NOW)).toBeNull();
      await one.presence.present("one", NOW);
      expect(await other.deliveries.claim(FIRST, "other", NOW + 1)).toBeNull();
      await one.presence.leave("one");
      await one.presence.leave("one");
      expect(await other.deliveries.claim(FIRST, "other", NOW + 2)).not.toBeNull();
    });

    // On Redis it is Redis that counts; see there.
    it.skipIf(kind.name === "on Redis")("ends when it was not said for long", async () => {
      const { deliveries } = await openWith("one");
      await deliveries.claim(FIRST, "one", NOW);
      expect(await deliveries.claim(FIRST, "other", NOW + ABSENT_AFTER_MS - 1)).toBeNull();
      expect(await deliveries.claim(FIRST, "other", NOW + ABSENT_AFTER_MS)).not.toBeNull();
    });
  });

  describe("pace", () => {
    test("gives turns one interval apart in a lane, and lets lanes alone", async () => {
      const { pace } = await open();
      const turns: number[] = [];
      for (let each = 0; each < 4; each += 1) turns.push(await pace.reserve("discord", 60_000));
      expect(turns[0]).toBe(0);
      for (const [each, turn] of turns.entries()) {
        expect(turn).toBeLessThanOrEqual(each * 60_000);
        expect(turn).toBeGreaterThan((each - 1) * 60_000);
      }
      expect(await pace.reserve("slack:T0123", 60_000)).toBe(0);
      expect(await pace.reserve("free", 0)).toBe(0);
      expect(await pace.reserve("free", 0)).toBe(0);
    });
  });

  describe("records", () => {
    test("hold a day once, and what it was computed from", async () => {
      const [{ records }, other] = await openTwice();
      const inputs = { quotes: [["ABC", 40.01, null]] };
      expect(await records.figures.append(day, inputs)).toBe(true);
      expect(await other.records.figures.append({ ...day, method: 2 }, null)).toBe(false);
      expect(await other.records.figures.days()).toEqual([day]);
      expect(await other.records.figures.inputs(day.date)).toEqual(inputs);
      expect(await other.records.figures.inputs("2026-08-20")).toBeNull();
    });

    test("are several, oldest day first, and see what others add", async () => {
      const [{ records }, other] = await openTwice();
      await records.strip.append(day, null);
      expect(await other.records.strip.days()).toEqual([day]);
      await records.strip.append({ ...day, date: "2026-08-20" }, null);
      expect((await other.records.strip.days()).map(({ date }) => date)).toEqual(["2026-08-20", "2026-08-21"]);
      expect(await records.pmi.append({ ...day, date: "2026-07-01" }, null)).toBe(true);
      expect(await records.figures.days()).toEqual([]);
      expect(await records.pmi.days()).toHaveLength(1);
    });

    test("take a day once from two at the same time", async () => {
      const [one, other] = await openTwice();
      const written = await Promise.all([one.records.figures.append(day, 1), other.records.figures.append(day, 2)]);
      expect(written.filter(Boolean)).toHaveLength(1);
      expect(await one.records.figures.inputs(day.date)).toBe(written[0] ? 1 : 2);
    });
  });

  describe("installations", () => {
    it.skipIf(missing || kind.name === "in memory")("are kept, replaced, listed and removed", async () => {
      const [one, other] = (await openTwice()).map(({ installations }) => installations);
      await one?.set("slack:T2", "secret");
      await one?.set("slack:T1", "first");
      await one?.set("slack:T1", "second");
      expect(await other?.get("slack:T1")).toBe("second");
      expect(await other?.get("slack:T9")).toBeNull();
      expect(await other?.keys()).toEqual(["slack:T1", "slack:T2"]);
      expect(await other?.remove("slack:T1")).toBe(true);
      expect(await one?.remove("slack:T1")).toBe(false);
      expect(await one?.keys()).toEqual(["slack:T2"]);
    });
  });
});

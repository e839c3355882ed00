import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRemember, type Policy, type Store } from "../../../src/market/remember.ts";
import { SourceFailure } from "../../../src/market/source-failure.ts";
import type { Reading } from "../../../src/reading.ts";
import { keptLog } from "../../support/kept-log.ts";
import { EVENING, fakeTime, readingOf } from "../../support/market.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A store of JSON text, as a real one is, that can be taken down. */
function fakeStore() {
  const kept = new Map<string, string>();
  const state = { down: null as null | "rejects" | "throws", kept };
  const guard = () => {
    if (state.down === "rejects") return Promise.reject(new Error("disk is gone"));
    if (state.down === "throws") throw new Error("disk is gone");
    return null;
  };
  const store: Store = {
    get: (key) => guard() ?? Promise.resolve(kept.has(key) ? JSON.parse(kept.get(key) ?? "null") : undefined),
    set: (key, value) => guard() ?? Promise.resolve(kept.set(key, JSON.stringify(value))),
  };
  return Object.assign(state, { store });
}

/** A source that counts how often it is asked, and fails when told to. */
function fakeSource(time: ReturnType<typeof fakeTime>) {
  const source = {
    asked: 0,
    fails: false,
    load: async (): Promise<Reading<number>> => {
      source.asked += 1;
      if (source.fails) throw new SourceFailure("network", "source", "the source is down");
      const fetchedAt = new Date(time.at).toISOString();
      return readingOf(source.asked, { fetchedAt, observedAt: new Date(time.at - MINUTE).toISOString() });
    },
  };
  return source;
}

function setUp({ start = EVENING, origin = "sources", state = fakeStore() } = {}) {
  const time = fakeTime(start);
  const source = fakeSource(time);
  const log = keptLog();
  const remember = createRemember({ store: state.store, now: time.now, origin, log });
  const read = (policy: Policy = "strict", kind: "history" | "quotes" = "history") =>
    remember("key", kind, source.load, policy);
  return { time, source, log, remember, read, state };
}

describe("what is known", () => {
  it("is a fresh copy, and asks no source when there is none", async () => {
    const { read, source, time } = setUp();
    await expect(read("known")).rejects.toMatchObject({ kind: "loading", message: "it has not been read yet" });
    const first = await read();
    expect(await read("known")).toBe(first);
    time.at += 7 * HOUR;
    await expect(read("known")).rejects.toMatchObject({ kind: "loading" });
    expect(source.asked).toBe(1);
  });
});

describe("a fresh copy", () => {
  it("answers without the source, and is the same object each time", async () => {
    const { read, source, time } = setUp();
    const first = await read();
    time.at += 6 * HOUR - 1;
    expect(await read()).toBe(first);
    expect(await read("patient")).toBe(first);
    expect(source.asked).toBe(1);
  });

  it("ends with its time", async () => {
    const { read, time } = setUp();
    await read();
    time.at += 6 * HOUR;
    expect((await read()).value).toBe(2);
  });

  it("of quotes taken after the close lasts until trading starts again", async () => {
    const { read, time, source } = setUp();
    await read("strict", "quotes");
    time.at = Date.parse("2026-08-24T13:29:59Z");
    await read("strict", "quotes");
    expect(source.asked).toBe(1);
    time.at = Date.parse("2026-08-24T13:30:00Z");
    await read("strict", "quotes");
    expect(source.asked).toBe(2);
  });
});

describe("a load", () => {
  it("is shared by everybody who asks meanwhile, patient or strict", async () => {
    const { read, source } = setUp();
    const readings = await Promise.all([read(), read("patient"), read(), read("patient")]);
    expect(new Set(readings).size).toBe(1);
    expect(source.asked).toBe(1);
  });

  it("that fails is not repeated for a while, and then is", async () => {
    const { read, source, time } = setUp();
    source.fails = true;
    await expect(read()).rejects.toThrow("the source is down");
    await expect(read()).rejects.toThrow(SourceFailure);
    expect(source.asked).toBe(1);
    time.at += 15_000;
    source.fails = false;
    expect((await read()).value).toBe(2);
  });
});

describe("an ageing copy", () => {
  it("answers the patient at once while it is renewed behind", async () => {
    const { read, source, time } = setUp();
    const first = await read();
    time.at += 7 * HOUR;
    expect(await read("patient")).toBe(first);
    await new Promise((resolve) => setImmediate(resolve));
    expect(source.asked).toBe(2);
    expect((await read("patient")).value).toBe(2);
  });

  it("is renewed first for the strict", async () => {
    const { read, time } = setUp();
    await read();
    time.at += 7 * HOUR;
    expect((await read()).value).toBe(2);
  });

  it("past its grace is renewed first for everybody", async () => {
    const { read, time } = setUp();
    await read();
    time.at += 6 * HOUR + 3 * DAY;
    expect((await read("patient")).value).toBe(2);
  });

  it("whose renewal failed is marked stale from then on, for the patient too", async () => {
    const { read, source, time } = setUp();
    await read("patient");
    time.at += 7 * HOUR;
    source.fails = true;
    expect((await read("patient")).stale).toBe(false);
    await new Promise((resolve) => setImmediate(resolve));
    expect((await read("patient")).stale).toBe(true);
    time.at += MINUTE;
    expect((await read("patient")).stale).toBe(true);
    source.fails = false;
    time.at += MINUTE;
    // It does not wait for the source either: the new copy is there for the next question.
    expect((await read("patient")).stale).toBe(true);
    await new Promise((resolve) => setImmediate(resolve));
    expect(await read("patient")).toMatchObject({ stale: false, value: source.asked });
  });
});

describe("the last good copy", () => {
  it("stands in for a source that fails, however old, marked stale and with its age intact", async () => {
    const { read, source, time } = setUp();
    const first = await read();
    source.fails = true;
    time.at += 300 * DAY;
    for (const policy of ["strict", "patient"] as const) {
      expect(await read(policy)).toEqual({ ...first, stale: true });
    }
  });

  it("is one object, so that what was computed from it stands", async () => {
    const { read, source, time } = setUp();
    await read();
    source.fails = true;
    time.at += 7 * HOUR;
    const stale = await read();
    time.at += HOUR;
    expect(await read()).toBe(stale);
  });

  it("survives a restart", async () => {
    const { read, state } = setUp();
    const first = await read();
    const later = setUp({ state, start: EVENING + 7 * HOUR });
    later.source.fails = true;
    expect(await later.read()).toEqual({ ...first, stale: true });
    const soon = setUp({ state, start: EVENING + HOUR });
    expect(await soon.read()).toEqual(first);
    expect(soon.source.asked).toBe(0);
  });

  it("is not given to whoever wants fresh ones only: the failure is handed on", async () => {
    const { read, source, time } = setUp();
    const first = await read("fresh");
    expect(await read("fresh")).toBe(first);
    source.fails = true;
    time.at += 7 * HOUR;
    await expect(read("fresh")).rejects.toThrow("the source is down");
    expect(await read()).toEqual({ ...first, stale: true });
  });

  it("is never there for what was never read: the failure is handed on", async () => {
    const { read, source } = setUp();
    source.fails = true;
    await expect(read()).rejects.toMatchObject({ name: "SourceFailure", kind: "network" });
  });
});

describe("a copy of another origin", () => {
  it("is never fresh, but stands in for a source that fails", async () => {
    const { read, state } = setUp({ origin: "http://mirror" });
    const first = await read();
    const live = setUp({ state });
    for (const policy of ["strict", "patient"] as const) expect((await live.read(policy)).stale).toBe(false);
    expect(live.source.asked).toBe(1);
    const failing = setUp({ state: Object.assign(fakeStore(), {}), origin: "http://mirror" });
    await failing.read();
    const other = setUp({ state: failing.state });
    other.source.fails = true;
    expect(await other.read("patient")).toEqual({ ...first, stale: true });
  });
});

describe("a copy from the future", () => {
  it("is not used when the clock was moved back, fresh or stale", async () => {
    const { read, state } = setUp();
    await read();
    const earlier = setUp({ state, start: EVENING - 30 * DAY });
    expect((await earlier.read()).fetchedAt).toBe(new Date(EVENING - 30 * DAY).toISOString());
    expect(earlier.source.asked).toBe(1);
    const { read: readAgain, state: kept } = setUp();
    await readAgain();
    const failing = setUp({ state: kept, start: EVENING - 30 * DAY });
    failing.source.fails = true;
    await expect(failing.read()).rejects.toThrow(SourceFailure);
  });
});

describe("a store", () => {
  it.each(["rejects", "throws"] as const)("that %s costs nothing but a warning: the source is asked", async (down) => {
    const { read, state, source, log, time } = setUp();
    state.down = down;
    const first = await read();
    expect(await read()).toBe(first);
    expect(source.asked).toBe(1);
    expect(log.entries.map(({ level, message }) => [level, message])).toEqual([
      ["warn", "store does not answer"],
      ["warn", "store does not keep"],
    ]);
    time.at += 7 * HOUR;
    source.fails = true;
    expect(await read()).toEqual({ ...first, stale: true });
  });

  it("that comes back is used again", async () => {
    const { read, state, time } = setUp();
    state.down = "rejects";
    await read();
    state.down = null;
    time.at += 7 * HOUR;
    await read();
    expect(state.kept.size).toBe(1);
  });

  it("that another process has renewed is read before the source", async () => {
    const { read, state, time, source } = setUp();
    await read();
    time.at += 7 * HOUR;
    const other = setUp({ state, start: time.at });
    await other.read();
    await read();
    expect(source.asked).toBe(1);
  });

  it("holding anything at all never breaks a question", async () => {
    const instant = fc.oneof(fc.constant(new Date(EVENING).toISOString()), fc.jsonValue());
    const reading = fc.record({ value: fc.jsonValue(), observedAt: instant, fetchedAt: instant }, { requiredKeys: [] });
    const kept = fc.oneof(
      fc.jsonValue(),
      fc.record({
        origin: fc.oneof(fc.constant("sources"), fc.jsonValue()),
        reading: fc.oneof(fc.jsonValue(), reading),
      }),
    );
    await fc.assert(
      fc.asyncProperty(kept, async (value) => {
        const { read, state } = setUp();
        state.kept.set("key", JSON.stringify(value));
        expect(typeof (await read()).observedAt).toBe("string");
      }),
    );
  });
});

describe("the instant of observation", () => {
  it("never changes on the way, whatever happens", async () => {
    const step = fc.record({
      hours: fc.integer({ min: 0, max: 200 }),
      fails: fc.boolean(),
      policy: fc.constantFrom("patient" as const, "strict" as const),
      restart: fc.boolean(),
      down: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const sent = new Map<number, Reading<number>>();
        const state = fakeStore();
        let asked = 0;
        let world = setUp({ state });
        for (const { hours, fails, policy, restart, down } of steps) {
          state.down = down ? "rejects" : null;
          const at = world.time.at + hours * HOUR;
          if (restart) world = setUp({ state, start: at });
          world.time.at = at;
          const load = async () => {
            if (fails) throw new Error("down");
            asked += 1;
            const reading = readingOf(asked, {
              fetchedAt: new Date(at).toISOString(),
              observedAt: new Date(at - asked * MINUTE).toISOString(),
            });
            sent.set(asked, reading);
            return reading;
          };
          const read = await world.remember("key", "history", load, policy).catch(() => null);
          await new Promise((resolve) => setImmediate(resolve));
          if (!read) continue;
          const { stale, ...rest } = read;
          const { stale: _, ...original } = sent.get(read.value) ?? readingOf(0);
          expect(rest).toEqual(original);
          if (Date.parse(read.fetchedAt) + 6 * HOUR <= at && fails && policy === "strict") expect(stale).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

import { describe, expect, it } from "vitest";
import type { Card } from "../../../src/card.ts";
import { createBook } from "../../../src/watch/book.ts";
import { createDeliver } from "../../../src/watch/deliver.ts";
import type { Deliveries } from "../../../src/watch/deliveries.ts";
import { memoryDeliveries, memorySubscriptions } from "../../../src/watch/memory-watch.ts";
import { NO_METER } from "../../../src/watch/meter.ts";
import type { Digest } from "../../../src/watch/subscription.ts";
import { type Behaviour, fakePlatform } from "../../support/fake-platform.ts";
import { keptLog } from "../../support/kept-log.ts";

const DUE = "2026-08-21T12:30:00.000Z";
const due = { key: "d-2345@2026-08-21T08:30", subscription: "d-2345", dueAt: DUE, lane: "discord", foundLateMs: 0 };
const digest: Digest = {
  kind: "digest",
  id: "d-2345",
  place: { platform: "discord", workspace: "g", channel: "c" },
  setBy: "the editor",
  createdAt: "2026-01-01T00:00:00.000Z",
  question: { command: "brief", options: {} },
  text: "brief",
  paused: null,
  resumedAt: null,
  schedule: { days: "trading", time: "08:30", timezone: "America/New_York" },
};
const card: Card = {
  title: "The case",
  answer: "Four of seven.",
  tone: "plain",
  parts: [],
  sources: [],
  next: [],
  figures: {},
  data: null,
  simulated: false,
};

class Killed extends Error {}

/** One store and one platform, and processes that come and go; time passes only when somebody waits. */
async function world(options: Parameters<typeof fakePlatform>[0] = {}) {
  const platform = fakePlatform(options);
  const subscriptions = memorySubscriptions();
  const { deliveries, presence } = memoryDeliveries();
  const log = keptLog();
  let clock = Date.parse(DUE) + 1_000;
  let made = 0;
  await subscriptions.add(digest);

  /** A process, which is killed at its n-th touch of the store or the platform. */
  function start({ dies = Number.POSITIVE_INFINITY, compose }: { dies?: number; compose?: Compose } = {}) {
    const owner = `owner ${++made}`;
    let touches = 0;
    const touch = () => {
      touches += 1;
      if (touches > dies) throw new Killed();
    };
    /** Every step can be the last, before it or right after it. */
    const mortal = <Port extends object>(port: Port): Port =>
      new Proxy(port, {
        get: (target, name) => {
          const member = target[name as keyof Port];
          if (typeof member !== "function") return member;
          return async (...values: unknown[]) => {
            touch();
            const result = await member.apply(target, values);
            touch();
            return result;
          };
        },
      });
    platform.afterPost(touch);
    const deliver = createDeliver({
      owner,
      book: createBook(mortal(subscriptions)),
      subscriptions: mortal(subscriptions),
      deliveries: mortal<Deliveries>(deliveries),
      posters: [mortal(platform.poster)],
      compose: compose ?? (async () => ({ card, memory: { said: null } })),
      now: () => clock,
      realNow: () => clock,
      wait: async (ms) => {
        if (touches > dies) return new Promise(() => {});
        clock += ms;
        await presence.present(owner, clock);
      },
      timezone: "America/New_York",
      log,
      meter: NO_METER,
    });
    return {
      touches: () => touches,
      /** Delivers, again and again as the engine would, until there is nothing left to do or the process is gone. */
      async run(): Promise<void> {
        await presence.present(owner, clock);
        for (let tries = 0; tries < 30; tries += 1) {
          const again = await Promise.race([
            deliver({ ...due, foundLateMs: clock - Date.parse(DUE) }),
            new Promise<"dead">((dead) => setTimeout(dead, 200, "dead")),
          ]);
          if (again === null || again === "dead" || touches > dies) return;
          clock += again;
          await presence.present(owner, clock);
        }
      },
    };
  }

  return {
    platform,
    subscriptions,
    deliveries,
    start,
    later: (ms: number) => {
      clock += ms;
    },
    state: async () => (await deliveries.get(due.key))?.state,
  };
}

type Compose = Parameters<typeof createDeliver>[0]["compose"];

describe("a delivery", () => {
  it("is posted once, however often it is asked for", async () => {
    const { start, platform, state, subscriptions } = await world();
    const process = start();
    await process.run();
    await process.run();
    await start().run();
    expect(platform.messages).toHaveLength(1);
    expect(await state()).toBe("posted");
    expect(await subscriptions.memory(digest.id)).toEqual({ said: null });
  });

  it("is posted once by two processes at the same time", async () => {
    const { start, platform } = await world();
    await Promise.all([start().run(), start().run()]);
    expect(platform.messages).toHaveLength(1);
  });

  it("waits for its data, and posts the refusal itself once the morning has gone on for half an hour", async () => {
    const asked: boolean[] = [];
    const { start, platform, state } = await world();
    const compose: Compose = async (_, __, anyway) => {
      asked.push(anyway);
      return anyway ? { card: { ...card, tone: "problem" } } : "not-yet";
    };
    const process = start({ compose });
    for (let minute = 0; minute < 2; minute += 1) await process.run();
    expect(asked.filter(Boolean)).toHaveLength(1);
    expect(asked.length).toBeGreaterThan(25);
    expect(platform.messages).toHaveLength(1);
    expect(await state()).toBe("posted");
  });

  it("is left out when it is more than six hours late", async () => {
    const { start, platform, state, later } = await world();
    later(6 * 60 * 60_000 + 60_000);
    await start().run();
    expect(platform.messages).toHaveLength(0);
    expect(await state()).toBe("skipped");
  });

  it("is looked for before a late post, since the mark may have been lost with the store", async () => {
    const { start, platform, later, state } = await world();
    await start().run();
    const other = await world();
    // The same channel, seen by a store that knows nothing of the first post.
    other.platform.messages.push(...platform.messages);
    other.later(60_000);
    await other.start().run();
    expect(other.platform.messages).toHaveLength(1);
    expect(await other.state()).toBe("posted");
    later(0);
    expect(await state()).toBe("posted");
  });

  it("is skipped when its digest was paused or removed meanwhile", async () => {
    const { start, platform, state, subscriptions } = await world();
    await subscriptions.change(digest.id, { paused: { at: DUE, why: "asked" } });
    await start().run();
    expect(platform.messages).toHaveLength(0);
    expect(await state()).toBe("skipped");
  });

  it("is put off while the platform is busy, and surely not lost", async () => {
    const { start, platform, state } = await world();
    platform.will("is-busy", "is-busy");
    await start().run();
    expect(platform.messages).toHaveLength(1);
    expect(await state()).toBe("posted");
  });

  it("is tried three times where it is refused; then the digest stops and who set it up is told, once", async () => {
    const { start, platform, state, subscriptions } = await world();
    platform.will("refuses", "refuses", "refuses", "refuses");
    await start().run();
    expect(await state()).toBe("refused");
    expect(platform.messages).toHaveLength(0);
    expect((await subscriptions.get(digest.id))?.paused).toMatchObject({ why: "unreachable" });
    expect(platform.told.map(({ user }) => user)).toEqual(["the editor"]);
    expect(platform.told[0]?.card.answer).toContain("the channel is archived");
    await start().run();
    expect(platform.told).toHaveLength(1);
  });

  it("is tried three times also when it had to wait for its data and for a busy platform before", async () => {
    const { start, platform, state, subscriptions } = await world();
    let asked = 0;
    const compose: Compose = async () => (++asked <= 5 ? "not-yet" : { card });
    platform.will("is-busy", "refuses", "refuses");
    await start({ compose }).run();
    expect(await state()).toBe("posted");
    expect((await subscriptions.get(digest.id))?.paused).toBeNull();
  });
});

describe("a lost answer", () => {
  const platforms = [
    { nonceHoldsMs: 120_000, readable: true },
    { nonceHoldsMs: 120_000, readable: false },
    { nonceHoldsMs: 0, readable: true },
  ];

  it.each(platforms)("is cleared up where the platform drops repeats or can be asked: %o", async (options) => {
    for (const behaviour of ["takes-silently", "loses"] satisfies Behaviour[]) {
      const { start, platform, state } = await world(options);
      platform.will(behaviour);
      await start().run();
      expect(platform.messages).toHaveLength(1);
      expect(await state()).toBe("posted");
    }
  });

  it("is counted as unknown and said once where neither is so", async () => {
    for (const behaviour of ["takes-silently", "loses"] satisfies Behaviour[]) {
      const { start, platform, state } = await world({ nonceHoldsMs: 0, readable: false });
      platform.will(behaviour);
      await start().run();
      await start().run();
      expect(platform.messages).toHaveLength(behaviour === "loses" ? 0 : 1);
      expect(await state()).toBe("unknown");
      expect(platform.told.map(({ card: { title } }) => title)).toEqual(["It is not known whether d-2345 arrived"]);
    }
  });
});

describe("a process that is killed", () => {
  const platforms = [
    { nonceHoldsMs: 120_000, readable: true },
    { nonceHoldsMs: 120_000, readable: false },
    { nonceHoldsMs: 0, readable: true },
    { nonceHoldsMs: 0, readable: false },
  ];

  it.each(platforms)("at any point, and its successor at any point, leaves one post: %o", async (options) => {
    const whole = await world(options);
    const process = whole.start();
    await process.run();
    const points = process.touches();
    expect(points).toBeGreaterThan(8);
    for (let first = 0; first <= points; first += 1) {
      for (const second of [Number.POSITIVE_INFINITY, first, first + 2]) {
        const { start, platform, state, later } = await world(options);
        await start({ dies: first }).run();
        // Long enough that the first counts as gone, short enough that a nonce still holds.
        later(20_000);
        await start({ dies: second }).run();
        later(20_000);
        await start().run();
        const told = `killed at ${first} and ${second}: ${await state()}`;
        expect(platform.messages.length, told).toBeLessThanOrEqual(1);
        if (options.readable || options.nonceHoldsMs > 0) expect(platform.messages.length, told).toBe(1);
        else if (platform.messages.length === 0) expect(await state(), told).toBe("unknown");
        expect(["posted", "unknown"], told).toContain(await state());
      }
    }
  });
});

describe("a store that is away", () => {
  it("keeps the post from being sent when its mark cannot be written", async () => {
    const { start, platform, deliveries, state } = await world();
    const begin = deliveries.begin;
    let away = 2;
    deliveries.begin = async (...values) => {
      away -= 1;
      if (away >= 0) throw new Error("the store is away");
      return begin(...values);
    };
    await start().run();
    expect(away).toBe(-1);
    expect(platform.messages).toHaveLength(1);
    expect(await state()).toBe("posted");
  });

  it("is waited for when it is the end that cannot be written", async () => {
    const { start, platform, deliveries, state } = await world();
    const end = deliveries.end;
    let away = 12;
    deliveries.end = async (...values) => {
      away -= 1;
      if (away >= 0) throw new Error("the store is away");
      return end(...values);
    };
    await start().run();
    expect(platform.messages).toHaveLength(1);
    expect(await state()).toBe("posted");
  });
});

import { describe, expect, it } from "vitest";
import type { Card } from "../../../src/card.ts";
import type { Figure } from "../../../src/figure.ts";
import { memoryDeliveries, memorySubscriptions } from "../../../src/watch/memory-watch.ts";
import { NO_METER } from "../../../src/watch/meter.ts";
import type { Alert, Digest, Subscription } from "../../../src/watch/subscription.ts";
import { createWatch } from "../../../src/watch/watch.ts";
import { fakePlatform } from "../../support/fake-platform.ts";
import { keptLog } from "../../support/kept-log.ts";

const MINUTE = 60_000;
const place = { platform: "discord", workspace: "g", channel: "c" } as const;
const common = { place, setBy: "u", createdAt: "2026-08-01T00:00:00.000Z", paused: null, resumedAt: null, text: "it" };
const question = { command: "valuation", options: {} };
const alert: Alert = {
  ...common,
  kind: "alert",
  id: "a-2345",
  question,
  condition: { figure: "gap.discount", comparator: "above", threshold: 0.25 },
  snoozedUntil: null,
};
const digest = (id: string, more: Partial<Digest> = {}): Digest => ({
  ...common,
  kind: "digest",
  id,
  question,
  schedule: { days: "trading", time: "08:30", timezone: "America/New_York" },
  ...more,
});

/** Processes over one store and one platform; the question's answer and the clock are set by hand. */
async function world(subscribed: readonly Subscription[]) {
  const platform = fakePlatform();
  const subscriptions = memorySubscriptions();
  const { deliveries, presence } = memoryDeliveries();
  for (const each of subscribed) await subscriptions.add(each);
  let clock = Date.parse("2026-08-21T12:00:00Z");
  let discount = 0.2;
  let asked = 0;
  let more: Partial<Card> = {};

  const answer = async (): Promise<Card> => {
    asked += 1;
    const observedAt = new Date(clock).toISOString();
    const reading = { value: discount, source: "quotes", url: "https://example.org", stale: false };
    const figure: Figure = {
      id: "gap.discount",
      label: "Discount",
      value: discount,
      unit: "fraction",
      basis: "as defined",
      readings: [{ ...reading, observedAt, fetchedAt: observedAt }],
    };
    const card = { title: "Valuation", answer: "As it is.", parts: [], sources: [], next: [], data: null };
    return { ...card, tone: "plain", figures: { [figure.id]: figure }, simulated: false, ...more };
  };
  const start = (owner: string) => {
    const watch = createWatch({
      owner,
      store: { subscriptions, deliveries, presence },
      posters: [platform.poster],
      answer,
      now: () => clock,
      realNow: () => clock,
      wait: async () => {},
      timezone: "America/New_York",
      log: keptLog(),
      meter: NO_METER,
    });
    return {
      watch,
      /** Looks and delivers as an engine does; alerts are judged behind one look and found by the next. */
      async look(): Promise<void> {
        for (let round = 0; round < 2; round += 1) {
          for (const due of await watch.due()) await watch.deliver(due);
          await new Promise((resolve) => setImmediate(resolve));
        }
      },
    };
  };
  return {
    platform,
    subscriptions,
    deliveries,
    start,
    asked: () => asked,
    pass: (minutes: number) => {
      clock += minutes * MINUTE;
    },
    set: (value: number, changes: Partial<Card> = {}) => {
      discount = value;
      more = changes;
    },
  };
}

describe("an alert", () => {
  it("is posted when its figure comes to fulfil the condition, once, and says why", async () => {
    const { start, platform, pass, set } = await world([alert]);
    const process = start("one");
    await process.look();
    expect(platform.messages).toHaveLength(0);
    set(0.26);
    for (const minutes of [1, 1, 1]) {
      pass(minutes);
      await process.look();
    }
    expect(platform.messages.map(({ card }) => card.title)).toEqual(["Discount: 26.0%"]);
    expect(JSON.stringify(platform.messages[0]?.card.parts)).toContain("It came true.");
  });

  it("is posted once by two processes that judge it at the same time", async () => {
    const { start, platform, pass, set } = await world([alert]);
    const processes = [start("one"), start("two")];
    await Promise.all(processes.map((each) => each.look()));
    set(0.26);
    pass(1);
    await Promise.all(processes.map((each) => each.look()));
    pass(1);
    await Promise.all(processes.map((each) => each.look()));
    expect(platform.messages).toHaveLength(1);
  });

  it("is delivered by the next process when one ends between the firing and the post", async () => {
    const { start, platform, pass, set } = await world([alert]);
    const first = start("one");
    set(0.26);
    await first.watch.due();
    await new Promise((resolve) => setImmediate(resolve));
    expect(platform.messages).toHaveLength(0);
    pass(1);
    await start("two").look();
    expect(platform.messages).toHaveLength(1);
  });

  it("stays silent on what is incomplete, and while it pauses or is snoozed", async () => {
    const { start, platform, pass, set, subscriptions } = await world([alert]);
    const process = start("one");
    set(0.26, { pending: "Still loading." });
    await process.look();
    set(0.26, { tone: "problem" });
    pass(1);
    await process.look();
    await subscriptions.change(alert.id, { snoozedUntil: "2026-08-22T00:00:00.000Z" });
    set(0.27);
    pass(1);
    await process.look();
    await subscriptions.change(alert.id, { paused: { at: "2026-08-21T00:00:00.000Z", why: "asked" } });
    pass(1);
    await process.look();
    expect(platform.messages).toHaveLength(0);
  });
});

describe("digests", () => {
  it("of many channels that ask the same ask once", async () => {
    const many = Array.from({ length: 40 }, (_, index) => digest(`d-${1000 + index}`));
    const { start, platform, pass, asked } = await world(many);
    pass(30);
    await start("one").look();
    expect(platform.messages).toHaveLength(40);
    expect(asked()).toBe(1);
  });

  it("say what changed since the last one", async () => {
    const { start, platform, pass, set } = await world([digest("d-2345")]);
    const process = start("one");
    pass(30);
    await process.look();
    set(0.23);
    pass(3 * 24 * 60);
    await process.look();
    expect(platform.messages[1]?.card.parts[0]).toEqual({
      kind: "note",
      text: "Since 21 Aug 2026 1 figure changed:",
    });
    expect(JSON.stringify(platform.messages[1]?.card.parts[1])).toContain("20.0% → 23.0%");
  });

  it("that came late say so", async () => {
    const { start, platform, pass } = await world([digest("d-2345")]);
    pass(150);
    await start("one").look();
    expect(JSON.stringify(platform.messages[0]?.card.parts[0])).toContain(
      "Due 21 Aug 2026 08:30 New York, 2 hours late",
    );
  });

  it("given to a queue are not given again, until the queue has had its time", async () => {
    const { start, pass, deliveries } = await world([digest("d-2345")]);
    pass(30);
    const { watch } = start("one");
    const due = await watch.due();
    watch.handedOver(due);
    expect(await watch.due()).toEqual([]);
    pass(3);
    expect((await watch.due()).map(({ key }) => key)).toEqual(due.map(({ key }) => key));
    await watch.deliver(due[0] ?? { key: "", subscription: "", dueAt: "", lane: "", foundLateMs: 0 });
    pass(30);
    expect(await watch.due()).toEqual([]);
    expect((await deliveries.counts()).posted).toBe(1);
  });
});

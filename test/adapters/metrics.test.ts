import { describe, expect, it } from "vitest";
import { counted, createMetrics } from "../../adapters/metrics.ts";
import { problemCard, type Question } from "../../commands/ask.ts";
import type { Card } from "../../src/card.ts";
import { UserError } from "../../src/errors.ts";
import { memoryRecords } from "../../src/record/memory-record.ts";
import { memoryDeliveries, memorySubscriptions } from "../../src/watch/memory-watch.ts";
import { subscriptionSchema } from "../../src/watch/subscription.ts";

const NOW = Date.parse("2026-08-25T12:00:00Z");

const card: Card = {
  title: "Valuation",
  answer: "Cheap.",
  tone: "plain",
  parts: [],
  sources: [],
  next: [],
  figures: {},
  data: null,
  simulated: false,
};
const question = (command: string): Question => ({
  command,
  options: { text: "USER TEXT" },
  asker: { platform: "discord", workspace: "W-SECRET", channel: "C-SECRET", user: "U-SECRET", mayManage: false },
});

/** What a scrape says of a metric, line by line, without its help. */
async function scraped(metrics: { text(): Promise<string> }, name: string): Promise<readonly string[]> {
  return (await metrics.text()).split("\n").filter((line) => line.startsWith(`smallcap_${name}`));
}

function watching(store: Partial<Parameters<ReturnType<typeof createMetrics>["look"]>[0]["store"]> = {}) {
  const metrics = createMetrics(() => NOW);
  const { deliveries } = memoryDeliveries();
  const subscriptions = memorySubscriptions();
  const records = memoryRecords();
  let looks = 0;
  metrics.look({
    commands: ["valuation", "rates"],
    health: () => [
      {
        host: "finance.yahoo.com",
        requests: 12,
        failures: 3,
        lastSuccessAt: new Date(NOW - 90_000).toISOString(),
        lastFailureAt: null,
        lastFailure: "said no",
        pausedUntil: new Date(NOW + 1_000).toISOString(),
      },
      {
        host: "sec.gov",
        requests: 1,
        failures: 1,
        lastSuccessAt: null,
        lastFailureAt: null,
        lastFailure: null,
        pausedUntil: null,
      },
    ],
    stock: async () => {
      looks += 1;
      return {
        held: [
          {
            kind: "quotes",
            requests: 40,
            rows: 2_000,
            oldest: "",
            oldestOf: null,
            newest: "",
            fetchedAt: new Date(NOW - 600_000).toISOString(),
            fresh: 40,
            ageing: 0,
            stale: 0,
            refreshAt: null,
          },
        ],
        lapses: [],
        indexes: [],
        wanted: 0,
        store: { bytes: 4_096, entries: 7 },
        startedAt: 0,
      };
    },
    store: { records, subscriptions, deliveries, ready: async () => {}, ...store },
    now: () => NOW,
    realNow: () => NOW,
  });
  return { metrics, deliveries, subscriptions, records, looks: () => looks };
}

describe("questions", () => {
  it("are counted by platform, command and how they were answered", async () => {
    const { metrics } = watching();
    const answers = [card, problemCard(new UserError("source-down", "away")), { ...card, tone: "problem" as const }];
    const ask = counted(async () => answers.shift() ?? card, metrics);
    for (const command of ["valuation", "rates", "valuation", "<script>SECRET"]) await ask(question(command));
    expect(await scraped(metrics, "questions_total")).toEqual([
      'smallcap_questions_total{platform="discord",command="valuation",outcome="answered"} 1',
      'smallcap_questions_total{platform="discord",command="rates",outcome="source-down"} 1',
      'smallcap_questions_total{platform="discord",command="valuation",outcome="other"} 1',
      'smallcap_questions_total{platform="discord",command="other",outcome="answered"} 1',
    ]);
    expect(await scraped(metrics, "answer_seconds_count")).toEqual([
      'smallcap_answer_seconds_count{platform="discord"} 4',
    ]);
    expect(await metrics.text()).not.toMatch(/SECRET|USER TEXT/);
  });

  it("under way are seen, and the answer is handed on as it is", async () => {
    const { metrics } = watching();
    const { promise, resolve } = Promise.withResolvers<Card>();
    const answer = counted(() => promise, metrics)(question("rates"));
    expect(await scraped(metrics, "questions_under_way")).toEqual([
      'smallcap_questions_under_way{platform="discord"} 1',
    ]);
    resolve(card);
    expect(await answer).toBe(card);
    expect(await scraped(metrics, "questions_under_way")).toEqual([
      'smallcap_questions_under_way{platform="discord"} 0',
    ]);
  });
});

describe("a scrape", () => {
  it("says of every source how it does, and of one that never answered no age", async () => {
    const { metrics } = watching();
    expect(await scraped(metrics, "source_")).toEqual([
      'smallcap_source_requests_total{source="finance.yahoo.com"} 12',
      'smallcap_source_requests_total{source="sec.gov"} 1',
      'smallcap_source_failures_total{source="finance.yahoo.com"} 3',
      'smallcap_source_failures_total{source="sec.gov"} 1',
      'smallcap_source_age_seconds{source="finance.yahoo.com"} 90',
      'smallcap_source_breaker_open{source="finance.yahoo.com"} 1',
      'smallcap_source_breaker_open{source="sec.gov"} 0',
    ]);
    // Counters are those of the source, not added up scrape by scrape.
    expect(await scraped(metrics, "source_requests_total")).toContain(
      'smallcap_source_requests_total{source="finance.yahoo.com"} 12',
    );
  });

  it("says how old data is, and what store and record hold", async () => {
    const { metrics, records } = watching();
    expect(await scraped(metrics, "record_")).toEqual(["smallcap_record_days 0"]);
    const day = { recordedAt: "2026-08-24T21:00:00Z", method: 1, inputsHash: "", figures: {} };
    await records.figures.append({ ...day, date: "2026-08-24" }, null);
    expect(await scraped(metrics, "data_age")).toEqual(['smallcap_data_age_seconds{kind="quotes"} 600']);
    expect(await scraped(metrics, "store_")).toEqual([
      "smallcap_store_up 1",
      "smallcap_store_bytes 4096",
      "smallcap_store_entries 7",
    ]);
    expect(await scraped(metrics, "record_")).toEqual([
      "smallcap_record_days 1",
      `smallcap_record_last_day_age_seconds ${12 * 3_600}`,
    ]);
  });

  it("counts deliveries and subscriptions by state", async () => {
    const { metrics, deliveries, subscriptions } = watching();
    await deliveries.claim({ key: "d-7k2mx@1", subscription: "d-7k2mx", dueAt: "2026-08-24T12:30:00Z" }, "me", 1);
    const digest = subscriptionSchema.parse({
      id: "d-7k2mx",
      kind: "digest",
      place: { platform: "slack", workspace: "T-SECRET", channel: "C-SECRET" },
      setBy: "U-SECRET",
      createdAt: "2026-08-01T00:00:00Z",
      question: { command: "brief", options: {} },
      text: "USER TEXT",
      paused: null,
      resumedAt: null,
      schedule: { days: "trading", time: "08:30", timezone: "America/New_York" },
    });
    await subscriptions.add(digest);
    expect(await scraped(metrics, 'deliveries{state="claimed"}')).toEqual(['smallcap_deliveries{state="claimed"} 1']);
    expect(await scraped(metrics, "deliveries{")).toHaveLength(7);
    expect(await scraped(metrics, "subscriptions{")).toEqual([
      'smallcap_subscriptions{kind="digest",state="running"} 1',
      'smallcap_subscriptions{kind="digest",state="paused"} 0',
      'smallcap_subscriptions{kind="alert",state="running"} 0',
      'smallcap_subscriptions{kind="alert",state="paused"} 0',
    ]);
    expect(await metrics.text()).not.toMatch(/SECRET|USER TEXT|7k2mx/);
  });

  it("counts posts, their time, and how late they were", async () => {
    const { metrics } = watching();
    metrics.meter.posted("slack", "posted", 300);
    metrics.meter.posted("slack", "later", 200);
    metrics.meter.late(2_000);
    metrics.meter.queued(5);
    expect(await scraped(metrics, "posts_total")).toEqual([
      'smallcap_posts_total{platform="slack",outcome="posted"} 1',
      'smallcap_posts_total{platform="slack",outcome="later"} 1',
    ]);
    expect(await scraped(metrics, "post_seconds_sum")).toEqual(['smallcap_post_seconds_sum{platform="slack"} 0.5']);
    expect(await scraped(metrics, "delivery_lateness_seconds_sum")).toEqual([
      "smallcap_delivery_lateness_seconds_sum 2",
    ]);
    expect(await scraped(metrics, "delivery_queue")).toEqual(["smallcap_delivery_queue 5"]);
  });

  it("leaves out what a store that is down does not say, and says that it is down", async () => {
    const down = () => Promise.reject(new Error("sqlite://SECRET"));
    const subscriptions = { ...memorySubscriptions(), version: down };
    const { metrics } = watching({
      ready: down,
      subscriptions,
      deliveries: { ...memoryDeliveries().deliveries, counts: down },
    });
    expect(await scraped(metrics, "store_up")).toEqual(["smallcap_store_up 0"]);
    expect(await scraped(metrics, "deliveries{")).toEqual([]);
    expect(await scraped(metrics, "subscriptions{")).toEqual([]);
    expect(await scraped(metrics, "source_requests_total")).toHaveLength(2);
  });

  it("looks once, whatever it says, and not in between", async () => {
    const { metrics, looks } = watching();
    expect(looks()).toBe(0);
    await metrics.text();
    expect(looks()).toBe(1);
  });

  it("has nothing but names of this program, each explained", async () => {
    const { metrics } = watching();
    const lines = (await metrics.text()).split("\n").filter((line) => line && !line.startsWith("# TYPE"));
    expect(lines.filter((line) => !/^(# HELP )?smallcap_/.test(line))).toEqual([]);
    expect(lines.some((line) => line.startsWith("smallcap_process_cpu_seconds_total"))).toBe(true);
  });

  it("is there before anything is looked at, and two do not share a registry", async () => {
    expect(await createMetrics(() => NOW).text()).toContain("smallcap_delivery_queue 0");
    expect(await createMetrics(() => NOW).text()).toContain("smallcap_delivery_queue 0");
  });
});

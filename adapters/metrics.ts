import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Ask } from "../commands/ask.ts";
import type { Asker } from "../commands/asker.ts";
import { DAY_MS } from "../src/calendar-day.ts";
import type { Card } from "../src/card.ts";
import type { SourceHealth } from "../src/market/health.ts";
import type { StockTaking } from "../src/market/stock-taking.ts";
import type { RecordedDay } from "../src/record/record.ts";
import type { Store } from "../src/store/store.ts";
import { type Book, createBook } from "../src/watch/book.ts";
import type { DeliveryState } from "../src/watch/deliveries.ts";
import type { WatchMeter } from "../src/watch/meter.ts";
import type { Subscription } from "../src/watch/subscription.ts";
import type { Scrape } from "./web-server.ts";
import { within } from "./within.ts";

/** What is looked at when somebody scrapes; nothing is polled in between. */
export type Watched = {
  /** Names of all commands: the only ones that become a label. */
  readonly commands: readonly string[];
  readonly health: () => readonly SourceHealth[];
  readonly stock: () => Promise<StockTaking>;
  readonly store: Pick<Store, "records" | "subscriptions" | "deliveries" | "ready">;
  /** Market time. */
  readonly now: () => number;
  readonly realNow: () => number;
};

export type Metrics = Scrape & {
  readonly meter: WatchMeter;
  /** A question begins; to be called with its answer when it is there. */
  asked(platform: Asker["platform"], command: string): (card: Card) => void;
  /** Says what is looked at; before, only what is counted here is there. */
  look(at: Watched): void;
};

/** The same `ask`, counted. */
export function counted(ask: Ask, metrics: Pick<Metrics, "asked">): Ask {
  return async (question, options) => {
    const answered = metrics.asked(question.asker.platform, question.command);
    const card = await ask(question, options);
    answered(card);
    return card;
  };
}

/** Answers from memory take milliseconds, those that wait for a source seconds, and a whole universe a minute. */
const ANSWER_SECONDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 180];
const POST_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const LATE_SECONDS = [1, 2.5, 5, 10, 30, 60, 300, 900, 3_600];
/** A part that takes longer is left out of a scrape. */
const PATIENCE_MS = 2_000;

const OUTCOMES = [
  "answered",
  "unknown-command",
  "bad-option",
  "not-allowed",
  "no-data",
  "source-down",
  "broken",
] as const;
const OTHER = "other";

/**
 * Everything measured, in a registry of its own. Labels come from closed lists: no text, name or id of anybody is in
 * them.
 *
 * @param realNow - Milliseconds, for how long answers take.
 */
export function createMetrics(realNow: () => number): Metrics {
  const registry = new Registry();
  const registers = [registry];
  let watched: { readonly at: Watched; readonly book: Book } | null = null;
  let seen: Promise<Seen | null> = Promise.resolve(null);
  let commands: ReadonlySet<string> = new Set();

  collectDefaultMetrics({ register: registry, prefix: "smallcap_" });

  /** A gauge that is filled with what a scrape sees, and is absent where that is not known. */
  function gauge<Label extends string = never>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    rows: (
      seen: Seen,
    ) => readonly (readonly [labels: Readonly<Partial<Record<Label, string>>>, value: number | null])[],
  ): void {
    new Gauge({
      name: `smallcap_${name}`,
      help,
      labelNames,
      registers,
      async collect() {
        const now = await seen;
        this.reset();
        if (labelNames.length === 0) this.remove();
        for (const [labels, value] of now ? rows(now) : []) if (value !== null) this.set(labels as object, value);
      },
    });
  }

  /** A counter that somebody else counts. */
  function total(name: string, help: string, value: (source: SourceHealth) => number): void {
    new Counter({
      name: `smallcap_${name}`,
      help,
      labelNames: ["source"],
      registers,
      async collect() {
        const now = await seen;
        this.reset();
        for (const source of now?.sources ?? []) this.inc({ source: source.host }, value(source));
      },
    });
  }

  total("source_requests_total", "Requests to a source of market data", ({ requests }) => requests);
  total("source_failures_total", "Requests to a source that failed", ({ failures }) => failures);
  gauge("source_age_seconds", "Time since a source last answered", ["source"], ({ sources, realAt }) =>
    sources.map(({ host, lastSuccessAt }) => [{ source: host }, ageSeconds(lastSuccessAt, realAt)]),
  );
  gauge("source_breaker_open", "1 while a source that failed too often is left alone", ["source"], ({ sources }) =>
    sources.map(({ host, pausedUntil }) => [{ source: host }, pausedUntil === null ? 0 : 1]),
  );
  gauge("data_age_seconds", "Age of the newest copy of a kind of data, market time", ["kind"], ({ stock, marketAt }) =>
    (stock?.held ?? []).map(({ kind, fetchedAt }) => [{ kind }, ageSeconds(fetchedAt, marketAt)]),
  );

  const questions = new Counter({
    name: "smallcap_questions_total",
    help: "Questions answered, by how",
    labelNames: ["platform", "command", "outcome"],
    registers,
  });
  const answers = new Histogram({
    name: "smallcap_answer_seconds",
    help: "From a question to its whole answer, before it is drawn and sent",
    labelNames: ["platform"],
    buckets: ANSWER_SECONDS,
    registers,
  });
  const underWay = new Gauge({
    name: "smallcap_questions_under_way",
    help: "Questions that are being answered",
    labelNames: ["platform"],
    registers,
  });

  const posts = new Counter({
    name: "smallcap_posts_total",
    help: "Tries to post a digest or an alert, by what became of them",
    labelNames: ["platform", "outcome"],
    registers,
  });
  const postSeconds = new Histogram({
    name: "smallcap_post_seconds",
    help: "Time a try to post takes, without the wait for its turn",
    labelNames: ["platform"],
    buckets: POST_SECONDS,
    registers,
  });
  const lateness = new Histogram({
    name: "smallcap_delivery_lateness_seconds",
    help: "How long after its time something was posted, market time",
    buckets: LATE_SECONDS,
    registers,
  });
  const queue = new Gauge({
    name: "smallcap_delivery_queue",
    help: "Deliveries that wait or are under way in this process",
    registers,
  });
  gauge("deliveries", "Deliveries on the store's book, ended ones of the last 60 days", ["state"], ({ deliveries }) =>
    Object.entries(deliveries ?? {}).map(([state, count]) => [{ state }, count]),
  );
  gauge("subscriptions", "Digests and alerts that are set up", ["kind", "state"], ({ subscriptions }) =>
    subscriptions === null
      ? []
      : (["digest", "alert"] as const).flatMap((kind) =>
          (["running", "paused"] as const).map(
            (state) =>
              [
                { kind, state },
                subscriptions.filter((each) => each.kind === kind && (each.paused ? "paused" : "running") === state)
                  .length,
              ] as const,
          ),
        ),
  );

  gauge("store_up", "1 when the store can be read and written", [], ({ storeUp }) => [[{}, storeUp ? 1 : 0]]);
  gauge("store_bytes", "Size of the store", [], ({ stock }) => [[{}, keptOf(stock)?.bytes ?? null]]);
  gauge("store_entries", "Kept answers of sources", [], ({ stock }) => [[{}, keptOf(stock)?.entries ?? null]]);
  gauge("record_days", "Trading days in the daily record", [], ({ days }) => [[{}, days?.length ?? null]]);
  gauge(
    "record_last_day_age_seconds",
    "Time since the end (UTC) of the last recorded trading day",
    [],
    ({ days, marketAt }) => {
      const last = days?.at(-1)?.date;
      return [[{}, last === undefined ? null : (marketAt - Date.parse(last) - DAY_MS) / 1_000]];
    },
  );

  return {
    contentType: registry.contentType,
    async text() {
      seen = watched ? lookAt(watched.at, watched.book) : Promise.resolve(null);
      return await registry.metrics();
    },
    look(at) {
      watched = { at, book: createBook(at.store.subscriptions) };
      commands = new Set(at.commands);
    },
    asked(platform, name) {
      const command = commands.has(name) ? name : OTHER;
      const startedAt = realNow();
      underWay.inc({ platform });
      return (card) => {
        underWay.dec({ platform });
        questions.inc({ platform, command, outcome: outcomeOf(card) });
        answers.observe({ platform }, (realNow() - startedAt) / 1_000);
      };
    },
    meter: {
      posted(platform, outcome, ms) {
        posts.inc({ platform, outcome });
        postSeconds.observe({ platform }, ms / 1_000);
      },
      late: (ms) => lateness.observe(ms / 1_000),
      queued: (count) => queue.set(count),
    },
  };
}

/** What one scrape sees; null where a part did not answer. */
type Seen = {
  readonly sources: readonly SourceHealth[];
  readonly stock: StockTaking | null;
  readonly days: readonly RecordedDay[] | null;
  readonly deliveries: Readonly<Record<DeliveryState, number>> | null;
  readonly subscriptions: readonly Subscription[] | null;
  readonly storeUp: boolean;
  readonly marketAt: number;
  readonly realAt: number;
};

async function lookAt({ health, stock, store, now, realNow }: Watched, book: Book): Promise<Seen> {
  const known = <Value>(value: Promise<Value>): Promise<Value | null> =>
    within(
      value.catch(() => null),
      PATIENCE_MS,
    ).then((found) => found ?? null);
  const [taken, days, deliveries, subscriptions, ready] = await Promise.all([
    known(stock()),
    known(store.records.figures.days()),
    known(store.deliveries.counts()),
    known(book.all()),
    known(store.ready().then(() => true)),
  ]);
  return {
    sources: health(),
    stock: taken,
    days,
    deliveries,
    subscriptions,
    storeUp: ready === true,
    marketAt: now(),
    realAt: realNow(),
  };
}

function keptOf(stock: StockTaking | null): { readonly bytes: number; readonly entries: number } | null {
  return stock?.store && "bytes" in stock.store ? stock.store : null;
}

function ageSeconds(instant: string | null, now: number): number | null {
  return instant === null ? null : (now - Date.parse(instant)) / 1_000;
}

/** A problem by its name; whatever is no name of ours becomes "other". */
function outcomeOf({ tone, data }: Card): string {
  if (tone !== "problem") return "answered";
  const problem = typeof data === "object" && data !== null && "problem" in data ? data.problem : null;
  return OUTCOMES.find((outcome) => outcome === problem) ?? OTHER;
}

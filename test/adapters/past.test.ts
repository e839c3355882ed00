import { describe, expect, it } from "vitest";
import { createArchive } from "../../adapters/archive.ts";
import { createPast } from "../../adapters/past.ts";
import { createAsk } from "../../commands/ask.ts";
import { otherReadings, recordedQuestions } from "../../commands/recorded-questions.ts";
import { commands, marketQuestions } from "../../commands/registry.ts";
import type { Card } from "../../src/card.ts";
import { cachedMarket } from "../../src/market/cached.ts";
import type { Copy } from "../../src/market/copies.ts";
import { withBuiltInCalendar } from "../../src/market/fomc.ts";
import type { Kept } from "../../src/market/kept.ts";
import { createUniverse } from "../../src/market/load-universe.ts";
import type { Market } from "../../src/market/market.ts";
import { withOwnPmi } from "../../src/market/own-pmi.ts";
import { recordedEstimates } from "../../src/market/recorded-estimates.ts";
import { createRemember, type Policy } from "../../src/market/remember.ts";
import { createSampleMarket } from "../../src/market/sample/sample.ts";
import { SourceFailure } from "../../src/market/source-failure.ts";
import { createWitness } from "../../src/market/witness.ts";
import { recordDay } from "../../src/record/daily.ts";
import { everyFigure } from "../../src/record/every-figure.ts";
import { memoryRecords } from "../../src/record/memory-record.ts";
import { METHOD_VERSION } from "../../src/record/method-version.ts";
import { recordStrip } from "../../src/record/strip.ts";
import { asker } from "../support/commands.ts";
import { contextOf, notesOf } from "../support/context.ts";
import { keptLog } from "../support/kept-log.ts";

// A bot around a simulated market: a day is recorded, time goes on, and the day is asked for again.

const FRIDAY = Date.parse("2026-08-21T21:00:00Z");
const DATE = "2026-08-21";
const WEEK = 7 * 24 * 60 * 60_000;
const ORIGIN = "sources";
const CRAWL = { known: 40, wanted: 40, running: true, failure: null, paceMs: 2_500 };
const OWN = [{ month: "2026-07", value: 55.6 }] as const;

/** What a bot is made of, on a clock that is moved by hand and sources that can be turned off. */
function bot(broken: (key: keyof Market) => boolean = () => false) {
  const time = { at: FRIDAY, down: false };
  const now = () => time.at;
  const sample = createSampleMarket(now);
  const source = new Proxy(sample, {
    get: (target, member: keyof Market) => {
      const use = target[member];
      if (typeof use !== "function") return use;
      if (!time.down && !broken(member)) return use;
      return async () => {
        throw new SourceFailure("network", "The source", "it does not answer");
      };
    },
  });
  const stored = new Map<string, Kept>();
  const store = {
    get: async (key: string) => structuredClone(stored.get(key)),
    set: async (key: string, value: unknown) => stored.set(key, structuredClone(value) as Kept),
  };
  const log = keptLog();
  const remember = createRemember({ store, now, origin: ORIGIN, log });
  const records = memoryRecords();
  const completed = (market: Market, own: typeof OWN | readonly [], clock: () => number) =>
    withOwnPmi(withBuiltInCalendar(market, clock), own, clock);
  const by = (policy: Policy) => completed(cachedMarket(source, remember, policy), OWN, now);
  const [patient, strict] = [by("patient"), by("strict")];
  const universe = createUniverse(patient, strict, async () => {});
  const estimates = recordedEstimates(
    (key) => strict.estimates(key.replace("estimates:", "")) as Promise<never>,
    CRAWL,
  );
  const context = contextOf(patient, { universe, estimates, records, now, realNow: now });
  const { past, contextOf: contextThen } = createPast({
    source,
    records,
    whole: (market, own, clock) => completed(market, own as typeof OWN, clock),
    around: context,
    now,
  });
  const witness = createWitness(remember);
  const watched = completed(cachedMarket(source, witness.remember, "strict"), OWN, now);
  const copies = (): Copy[] =>
    [...stored].map(([key, { origin, kind = "quotes", reading }]) => ({ key, kind, origin, ...reading, rows: null }));
  const archive = createArchive({
    questions: recordedQuestions(marketQuestions),
    others: otherReadings(marketQuestions),
    witness,
    context: {
      ...context,
      market: watched,
      universe: createUniverse(watched, watched, async () => {}),
      patienceMs: 1_000,
      asker,
    },
    contextOf: contextThen,
    inventory: async () => ({ bytes: 0, entries: stored.size, copies: copies() }),
    get: store.get,
    origin: ORIGIN,
    pieces: records.pieces,
    ownPmi: OWN,
    crawl: () => CRAWL,
    log,
  });
  const ask = createAsk(commands, context, log, past);
  return {
    time,
    records,
    stored,
    ask: (command: string, options: Readonly<Record<string, string>> = {}) => ask({ command, options, asker }),
    recordStrip: () => recordStrip(strict, records.strip, now()),
    async record() {
      const [small, large] = [await universe.refresh("russell2000"), await universe.refresh("sp500")];
      return await recordDay(small, large, strict, records.figures, now(), archive);
    },
  };
}

/** A replayed card without what says that it is one. */
function withoutDay({ parts, next, ...card }: Card): object {
  const [note, ...rest] = parts;
  expect(note).toMatchObject({
    kind: "note",
    text: expect.stringMatching(/^As of 21 Aug 2026, from the daily record/),
  });
  return {
    ...card,
    parts: rest,
    next: next.map(({ options: { asof: _, ...options }, ...each }) => ({ ...each, options })),
  };
}

const QUESTIONS: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ...recordedQuestions(marketQuestions).map(
    ({ command, options }) =>
      [
        command.name,
        Object.fromEntries(Object.entries(options).map(([name, value]) => [name, String(value)])),
      ] as const,
  ),
  ["valuation", { against: "sp400" }],
  ["rates", { view: "local" }],
  ["performance", { period: "1y" }],
  ["sectors", { by: "growth" }],
];

describe("a recorded day", { timeout: 120_000 }, () => {
  it("gives for every question the card that was given then, whatever has come since", async () => {
    const { time, ask, record, recordStrip, records, stored } = bot();
    await recordStrip();
    const before = await Promise.all(QUESTIONS.map(([command, options]) => ask(command, options)));
    const ticker = firstTicker(stored);
    const stock = await ask("stock", { ticker });
    expect(await record()).toBe(DATE);
    // A week later everything has been read anew, and then no source answers.
    time.at += WEEK;
    for (const [command, options] of QUESTIONS) await ask(command, options);
    const later = await ask("valuation");
    expect(later.figures["small.forward-pe.exNegative"]?.value).not.toBe(
      before[0]?.figures["small.forward-pe.exNegative"]?.value,
    );
    time.down = true;
    for (const [place, [command, options]] of QUESTIONS.entries()) {
      const card = await ask(command, { ...options, asof: DATE });
      expect(withoutDay(card), `${command} ${JSON.stringify(options)}`).toEqual(before[place]);
    }
    expect(withoutDay(await ask("stock", { ticker, asof: DATE }))).toEqual(stock);

    const [day] = await records.figures.days();
    expect(notesOf(await ask("valuation", { asof: DATE }))[0]).toBe(
      `As of 21 Aug 2026, from the daily record: written 21 Aug 2026 17:00 New York, inputs ${day?.inputsHash.slice(0, 12)}.`,
    );
    const { next } = await ask("valuation", { asof: DATE });
    expect(next.length).toBeGreaterThan(3);
    expect(next.every(({ options }) => options.asof === DATE)).toBe(true);

    // Every figure of the default answers is recorded, single companies' left out.
    const figures = day ? await everyFigure(records.figures, day) : {};
    const cards = new Map(QUESTIONS.map(([command], place) => [command, before[place]] as const).reverse());
    const differing = [...cards].reverse().flatMap(([name, card]) =>
      Object.values(card?.figures ?? {})
        .filter(({ id }) => !id.startsWith("stock.") && figures[id] !== undefined)
        .filter(({ id, value }) => figures[id] !== value)
        .map(({ id }) => `${name}: ${id}`),
    );
    // Two windows are counted in days, each question's own: the first one's is recorded. The brief's rate move is another
    // one than that of debt, which defines the id.
    expect(differing).toEqual([
      "allocation: days.n",
      "risk: days.n",
      "brief: move.bp",
      "brief: move.interest.low",
      "brief: move.interest.high",
    ]);
    const lacking = [...cards].flatMap(([name, card]) =>
      Object.keys(card?.figures ?? {})
        .filter((id) => !id.startsWith("stock.") && figures[id] === undefined)
        .map((id) => `${name}: ${id}`),
    );
    expect(lacking).toEqual([]);
  });

  it("can be asked what nobody asked on the day: the other index, the other fund, the other topic", async () => {
    const { time, ask, record } = bot();
    expect(await record()).toBe(DATE);
    const unasked = otherReadings(marketQuestions).map(
      ({ command, options }) =>
        [
          command.name,
          Object.fromEntries(Object.entries(options).map(([name, value]) => [name, String(value)])),
        ] as const,
    );
    expect(unasked.map(([command, { against }]) => `${command} ${against}`)).toContain("valuation russell1000");
    // Another bot on the same market, since this one's own record has a day more by now.
    const other = bot();
    const then = await Promise.all(unasked.map(([command, options]) => other.ask(command, options)));
    time.at += WEEK;
    time.down = true;
    for (const [place, [command, options]] of unasked.entries()) {
      const card = await ask(command, { ...options, asof: DATE });
      expect(withoutDay(card), `${command} ${JSON.stringify(options)}`).toEqual(then[place]);
    }
  });

  it("waits six hours for a source that fails, then says null for what rests on it", async () => {
    const { time, record, records } = bot((member) => member === "series");
    expect(await record()).toBeNull();
    time.at += 6 * 60 * 60_000;
    expect(await record()).toBe(DATE);
    const [day] = await records.figures.days();
    const figures = day ? await everyFigure(records.figures, day) : {};
    expect(figures["credit.highYieldSpread"]).toBeNull();
    expect(figures["small.forward-pe.exNegative"]).not.toBeNull();
  });

  it.each([
    ["2026-08-20", "no-data", /20 Aug 2026 is not recorded/, /nearest recorded day: 2026-08-21/],
    ["2026-08-15", "bad-option", /weekend/, /2026-08-21/],
    ["2026-07-03", "bad-option", /Independence Day/, /2026-08-21/],
    ["2026-09-01", "bad-option", /still to come/, /2026-08-21/],
    ["21.08.2026", "bad-option", /expected a day such as 2026-08-21/, /asof/],
    ["2026-02-30", "bad-option", /expected a day such as 2026-08-21/, /asof/],
  ])("refuses %s as %s", async (asof, problem, message, hint) => {
    const { records, ask } = bot();
    await records.figures.append(dayBy(METHOD_VERSION), null);
    const card = await ask("valuation", { asof });
    expect(card.data).toMatchObject({
      problem,
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
  });

  it("refuses a day of another method, since the two cannot be compared", async () => {
    const { records, ask } = bot();
    await records.figures.append(dayBy(METHOD_VERSION - 1), null);
    expect((await ask("valuation", { asof: DATE })).answer).toMatch(
      /recorded by method 0, and this program .* method 1/,
    );
  });
  it("says of a day that was recorded before whole days were kept that only its figures are there", async () => {
    const { records, ask } = bot();
    await records.figures.append(dayBy(METHOD_VERSION), { small: [], large: [] });
    expect((await ask("valuation", { asof: DATE })).answer).toMatch(/before whole days were kept/);
  });
});

const dayBy = (method: number) => ({
  date: DATE,
  recordedAt: "2026-08-21T21:00:00.000Z",
  method,
  inputsHash: "x",
  figures: {},
});

function firstTicker(stored: ReadonlyMap<string, Kept>): string {
  const value = stored.get("holdings:IWM")?.reading.value as { rows: readonly { ticker: string }[] } | undefined;
  return value?.rows[0]?.ticker ?? "";
}

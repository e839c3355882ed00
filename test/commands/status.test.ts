import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Context } from "../../commands/command.ts";
import type { Card } from "../../src/card.ts";
import { KINDS } from "../../src/market/freshness.ts";
import type { SourceHealth } from "../../src/market/health.ts";
import type { Held } from "../../src/market/held.ts";
import { KIND_WORDS } from "../../src/market/kind-words.ts";
import type { StockTaking } from "../../src/market/stock-taking.ts";
import { memoryRecord } from "../../src/record/memory-record.ts";
import { asker } from "../support/commands.ts";
import { asking, contextOf, noEstimates, notesOf, nothingHeld, recordsOf, rowOf } from "../support/context.ts";
import { EXAMPLE, FAKE_NOW, fakeMarket } from "../support/fake-market.ts";
import { strayNumbers } from "../support/number-lint.ts";

const ago = (minutes: number) => new Date(FAKE_NOW - minutes * 60_000).toISOString();
const yahoo: SourceHealth = {
  host: "finance.yahoo.com",
  requests: 41,
  failures: 0,
  lastSuccessAt: ago(5),
  lastFailureAt: null,
  lastFailure: null,
  pausedUntil: null,
};
const failing: SourceHealth = {
  ...yahoo,
  host: "blackrock.com",
  requests: 7,
  failures: 3,
  lastSuccessAt: ago(3 * 24 * 60),
  lastFailureAt: ago(2),
  lastFailure: "blackrock.com answered 503",
};
const paused: SourceHealth = {
  ...failing,
  host: "sec.gov",
  lastSuccessAt: null,
  lastFailure: "sec.gov asks for a pause",
  pausedUntil: ago(-4.5),
};

const market = fakeMarket({ funds: EXAMPLE });
function status(health: readonly SourceHealth[], more: Partial<Omit<Context, "patienceMs">> = {}): Promise<Card> {
  const { ask } = asking(more.market ?? market, { health: () => health, ...more });
  return ask({ command: "status", options: {}, asker });
}

describe("status", () => {
  it("says that nothing is held before anything was asked", async () => {
    const card = await status([]);
    expect(card).toMatchObject({
      answer: "Nothing is held, and no source has been asked since the start.",
      tone: "plain",
      simulated: false,
    });
    expect(card.parts.some(({ kind }) => kind === "table")).toBe(false);
  });

  it("says when every source answers, and how old its last answer is", async () => {
    const card = await status([yahoo]);
    expect(card).toMatchObject({ answer: "1 source asked, all answering.", tone: "plain" });
    expect(rowOf(card, "finance.yahoo.com")).toEqual(["finance.yahoo.com", "answering", "5 minutes ago", "41"]);
  });

  it("names a failing source with its reason and the age of its last answer", async () => {
    const card = await status([yahoo, failing]);
    expect(card).toMatchObject({ answer: "1 source of 2 failing: blackrock.com.", tone: "caution" });
    expect(rowOf(card, "blackrock.com")).toEqual([
      "blackrock.com",
      "failing: blackrock.com answered 503, 2 minutes ago",
      "3 days ago",
      "7, 3 failed",
    ]);
  });

  it("says of a paused source when it is tried next", async () => {
    const card = await status([paused]);
    expect(card.tone).toBe("caution");
    expect(rowOf(card, "sec.gov")).toEqual([
      "sec.gov",
      "paused: sec.gov asks for a pause, next try in 4 minutes",
      "never",
      "7, 3 failed",
    ]);
  });

  it("says how far a load has come, and nothing of it when none is under way", async () => {
    const { universe } = contextOf(market);
    const loading = { ...universe, progress: () => ({ loaded: 12, requests: 50 }) };
    const card = await status([yahoo], { universe: loading });
    expect(notesOf(card)).toContain("Loading: 12 of 50 requests for quotes answered.");
    expect(card.data).toMatchObject({ loading: { loaded: 12, requests: 50 } });
    expect(notesOf(await status([yahoo])).join(" ")).not.toContain("Loading");
  });

  it("counts the recorded days, and says since when", async () => {
    const record = memoryRecord();
    const days = async () => notesOf(await status([], { records: recordsOf(record) })).join(" ");
    expect(await days()).toContain("Daily record: 0 trading days. Market time 2026-08-21 21:00 UTC.");
    for (const date of ["2026-08-20", "2026-08-21"]) {
      await record.append({ date, recordedAt: date, method: 1, inputsHash: "", figures: {} }, null);
      if (date === "2026-08-20") expect(await days()).toContain("Daily record: 1 trading day since 2026-08-20.");
    }
    expect(await days()).toContain("Daily record: 2 trading days since 2026-08-20, the last 2026-08-21.");
    expect((await status([], { records: recordsOf(record) })).figures["record.days"]?.value).toBe(2);
  });

  describe("of the estimates", () => {
    const crawl = { known: 412, wanted: 2433, running: true, failure: null };
    const gathered = (more: Partial<typeof crawl | { failure: string }>) =>
      status([], { estimates: { ...noEstimates, progress: () => ({ ...crawl, ...more }) } });

    it("says how many companies are gathered", async () => {
      const card = await gathered({});
      expect(notesOf(card)).toContain("Estimates: 412 of 2,433 companies gathered.");
      expect(card.figures["crawl.known"]).toMatchObject({ value: 412, unit: "count" });
      expect(card.figures["crawl.wanted"]).toMatchObject({ value: 2433, unit: "count" });
      expect(card.data).toMatchObject({ crawl });
      expect(
        strayNumbers({ ...card, parts: card.parts.filter((part) => JSON.stringify(part).includes("Estimates")) }),
      ).toEqual([]);
    });

    it("says why the last request failed", async () => {
      expect(notesOf(await gathered({ failure: "Yahoo Finance could not be reached" }))).toContain(
        "Estimates: 412 of 2,433 companies gathered. The last request failed: Yahoo Finance could not be reached.",
      );
    });

    it("counts nothing before the members are known, and says so", async () => {
      const card = await gathered({ known: 0, wanted: 0 });
      expect(notesOf(card)).toContain("Estimates: not counted, since the members of the indexes are not known yet.");
      expect(card.figures["crawl.known"]).toMatchObject({
        value: null,
        reason: "the members of the indexes are not known yet",
      });
    });
  });

  it("says of the simulated market that nobody is asked", async () => {
    const card = await status([], { market: fakeMarket({ funds: EXAMPLE, simulated: true }) });
    expect(card).toMatchObject({
      answer: "This is the built-in simulated market: no source is asked.",
      tone: "plain",
      simulated: true,
    });
  });

  it("tells market time and real time apart: ages of answers are of the real clock", async () => {
    const card = await status([yahoo], { now: () => Date.parse("2025-05-13T21:00:00Z") });
    expect(rowOf(card, "finance.yahoo.com")[2]).toBe("5 minutes ago");
    expect(notesOf(card).join(" ")).toContain("Market time 2025-05-13 21:00 UTC.");
  });

  it("follows up with what the numbers mean, and with help", async () => {
    expect((await status([])).next.map(({ command }) => command)).toEqual(["method", "help"]);
  });

  it("says of every number what it is", async () => {
    const card = await status([], { stock: async () => ({ ...nothingHeld, held: [holdings, quotes] }) });
    expect(Object.keys(card.figures)).toEqual(
      expect.arrayContaining([
        "held.holdings.requests",
        "held.quotes.rows",
        "held.quotes.staleShare",
        "store.megabytes",
      ]),
    );
  });
});

const at = (hours: number) => new Date(FAKE_NOW + hours * 3_600_000).toISOString();
const holdings: Held = {
  kind: "holdings",
  requests: 2,
  rows: 2433,
  oldest: "2025-11-18T21:00:00Z",
  oldestOf: "IVV",
  newest: "2026-05-05T20:00:00Z",
  fetchedAt: at(-1),
  fresh: 2,
  ageing: 0,
  stale: 0,
  refreshAt: at(11),
};
const quotes: Held = {
  ...holdings,
  kind: "quotes",
  requests: 49,
  rows: 2418,
  oldest: at(-1),
  oldestOf: null,
  newest: at(-1),
  fresh: 49,
  refreshAt: at(0.5),
};
const filings: Held = { ...holdings, kind: "filings", oldest: "2023-07-31T20:00:00Z", newest: "2025-12-31T21:00:00Z" };

describe("what is held", () => {
  const held = (more: Partial<StockTaking>) => status([], { stock: async () => ({ ...nothingHeld, ...more }) });

  it("is told kind by kind: how much, of when, how fresh, until when", async () => {
    const card = await held({ held: [holdings, quotes] });
    expect(card).toMatchObject({
      answer: "Everything that is held is fresh. The oldest input is of 18 Nov 2025: iShares holdings of IVV.",
      tone: "plain",
    });
    expect(rowOf(card, "iShares holdings")).toEqual([
      "iShares holdings",
      "2 requests, 2,433 companies",
      "18 Nov 2025 to 5 May 2026",
      "fresh",
      "in 11 hours",
    ]);
    expect(rowOf(card, "Yahoo quotes").slice(1)).toEqual([
      "49 requests, 2,418 companies",
      "21 Aug 2026",
      "fresh",
      "in 30 minutes",
    ]);
  });

  it("counts the years of accounts for no age", async () => {
    const card = await held({ held: [holdings, filings] });
    expect(card.answer).toContain("The oldest input is of 18 Nov 2025");
    expect(rowOf(card, "SEC filings")[2]).toBe("years to 31 Dec 2025");
  });

  it("is due without alarm when its time is over", async () => {
    const card = await held({ held: [holdings, { ...quotes, fresh: 46, ageing: 3, refreshAt: null }] });
    expect(card).toMatchObject({ tone: "plain" });
    expect(card.answer).toMatch(/^Nothing fails; due to be read again at the next question: Yahoo quotes\./);
    expect(rowOf(card, "Yahoo quotes").slice(3)).toEqual(["3 of 49 due", "due"]);
  });

  it("calls for caution when it is past its limit", async () => {
    const card = await held({ held: [{ ...holdings, fresh: 0, stale: 2, refreshAt: null }, quotes] });
    expect(card).toMatchObject({ tone: "caution" });
    expect(card.answer).toMatch(/^Past its time, and used only while a source fails: iShares holdings\./);
    expect(rowOf(card, "iShares holdings").slice(3)).toEqual(["stale", "due"]);
    expect(card.figures["held.holdings.staleShare"]?.value).toBe(1);
  });

  it("names what was asked for in vain with its reason, also where nothing is held of it", async () => {
    const lapse = { key: "pmi", kind: "pmi", at: FAKE_NOW - 120_000, reason: "db.nomics.world answered 503" } as const;
    const card = await held({ held: [holdings], lapses: [lapse] });
    expect(card).toMatchObject({ tone: "caution" });
    expect(card.answer).toMatch(/^Asked for in vain: ISM manufacturing PMI\./);
    expect(rowOf(card, "ISM manufacturing PMI").slice(1)).toEqual([
      "nothing",
      "–",
      "failing: db.nomics.world answered 503, 2 minutes ago",
      "when asked",
    ]);
  });

  it("fits on a screen, and leaves nothing out that fails", async () => {
    const many = KINDS.map((kind): Held => ({ ...holdings, kind }));
    const lapse = { key: "x", kind: KINDS.at(-1) ?? "pmi", at: FAKE_NOW, reason: "no answer" };
    const card = await held({ held: many, lapses: [lapse] });
    const table = card.parts.find(({ kind }) => kind === "table");
    expect(table?.kind === "table" && table.rows.length).toBeLessThanOrEqual(12);
    const said = JSON.stringify(card.parts);
    for (const kind of KINDS) expect(said).toContain(KIND_WORDS[kind].name);
    expect(rowOf(card, KIND_WORDS[lapse.kind].name)[3]).toContain("failing");
  });

  it("covers indexes as far as their members have quotes", async () => {
    const card = await held({ indexes: [{ id: "russell2000", members: 1930, quoted: 1917 }] });
    expect(notesOf(card)).toContain("Quotes are held of 1,917 of 1,930 companies of the Russell 2000.");
    expect(card.figures["index.russell2000.quoted"]).toMatchObject({ value: 1917, unit: "count" });
  });

  it("tells the size of the store, and why it cannot where it does not answer", async () => {
    const notes = async (more: Partial<StockTaking>) => notesOf(await held(more)).join(" ");
    expect(await notes({ store: { bytes: 5_074_944, entries: 109 } })).toContain("Store: 109 entries, 5.07 MB.");
    expect(await notes({ store: { reason: "the disk is full" } })).toContain("Store: the disk is full.");
    expect(await notes({})).toContain("Store: nothing is kept between starts.");
  });

  it("tells since when the process runs, and its version", async () => {
    const card = await held({ startedAt: FAKE_NOW - 3 * 3_600_000 });
    expect(notesOf(card).join(" ")).toContain(`Running for 3 hours; version ${packageVersion()},`);
  });

  it("says how long the crawl will take at its pace", async () => {
    const progress = () => ({ known: 2400, wanted: 2433, running: true, failure: null, paceMs: 60_000 });
    const card = await status([], { estimates: { ...noEstimates, progress } });
    expect(notesOf(card)).toContain(
      "Estimates: 2,400 of 2,433 companies gathered. The rest takes about 33 minutes at this pace.",
    );
  });

  it("counts kept estimates where nothing has been read yet", async () => {
    const card = await held({ held: [{ ...holdings, kind: "estimates", requests: 812, rows: null }], wanted: 2433 });
    expect(notesOf(card)).toContain("Estimates: 812 of 2,433 companies gathered.");
  });
});

function packageVersion(): string {
  return JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")).version;
}

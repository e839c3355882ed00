import { describe, expect, it } from "vitest";
import type { Context } from "../../commands/command.ts";
import { statusCard } from "../../commands/status.ts";
import type { Card } from "../../src/card.ts";
import type { SourceHealth } from "../../src/market/health.ts";
import { memoryRecord } from "../../src/record/memory-record.ts";
import { asker } from "../support/commands.ts";
import { asking, contextOf, noEstimates, notesOf, recordsOf, rowOf } from "../support/context.ts";
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
  it("says that no source was asked before anything was", async () => {
    const card = await status([]);
    expect(card).toMatchObject({
      answer: "No source has been asked since the start.",
      tone: "plain",
      simulated: false,
    });
    expect(card.parts.some(({ kind }) => kind === "table")).toBe(false);
  });

  it("says when every source answers, how old its last answer is and when it is asked next", async () => {
    // Friday after the close: quotes rest until Monday's opening, but futures are asked for again.
    const card = await status([yahoo]);
    expect(card).toMatchObject({ answer: "1 source asked, all answering.", tone: "plain" });
    expect(rowOf(card, "finance.yahoo.com")).toEqual([
      "finance.yahoo.com",
      "answering",
      "5 minutes ago",
      "in 25 minutes",
      "41",
    ]);
  });

  it("says the same while the exchange is open, and when a refresh is due", async () => {
    const noon = Date.parse("2026-08-21T16:00:00Z");
    expect(rowOf(await status([yahoo], { now: () => noon }), "finance.yahoo.com")[3]).toBe("in 25 minutes");
    const old = { ...yahoo, lastSuccessAt: ago(45) };
    expect(rowOf(await status([old], { now: () => noon }), "finance.yahoo.com")[3]).toBe("due");
  });

  it("names a failing source with its reason and the age of its last answer", async () => {
    const card = await status([yahoo, failing]);
    expect(card).toMatchObject({ answer: "1 source of 2 failing: blackrock.com.", tone: "caution" });
    expect(rowOf(card, "blackrock.com")).toEqual([
      "blackrock.com",
      "failing: blackrock.com answered 503, 2 minutes ago",
      "3 days ago",
      "when asked",
      "7, 3 failed",
    ]);
  });

  it("says of a paused source when it is tried next", async () => {
    const card = await status([paused]);
    expect(card.tone).toBe("caution");
    expect(rowOf(card, "sec.gov")).toEqual([
      "sec.gov",
      "paused: sec.gov asks for a pause",
      "never",
      "next try in 4 minutes",
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
    expect(await days()).toContain("Daily record: 2 trading days since 2026-08-20.");
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

  it("tells market time and real time apart: ages are of the real clock", () => {
    const card = statusCard({
      health: [yahoo],
      days: 0,
      since: null,
      progress: null,
      crawl: { known: 0, wanted: 0, running: false, failure: null },
      now: FAKE_NOW,
      marketNow: Date.parse("2025-05-13T21:00:00Z"),
      simulated: false,
    });
    expect(rowOf(card, "finance.yahoo.com")[2]).toBe("5 minutes ago");
    expect(rowOf(card, "finance.yahoo.com")[3]).toBe("in 25 minutes");
    expect(notesOf(card).join(" ")).toContain("Market time 2025-05-13 21:00 UTC.");
  });
});

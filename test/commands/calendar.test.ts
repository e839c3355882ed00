import { describe, expect, it } from "vitest";
import type { AgendaEvent, Card } from "../../src/card.ts";
import type { NextReport } from "../../src/market/market.ts";
import { SourceFailure } from "../../src/market/source-failure.ts";
import { asker } from "../support/commands.ts";
import { asking, notesOf, rowOf } from "../support/context.ts";
import { company, type FakeMarketOptions, fakeMarket } from "../support/fake-market.ts";
import { strayNumbers } from "../support/number-lint.ts";
import { type FakeRates, fakeRates } from "../support/rates.ts";

const on = (day: string, hour = "20:30"): NextReport => ({
  from: `${day}T${hour}:00.000Z`,
  to: `${day}T${hour}:00.000Z`,
  estimated: false,
});
const span = (from: string, to: string): NextReport => ({
  from: `${from}T12:00:00.000Z`,
  to: `${to}T12:00:00.000Z`,
  estimated: true,
});

/** Ten companies of 100,000 dollars together; the larger the first letter's number, the lighter. */
const SMALL = [
  company("AAA", 30_000, { nextReport: on("2026-08-25") }),
  company("BBB", 20_000, { nextReport: on("2026-08-25", "12:30") }),
  company("CCC", 15_000, { nextReport: on("2026-08-25") }),
  company("DDD", 10_000, { nextReport: on("2026-08-25") }),
  company("EEE", 8_000, { nextReport: span("2026-08-26", "2026-08-31") }),
  company("FFF", 7_000, { nextReport: on("2026-08-24", "16:00") }),
  company("GGG", 4_000, { nextReport: on("2026-09-02"), reportAt: "2026-06-02T20:30:00.000Z" }),
  company("HHH", 3_000, { reportAt: "2026-08-05T20:30:00.000Z" }),
  company("III", 2_000, { nextReport: on("2026-08-21", "12:30"), reportAt: "2026-08-21T12:30:00.000Z" }),
  company("JJJ", 1_000, null),
];

const over = (
  options: Partial<FakeMarketOptions> = {},
  rates: FakeRates = {},
  more: Parameters<typeof asking>[1] = {},
) => asking(fakeMarket({ funds: { IWM: SMALL }, ...options, more: { ...fakeRates(rates), ...options.more } }), more);
const calendar = (asked: Readonly<Record<string, string>> = {}, ...market: Parameters<typeof over>): Promise<Card> =>
  over(...market).ask({ command: "calendar", options: asked, asker });
const agendaOf = (card: Card): readonly AgendaEvent[] =>
  card.parts.flatMap((part) => (part.kind === "agenda" ? part.events : []));
const labels = (card: Card) => agendaOf(card).map(({ label }) => label);
const value = (card: Card, id: string) => card.figures[id]?.value;
const at = (instant: string) => ({ now: () => Date.parse(instant) });
const tableRow = (card: Card, label: string) => rowOf(card, label);

describe("calendar", () => {
  it("answers how many small caps report in the week and when the Fed decides", async () => {
    const card = await calendar();
    expect(card.title).toBe("6 small caps report in the week to 28 Aug 2026");
    expect(card.answer).toBe(
      "6 members of the Russell 2000 report from 21 Aug 2026 to 28 Aug 2026, 90.00% of the index by weight. The next Fed decision is on 16 Sep 2026, in 26 days.",
    );
    expect(card.tone).toBe("plain");
  });

  it("lists events by time, of each day the three heaviest reports, and the releases by rule", async () => {
    expect(labels(await calendar())).toEqual([
      "FFF reports (FFF Inc)",
      "BBB reports (BBB Inc)",
      "AAA reports (AAA Inc)",
      "CCC reports (CCC Inc)",
      "EEE reports (EEE Inc)",
      "Jobless claims of the week before",
    ]);
  });

  it("gives an hour as an instant where the source knows it, else the day, and a guess as a stretch", async () => {
    const events = agendaOf(await calendar());
    expect(events.find(({ label }) => label.startsWith("AAA"))).toEqual({
      at: "2026-08-25T20:30:00.000Z",
      precision: "minute",
      label: "AAA reports (AAA Inc)",
      detail: "Fake quotes",
    });
    // Noon in New York stands for no hour.
    expect(events[0]).toMatchObject({ at: "2026-08-24", precision: "day" });
    expect(events.find(({ label }) => label.startsWith("EEE"))).toMatchObject({
      at: "2026-08-26",
      until: "2026-08-31",
      precision: "day",
      detail: "Fake quotes, estimated",
    });
  });

  it("counts what is not listed, by day and with its weight", async () => {
    const card = await calendar();
    expect(tableRow(card, "25 Aug")).toEqual(["25 Aug", "4", "75.00%", "AAA, BBB, CCC"]);
    expect(value(card, "calendar.reports")).toBe(6);
    expect(value(card, "calendar.reports.weight")).toBeCloseTo(0.9, 12);
    expect(value(card, "calendar.reports.rest")).toBe(1);
    expect(value(card, "calendar.reports.rest.weight")).toBeCloseTo(0.1, 12);
    expect(value(card, "calendar.reports.estimated")).toBe(1);
    expect(value(card, "calendar.undated")).toBe(2);
    expect(notesOf(card).join("\n")).toContain("1 more, 10.00% of the index by weight");
    expect(notesOf(card)).toContain("Estimated by the source and not announced by the company: 1 of the 6 dates.");
    expect(card.figures["calendar.reports"]?.coverage).toBeCloseTo(0.99, 12);
  });

  it("looks a month ahead on demand: releases, index changes, the holiday and the Fed", async () => {
    const card = await calendar({ window: "month" });
    const events = agendaOf(card).map(({ at: when, until, label, detail }: AgendaEvent & { until?: string }) =>
      [when, until, label, detail].filter(Boolean).join(" | "),
    );
    for (const event of [
      "2026-09-01T14:00:00.000Z | ISM manufacturing, Aug 2026 | by rule",
      "2026-09-03T14:00:00.000Z | ISM services, Aug 2026 | by rule",
      "2026-09-04T12:30:00.000Z | Employment situation, Aug 2026 | by rule",
      "2026-09-07 | Exchange closed: Labor Day | by rule",
      "2026-09-10 | 2026-09-15 | Consumer prices, Aug 2026 | by rule, unconfirmed",
      "2026-09-16T18:00:00.000Z | Fed decision | Fake calendar",
      "2026-09-18T20:00:00.000Z | S&P indexes are rebalanced after the close | by rule",
    ]) {
      expect(events).toContain(event);
    }
    expect(card.title).toBe("7 small caps report in the month to 21 Sep 2026");
    expect(tableRow(card, "24 Aug to 26 Aug")?.[1]).toBe("6");
  });

  it("never lists more than fifteen events, and keeps them all in the file", async () => {
    const crowd = Array.from({ length: 200 }, (_, index) =>
      company(`T${index}`, 1_000 + index, { nextReport: on(`2026-08-2${4 + (index % 5)}`) }),
    );
    const ask = over({ funds: { IWM: crowd } }).ask;
    const card = await ask({ command: "calendar", options: { window: "month" }, asker });
    expect(agendaOf(card)).toHaveLength(15);
    expect(value(card, "calendar.shown")).toBe(15);
    const week = agendaOf(await ask({ command: "calendar", options: {}, asker }));
    for (const day of ["24", "25", "26", "27", "28"]) {
      const ofDay = week.filter(
        ({ at: when, label }) => when.startsWith(`2026-08-${day}`) && label.includes("reports"),
      );
      expect(ofDay.length).toBeLessThanOrEqual(3);
    }
    const receipt = await ask({ command: "calendar", options: { window: "month" }, asker, view: "receipt" });
    const csv = receipt.attachments?.[0]?.content.split("\n") ?? [];
    expect(csv.filter((line) => line.includes(",report,"))).toHaveLength(200);
    expect(strayNumbers(card)).toEqual([]);
  });

  it("forgets what is over: a report by its hour, a decision from two o'clock on", async () => {
    const before = await calendar({}, {}, {}, at("2026-08-25T20:00:00Z"));
    expect(labels(before)).toContain("AAA reports (AAA Inc)");
    expect(labels(before)).not.toContain("BBB reports (BBB Inc)");
    const decided = await calendar({}, {}, {}, at("2026-09-16T18:00:01Z"));
    expect(decided.data).toMatchObject({ nextFed: "2026-10-28" });
    const waiting = await calendar({}, {}, {}, at("2026-09-16T17:59:00Z"));
    expect(waiting.answer).toContain("The next Fed decision is on 16 Sep 2026, today.");
    expect(labels(waiting)).toContain("Fed decision");
  });

  it("counts days in New York, where an evening there is a morning elsewhere", async () => {
    expect((await calendar({}, {}, {}, at("2026-08-24T03:00:00Z"))).data).toMatchObject({
      from: "2026-08-23",
      to: "2026-08-30",
    });
  });

  it.each(["week", "month"])(
    "says no number that is no figure over a %s, and every figure has its source",
    async (window) => {
      const card = await calendar({ window });
      expect(strayNumbers(card)).toEqual([]);
      for (const figure of Object.values(card.figures)) {
        expect(figure.value === null, figure.id).toBe(figure.reason !== undefined);
        expect(figure.readings.length, figure.id).toBeGreaterThan(0);
      }
    },
  );

  it("offers the receipt, the other window, the heaviest report and the headlines", async () => {
    expect((await calendar()).next.map(({ label, command, options }) => [label, command, options])).toEqual([
      ["How computed?", "calendar", {}],
      ["The month", "calendar", { window: "month" }],
      ["Reports of AAA", "calendar", { ticker: "AAA" }],
      ["Headlines", "news", {}],
      ["Rates", "rates", {}],
      ["Earnings", "earnings", {}],
    ]);
  });
});

describe("the calendar of one company", () => {
  it("gives its next report and its last, whatever the window", async () => {
    const card = await calendar({ ticker: "ggg" });
    expect(card.title).toBe("GGG is expected to report on 2 Sep 2026");
    expect(card.answer).toContain(
      "GGG Inc (GGG) is expected to report on 2 Sep 2026, in 12 days; the date is published. Its last report was on 2 Jun 2026.",
    );
    expect(notesOf(card)).toContain("GGG is 4.00% of the Russell 2000.");
    expect(labels(card)).toEqual(["Jobless claims of the week before", "GGG reports (GGG Inc)"]);
    expect(strayNumbers(card)).toEqual([]);
  });

  it("says of a stretch that it is an estimate, and of none that there is none", async () => {
    const guess = await calendar({ ticker: "EEE" });
    expect(guess.answer).toContain(
      "between 26 Aug 2026 and 31 Aug 2026, in 5 days; the date is an estimate of the source.",
    );
    const none = await calendar({ ticker: "$hhh" });
    expect(none.title).toBe("No report of HHH to come is known");
    expect(none.answer).toContain("Its last report was on 5 Aug 2026.");
    expect(none.figures["calendar.report.days"]).toMatchObject({ value: null, reason: "the source has none" });
    for (const card of [guess, none]) expect(strayNumbers(card)).toEqual([]);
  });

  it("refuses a ticker that nobody knows, with the nearest one or the company of that name", async () => {
    const typo = await calendar({ ticker: "AAAB" });
    expect(typo.tone).toBe("problem");
    expect(typo.answer).toBe("Nothing listed goes by “AAAB”.");
    expect(notesOf(typo)).toEqual(["Did you mean AAA (AAA Inc)?"]);
    for (const ticker of ["@everyone", "日本", "🙂", "'; drop", "<!channel>"]) {
      const card = await calendar({ ticker });
      expect(card.data, ticker).toMatchObject({ problem: "no-data" });
    }
  });

  it("takes a company's name as well", async () => {
    expect((await calendar({ ticker: "ggg inc" })).title).toContain("GGG is expected");
  });

  it("says so of a member without a quote", async () => {
    const { ask } = over();
    await ask({ command: "calendar", options: {}, asker });
    const card = await ask({ command: "calendar", options: { ticker: "JJJ" }, asker });
    expect(card.answer).toContain("Of JJJ Inc (JJJ) no report to come is known: the source has no quote of it.");
    expect(card.figures["calendar.report.days"]?.readings).toHaveLength(1);
    expect(strayNumbers(card)).toEqual([]);
  });

  it("says that nobody can be asked when the source is down", async () => {
    const card = await calendar({ ticker: "AAA" }, { fails: { quotes: "Yahoo does not answer" } });
    expect(card.data).toMatchObject({ problem: "source-down" });
    expect(card.answer).toBe("“AAA” cannot be looked up: Yahoo does not answer.");
  });
});

describe("a calendar with a source down", () => {
  it("still gives what follows from rules when no member is known, and says why", async () => {
    const card = await calendar({}, { funds: {} });
    expect(card.tone).toBe("caution");
    expect(card.title).toBe("The week to 28 Aug 2026, without reports of the Russell 2000");
    expect(labels(card)).toEqual(["Jobless claims of the week before"]);
    expect(card.figures["calendar.reports"]).toMatchObject({
      value: null,
      reason: "Fake iShares has no holdings of IWM",
    });
    expect(notesOf(card)).toContain("Russell 2000: Fake iShares has no holdings of IWM.");
    expect(strayNumbers(card)).toEqual([]);
  });

  it("gives no count when no member has a quote", async () => {
    const card = await calendar({}, { fails: { quotes: "Yahoo does not answer" } });
    expect(card.figures["calendar.reports"]).toMatchObject({ value: null });
    expect(card.answer).toContain("Which members of the Russell 2000 report until 28 Aug 2026 is not known");
    expect(notesOf(card)).toContain("Part of the Russell 2000 did not answer: Yahoo does not answer.");
  });

  it("gives reports without the Fed, and says why", async () => {
    const card = await calendar(
      {},
      {},
      { fails: { fomc: new SourceFailure("network", "Fed", "the Fed does not answer") } },
    );
    expect(card.tone).toBe("caution");
    expect(card.answer).toContain("The next Fed decision is not known: the Fed does not answer.");
    expect(value(card, "calendar.reports")).toBe(6);
    expect(notesOf(card)).toContain("No meetings of the Fed: the Fed does not answer.");
  });

  it("says when a built-in list stands in for the Fed's page", async () => {
    const fallback = "The Federal Reserve's calendar page could not be read: it did not answer.";
    const card = await calendar({}, {}, { fallback });
    expect(notesOf(card)).toContain(`${fallback} A built-in list stands in for it.`);
    expect(card.tone).toBe("caution");
  });

  it("says what is still loading", async () => {
    const late = { tickers: ["AAA"], until: new Promise(() => {}) };
    const card = await calendar({}, { late }, {});
    expect(card.pending).toMatch(/^Still loading: 0 of 1 requests/);
  });
});

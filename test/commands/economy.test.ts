import { describe, expect, it } from "vitest";
import { INDICATORS } from "../../commands/economy/parts.ts";
import { monthAfter } from "../../src/calendar-month.ts";
import type { Card } from "../../src/card.ts";
import { memoryRecords } from "../../src/record/memory-record.ts";
import { recordPmi } from "../../src/record/pmi.ts";
import { asker } from "../support/commands.ts";
import { asking, notesOf, rowOf } from "../support/context.ts";
import { type FakeEconomy, fakeEconomy, wave } from "../support/fake-economy.ts";
import { fakeMarket } from "../support/fake-market.ts";
import { strayNumbers } from "../support/number-lint.ts";

/** The ids that COMMANDS.md promises, whatever is asked about. */
const PROMISED = [
  "pmi.level",
  "pmi.change3m",
  "credit.highYieldSpread",
  "jobs.unemployment",
  "inflation.cpi",
  "link.correlation",
  "link.beta",
  "link.n",
];
const REGIMES = ["above.rising", "above.falling", "below.rising", "below.falling", "all"];

const over = (options: FakeEconomy = {}, more: Parameters<typeof asking>[1] = {}) =>
  asking(fakeMarket({ funds: {}, more: fakeEconomy(options) }), more);
const economy = (options: FakeEconomy = {}, asked: Readonly<Record<string, string>> = {}): Promise<Card> =>
  over(options).ask({ command: "economy", options: asked, asker });
const value = (card: Card, id: string) => card.figures[id]?.value;
const without = (...months: readonly string[]) =>
  Object.fromEntries(Object.entries(wave(80)).filter(([month]) => !months.includes(month)));
/** Months to come and the answer's own level, for a PMI that ends as a test needs it. */
const ending = (...values: readonly number[]) =>
  Object.fromEntries(
    Object.entries(wave(80)).map(([month, value], index) => [month, values[index - 80 + values.length] ?? value]),
  );

describe("economy", () => {
  it("answers with the PMI, its direction and how it went with small caps", async () => {
    const card = await economy({ pmi: ending(48, 49, 50, 51) });
    expect(card.title).toBe("PMI 51.0 in Jul 2026: above 50 and rising over three months");
    expect(card.answer).toMatch(
      /^The ISM manufacturing PMI was 51\.0 in Jul 2026, published 3 Aug 2026; \+3\.0 against three months before\. Its twelve-month changes .* in \d+ months, of which \d without overlap: too few to conclude\.$/,
    );
    expect(card.tone).toBe("plain");
    expect(card.data).toMatchObject({ month: "2026-07", published: "2026-08-03", regime: "above 50, rising" });
    expect(rowOf(card, "ISM manufacturing PMI")).toEqual(["ISM manufacturing PMI", "51.0", "+3.0", "Jul 2026"]);
  });

  it.each(INDICATORS)("gives every figure when asked about %s, each null with its reason", async (indicator) => {
    const card = await economy({}, { indicator });
    const regimes = REGIMES.flatMap((regime) =>
      ["3m", "6m", "12m"].flatMap((horizon) =>
        ["n", "nonOverlapping", "mean", "median", "hitRate"].map((key) => `regime.${regime}.${horizon}.${key}`),
      ),
    );
    expect(Object.keys(card.figures)).toEqual(expect.arrayContaining([...PROMISED, ...regimes]));
    for (const figure of Object.values(card.figures)) {
      expect(figure.value === null, figure.id).toBe(figure.reason !== undefined);
      expect(figure.readings.length, figure.id).toBeGreaterThan(0);
    }
    for (const id of PROMISED) expect(value(card, id), id).not.toBeNull();
  });

  it.each([
    ["credit", "High-yield spread 3.33%", "BAMLH0A0HYM2"],
    ["jobs", "Unemployment 4.40%", "UNRATE"],
    ["inflation", "Consumer prices +2.4% over twelve months", "CPIAUCSL"],
  ])("puts %s first when asked about it, in answer, table and chart", async (indicator, title, series) => {
    const card = await economy({}, { indicator });
    expect(card.title).toBe(title);
    const [table] = card.parts;
    const chart = card.parts.find((part) => part.kind === "chart");
    expect(table?.kind === "table" && table.rows.length).toBe(4);
    expect(table?.kind === "table" && table.rows[0]?.[1]).toBe(/[\d.+]+%/.exec(title)?.[0]);
    expect(chart?.footer).toContain(series);
    expect(card.sources.map(({ name }) => name)).toContain(`FRED ${series}`);
  });

  it.each(INDICATORS)("says no number that is no figure when asked about %s", async (indicator) => {
    expect(strayNumbers(await economy({}, { indicator }))).toEqual([]);
  });

  it("offers the receipt, the other indicators and the other pillars", async () => {
    const { next } = await economy({}, { indicator: "jobs" });
    expect(next.map(({ label, command, options, view }) => [label, command, options, view])).toEqual([
      ["How computed?", "economy", { indicator: "jobs" }, "receipt"],
      ["PMI", "economy", {}, undefined],
      ["Credit", "economy", { indicator: "credit" }, undefined],
      ["Inflation", "economy", { indicator: "inflation" }, undefined],
      ["Rates", "rates", {}, undefined],
      ["Valuation", "valuation", {}, undefined],
    ]);
  });
});

describe("the PMI of an economy card", () => {
  it("is never that of a month that was not out on the day", async () => {
    const now = Date.parse("2026-08-02T21:00:00Z");
    const card = await over({}, { now: () => now }).ask({ command: "economy", options: {}, asker });
    expect(card.data).toMatchObject({ month: "2026-06" });
    expect(value(card, "pmi.level")).toBe(wave(80)["2026-06"]);
  });

  it("has no change and no regime when the month three months earlier is missing, and says why", async () => {
    const card = await economy({ pmi: without("2026-03", "2026-04", "2026-05") });
    expect(card.figures["pmi.change3m"]).toMatchObject({
      value: null,
      reason: "there is no value of Apr 2026, three months before",
    });
    expect(card.title).toMatch(/^PMI \d+\.\d in Jul 2026: (above|below) 50$/);
    expect(card.answer).toContain("its change against three months before is not known: there is no value of Apr 2026");
    expect(notesOf(card)).toContain("The source has no values of Mar 2026 to May 2026.");
    expect(notesOf(card)).toContain("Today's regime is not known for that reason; the table shows what followed each.");
    expect(strayNumbers(card)).toEqual([]);
  });

  it("is in no regime when it did not move over three months", async () => {
    const card = await economy({ pmi: ending(48, 49, 50, 48) });
    expect(card.title).toBe("PMI 48.0 in Jul 2026: below 50, unchanged over three months");
    expect(notesOf(card).join(" ")).toContain("such months belong to no regime and are left out");
  });

  it("tells what followed months like this one, with what followed any", async () => {
    const card = await economy({ pmi: ending(51, 50.5, 50.2, 50) });
    expect(card.title).toContain("at 50 and falling");
    const note = notesOf(card).find((text) => text.startsWith("After months above 50, falling"));
    expect(note).toMatch(/over the next twelve months was .* after any month it was .* without overlap: too few/);
    expect(rowOf({ ...card, parts: card.parts.slice(1) }, "above 50, falling (now)")).toHaveLength(6);
  });

  it("names values that the source has and we do not use", async () => {
    const card = await economy({
      pmi: without("2026-07"),
      refused: [{ month: "2026-07", value: 10.6, reason: "outside anything the index has ever been" }],
    });
    const caveat = "The source's PMI of Jul 2026 is not used: outside anything the index has ever been.";
    expect(notesOf(card)).toContain(caveat);
    expect(card.tone).toBe("caution");
    expect(value(card, "pmi.level")).toBe(wave(80)["2026-06"]);
    expect(card.figures["pmi.refused.2026-07"]).toMatchObject({ value: null });
    expect(strayNumbers(card)).toEqual([]);
  });

  it("says its age when it came out more than forty-five days ago", async () => {
    const card = await economy({ pmi: without("2026-06", "2026-07") });
    expect(notesOf(card)).toContain("The newest PMI is of May 2026 and came out on 1 Jun 2026, 81 days ago.");
    expect(card.tone).toBe("caution");
    expect(strayNumbers(card)).toEqual([]);
    const fresh = notesOf(await economy({ pmi: without("2026-07") })).join(" ");
    expect(fresh).toContain("The newest PMI is of Jun 2026");
    expect(notesOf(await economy()).join(" ")).not.toContain("The newest PMI");
  });

  it("is said to be the operator's own where it is", async () => {
    const card = await economy({ own: ["2026-07"] });
    expect(notesOf(card)).toContain("The PMI of Jul 2026 is the operator's own value.");
    expect(value(card, "pmi.months.own")).toBe(1);
  });

  it("is the one first seen by our record, not the revised one, and counts which is which", async () => {
    const records = memoryRecords();
    const july = Date.parse("2026-08-03T15:00:00Z");
    const asSeen = fakeMarket({ funds: {}, more: fakeEconomy({ pmi: { "2026-07": 47.1 } }) });
    await recordPmi(asSeen, records.pmi, july);
    const ask = over({}, { records }).ask;
    const card = await ask({ command: "economy", options: {}, asker });
    expect(value(card, "pmi.level")).toBe(47.1);
    expect(card.sources.map(({ name }) => name)).toContain("Smallcap PMI record");
    expect([value(card, "pmi.months"), value(card, "pmi.months.inTime"), value(card, "pmi.months.later")]).toEqual([
      80, 1, 79,
    ]);
    expect(notesOf(card).join(" ")).toContain(
      "Monthly values used: 80. As seen when they came out: 1. Of a later vintage, perhaps revised, since the source keeps no first prints: 79.",
    );
  });

  it("knows nothing that was recorded later than the day that is asked about", async () => {
    const records = memoryRecords();
    const asSeen = fakeMarket({ funds: {}, more: fakeEconomy({ pmi: { "2026-07": 47.1 } }) });
    await recordPmi(asSeen, records.pmi, Date.parse("2026-08-24T15:00:00Z"));
    const card = await over({}, { records }).ask({ command: "economy", options: {}, asker });
    expect(value(card, "pmi.level")).toBe(wave(80)["2026-07"]);
  });
});

describe("the link of an economy card", () => {
  it("does not take the return of the month that a value speaks of for what followed it", async () => {
    const pmi = Object.fromEntries(
      Object.keys(wave(80)).map((month, index) => [month, 50 + ((index * index * 31) % 29) / 10]),
    );
    const card = await economy({ pmi, smallReturn: (date) => returnOfChange(pmi, date.slice(0, 7), date) });
    // Of values that jump about, a rise tends to be followed by a fall: what came after is the opposite of 0.8.
    expect(value(card, "link.beta")).toBeLessThan(0);
    expect(value(card, "link.beta.n")).toBe(78);
  });

  it("finds a beta that was put into the month after each release", async () => {
    const pmi = wave(80);
    const card = await economy({
      pmi,
      smallReturn: (date) => returnOfChange(pmi, monthAfter(date.slice(0, 7), -1), date),
    });
    expect(value(card, "link.beta")).toBeCloseTo(0.8, 8);
    // The last release's month is not over, the first has no month before it.
    expect(value(card, "link.beta.n")).toBe(78);
  });

  it("breaks at no hole in the months", async () => {
    const whole = await economy();
    const torn = await economy({ pmi: without("2024-05", "2024-06", "2025-01") });
    expect(value(torn, "link.n") ?? 0).toBeLessThan(value(whole, "link.n") ?? 0);
    expect(value(torn, "link.correlation")).not.toBeNull();
    const chart = torn.parts.find((part) => part.kind === "chart");
    expect(chart?.form === "lines" && chart.series[0]?.points.length).toBe(77);
  });

  it("is null with the count of months when there are too few", async () => {
    const card = await economy({ pmi: wave(10) });
    expect(card.figures["link.correlation"]).toMatchObject({
      value: null,
      reason: "0 months can be paired and this needs 13",
    });
    expect(card.figures["link.beta"]?.reason).toBe("8 months can be paired and this needs 13");
    expect(value(card, "link.n")).toBe(0);
    expect(card.answer).toContain("How it goes with small caps cannot be said: 0 months can be paired");
    expect(strayNumbers(card)).toEqual([]);
  });
});

/** A return of 0.8 points per point that the PMI of a month moved, paid in the middle of a date's month. */
function returnOfChange(pmi: Readonly<Record<string, number>>, month: string, date: string): number {
  const tenth = new Date(`${date.slice(0, 8)}10T00:00:00Z`).getUTCDay();
  const weekday = tenth === 6 ? 12 : tenth === 0 ? 11 : 10;
  const [now, before] = [pmi[month], pmi[monthAfter(month, -1)]];
  const isDue = Number(date.slice(8)) === weekday && now !== undefined && before !== undefined;
  return isDue ? (0.8 * (now - before)) / 100 : 0;
}

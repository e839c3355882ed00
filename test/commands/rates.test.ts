import { describe, expect, it } from "vitest";
import * as z from "zod";
import { cardFooter } from "../../src/card-text.ts";
import { rowOf } from "../support/context.ts";
import { strayNumbers } from "../support/number-lint.ts";
import {
  askRates,
  bothPaused,
  chartOf,
  type FakeRates,
  MEETINGS,
  notes,
  paused,
  STRIP,
  value,
  without,
} from "../support/rates.ts";

const VIEWS = ["cumulative", "local", "aggregated"] as const;

const MEETING = z.object({
  start: z.number().nullable(),
  end: z.number().nullable(),
  changeBp: z.number().nullable(),
  expectedBp: z.number().nullable(),
  cumulative: z.array(z.object({ bp: z.number(), p: z.number() })).nullable(),
});

const PROMISED = [
  "rate.lower",
  "rate.upper",
  "rate.effective",
  "next.pCut",
  "next.pHold",
  "next.pHike",
  "yearEnd.changeBp",
];

/** Any state of the world that the sentences must hold in. */
const WORLDS: readonly (readonly [string, FakeRates])[] = [
  ["hikes priced", {}],
  [
    "cuts priced",
    { strip: Object.fromEntries(Object.entries(STRIP).map(([month, price]) => [month, 192.75 - price])) },
  ],
  ["nothing priced", { strip: Object.fromEntries(Object.keys(STRIP).map((month) => [month, 96.375])) }],
  ["a hole", { strip: without("2026-12") }],
  ["an old contract", { observed: { "2026-11": "2026-08-10T20:00:00.000Z", "2027-02": "2026-08-12T20:00:00.000Z" } }],
  ["an old strip", { at: "2026-08-14T20:00:00.000Z" }],
  ["an older copy", { stale: true }],
  ["a list for a calendar", { fallback: "The calendar page could not be read: HTTP 503." }],
  ["a short calendar", { meetings: ["2026-07-29", "2026-09-16", "2026-10-28"] }],
  ["no meeting left in the year", { meetings: ["2026-07-29", "2027-01-27"] }],
  ["a decision of the day", { meetings: [...MEETINGS, "2026-08-21"].sort() }],
  ["a decided range", { meetings: [...MEETINGS, "2026-08-21"].sort(), decided: { "2026-08-21": 3.75 } }],
  ["an unscheduled decision", { unscheduled: ["2026-08-10"] }],
  ["no futures", { fails: { strip: "Yahoo answered 503" } }],
  ["no rates", { fails: { policyRates: "the New York Fed answered 503" } }],
  ["no calendar", { fails: { fomc: "the page answered 503" } }],
  ["no rates from two sites", { fails: { policyRates: bothPaused() } }],
  ["no series for a while", { fails: { DGS2: paused("FRED", 23), BAMLH0A0HYM2: paused("FRED", 24) } }],
  ["no futures for a while", { fails: { strip: paused("Yahoo", 23) } }],
  ["no series", { fails: { DGS2: "FRED answered 503", BAMLH0A0HYM2: "FRED answered 503" } }],
];

describe("rates", () => {
  it("answers for the next meeting and for year end, as the market prices them", async () => {
    const card = await askRates().rates();
    expect(card).toMatchObject({
      title: "Prices lean to a hold on 16 Sep, hikes by year end",
      answer:
        "For the meeting of 16 Sep 2026 fed funds futures put the market-implied probability at 56% for a hold and 44% for a hike. By the end of 2026 they price +27.3 bp, which is +1.09 quarter-point moves.",
      tone: "plain",
    });
    expect(rowOf(card, "16 Sep 2026")).toEqual(["16 Sep 2026", "0.0%", "56.4%", "43.6%", "+10.9 bp"]);
    expect(rowOf(card, "9 Dec 2026")).toEqual(["9 Dec 2026", "0.0%", "25.1%", "74.9%", "+27.3 bp"]);
    expect(value(card, "next.pHold")).toBeCloseTo(0.5636, 4);
    expect(value(card, "rate.effective")).toBe(3.63);
    expect(cardFooter(card)).toContain("Fake futures 21 Aug 2026");
  });

  it("speaks of cuts as readily as of hikes", async () => {
    const mirrored = Object.fromEntries(Object.entries(STRIP).map(([month, price]) => [month, 192.75 - price]));
    const card = await askRates({ strip: mirrored }).rates();
    expect(card.title).toBe("Prices lean to a hold on 16 Sep, cuts by year end");
    expect(card.answer).toContain("56% for a hold and 44% for a cut. By the end of 2026 they price −27.3 bp");
    expect(card.next).toContainEqual({
      label: "What a 25 bp move is worth",
      command: "debt",
      options: { "move-bp": -25 },
    });
    expect((await askRates().rates()).next).toContainEqual({
      label: "What a 25 bp move is worth",
      command: "debt",
      options: { "move-bp": 25 },
    });
  });

  it("names the direction by year end that is likelier than not, not that of the mean", async () => {
    const mild = { ...STRIP, "2026-10": 96.35, "2026-11": 96.335, "2026-12": 96.3, "2027-01": 96.28, "2027-02": 96.26 };
    const card = await askRates({ strip: { ...mild, "2026-09": 96.36 } }).rates();
    expect(value(card, "yearEnd.changeBp")).toBeGreaterThan(5);
    expect(rowOf(card, "9 Dec 2026")[2]).toMatch(/^[6-9]\d\./);
    expect(card.title).toBe("A hold is priced for 16 Sep, no net change by year end");
  });

  it("says that no meeting of the year is left", async () => {
    const { answer, title } = await askRates({ meetings: ["2026-07-29", "2027-01-27"] }).rates();
    expect(answer).toMatch(/ No meeting of 2026 is left\.$/);
    expect(title).not.toContain("year end");
  });

  it("names the likeliest size where one direction holds several", async () => {
    const card = await askRates({ strip: { ...STRIP, "2026-10": 95.9, "2026-11": 95.8 } }).rates();
    expect(card.title).toMatch(/^A hike is priced for 16 Sep/);
    expect(card.answer).toMatch(/100% for a hike\. The likeliest single outcome is \+50 bp, at \d+%\./);
  });

  it("says what is priced already, and what each decision would be against it", async () => {
    expect(notes(await askRates().rates())).toContain(
      "Futures already price +10.9 bp for 16 Sep 2026. Against that, a hold would be a surprise of −10.9 bp, a quarter-point hike of +14.1 bp, a quarter-point cut of −35.9 bp.",
    );
  });

  it("never calls a price a forecast", async () => {
    for (const [, world] of WORLDS)
      expect(JSON.stringify((await askRates(world).rates()).parts)).not.toMatch(/forecast/i);
  });

  describe.each(WORLDS)("with %s", (_, world) => {
    it.each(VIEWS)("says no number in the %s view that is not a figure", async (view) => {
      for (const meeting of ["all", "next"]) {
        const card = await askRates(world).rates({ view, meeting });
        if (card.tone !== "problem") expect(strayNumbers(card)).toEqual([]);
      }
    });

    it("gives the same figures whatever is asked, each null with its reason", async () => {
      const cards = [];
      for (const view of VIEWS) cards.push(await askRates(world).rates({ view }));
      cards.push(await askRates(world).rates({ meeting: "next" }));
      const ids = Object.keys(cards[0]?.figures ?? {});
      expect(ids).toEqual(expect.arrayContaining(PROMISED));
      for (const card of cards.filter(({ tone }) => tone !== "problem")) expect(Object.keys(card.figures)).toEqual(ids);
      for (const figure of Object.values(cards[0]?.figures ?? {})) {
        expect(figure.value === null, figure.id).toBe(figure.reason !== undefined);
        if (figure.value === null) expect(figure.reason, figure.id).not.toBe("");
        else expect(Number.isFinite(figure.value), figure.id).toBe(true);
      }
    });
  });

  it("gives every meeting to come in the data, unresolved ones with their reason", async () => {
    const { data } = await askRates().rates();
    expect(data).toMatchObject({
      watchDate: "2026-08-21",
      meetings: [
        {
          date: "2026-09-16",
          how: "backward",
          start: 3.625,
          pCut: 0,
          local: [{ bp: 0 }, { bp: 25 }],
          cumulative: [
            { lower: 3.5, upper: 3.75 },
            { lower: 3.75, upper: 4 },
          ],
        },
        { date: "2026-10-28" },
        { date: "2026-12-09" },
        { date: "2027-01-27" },
        {
          date: "2027-03-17",
          how: "unresolved",
          start: null,
          changeBp: null,
          expectedBp: null,
          cumulative: null,
          pHold: null,
          reason: "the prices without a gap end with the Feb 2027 contract",
        },
      ],
    });
  });

  it("gives the change at each meeting, and the expected one up to it", async () => {
    const { data } = await askRates().rates();
    const { meetings } = z.object({ meetings: z.array(MEETING) }).parse(data);
    let sum = 0;
    for (const { start, end, changeBp, expectedBp, cumulative } of meetings.slice(0, 4)) {
      expect(changeBp).toBeCloseTo(100 * ((end ?? 0) - (start ?? 0)), 6);
      sum += changeBp ?? 0;
      expect(expectedBp).toBeCloseTo(sum, 6);
      expect(cumulative?.reduce((mean, { bp, p }) => mean + bp * p, 0)).toBeCloseTo(sum, 6);
    }
  });

  it("counts whole basis points as whole ones", async () => {
    const card = await askRates({
      strip: { ...STRIP, "2026-08": 96.37, "2026-09": 96.27, "2026-10": 96.1, "2026-11": 96.07 },
      meetings: ["2026-07-29", "2026-10-28"],
    }).rates();
    expect(notes(card)).toContain(
      "Futures already price +20 bp for 28 Oct 2026. Against that, a hold would be a surprise of −20 bp, a quarter-point hike of +5 bp, a quarter-point cut of −45 bp.",
    );
  });

  it("says in the answer what an unscheduled decision does to prices, instead of more that rests on them", async () => {
    const card = await askRates({ unscheduled: ["2026-08-10"] }).rates();
    expect(card).toMatchObject({
      title: "Prices around an unscheduled decision",
      answer:
        "For the meeting of 16 Sep 2026 fed funds futures put the market-implied probability at 56% for a hold and 44% for a hike. Unscheduled decision of 10 Aug 2026: one price stands for the whole month, so the start of the path mixes the rates before and after.",
      tone: "caution",
    });
    expect(notes(card)).not.toContain("Unscheduled decision");
  });

  it("says when it answers in two outcomes", async () => {
    const card = await askRates().rates({ view: "aggregated" });
    expect(card.answer).toMatch(/^As two neighbouring outcomes, for the meeting of 16 Sep 2026 fed funds futures put/);
  });

  it("draws how every meeting divides, and one meeting by its outcomes", async () => {
    const all = chartOf(await askRates().rates());
    expect(all).toMatchObject({ arrangement: "stacked", categories: ["16 Sep", "28 Oct", "9 Dec", "27 Jan"] });
    expect(all?.series.map(({ name }) => name).slice(0, 2)).toEqual(["3.50–3.75%", "3.75–4.00%"]);
    all?.categories.forEach((_, index) => {
      expect(all.series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0)).toBeCloseTo(100, 9);
    });
    expect(all?.alt).toContain("16 Sep 2026: 3.50–3.75% 56%, 3.75–4.00% 44%.");
    const one = chartOf(await askRates().rates({ meeting: "dec", view: "local" }));
    expect(one).toMatchObject({ arrangement: "beside", categories: ["hold", "+25 bp"] });
    expect(one?.title).toBe("Move at the meeting of 9 Dec 2026 alone");
    const after = chartOf(await askRates().rates({ meeting: "next" }));
    expect(after?.title).toBe("Target range after the meeting of 16 Sep 2026");
  });

  it("puts rare outcomes together, so that a chart has few colours", async () => {
    const wide = { ...STRIP, "2026-10": 95, "2026-11": 94.2, "2026-12": 95.4, "2027-01": 93, "2027-02": 95.7 };
    const chart = chartOf(await askRates({ strip: wide }).rates());
    expect(chart?.series.length).toBeLessThanOrEqual(7);
    expect(chart?.series.at(-1)?.name).toMatch(/or higher$/);
    chart?.categories.forEach((_, index) => {
      expect(chart.series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0)).toBeCloseTo(100, 9);
    });
  });

  it("shows its working: days, rates and steps of every meeting, and every contract", async () => {
    const { parts, attachments } = await askRates({ strip: without("2026-12") }).receipt();
    const facts = parts.flatMap((part) => (part.kind === "facts" ? part.facts : []));
    const of = (label: string) => facts.find((fact) => fact.label === label)?.value;
    expect(of("16 Sep 2026")).toBe(
      "N = 16, M = 14, a = 3.6700%; start 3.6250% (quiet month before it), end 3.7341% (start of the next meeting); c = 0.1091, x = 0.4364: hold 56.36%, +25 bp 43.64%",
    );
    expect(of("9 Dec 2026")).toBe("unresolved: the prices without a gap end with the Nov 2026 contract");
    expect(of("Without a price")).toBe("Dec 2026");
    const csv = attachments?.find(({ name }) => name === "smallcap-rates-2026-08-21.csv")?.content ?? "";
    expect(csv.split("\n")[0]).toContain("month,price,rate,observedAt");
    expect(csv).toContain("2026-12,,,,,2026-12-09");
  });
});

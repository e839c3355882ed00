import { describe, expect, it } from "vitest";
import type { Card } from "../../src/card.ts";
import { asker } from "../support/commands.ts";
import { asking, notesOf, rowOf } from "../support/context.ts";
import { BOOKS, debtMarket } from "../support/debt-market.ts";
import { strayNumbers } from "../support/number-lint.ts";

const { ABC = {}, XYZ = {}, ONE = {} } = BOOKS;
const over = (market = debtMarket()) => {
  const { ask } = asking(market);
  return (options: Readonly<Record<string, unknown>> = {}, view?: "receipt"): Promise<Card> =>
    ask({ command: "debt", options, asker, ...(view ? { view } : {}) });
};
const value = (card: Card, id: string) => card.figures[id]?.value;
const notes = (card: Card) => notesOf(card).join(" ");

const LEVELS = ["low", "high"];
const PROMISED = [
  ...["small", "large"].flatMap((side) => [
    ...["aggregate", "median", "belowOne", "belowOneAndHalf", "firms"].map((part) => `${side}.coverage.${part}`),
    ...["debt.total", "debt.shortTermShare", "leverage.netDebtToEbitda"].map((part) => `${side}.${part}`),
  ]),
  ...["interest", "preTax", "afterTax", "eps", "net", "profitable.afterTax", "profitable.eps"].flatMap((part) =>
    LEVELS.map((level) => `move.${part}.${level}`),
  ),
  ...["move.bp", "move.cash", "floating.low", "floating.high", "passThrough", "year"],
  ...["refinancing.interest", "refinancing.afterTax"],
];

describe("debt", () => {
  it("answers for a cut of a quarter point when nothing is said", async () => {
    const card = await over()();
    expect(card).toMatchObject({
      title: "A cut of 25 bp: +$262.5 m to +$562.5 m of small-cap earnings a year",
      answer:
        "A cut of 25 bp changes the earnings after tax of the 2 Russell 2000 companies with accounts, financials left out, by +$262.5 m to +$562.5 m a year: it saves $600.0 m to $1.0 bn of interest if 30% to 50% of their debt floats, and loses $250.0 m of interest on cash. That is +1.3% to +2.8% of their earnings, and +0.4% to +0.9% for the profitable ones alone.",
      tone: "plain",
      simulated: false,
    });
    expect(rowOf(card, "earnings after tax")).toEqual(["earnings after tax", "+$262.5 m", "+$562.5 m"]);
    expect(card.pending).toBeUndefined();
  });

  it("answers for a hike with the signs turned", async () => {
    const [cut, hike] = [await over()(), await over()({ "move-bp": 25 })];
    expect(hike.title).toBe("A hike of 25 bp: −$262.5 m to −$562.5 m of small-cap earnings a year");
    expect(hike.answer).toContain("it costs $600.0 m to $1.0 bn of interest");
    expect(hike.answer).toContain("adds $250.0 m of interest on cash");
    for (const id of ["interest", "preTax", "afterTax", "eps", "profitable.eps"].flatMap((part) =>
      LEVELS.map((level) => `move.${part}.${level}`),
    )) {
      expect([id, value(hike, id)]).toEqual([id, -(value(cut, id) ?? Number.NaN)]);
    }
    for (const id of ["refinancing.interest", "refinancing.afterTax", "small.coverage.aggregate"]) {
      expect([id, value(hike, id)]).toEqual([id, value(cut, id)]);
    }
  });

  it("answers for a hold, which changes nothing but what is due anyway", async () => {
    const card = await over()({ "move-bp": 0 });
    expect(card.title).toBe("A hold changes no interest");
    expect(card.answer).toContain("changes interest by +$750.0 m a year as it is borrowed anew");
    expect(value(card, "move.afterTax.high")).toBe(0);
  });

  it("says which way refinancing works", async () => {
    const cheaper = over(debtMarket({}, { books: { ...BOOKS, ABC: { ...ABC, InterestExpense: 60e9 } } }));
    expect(notes(await over()())).toContain(
      "$100.0 bn of debt (12.5%) is due within a year; at 7.00% instead of 6.25% it changes interest by +$750.0 m a year, which works against the cut: both together change earnings after tax by −$300.0 m to $0.00.",
    );
    expect(notes(await over()({ "move-bp": 25 }))).toContain("+$750.0 m a year, on top of the hike");
    expect(notes(await cheaper())).toContain("a year, on top of the cut");
    expect(notes(await cheaper({ "move-bp": 25 }))).toContain("which works against the hike");
  });

  it("gives money only when companies together make a loss, and the share of those with a profit", async () => {
    const card = await over(debtMarket({}, { books: { ...BOOKS, XYZ: { ...XYZ, NetIncomeLoss: -60e9 } } }))();
    expect(card.answer).toContain(
      "Together these companies lose $20.0 bn, so no share of earnings can be given; it is +0.4% to +0.9% for the profitable ones alone.",
    );
    expect(card.figures["move.eps.low"]).toMatchObject({ value: null, reason: expect.stringMatching(/no profit/) });
  });

  it("compares coverage, leaves financials out and says whose accounts it rests on", async () => {
    const card = await over()();
    expect(notes(card)).toContain(
      "Of 2 interest payers in the Russell 2000 outside Financials, 50.0% earn less than their interest and 50.0% less than one and a half times it; the median company earns 1.6× its interest. In the S&P 500 it is 0.0% and 0.0% of 1, and 10.0×.",
    );
    expect(notes(card)).toContain(
      "Rests on annual accounts of 2025 of 2 of the Russell 2000's 3 members of 20 Aug 2026",
    );
    expect(card.receipt?.leftOut[0]).toMatchObject({ names: ["BANK"], reason: expect.stringMatching(/financial/) });
  });

  it("shows every first cut that can be priced, and that they are too few", async () => {
    const card = await over()();
    expect(value(card, "event.2019-07-31.63d")).toBeCloseTo((100 * 6.3) / (100 + 57.5), 9);
    expect(value(card, "events.all.63d.n")).toBe(1);
    expect(notes(card)).toContain(
      "That is too few to conclude anything. Published claims on what follows a first cut conflict",
    );
    expect(Object.keys(card.figures).filter((id) => id.startsWith("event.1"))).toEqual([]);
  });

  it("draws how interest payers spread over classes of coverage", async () => {
    const chart = (await over()()).parts.find((part) => part.kind === "chart");
    expect(chart).toMatchObject({
      form: "bars",
      arrangement: "beside",
      yUnit: "share",
      series: [
        { name: "Russell 2000", values: [0, 50, 0, 0, 50, 0, 0] },
        { name: "S&P 500", values: [0, 0, 0, 0, 0, 100, 0] },
      ],
    });
    expect(chart?.kind === "chart" && chart.alt).toContain("Russell 2000, 2 payers: below 0: 0.0%, 0 to 1: 50.0%");
  });
});

describe("the figures", () => {
  it("are all that is promised, each null with its reason, whatever is asked", async () => {
    const ids = (card: Card) => Object.keys(card.figures);
    const first = await over()();
    expect(ids(first)).toEqual(expect.arrayContaining(PROMISED));
    for (const options of [{ "move-bp": 300 }, { "pass-through": 0 }, { "floating-low": 0, "floating-high": 100 }]) {
      const card = await over()(options);
      expect(ids(card)).toEqual(ids(first));
      for (const figure of Object.values(card.figures)) {
        expect(figure.value === null, figure.id).toBe(figure.reason !== undefined);
      }
    }
  });

  it("follow from the accounts", async () => {
    const card = await over()();
    const expected: Readonly<Record<string, number>> = {
      "small.coverage.aggregate": 95 / 50,
      "small.coverage.median": (3 + 0.25) / 2,
      "small.coverage.belowOne": 0.5,
      "small.coverage.firms": 2,
      "small.debt.total": 800e9,
      "small.debt.shortTermShare": 0.125,
      "large.debt.total": 2_200e9,
      "large.leverage.netDebtToEbitda": 1_700 / 1_100,
      "move.interest.low": -0.6e9,
      "move.interest.high": -1e9,
      "move.cash": -0.25e9,
      "move.preTax.low": 0.35e9,
      "move.afterTax.low": 0.2625e9,
      "move.eps.low": 0.2625 / 20,
      "move.profitable.afterTax.low": (500 * 0.3 - 60) * 0.0025 * 0.75 * 1e9,
      "move.profitable.eps.low": ((500 * 0.3 - 60) * 0.0025 * 0.75) / 40,
      "move.coverage.low": 95 / (50 - 0.6),
      "refinancing.coupon.old": 6.25,
      "refinancing.coupon.new": 7,
      "refinancing.interest": 0.75e9,
      "move.net.low": (0.2625 - 0.5625) * 1e9,
      year: 2025,
    };
    for (const [id, number] of Object.entries(expected)) {
      expect([id, value(card, id)]).toEqual([id, expect.closeTo(number, 5)]);
    }
  });

  it("follow the floating shares and the pass-through", async () => {
    const card = await over()({ "floating-low": 10, "floating-high": 20, "pass-through": 50 });
    expect(value(card, "move.interest.low")).toBeCloseTo(-0.1e9, 3);
    expect(value(card, "move.interest.high")).toBeCloseTo(-0.2e9, 3);
    expect(value(card, "move.cash")).toBe(-0.25e9);
    expect(card.answer).toContain("if 10% to 20% of their debt floats");
  });

  it.each([{}, { "move-bp": 25 }, { "move-bp": 0 }, { "move-bp": -100, "floating-low": 33.5, "floating-high": 33.5 }])(
    "are the only numbers in the texts: %o",
    async (options) => {
      expect(strayNumbers(await over()(options))).toEqual([]);
      expect(strayNumbers(await over(debtMarket({}, { books: { ABC, ONE } }))(options))).toEqual([]);
    },
  );
});

describe("the receipt", () => {
  it("puts the numbers into the formulas and lists every company with its tags", async () => {
    const { receipt } = await over()();
    expect(receipt?.formulas[0]?.text).toBe(
      "debt · floating · pass-through · move = $800.0 bn · 30% to 50% · 100.0% · −25 bp = −$600.0 m to −$1.0 bn",
    );
    expect(receipt?.rows[1]).toMatchObject({
      ticker: "XYZ",
      cik: 1,
      periodEnd: "2025-12-31",
      interest: 20e9,
      interestTag: "InterestExpenseNonoperating",
      ebit: 5e9,
      debt: 300e9,
      debtTags: "LongTermDebtNoncurrent DebtCurrent",
      cash: 40e9,
    });
    expect(new Set(receipt?.inputs).size).toBe(receipt?.inputs.length);
  });

  it("is offered first, then other moves and the next pillars", async () => {
    const { next } = await over()({ "move-bp": -100, "pass-through": 80 });
    expect(next.map(({ label }) => label)).toEqual([
      ...["How computed?", "Cut of 25 bp", "Hike of 25 bp", "Rates", "Economy"],
    ]);
    expect(next[0]).toMatchObject({ view: "receipt", options: { "move-bp": -100, "pass-through": 80 } });
    expect(next[1]?.options).toEqual({ "pass-through": 80 });
    expect((await over()({}, "receipt")).title).toContain("How computed:");
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import type { Card } from "../../src/card.ts";
import type { Market } from "../../src/market/market.ts";
import { createSampleMarket } from "../../src/market/sample/sample.ts";
import { METRICS } from "../../src/valuation/metric.ts";
import { asking, notesOf } from "../support/context.ts";
import { company, EXAMPLE, FAKE_NOW, fakeMarket } from "../support/fake-market.ts";
import { strayNumbers } from "../support/number-lint.ts";

const AGAINST = ["sp500", "sp400", "russell1000"] as const;
const LOSERS = ["both", "include", "exclude", "cap"] as const;
const OPTIONS = METRICS.flatMap((metric) =>
  AGAINST.flatMap((against) => LOSERS.map((losers) => ({ metric, against, losers }))),
);

const { IWM = [], IVV = [] } = EXAMPLE;
const heavyLosses = [...IWM, company("BAD", 9_000, { price: 1, epsForward: -5, epsTrailing: -9, bookValue: -3 })];
const FAILING = { filings: "SEC data is off", history: "no prices", fundRatios: "no ratios" };
const MARKETS: readonly (readonly [string, Market])[] = [
  ["the simulated market", createSampleMarket(() => FAKE_NOW)],
  ["a small market", fakeMarket({ funds: EXAMPLE })],
  ["losses that outweigh earnings", fakeMarket({ funds: { ...EXAMPLE, IWM: heavyLosses } })],
  ["thin coverage", fakeMarket({ funds: { ...EXAMPLE, IWM: [...IWM, company("NON", 30_000, null)] } })],
  ["a level gap", fakeMarket({ funds: { ...EXAMPLE, IWM: IVV } })],
  ["no large side", fakeMarket({ funds: { IWM } })],
  ["no small side", fakeMarket({ funds: { IVV } })],
  ["no filings, no chart, no ratios", fakeMarket({ funds: EXAMPLE, fails: FAILING })],
  [
    "older copies and old weights",
    fakeMarket({ funds: EXAMPLE, stale: ["quotes"], holdingsAt: "2026-05-05T20:00:00Z" }),
  ],
];

describe.each(MARKETS)("every answer from %s", (_, market) => {
  let cards: readonly Card[] = [];
  beforeAll(async () => {
    const { valuation } = asking(market);
    cards = await Promise.all(OPTIONS.map(valuation));
  });

  it("says no number that is no figure of its card", () => {
    for (const card of cards) expect(strayNumbers(card)).toEqual([]);
  });

  it("speaks in whole sentences, with nothing undefined in them", () => {
    for (const card of cards) {
      for (const text of [card.answer, ...notesOf(card)]) {
        expect(text).toMatch(/^[\p{Lu}\d].*\.$/su);
        expect(text).not.toMatch(/\.\.|no gap than| {2}/);
      }
      const shown = card.parts.filter(({ kind }) => kind !== "chart");
      expect(`${card.title} ${card.answer} ${JSON.stringify(shown)}`).not.toMatch(/undefined|null|NaN|Infinity/);
    }
  });
});

describe("the number lint", () => {
  const { valuation } = asking(fakeMarket({ funds: EXAMPLE }));
  const tampered = async (change: (card: Card) => Partial<Card>) => {
    const card = await valuation();
    return strayNumbers({ ...card, ...change(card) });
  };

  it.each(["13.4×", "17", "−3.9 turns", "31.0%", "2,000", "1 Jan 2020", "62"])(
    "finds %s in an answer",
    async (number) => {
      const found = await tampered(({ answer }) => ({ answer: `${answer} It was ${number} once.` }));
      expect(found.length).toBeGreaterThan(0);
    },
  );

  it("finds a number in a title, a note and a table cell", async () => {
    expect(await tampered(() => ({ title: "Up by 99%" }))).toEqual(["99% in “Up by 99%”"]);
    expect(await tampered(() => ({ parts: [{ kind: "note", text: "About 99 firms." }] }))).toHaveLength(1);
    expect(await tampered(() => ({ parts: [{ kind: "table", columns: [""], rows: [["99.9×"]] }] }))).toHaveLength(1);
  });

  it("lets figures, dates of sources, index names and the cap stand", async () => {
    const answer = "13.3× of the Russell 2000 on 20 Aug 2026, 33.3% below the S&P 500, −6.7 turns, capped at 60.";
    expect(await tampered(() => ({ answer }))).toEqual([]);
  });
});

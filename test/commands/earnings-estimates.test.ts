import { describe, expect, it } from "vitest";
import type { Card } from "../../src/card.ts";
import { cardFooter } from "../../src/card-text.ts";
import type { CrawlProgress } from "../../src/market/estimates-book.ts";
import { asker } from "../support/commands.ts";
import { asking, notesOf, rowOf } from "../support/context.ts";
import { bookOf, estimatesOf, estimatesReading } from "../support/fake-estimates.ts";
import { company, FAKE_CLOSE, fakeMarket } from "../support/fake-market.ts";
import { strayNumbers } from "../support/number-lint.ts";

const tickers = (side: string, count: number) => Array.from({ length: count }, (_, index) => `${side}${index}`);
const [SMALL, LARGE] = [tickers("S", 40), tickers("L", 40)];
const members = (names: readonly string[]) =>
  names.map((ticker) => company(ticker, 1_000, { price: 10, epsCurrentYear: 1.2, epsForward: 1.5 }));

/** Of every ten companies six are raised, two lowered and two unchanged; all beat the last quarter by a tenth. */
const estimates = (ticker: string, index: number) => {
  const before = index % 10 < 6 ? 1.4 : index % 10 < 8 ? 1.6 : 1.5;
  return estimatesOf(ticker, {
    thisYear: { end: "2026-12-31", yearAgo: 1, now: 1.2, daysAgo30: 1.3, analysts: 4 },
    nextYear: { end: "2027-12-31", now: 1.5, daysAgo30: before, analysts: 5, raised30: 2, lowered30: 1 },
    quarters: [{ end: "2026-06-30", actual: 1.1, expected: 1 }],
  });
};

type Known = { readonly small?: number; readonly large?: number; readonly progress?: Partial<CrawlProgress> };

function earnings({ small = 40, large = 40, progress }: Known, options: Readonly<Record<string, string>> = {}) {
  const known = [...SMALL.slice(0, small), ...LARGE.slice(0, large)];
  const readings = known.map((ticker, index) =>
    estimatesReading(estimates(ticker, ticker.startsWith("S") ? index : index - small), {
      observedAt: index === 3 ? "2026-08-18T20:00:00.000Z" : FAKE_CLOSE,
    }),
  );
  const market = fakeMarket({ funds: { IWM: members(SMALL), IVV: members(LARGE) } });
  const { ask } = asking(market, { estimates: bookOf(readings, { wanted: 80, ...progress }) });
  return ask({ command: "earnings", options, asker });
}
const value = (card: Card, id: string) => card.figures[id]?.value;

describe("revisions on the card", () => {
  it("count companies and analysts on both sides, by name and by weight", async () => {
    const card = await earnings({});
    expect(value(card, "small.revisions.breadth")).toBeCloseTo((24 - 8) / 32, 12);
    expect(value(card, "small.revisions.breadthAll")).toBeCloseTo(16 / 40, 12);
    expect(value(card, "small.revisions.breadthWeighted")).toBeCloseTo(0.5, 12);
    expect(value(card, "small.revisions.ratio")).toBe(3);
    expect(value(card, "small.revisions.analystBreadth")).toBeCloseTo(1 / 3, 12);
    expect([value(card, "small.revisions.firms"), value(card, "small.revisions.analysts")]).toEqual([40, 200]);
    expect(rowOf(card, "revision breadth")).toEqual(["revision breadth", "+50.0%", "+50.0%", ""]);
    expect(notesOf(card)).toContain(
      "Revisions of fiscal 2027 estimates over four weeks: Russell 2000 +50.0%, 24 up and 8 down among 40 with at least three estimates (200 estimates in all). S&P 500 +50.0%, 24 up and 8 down among 40 with at least three estimates (200 estimates in all).",
    );
    expect(strayNumbers(card)).toEqual([]);
  });

  it("are those of the asked year", async () => {
    const card = await earnings({}, { horizon: "this-year" });
    expect(value(card, "small.revisions.breadth")).toBe(-1);
    expect(value(card, "small.revisions.ratio")).toBe(0);
    expect(value(card, "small.revisions.analysts")).toBe(160);
  });

  it("rest on one reading of all estimates, as old as the oldest of them", async () => {
    const card = await earnings({});
    const readings = card.figures["small.revisions.breadth"]?.readings.filter(
      ({ source }) => source === "Fake estimates",
    );
    expect(readings).toEqual([
      {
        value: 80,
        source: "Fake estimates",
        url: "https://fake.example",
        observedAt: "2026-08-18T20:00:00.000Z",
        fetchedAt: FAKE_CLOSE,
        stale: false,
      },
    ]);
    expect(card.receipt?.inputs.filter(({ source }) => source === "Fake estimates")).toHaveLength(1);
    expect(cardFooter(card)).toContain("Fake estimates 18 Aug 2026");
  });

  it("say how far the crawl has come instead of a number when too few companies are known", async () => {
    const card = await earnings({ small: 7 });
    expect(card.figures["small.revisions.breadth"]).toMatchObject({
      value: null,
      reason:
        "estimates of 7 of 40 companies have been gathered, and this needs 20; they are gathered one by one, the heaviest first",
    });
    expect(value(card, "small.revisions.firms")).toBe(7);
    expect([value(card, "crawl.known"), value(card, "crawl.wanted")]).toEqual([47, 80]);
    expect(notesOf(card).join(" ")).toContain(
      "S&P 500 +50.0%, 24 up and 8 down among 40 with at least three estimates (200 estimates in all). Estimates of 47 of 80 companies have been gathered so far, the heaviest first; the rest may lean otherwise.",
    );
    expect(strayNumbers(card)).toEqual([]);
  });

  it.each([
    [{ running: false }, "this needs 20; a running bot gathers them one by one, a single call none"],
    [{ failure: "Fake Yahoo refuses" }, "this needs 20; the last request failed: Fake Yahoo refuses"],
  ])("say why there are none: %o", async (progress, end) => {
    const card = await earnings({ small: 0, large: 0, progress });
    const reason = `estimates of 0 of 40 companies have been gathered, and ${end}`;
    expect(card.figures["small.revisions.breadth"]?.reason).toBe(reason);
    expect(notesOf(card)).toContain(
      `No breadth of revisions can be given. Russell 2000: ${reason}. S&P 500: ${reason}.`,
    );
    expect(rowOf(card, "revision breadth")).toEqual([]);
    expect(strayNumbers(card)).toEqual([]);
  });

  it("tell thin coverage from a crawl that has not come far", async () => {
    const thin = SMALL.map((ticker) => estimatesReading(estimatesOf(ticker, { nextYear: { now: 1, analysts: 2 } })));
    const market = fakeMarket({ funds: { IWM: members(SMALL), IVV: members(LARGE) } });
    const { ask } = asking(market, { estimates: bookOf(thin) });
    const card = await ask({ command: "earnings", options: {}, asker });
    expect(card.figures["small.revisions.breadth"]?.reason).toBe(
      "of 40 companies asked about, 0 have three analysts and a consensus of thirty days ago, and this needs 20",
    );
  });
});

describe("surprises on the card", () => {
  it("say how many beat and missed in the last reported quarter", async () => {
    const card = await earnings({});
    expect(value(card, "small.surprise.beat")).toBe(1);
    expect(value(card, "small.surprise.median")).toBeCloseTo(0.1, 12);
    expect(value(card, "small.surprise.aggregate")).toBeCloseTo(0.1, 12);
    expect(rowOf(card, "beat last quarter").slice(1, 3)).toEqual(["100.0%", "100.0%"]);
    expect(notesOf(card)).toContain(
      "In the last reported quarter 100.0% of 40 Russell 2000 companies beat the estimate and 0.0% missed it; 100.0% of 40 S&P 500 companies beat the estimate and 0.0% missed it.",
    );
  });
});

describe("this year's growth", () => {
  it("takes last year from the estimates and this year from the quotes", async () => {
    const card = await earnings({}, { horizon: "this-year" });
    expect(card.answer).toMatch(
      /^The median Russell 2000 company with a profit in fiscal 2025 is expected to earn 20\.0% more in fiscal 2026, against 20\.0% more in the S&P 500/,
    );
    expect(card.title).toBe("Level growth expected of small caps, by the median and in aggregate");
    expect(card.figures["small.growth.median"]?.readings.map(({ source }) => source)).toContain("Fake estimates");
    expect(strayNumbers(card)).toEqual([]);
  });

  it("states how much of the index is known, with caution while the crawl is under way", async () => {
    const card = await earnings({ small: 25 }, { horizon: "this-year" });
    expect(value(card, "small.growth.firms")).toBe(25);
    expect(card.tone).toBe("caution");
    expect(notesOf(card).join(" ")).toContain("Both years are known for 62.5% of the Russell 2000 by weight");
  });

  it("has no number before enough companies are known, and says of how many", async () => {
    const card = await earnings({ small: 0, large: 0, progress: { running: false } }, { horizon: "this-year" });
    const reason =
      "last fiscal year's earnings come from the estimates, and of 40 companies they are known of 0; this needs 20; a running bot gathers them one by one, a single call none";
    expect(card.answer).toBe(`There is no growth rate of the Russell 2000: ${reason}.`);
    for (const id of ["growth.median", "growth.aggregate", "lossBase.share", "turns.toProfit", "earnings.before"]) {
      expect(card.figures[`small.${id}`]).toMatchObject({ value: null, reason });
    }
    expect(value(card, "small.estimates.known")).toBe(0);
    expect(rowOf(card, "median company").slice(1, 3)).toEqual(["not meaningful", "not meaningful"]);
    expect(strayNumbers(card)).toEqual([]);
  });

  it("is not gathered for indexes outside the crawl, which the reason says", async () => {
    const market = fakeMarket({ funds: { IWM: members(SMALL), IJH: members(LARGE) } });
    const { ask } = asking(market);
    const card = await ask({ command: "earnings", options: { horizon: "this-year", against: "sp400" }, asker });
    expect(card.figures["large.growth.median"]?.reason).toContain(
      "only members of the Russell 2000 and the S&P 500 are gathered",
    );
    expect(strayNumbers(card)).toEqual([]);
  });
});

describe("old estimates", () => {
  it("are said to be older copies while their source fails", async () => {
    const stale = SMALL.map((ticker, index) => estimatesReading(estimates(ticker, index), { stale: index === 0 }));
    const market = fakeMarket({ funds: { IWM: members(SMALL), IVV: members(LARGE) } });
    const { ask } = asking(market, { estimates: bookOf(stale) });
    const card = await ask({ command: "earnings", options: {}, asker });
    expect(card.tone).toBe("caution");
    expect(notesOf(card)).toContain("Some of the estimates are older copies, since their source fails at the moment.");
  });

  it("that cannot be read cost what hangs on them and nothing else", async () => {
    const market = fakeMarket({ funds: { IWM: members(SMALL), IVV: members(LARGE) } });
    const broken = {
      ...bookOf([]),
      known: async () => {
        throw new Error("the store is locked");
      },
    };
    const { ask } = asking(market, { estimates: broken });
    const card = await ask({ command: "earnings", options: {}, asker });
    expect(value(card, "small.growth.median")).toBeCloseTo(0.25, 12);
    expect(card.figures["small.revisions.breadth"]?.reason).toContain("the store is locked");
  });
});

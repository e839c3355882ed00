import { describe, expect, it } from "vitest";
import type { Card, LineChart } from "../../src/card.ts";
import type { Market, Quote } from "../../src/market/market.ts";
import { createSampleMarket } from "../../src/market/sample/sample.ts";
import { asker } from "../support/commands.ts";
import { asking, notesOf, rowOf } from "../support/context.ts";
import { debtMarket } from "../support/debt-market.ts";
import { bookOf, estimatesOf, estimatesReading } from "../support/fake-estimates.ts";
import { company, FAKE_NOW, type FakeMarketOptions, fakeMarket } from "../support/fake-market.ts";
import { readingOf } from "../support/market.ts";
import { strayNumbers } from "../support/number-lint.ts";

const named = (ticker: string, value: number, name: string, quote: Partial<Quote>) =>
  company(ticker, value, { name, ...quote });

/** Four in one sector of the small-cap fund: P/E of 10, 20 and 40, and one with a loss; and a large one beside a peer. */
const FUNDS: FakeMarketOptions["funds"] = {
  IWM: [
    named("ABC", 600, "Abacus Corp", {
      ...{ price: 40, epsForward: 2, epsCurrentYear: 1.6, epsTrailing: 1, marketCap: 4e9, previousClose: 39 },
      ...{ yearLow: 20, yearHigh: 45, yearChange: 0.12, average50: 38, average200: 32, dividendYield: 0.011 },
      nextReport: { from: "2026-10-28T20:00:00.000Z", to: "2026-11-02T21:00:00.000Z", estimated: true },
    }),
    named("CHEAP", 200, "Cheap Works Inc", { price: 10, epsForward: 1, epsCurrentYear: 0.9 }),
    named("DEAR", 100, "Dear Works Inc", { price: 40, epsForward: 1, epsCurrentYear: -1 }),
    named("LOSS", 100, "Losing Works Inc", { price: 5, epsForward: -1.4, epsCurrentYear: -1.6 }),
    named("BF-B", 50, "Brown Works Inc", { price: 30, accountsCurrency: "CAD", epsForward: 3 }),
  ],
  IVV: [
    named("AAPL", 900, "Apple Inc", { price: 300, epsForward: 10, epsCurrentYear: 9, marketCap: 4e12 }),
    named("PEER", 100, "Peer Inc", { price: 100, epsForward: 5, epsCurrentYear: 5 }),
  ],
};

const OUTSIDE: Readonly<Record<string, Partial<Quote>>> = {
  OUT: { name: "Outside Corp", price: 20, epsForward: 2, epsCurrentYear: 1 },
  IWM: { name: "iShares Russell 2000 ETF", kind: "fund", price: 220 },
  "VOD.L": {
    name: "Vodafone Group plc",
    price: 96,
    currency: "GBp",
    accountsCurrency: "EUR",
    epsForward: 0.1,
    marketCap: 2e10,
  },
};

/** The fake market, which also quotes what no index holds. */
function market(more: Partial<FakeMarketOptions> = {}): Market {
  const inner = fakeMarket({ funds: FUNDS, ...more });
  return {
    ...inner,
    async quotes(tickers) {
      const reading = await inner.quotes(tickers);
      const others = tickers.flatMap((ticker) => {
        const quote = OUTSIDE[ticker] && company(ticker, 1, OUTSIDE[ticker]).quote;
        return quote ? [quote] : [];
      });
      return { ...reading, value: { ...reading.value, rows: [...reading.value.rows, ...others] } };
    },
  };
}

const over = (of: Market = market(), context: Parameters<typeof asking>[1] = {}) => {
  const { ask } = asking(of, context);
  return (ticker: string, view?: "receipt"): Promise<Card> =>
    ask({ command: "stock", options: { ticker }, asker, ...(view ? { view } : {}) });
};
const value = (card: Card, id: string) => card.figures[id]?.value;
const said = (card: Card) => notesOf(card).join(" ");
const factsOf = (card: Card) =>
  Object.fromEntries(
    card.parts.flatMap((part) =>
      part.kind === "facts" ? part.facts.map(({ label, value: text }) => [label, text]) : [],
    ),
  );

describe("stock", () => {
  it("answers from the indexes with the ratio and where it stands among the sector's small caps", async () => {
    const card = await over()("abc");
    expect(card).toMatchObject({
      title: "Abacus Corp (ABC): 20.0× next year's expected earnings",
      answer:
        "At $40.00 Abacus Corp (ABC) trades at 20.0× next fiscal year's expected earnings; from the cheapest to the dearest of the 3 Industrials members of the Russell 2000 with a profit ahead it stands at 50.0%, and their median is 20.0×.",
    });
    expect(rowOf(card, "Forward P/E")).toEqual(["Forward P/E", "20.0×", "20.0×"]);
    expect(rowOf(card, "Growth next fiscal year")).toEqual(["Growth next fiscal year", "+25.0%", "+18.1%"]);
    expect(strayNumbers(card)).toEqual([]);
  });

  it("has the promised figures", async () => {
    const card = await over()("ABC");
    expect(value(card, "stock.ABC.price")).toBe(40);
    expect(value(card, "stock.ABC.forward-pe")).toBe(20);
    expect(value(card, "stock.ABC.percentile")).toBe(0.5);
    expect(value(card, "stock.ABC.growth")).toBeCloseTo(0.25, 12);
    expect(value(card, "stock.ABC.marketCap")).toBe(4e9);
    expect(value(card, "stock.ABC.peers.n")).toBe(3);
    expect(value(card, "stock.ABC.peers.losses")).toBe(1);
    expect(value(card, "stock.ABC.peers.unknown")).toBe(1);
    expect(value(card, "stock.ABC.range")).toBeCloseTo(0.8, 12);
    expect(value(card, "stock.ABC.against200")).toBeCloseTo(0.25, 12);
    expect(value(card, "stock.ABC.weight")).toBeCloseTo(600 / 1050, 12);
    expect(value(card, "stock.ABC.rank")).toBe(1);
  });

  it("says when it reports next, and that the days are a guess", async () => {
    expect(factsOf(await over()("ABC"))["Next report"]).toBe("28 Oct 2026 to 2 Nov 2026, not confirmed");
    const later = over(market(), { now: () => Date.parse("2026-11-20T21:00:00Z") });
    expect(factsOf(await later("ABC"))["Next report"]).toBe("not known");
  });

  it("gives a company with a loss ahead no ratio and no standing, and says how many do the same", async () => {
    const card = await over()("LOSS");
    expect(card.title).toBe("Losing Works Inc (LOSS): a loss expected");
    expect(card.answer).toContain(
      "analysts expect −$1.40 a share next fiscal year, a loss. So do 1 of the 5 Industrials",
    );
    expect(card.figures["stock.LOSS.percentile"]).toMatchObject({
      value: null,
      reason: "a loss is expected for next fiscal year",
    });
    expect(card.figures["stock.LOSS.growth"]).toMatchObject({ value: null });
    expect(strayNumbers(card)).toEqual([]);
  });

  it("uses no figure per share of accounts in another currency, and says why", async () => {
    const card = await over()("BF.B");
    expect(card.figures["stock.BF-B.forward-pe"]).toMatchObject({
      value: null,
      reason: "accounts in CAD, price in USD",
    });
    expect(card.tone).toBe("caution");
    expect(said(card)).toContain("Figures per share are not used: accounts in CAD, price in USD.");
  });

  it("holds what is no small cap against its own index, and says so", async () => {
    const card = await over()("apple");
    expect(card.title).toContain("Apple Inc (AAPL)");
    expect(said(card)).toContain("“apple” was read as AAPL. It is not a small cap: it is number 1 of 2 in the S&P 500");
    expect(value(card, "stock.AAPL.percentile")).toBe(0.75);
    expect(strayNumbers(card)).toEqual([]);
  });

  it("asks for the quote of a company in neither index, and shows no peers", async () => {
    const card = await over()("out");
    expect(value(card, "stock.OUT.forward-pe")).toBe(10);
    expect(card.figures["stock.OUT.percentile"]).toMatchObject({
      value: null,
      reason: "in neither index, so without peers",
    });
    expect(said(card)).toContain("It is in neither the Russell 2000 nor the S&P 500");
    expect(strayNumbers(card)).toEqual([]);
  });

  it("writes a price in its own currency, and a market value in none", async () => {
    const card = await over()("VOD.L");
    expect(factsOf(card).Price).toBe("96.00 GBp");
    expect(card.figures["stock.VOD.L.marketCap"]).toMatchObject({ value: null, reason: "the market value is in GBp" });
    expect(card.figures["stock.VOD.L.forward-pe"]?.value).toBeNull();
  });
});

describe("stock with estimates, filings and prices", () => {
  const ESTIMATES = estimatesReading(
    estimatesOf("ABC", {
      nextYear: { analysts: 8, now: 2.1, daysAgo30: 2, raised30: 3, lowered30: 1 },
      quarters: [
        { end: "2026-03-31", actual: 0.5, expected: 0.6 },
        { end: "2026-06-30", actual: 0.6, expected: 0.5 },
      ],
    }),
  );
  const DAYS = Array.from({ length: 60 }, (_, day) => ({
    date: new Date(Date.UTC(2026, 5, 1 + day)).toISOString().slice(0, 10),
    close: 100 + day,
    adjusted: null,
  }));

  it("tells revisions and surprises from the gathered book", async () => {
    const card = await over(market(), { estimates: bookOf([ESTIMATES]) })("ABC");
    expect(value(card, "stock.ABC.revision")).toBeCloseTo(0.05, 12);
    expect(value(card, "stock.ABC.surprise")).toBeCloseTo(0.2, 12);
    expect(value(card, "stock.ABC.beats")).toBe(1);
    expect(said(card)).toContain("of 8 analysts 3 raised and 1 lowered theirs");
    expect(strayNumbers(card)).toEqual([]);
  });

  it("asks for estimates that are not gathered, and does without them while they are late", async () => {
    const asked = over(market({ more: { estimates: async () => ESTIMATES } }));
    expect(value(await asked("ABC"), "stock.ABC.analysts")).toBe(8);
    const late = await over(market({ more: { estimates: () => new Promise(() => {}) } }))("ABC");
    expect(late.pending).toContain("estimates");
    expect(value(late, "stock.ABC.forward-pe")).toBe(20);
    expect(late.figures["stock.ABC.revision"]).toMatchObject({ value: null, reason: "it did not arrive in time" });
  });

  it("tells debt and coverage from filings", async () => {
    const funds: FakeMarketOptions["funds"] = {
      IWM: [named("ABC", 1_000, "Abacus", { price: 10, epsForward: 1, marketCap: 1e12 })],
      IVV: FUNDS.IVV ?? [],
    };
    const card = await over(debtMarket({}, { funds }))("ABC");
    expect(value(card, "stock.ABC.coverage")).toBe(3);
    expect(value(card, "stock.ABC.debtToSize")).toBe(0.5);
    expect(said(card)).toContain(
      "EBIT was 3.0× its interest; it owes $500.0 bn, 50.0% of its market value, 10.0% of it due within a year, by its accounts to 31 Dec 2025.",
    );
    expect(strayNumbers(card)).toEqual([]);
  });

  it("draws its price beside its sector's fund, or its index's where there is none", async () => {
    const history: Market["history"] = async (ticker) => {
      if (ticker === "PSCI") throw new Error("no such fund");
      return readingOf({ ticker, days: DAYS }, { source: "Fake prices" });
    };
    const chartOf = (card: Card) => card.parts.find((part): part is LineChart => part.kind === "chart");
    const chart = chartOf(await over(market({ more: { history } }))("ABC"));
    expect(chart?.title).toBe("Price of ABC and of IWM (Russell 2000)");
    expect(chart?.series.map(({ points }) => points[0]?.value)).toEqual([100, 100]);
    const all = await over(market({ more: { history: async (ticker) => readingOf({ ticker, days: DAYS }) } }))("ABC");
    expect(chartOf(all)?.title).toBe("Price of ABC and of PSCI (small-cap Industrials)");
    expect(strayNumbers(all)).toEqual([]);
  });

  it("says why there is no chart", async () => {
    expect(said(await over(market({ fails: { history: "prices are down" } }))("ABC"))).toContain(
      "No chart: prices are down.",
    );
  });

  it("attaches every peer to its receipt", async () => {
    const card = await over()("ABC", "receipt");
    const [csv] = card.attachments ?? [];
    expect(csv?.name).toBe("smallcap-stock-abc-2026-08-21.csv");
    expect(csv?.content.split("\n")).toHaveLength(7);
    expect(said(card)).toContain("Left out, Russell 2000, a loss is expected for next fiscal year: 1");
  });
});

describe("stock without a company", () => {
  it.each([
    ["IWM", "IWM (iShares Russell 2000 ETF) is a fund, and stock answers for one company.", "performance fund:IWM"],
    ["^RUT", "^RUT is an index, and stock answers for one company.", "valuation"],
    ["BTC-USD", "BTC-USD is a cryptocurrency, and stock answers for one company.", "ticker"],
    ["AAPL260918C00200000", "AAPL260918C00200000 is an option, and stock answers for one company.", "ticker"],
  ])("says what %s is instead", async (typed, answer, hint) => {
    const card = await over()(typed);
    expect(card).toMatchObject({ tone: "problem", answer });
    expect(said(card)).toContain(hint);
  });

  it.each([
    ["AAPK", "AAPL (Apple Inc)"],
    ["Abacsu", "ABC (Abacus Corp)"],
    ["works", "CHEAP (Cheap Works Inc)"],
    ["tell me about AAPL", "AAPL (Apple Inc)"],
  ])("names what is near to %s", async (typed, near) => {
    const card = await over()(typed);
    expect(card).toMatchObject({ tone: "problem", title: "No data for that" });
    expect(said(card)).toMatch(/^Did you mean /);
    expect(said(card)).toContain(near);
  });

  it("takes the one listing of that name, and names several", async () => {
    const listing = (ticker: string, name: string) => ({
      ...{ ticker, name, kind: "equity" as const },
      ...{ exchange: null, sector: null, industry: null },
    });
    const find = (...listings: ReturnType<typeof listing>[]) =>
      over(market({ more: { find: async () => readingOf(listings) } }));
    expect(
      (await find(listing("OUT", "Outside Corp"), listing("OTHER", "Outside View Inc"))("outside")).title,
    ).toContain("Outside Corp (OUT)");
    const several = await find(listing("ONE", "Outer One"), listing("TWO", "Outer Two"))("outer");
    expect(said(several)).toContain("Did you mean ONE (Outer One) or TWO (Outer Two)?");
  });

  it("answers under a new ticker for an old one that nobody has taken", async () => {
    const meta = company("META", 1_000, { name: "Meta Platforms Inc", price: 500, epsForward: 25 });
    const funds = { ...FUNDS, IVV: [meta, ...(FUNDS.IVV ?? [])] };
    for (const typed of ["FB", "facebook"]) {
      const card = await over(market({ funds }))(typed);
      expect(card.title).toContain("Meta Platforms Inc (META)");
      expect(said(card)).toContain(`“${typed}” was read as META.`);
    }
  });

  it("says that a company is no longer listed, or that nothing is quoted", async () => {
    const inner = market();
    const gone: Market = {
      ...inner,
      async quotes(tickers) {
        const reading = await inner.quotes(tickers);
        const dropped = tickers.includes("SIVB") ? [{ ticker: "SIVB", reason: "no longer listed" }] : [];
        return { ...reading, value: { ...reading.value, dropped } };
      },
    };
    expect((await over(gone)("SIVB")).answer).toBe("No one listed company goes by “SIVB”: no longer listed.");
    expect((await over()("ZZZZ")).answer).toBe("No one listed company goes by “ZZZZ”: nothing is quoted under it.");
  });

  it.each([[""], ["   "], ["x".repeat(200)]])("refuses %j with what was expected", async (typed) => {
    expect((await over()(typed)).title).toBe("That does not fit");
  });

  it.each([["🚀"], ["<@123456>"], ["'; DROP TABLE quotes; --"], ["А\u200bAPL"], ["../etc/passwd"]])(
    "refuses %j plainly",
    async (typed) => {
      expect((await over()(typed)).title).toBe("No data for that");
    },
  );

  it("refuses with the reason when everything is down", async () => {
    const down = fakeMarket({ funds: {}, fails: { quotes: "no route to the source" } });
    expect(await over(down)("ABC")).toMatchObject({
      title: "The data is not there",
      answer: "Nothing can be said of “ABC”: no route to the source.",
    });
    expect((await over(down)("bloom energy")).title).toBe("The data is not there");
  });

  it("knows membership and weight without a quote", async () => {
    const card = await over(
      market({ fails: {}, funds: { ...FUNDS, IWM: [...(FUNDS.IWM ?? []), company("MOG-A", 10, null)] } }),
    )("MOG.A");
    expect(card.answer).toContain("has no forward P/E: the source has no quote of it.");
    expect(value(card, "stock.MOG-A.rank")).toBe(6);
  });
});

describe("stock in the simulated market", () => {
  it("answers for every kind of company, and never with a number of its own", async () => {
    const sample = createSampleMarket(() => FAKE_NOW);
    const ask = over(sample);
    const rows = (await sample.holdings("IWM")).value.rows;
    for (const { ticker } of [rows[0], rows[700], rows[1400], rows[1999]].flatMap((row) => row ?? [])) {
      const card = await ask(ticker);
      expect(card.tone, ticker).not.toBe("problem");
      expect(card.simulated).toBe(true);
      expect(strayNumbers(card)).toEqual([]);
      expect(card.parts.some(({ kind }) => kind === "chart")).toBe(true);
    }
  });
});

import { describe, expect, it } from "vitest";
import { createAsk } from "../../commands/ask.ts";
import { commands } from "../../commands/registry.ts";
import type { Card } from "../../src/card.ts";
import type { Market } from "../../src/market/market.ts";
import { SourceFailure } from "../../src/market/source-failure.ts";
import { asker } from "../support/commands.ts";
import { asking, contextOf, notesOf } from "../support/context.ts";
import { debtMarket } from "../support/debt-market.ts";
import { keptLog } from "../support/kept-log.ts";
import { strayNumbers } from "../support/number-lint.ts";

const ask = (market: Market, options: Readonly<Record<string, unknown>> = {}): Promise<Card> =>
  asking(market).ask({ command: "debt", options, asker });
const failing = (message: string) => async (): Promise<never> => {
  throw new SourceFailure("network", "Fake", message);
};
const notes = (card: Card) => notesOf(card).join(" ");

describe("debt without a source", () => {
  it("still tells of first cuts without filings, and why there is nothing else", async () => {
    const card = await ask(debtMarket({ filings: failing("SEC EDGAR could not be reached") }));
    expect(card).toMatchObject({
      tone: "caution",
      answer:
        "What a rate move is worth to small caps cannot be said: SEC EDGAR could not be reached. What followed first cuts is shown below.",
    });
    for (const id of ["small.coverage.belowOne", "large.debt.total", "move.interest.low", "move.eps.high"]) {
      expect(card.figures[id]).toMatchObject({ value: null, reason: "SEC EDGAR could not be reached" });
    }
    expect(card.figures["events.all.21d.n"]?.value).toBeGreaterThan(0);
    expect(card.parts.filter(({ kind }) => kind === "table")).toHaveLength(1);
    expect(strayNumbers(card)).toEqual([]);
  });

  it("is refused without filings and prices, with the reason and the next step", async () => {
    const filings = failing("SEC EDGAR could not be reached");
    const card = await ask(debtMarket({ filings, history: failing("Yahoo Finance could not be reached") }));
    expect(card).toMatchObject({
      tone: "problem",
      answer: "What a rate move is worth cannot be said: SEC EDGAR could not be reached.",
      data: { problem: "source-down" },
    });
    expect(notes(card)).toContain("status shows how each source is doing");
  });

  it("says who can switch filings on when they are off", async () => {
    const off = async (): Promise<never> => {
      throw new SourceFailure("off", "SEC EDGAR", "SEC filings are off: the operator has not set SEC_CONTACT");
    };
    const card = await ask(debtMarket({ filings: off, companyNumbers: off }));
    expect(card.answer).toContain("SEC filings are off");
    expect(notes(card)).toContain("can set SEC_CONTACT to a mail address");
  });

  it("still tells of first cuts without the members of the Russell 2000", async () => {
    const market = debtMarket();
    const card = await ask({
      ...market,
      holdings: async (fund) => (fund === "IWM" ? failing("iShares could not be reached")() : market.holdings(fund)),
    });
    expect(card).toMatchObject({ tone: "caution", answer: expect.stringContaining("iShares could not be reached") });
    expect(card.figures["large.coverage.median"]?.value).toBeGreaterThan(0);
    expect(strayNumbers(card)).toEqual([]);
  });

  it("loses only the other side without the members of the S&P 500", async () => {
    const market = debtMarket();
    const card = await ask({
      ...market,
      holdings: async (fund) => (fund === "IVV" ? failing("iShares could not be reached")() : market.holdings(fund)),
    });
    expect(card.tone).toBe("caution");
    expect(card.figures["large.coverage.median"]).toMatchObject({
      value: null,
      reason: "iShares could not be reached",
    });
    expect(card.figures["move.afterTax.low"]?.value).toBeCloseTo(262.5e6, 3);
    expect(notes(card)).toContain("S&P 500: iShares could not be reached.");
    expect(strayNumbers(card)).toEqual([]);
  });

  it("loses only refinancing without a Treasury yield, and says so", async () => {
    const market = debtMarket();
    const card = await ask({
      ...market,
      series: async (id, from) => (id === "DGS5" ? failing("FRED has no series DGS5")() : market.series(id, from)),
    });
    expect(card.tone).toBe("caution");
    for (const id of ["refinancing.interest", "refinancing.afterTax", "move.net.low", "move.net.high"]) {
      expect(card.figures[id]).toMatchObject({
        value: null,
        reason: expect.stringContaining("FRED has no series DGS5"),
      });
    }
    expect(card.figures["refinancing.coupon.spread"]?.value).toBe(3);
    expect(notes(card)).toContain("What borrowing it anew adds is not in these figures");
    expect(strayNumbers(card)).toEqual([]);
  });

  it("loses only what followed first cuts without prices", async () => {
    const card = await ask(debtMarket({ history: failing("Yahoo could not be reached") }));
    expect(card.figures["event.2001-01-03.63d"]).toMatchObject({ value: null, reason: "Yahoo could not be reached" });
    expect(card.figures["events.all.63d.mean"]?.value).toBeNull();
    expect(notes(card)).toContain("What followed first cuts cannot be computed: Yahoo could not be reached.");
  });

  it("says that nobody reports debt, instead of a zero", async () => {
    const card = await ask(debtMarket({}, { books: { ABC: { NetIncomeLoss: 1e9 }, ONE: { NetIncomeLoss: 1e9 } } }));
    expect(card.title).toBe("What a rate move is worth cannot be said");
    for (const id of ["small.debt.total", "move.interest.low", "move.afterTax.high"]) {
      expect(card.figures[id]).toMatchObject({ value: null, reason: "no member reports debt" });
    }
  });

  it("marks older copies", async () => {
    const market = debtMarket();
    const stale: Market = {
      ...market,
      filings: async (tag, period) => ({ ...(await market.filings(tag, period)), stale: true }),
    };
    const card = await ask(stale);
    expect(card.tone).toBe("caution");
    expect(card.sources.some((source) => source.stale)).toBe(true);
    expect(notes(card)).toContain("older copies stand in: Fake filings.");
  });

  it("knows no event, price or rate of a later day than its own", async () => {
    const market = debtMarket();
    const context = contextOf(market, { now: () => Date.parse("2019-09-30T21:00:00Z") });
    const filings: Market["filings"] = (tag, period) =>
      market.filings(tag, period.replace("2018", "2025") as typeof period);
    const card = await createAsk(
      commands,
      { ...context, market: { ...market, filings } },
      keptLog(),
    )({
      command: "debt",
      options: {},
      asker,
    });
    expect(card.figures["event.2024-09-18.63d"]).toBeUndefined();
    expect(card.figures["event.2019-07-31.21d"]?.value).not.toBeNull();
    expect(card.figures["event.2019-07-31.63d"]).toMatchObject({
      value: null,
      reason: "three months of trading days has not passed since",
    });
    expect(card.figures["refinancing.coupon.new"]?.value).toBeNull();
  });
});

describe("debt while filings are on their way", () => {
  it("says so at once, then gives the whole answer", async () => {
    const gate = Promise.withResolvers<void>();
    const market = debtMarket();
    const slow: Market = {
      ...market,
      filings: async (tag, period) => {
        await gate.promise;
        return market.filings(tag, period);
      },
    };
    const partial: Card[] = [];
    const whole = await createAsk(
      commands,
      contextOf(slow),
      keptLog(),
    )(
      { command: "debt", options: {}, asker },
      {
        onPartial: (card) => {
          partial.push(card);
          gate.resolve();
        },
      },
    );
    expect(partial).toMatchObject([{ title: "Loading filings", pending: "Still loading: filings of all companies." }]);
    expect(whole.pending).toBeUndefined();
    expect(whole.figures["move.afterTax.low"]?.value).toBeCloseTo(262.5e6, 3);
  });

  it("answers without rates that are late, and says that they are", async () => {
    const market = debtMarket({ series: () => new Promise(() => {}) });
    const card = await ask(market);
    expect(card.pending).toBe("Still loading: rates.");
    expect(card.figures["refinancing.interest"]).toMatchObject({
      value: null,
      reason: expect.stringContaining("it did not arrive in time"),
    });
  });
});

describe("wrong options", () => {
  it.each([
    [{ "move-bp": 301 }, /−300 to 300/],
    [{ "move-bp": -12.5 }, /whole number/],
    [{ "floating-low": -1 }, /0 to 100/],
    [{ "pass-through": "much" }, /number/],
    [{ "floating-low": 60 }, /floating-low is above floating-high/],
    [{ "floating-low": 40, "floating-high": 20 }, /floating-low is above floating-high/],
    [{ floating: 40 }, /no option/],
  ])("are refused with what is expected: %o", async (options, expected) => {
    const card = await ask(debtMarket(), options);
    expect(card).toMatchObject({ tone: "problem", data: { problem: "bad-option" } });
    expect(card.answer).toMatch(expected);
    expect(notes(card)).not.toBe("");
  });

  it.each([{ "move-bp": "−50" }, { "floating-low": "20%", "floating-high": "20%" }])(
    "are not those people type: %o",
    async (options) => {
      expect((await ask(debtMarket(), options)).tone).toBe("plain");
    },
  );
});

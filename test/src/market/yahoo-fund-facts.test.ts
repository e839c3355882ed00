import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toFundFacts } from "../../../src/market/yahoo-fund-facts.ts";
import { readRecorded, recorded, resultsIn, sharedFiles } from "../../support/recorded.ts";

const QQQ = resultsIn(recorded("yahoo/quoteSummary-fund-QQQ.json"))[0];
const [later] = sharedFiles("data/yahoo-fixtures/2026", /^quoteSummary-fund-QQQ/);

describe("a fund's facts", () => {
  it("are read from what Yahoo sent, its ratios the right way round", () => {
    const facts = toFundFacts("QQQ", QQQ);
    expect(facts?.tradedAt).toBe("2025-02-21T21:00:00.000Z");
    expect(facts?.value).toMatchObject({
      ticker: "QQQ",
      name: "Invesco QQQ Trust",
      type: "ETF",
      family: "Invesco",
      category: "Large Growth",
      expense: 0.002,
      assets: 328302690304,
      yield: 0.0054,
      beta3Year: 1.16,
    });
    expect(facts?.value.trailingPe).toBeCloseTo(1 / 0.02938, 10);
    expect(facts?.value.priceBook).toBeCloseTo(1 / 0.12608, 10);
  });

  it("have the ten largest holdings with their weights", () => {
    const holdings = toFundFacts("QQQ", QQQ)?.value.topHoldings ?? [];
    expect(holdings).toHaveLength(10);
    expect(holdings[0]).toEqual({ ticker: "AAPL", name: "Apple Inc", weight: 0.090070695 });
  });

  it("have the published returns of the day beside them, and ten years without a day", () => {
    expect(toFundFacts("QQQ", QQQ)?.value.published).toEqual({
      date: "2025-02-21",
      oneYear: 0.2434381,
      threeYears: 0.1626915,
      fiveYears: 0.1872639,
      tenYears: 0.18791309,
    });
  });

  it.runIf(later)("are read from a later recording too, in which modules are missing", () => {
    const answer = resultsIn(readRecorded(later?.[1]() ?? ""))[0];
    expect(toFundFacts("QQQ", answer)).toMatchObject({
      tradedAt: null,
      value: { expense: 0.0018000001, assets: 488981004288, yield: 0.0042, type: null, beta3Year: 1.26 },
    });
    expect(toFundFacts("QQQ", answer)?.value.trailingPe).toBeCloseTo(29.214, 3);
  });

  it("takes zero for missing", () => {
    const value = toFundFacts("X", {
      price: { quoteType: "ETF" },
      fundProfile: { feesExpensesInvestment: { annualReportExpenseRatio: 0 } },
      summaryDetail: { totalAssets: 0, yield: 0 },
      topHoldings: { equityHoldings: { priceToEarnings: 0, priceToBook: -1 }, holdings: [{ symbol: "A" }, "B"] },
    })?.value;
    expect(value).toMatchObject({ expense: null, assets: null, yield: null, trailingPe: null, priceBook: null });
    expect(value?.topHoldings).toEqual([]);
  });

  it("are looked for where else they may stand", () => {
    const value = toFundFacts("X", {
      defaultKeyStatistics: {
        annualReportExpenseRatio: { raw: 0.0004 },
        totalAssets: { raw: 5e9 },
        yield: 0.01,
        fundFamily: "Schwab",
        category: "Small Blend",
      },
    })?.value;
    expect(value).toMatchObject({
      expense: 0.0004,
      assets: 5e9,
      yield: 0.01,
      family: "Schwab",
      category: "Small Blend",
    });
  });

  it.each([[null], [undefined], [[]], ["text"], [{}], [{ price: 5, topHoldings: "x" }]])(
    "are none where the answer, %j, says nothing",
    (answer) => {
      expect(toFundFacts("X", answer)).toBeNull();
    },
  );

  it("never throw, whatever is sent", () => {
    const module = fc.oneof(fc.anything(), fc.dictionary(fc.string(), fc.anything()));
    const names = ["fundProfile", "topHoldings", "summaryDetail", "defaultKeyStatistics", "fundPerformance", "price"];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), module), (answer) => {
        const facts = toFundFacts("X", answer);
        expect(facts === null || facts.value.ticker === "X").toBe(true);
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFilings } from "../../../src/market/filings.ts";
import type { FilingFacts, Market } from "../../../src/market/market.ts";
import { newestFacts } from "../../../src/valuation/companies.ts";
import { fakeMarket } from "../../support/fake-market.ts";
import { EVENING, readingOf } from "../../support/market.ts";

const row = (cik: number, value: number, end: string, accession = "1") => ({ cik, value, end, accession });
const frame = (...rows: FilingFacts["rows"]): FilingFacts => ({ rows, dropped: 0 });

/** A market whose frames are given by `Tag:year`; everything else is an empty frame. */
function marketOf(frames: Readonly<Record<string, FilingFacts>>) {
  const asked: string[] = [];
  const readings = new Map<string, ReturnType<typeof readingOf<FilingFacts>>>();
  const market: Market = {
    ...fakeMarket({ funds: {} }),
    async filings(tag, period) {
      const key = `${tag}:${period.slice(2)}`;
      asked.push(key);
      const known = readings.get(key) ?? readingOf(frames[key] ?? frame(), { url: key });
      readings.set(key, known);
      return known;
    },
    companyNumbers: async () => NUMBERS,
  };
  return { market, asked };
}
const NUMBERS = readingOf({ AAA: 1, BBB: 2 });

describe("fiscal years", () => {
  it("come from the last two calendar years, the newest of each company", async () => {
    const { market, asked } = marketOf({
      "NetIncomeLoss:2025": frame(row(1, 1, "2025-12-31")),
      "NetIncomeLoss:2024": frame(row(1, 1, "2024-12-31"), row(2, 1, "2024-06-30")),
    });
    const { filings, readings } = await readFilings(market, EVENING, "years");
    expect(asked).toEqual(["NetIncomeLoss:2025", "NetIncomeLoss:2024"]);
    expect([...filings.fiscalYearEnd]).toEqual([
      [1, "2025-12-31"],
      [2, "2024-06-30"],
    ]);
    expect(filings.revenue.size).toBe(0);
    expect(filings.numbers).toEqual({ AAA: 1, BBB: 2 });
    expect(readings).toHaveLength(2);
  });
});

describe("revenue", () => {
  it("comes from the first tag that a company uses for its newest period", async () => {
    const { market } = marketOf({
      "Revenues:2025": frame(row(1, 100, "2025-12-31", "5")),
      "RevenueFromContractWithCustomerExcludingAssessedTax:2025": frame(
        row(1, 90, "2025-12-31", "5"),
        row(2, 7, "2025-06-30"),
      ),
      "RevenueFromContractWithCustomerIncludingAssessedTax:2024": frame(row(2, 6, "2024-06-30")),
    });
    const { filings, readings } = await readFilings(market, EVENING, "revenue");
    expect([...filings.revenue]).toEqual([
      [1, 100],
      [2, 7],
    ]);
    expect(readings.map(({ url }) => url)).toEqual([
      "Revenues:2025",
      "RevenueFromContractWithCustomerExcludingAssessedTax:2025",
      "RevenueFromContractWithCustomerIncludingAssessedTax:2024",
    ]);
  });

  it("is merged once for the same frames", async () => {
    const { market } = marketOf({ "Revenues:2025": frame(row(1, 100, "2025-12-31")) });
    const [first, second] = [
      await readFilings(market, EVENING, "revenue"),
      await readFilings(market, EVENING, "revenue"),
    ];
    expect(second.filings).toBe(first.filings);
    expect((await readFilings(market, EVENING, "years")).filings).not.toBe(first.filings);
  });

  it("fails as a whole when filings do not answer", async () => {
    const market = fakeMarket({ funds: {}, fails: { filings: "SEC EDGAR is down" } });
    await expect(readFilings(market, EVENING, "revenue")).rejects.toThrow("SEC EDGAR is down");
  });
});

describe("the newest facts", () => {
  it("prefer a later period, then a later filing", () => {
    const facts = newestFacts([
      frame(row(1, 1, "2024-12-31", "9"), row(2, 1, "2025-12-31", "1")),
      frame(row(1, 2, "2025-12-31", "1"), row(2, 2, "2025-12-31", "2"), row(2, 3, "2025-12-31", "1")),
    ]);
    expect([...facts].map(([cik, { value }]) => [cik, value])).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });

  it("are one for each company, none older than another of it", () => {
    const rows = fc.array(
      fc.record({
        cik: fc.integer({ min: 1, max: 5 }),
        value: fc.integer(),
        end: fc.constantFrom("2024-06-30", "2024-12-31", "2025-12-31"),
        accession: fc.constantFrom("1", "2", "3"),
      }),
    );
    fc.assert(
      fc.property(fc.array(rows, { maxLength: 4 }), (frames) => {
        const facts = newestFacts(frames.map((each) => frame(...each)));
        for (const each of frames.flat()) expect((facts.get(each.cik)?.end ?? "") >= each.end).toBe(true);
        expect(facts.size).toBe(new Set(frames.flat().map(({ cik }) => cik)).size);
      }),
    );
  });
});

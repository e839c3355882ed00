import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { yahooSource } from "../../../src/market/yahoo.ts";
import { toListings } from "../../../src/market/yahoo-listings.ts";
import { searchedWords } from "../../../src/market/yahoo-search.ts";
import { startFakeYahoo } from "../../support/fake-yahoo.ts";
import { EVENING, fakeTime, politeIn } from "../../support/market.ts";
import { readRecorded, recorded, sharedFiles, sharedHas } from "../../support/recorded.ts";

const SHARED_YAHOO = "data/yahoo-fixtures";
const hasShared = sharedHas(SHARED_YAHOO, "recorded answers of Yahoo Finance");

/** Every row has what a listing is known by. */
function expectListings(answer: unknown): void {
  const listings = toListings(answer);
  expect(listings).not.toBeNull();
  for (const { ticker, name } of listings ?? []) expect(ticker !== "" && name !== "").toBe(true);
}

describe("recorded searches", () => {
  it.each(["AAPL", "EPAC", "QQQ"])("for %s are read, every row with a symbol", (ticker) => {
    expectListings(recorded(`yahoo/search-${ticker}.json`).bodyJson);
  });

  const files = sharedFiles(`${SHARED_YAHOO}/2025-02`, /^search-.*\.json$/);
  it.runIf(hasShared).each(files)("are read from %s, every row with a symbol", (_, read) => {
    expectListings(readRecorded(read()).bodyJson);
  });
});

describe("a listing", () => {
  it("is read with its name, kind and sector, and null for what is not said", () => {
    const quotes = [
      { symbol: "aapl", longname: "Apple Inc.", quoteType: "EQUITY", exchDisp: "NASDAQ", sector: "Technology" },
      { symbol: "IWM", shortname: "iShares Russell 2000", quoteType: "ETF" },
      { symbol: "BTC-USD", quoteType: "CRYPTOCURRENCY" },
    ];
    expect(toListings({ quotes })).toEqual([
      { ticker: "AAPL", name: "Apple Inc.", kind: "equity", exchange: "NASDAQ", sector: "Technology", industry: null },
      { ticker: "IWM", name: "iShares Russell 2000", kind: "fund", exchange: null, sector: null, industry: null },
      { ticker: "BTC-USD", name: "BTC-USD", kind: "other", exchange: null, sector: null, industry: null },
    ]);
  });

  it("that cannot be read costs itself, not the others", () => {
    expect(toListings({ quotes: [null, 7, { name: "no symbol" }, { symbol: "OK" }] })).toHaveLength(1);
  });

  it.each([[null], ["<html>"], [{}], [{ quotes: "none" }]])("is not looked for in %j", (answer) => {
    expect(toListings(answer)).toBeNull();
  });
});

describe("words to search", () => {
  it.each([
    [" bloom   energy ", "BLOOM ENERGY"],
    ["\u{1f600}".repeat(60), "\u{1f600}".repeat(40)],
    ["a\n\tb", "A B"],
    ["\ud800", "\ufffd"],
    ["", ""],
  ])("%j are %j", (typed, words) => {
    expect(searchedWords(typed)).toBe(words);
  });
});

describe("the search", () => {
  let server: Awaited<ReturnType<typeof startFakeYahoo>>;
  beforeEach(async () => {
    server = await startFakeYahoo();
  });
  afterEach(() => server.close());
  const search = (words: string) => {
    const time = fakeTime();
    return yahooSource(politeIn(time, { mirror: server.url }), time.now).find(words);
  };

  it("asks for eight listings and no headlines, without a key", async () => {
    server.yahoo.instead = ({ path }) =>
      path === "/v1/finance/search" ? { body: { quotes: [{ symbol: "BE", quoteType: "EQUITY" }] } } : undefined;
    const reading = await search("bloom & co");
    expect(reading.value.map(({ ticker }) => ticker)).toEqual(["BE"]);
    expect(reading).toMatchObject({ source: "Yahoo Finance search", fetchedAt: new Date(EVENING).toISOString() });
    const [asked] = server.asked;
    expect(Object.fromEntries(asked?.query ?? [])).toMatchObject({
      q: "BLOOM & CO",
      quotesCount: "8",
      newsCount: "0",
    });
    expect(server.asked).toHaveLength(1);
  });

  it("for nothing asks nobody", async () => {
    expect((await search("  ")).value).toEqual([]);
    expect(server.asked).toEqual([]);
  });

  it("that is answered with anything else fails", async () => {
    server.yahoo.instead = ({ path }) => (path === "/v1/finance/search" ? { body: { finance: null } } : undefined);
    await expect(search("bloom")).rejects.toMatchObject({ kind: "unreadable" });
  });
});

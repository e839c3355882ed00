import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SourceFailure } from "../../../src/market/source-failure.ts";
import { yahooSource } from "../../../src/market/yahoo.ts";
import { toNewsFeed } from "../../../src/market/yahoo-news.ts";
import { startFakeYahoo } from "../../support/fake-yahoo.ts";
import { fakeTime, politeIn } from "../../support/market.ts";
import { recorded, sharedFiles } from "../../support/recorded.ts";

const EPAC = recorded("yahoo/search-EPAC.json").bodyJson;

describe("the headlines of a search", () => {
  it("are read as they were recorded", () => {
    const feed = toNewsFeed("EPAC", EPAC);
    expect(feed).toMatchObject({ query: "EPAC", dropped: 0 });
    expect(feed?.rows[2]).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      title: "Enerpac (EPAC) Q1 Earnings Miss Estimates",
      publisher: "Zacks",
      url: "https://finance.yahoo.com/news/enerpac-epac-q1-earnings-miss-224502839.html",
      publishedAt: "2024-12-18T22:45:02.000Z",
      tickers: ["UNF"],
    });
    expect(feed?.rows[3]?.tickers).toEqual([]);
  });

  it("lose only the rows that cannot be read, and count them", () => {
    const good = { uuid: "a", title: "Title", link: "https://a.example/", providerPublishTime: 1_740_402_000 };
    const bad = [
      null,
      "text",
      {},
      { ...good, title: "" },
      { ...good, link: 5 },
      { ...good, providerPublishTime: "soon" },
      { ...good, providerPublishTime: 9e18 },
      { ...good, title: "x".repeat(501) },
    ];
    const odd = { ...good, uuid: "b", publisher: 7, relatedTickers: ["A", null, 3] };
    expect(toNewsFeed("q", { news: [good, ...bad, odd] })).toMatchObject({
      rows: [{ id: "a" }, { id: "b", publisher: null, tickers: ["A"] }],
      dropped: bad.length,
    });
  });

  it.each([{}, null, [], "<html>", { news: null }, { news: {} }])("are none in %j", (answer) => {
    expect(toNewsFeed("q", answer)).toBeNull();
  });

  it.each(sharedFiles("data/yahoo-fixtures/2025-02", /^search-/))("are all read in %s", (_, read) => {
    const { response } = JSON.parse(read());
    expect(toNewsFeed("q", response.bodyJson)).toMatchObject({ dropped: 0 });
  });
});

describe("asked of the source, headlines", () => {
  let server: Awaited<ReturnType<typeof startFakeYahoo>>;
  beforeEach(async () => {
    server = await startFakeYahoo();
  });
  afterEach(() => server.close());
  const ask = (query: string) => {
    const time = fakeTime();
    return yahooSource(politeIn(time, { mirror: server.url }), time.now).news(query);
  };

  it("need no key, and are as old as the newest of them", async () => {
    server.yahoo.instead = ({ path }) => (path === "/v1/finance/search" ? { body: EPAC } : undefined);
    const reading = await ask("small cap & more");
    expect(reading).toMatchObject({
      source: "Yahoo Finance headlines",
      url: "https://query2.finance.yahoo.com/v1/finance/search?q=small%20cap%20%26%20more",
      observedAt: "2025-02-24T13:00:00.000Z",
      stale: false,
    });
    expect(server.asked.map(({ path }) => path)).toEqual(["/v1/finance/search"]);
    expect(server.asked[0]?.query.get("q")).toBe("small cap & more");
    expect(server.asked[0]?.query.get("quotesCount")).toBe("0");
  });

  it("that are none are an answer too", async () => {
    server.yahoo.instead = () => ({ body: { news: [] } });
    expect((await ask("nobody")).value).toEqual({ query: "nobody", rows: [], dropped: 0 });
  });

  it("that cannot be read are a failure of the source", async () => {
    server.yahoo.instead = () => ({ body: { finance: { error: null } } });
    await expect(ask("q")).rejects.toThrow(SourceFailure);
  });
});

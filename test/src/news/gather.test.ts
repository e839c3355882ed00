import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Headline } from "../../../src/market/news-feed.ts";
import { gather } from "../../../src/news/gather.ts";
import { articleAddress, titleKey } from "../../../src/news/same-article.ts";

const NOW = Date.parse("2026-08-21T21:00:00Z");
let made = 0;
const headline = (title: string, more: Partial<Headline> = {}): Headline => {
  made += 1;
  return {
    id: `id-${made}`,
    title,
    publisher: "Wire",
    url: `https://news.example/${made}`,
    publishedAt: "2026-08-21T12:00:00.000Z",
    tickers: [],
    ...more,
  };
};
const of = (...rows: readonly Headline[]) => gather([{ query: "q", rows, dropped: 0 }], NOW);
const titles = (...rows: readonly Headline[]) => of(...rows).headlines.map(({ title }) => title);

describe("gathering headlines", () => {
  it("puts the newest first", () => {
    const [old, young] = [headline("Old", { publishedAt: "2026-08-20T12:00:00.000Z" }), headline("Young")];
    expect(titles(old, young)).toEqual(["Young", "Old"]);
  });

  it("keeps an article once: by its id, and by its address whoever sent the reader", () => {
    const first = headline("Small caps rise on Friday", { url: "https://www.news.example/a/?id=1&utm_source=x#top" });
    const again = { ...first };
    const tracked = headline("Another title altogether", { url: "https://news.example/a?guccounter=1&id=1" });
    const other = headline("Another page", { url: "https://news.example/a?id=2" });
    const { headlines, folded } = gather(
      [
        { query: "one", rows: [first, other], dropped: 0 },
        { query: "two", rows: [again, tracked], dropped: 0 },
      ],
      NOW,
    );
    expect(headlines.map(({ id }) => id).sort()).toEqual([first.id, other.id].sort());
    expect(folded).toEqual({ sameArticle: 2, sameTitle: 0 });
  });

  it("folds a syndicated title into the earliest, and says how many", () => {
    const original = headline("Small caps rise as the Fed holds rates", { publishedAt: "2026-08-21T10:00:00.000Z" });
    const copy = headline("UPDATE: Small Caps Rise as Fed Holds Rates - Morning Wire");
    expect(of(copy, original)).toMatchObject({
      headlines: [{ id: original.id }],
      folded: { sameArticle: 0, sameTitle: 1 },
    });
  });

  it("folds neither other numbers, nor other words, nor a column of another day", () => {
    const rows = [
      headline("Enerpac Q1 earnings miss estimates"),
      headline("Enerpac Q2 earnings miss estimates"),
      headline("Enerpac Q2 earnings beat estimates"),
      headline("Exchange-Traded Funds Higher, US Equities Mixed After Midday"),
      headline("Exchange-Traded Funds Higher, US Equities Mixed After Midday", {
        publishedAt: "2026-08-20T12:00:00.000Z",
      }),
      headline("Stocks rise"),
      headline("Stocks rise"),
    ];
    expect(of(...rows).headlines).toHaveLength(rows.length);
  });

  it("drops what is dated ahead of the clock, and counts it", () => {
    const rows = [
      headline("Now", { publishedAt: "2026-08-21T21:04:00.000Z" }),
      headline("Later", { publishedAt: "2026-08-21T21:06:00.000Z" }),
    ];
    expect(of(...rows)).toMatchObject({ headlines: [{ title: "Now" }], ahead: 1 });
  });

  it("loses nothing uncounted, and gives the same whatever the order of the searches", () => {
    const row = fc.record({
      id: fc.constantFrom("a", "b", "c", "d"),
      title: fc.constantFrom(
        "Small caps rise on Fed hopes",
        "Small Caps Rise on Fed Hopes - Wire",
        "Stocks",
        "Tariffs to rise in the fall",
      ),
      publisher: fc.constant(null),
      url: fc.constantFrom("https://a.example/1", "https://a.example/2?utm_source=b", "no address"),
      publishedAt: fc.constantFrom("2026-08-21T20:00:00.000Z", "2026-08-20T20:00:00.000Z", "2027-01-01T00:00:00.000Z"),
      tickers: fc.constant([]),
    });
    const feed = fc.record({ query: fc.constant("q"), rows: fc.array(row, { maxLength: 12 }), dropped: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(feed, { maxLength: 4 }), (feeds) => {
        const { headlines, folded, ahead, unreadable, received } = gather(feeds, NOW);
        expect(headlines.length + folded.sameArticle + folded.sameTitle + ahead + unreadable).toBe(received);
        const times = headlines.map(({ publishedAt }) => publishedAt);
        expect(times).toEqual([...times].sort().reverse());
        expect(gather(feeds.toReversed(), NOW).headlines.length).toBe(headlines.length);
      }),
    );
  });
});

describe("the same article", () => {
  it("has one address without fragments, tracking and www", () => {
    expect(articleAddress("https://www.a.example/n/?b=2&utm_medium=x&a=1&guce_referrer=y#c")).toBe(
      "a.example/n?a=1&b=2",
    );
    expect(articleAddress("about:sample")).toBe("sample");
    expect(articleAddress("no address")).toBe("no address");
  });

  it("has one key of telling words, and none where there are too few", () => {
    expect(titleKey("The Fed's decision lifts small caps")).toBe(titleKey("Fed decision lifts small caps | Wire"));
    expect(titleKey("Stocks rise")).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { dayAfter } from "../../src/calendar-day.ts";
import type { Card } from "../../src/card.ts";
import type { Headline, NewsFeed } from "../../src/market/news-feed.ts";
import { toNewsFeed } from "../../src/market/yahoo-news.ts";
import { SEARCHES, TOPICS } from "../../src/news/topics.ts";
import { HOSTILE_HEADLINES } from "../support/cards.ts";
import { asker } from "../support/commands.ts";
import { asking, notesOf } from "../support/context.ts";
import { company, FAKE_CLOSE, fakeMarket } from "../support/fake-market.ts";
import { readingOf } from "../support/market.ts";
import { strayNumbers } from "../support/number-lint.ts";
import { recorded } from "../support/recorded.ts";

type Feeds = (query: string) => readonly Headline[];

let made = 0;
const headline = (title: string, more: Partial<Headline> = {}): Headline => {
  made += 1;
  const url = `https://news.example/${made}`;
  return {
    id: `id-${made}`,
    title,
    publisher: "Wire",
    url,
    publishedAt: "2026-08-21T18:00:00.000Z",
    tickers: [],
    ...more,
  };
};
const TODAY = [
  headline("Russell 2000 rallies as the Fed holds rates"),
  headline("New tariffs on steel hit small manufacturers", { publishedAt: "2026-08-21T19:30:00.000Z" }),
  headline("A company opens an office", { publishedAt: "2026-08-20T12:00:00.000Z", publisher: null }),
];

const over = (
  feeds: Feeds,
  more: { readonly fails?: RegExp; readonly dropped?: number; readonly stale?: boolean } = {},
) =>
  asking(
    fakeMarket({
      funds: { IWM: [company("EPAC", 10, {}), company("ABC", 10, {})] },
      more: {
        news: async (query) => {
          if (more.fails?.test(query)) throw new Error("Yahoo does not answer");
          const rows = feeds(query);
          const value: NewsFeed = { query, rows, dropped: more.dropped ?? 0 };
          const observedAt =
            rows
              .map(({ publishedAt }) => publishedAt)
              .sort()
              .at(-1) ?? FAKE_CLOSE;
          return readingOf(value, { source: "Fake headlines", observedAt, stale: more.stale ?? false });
        },
      },
    }),
  );
const news = (feeds: Feeds, asked: Readonly<Record<string, string>> = {}, more: Parameters<typeof over>[1] = {}) =>
  over(feeds, more).ask({ command: "news", options: asked, asker });
const itemsOf = (card: Card) => card.parts.flatMap((part) => (part.kind === "links" ? part.items : []));
const value = (card: Card, id: string) => card.figures[id]?.value;
const epac = () => toNewsFeed("EPAC", recorded("yahoo/search-EPAC.json").bodyJson)?.rows ?? [];

describe("news", () => {
  it("gives headlines newest first, with publisher, time, link and what they touch", async () => {
    const card = await news(() => TODAY);
    expect(card.title).toBe("Headlines found for small caps");
    expect(card.answer).toBe(
      "The search for small caps found 3 headlines, the newest of 21 Aug 2026. Pillars of the case they touch, by the words in them: rates 1, performance and risk 1, policy 1, none 1.",
    );
    expect(card.tone).toBe("plain");
    expect(itemsOf(card)).toEqual([
      {
        text: "New tariffs on steel hit small manufacturers",
        url: expect.stringContaining("https://news.example/"),
        at: "2026-08-21T19:30:00.000Z",
        detail: "Wire · touches policy",
      },
      expect.objectContaining({ detail: "Wire · touches rates, performance and risk" }),
      expect.objectContaining({ detail: "touches no pillar" }),
    ]);
  });

  it("asks a few searches for each topic, says which, and counts each article once", async () => {
    for (const topic of TOPICS) {
      const asked: string[] = [];
      const card = await news(
        (query) => {
          asked.push(query);
          return TODAY;
        },
        { topic },
      );
      expect(asked).toEqual(SEARCHES[topic]);
      expect(notesOf(card).join("\n")).toContain(
        `Searched for: ${SEARCHES[topic].map((each) => `“${each}”`).join(", ")}.`,
      );
      expect(value(card, "news.headlines")).toBe(3);
      expect(value(card, "news.folded")).toBe(3 * (SEARCHES[topic].length - 1));
      expect(strayNumbers(card)).toEqual([]);
    }
  });

  it.each([
    ["tariffs", "policy"],
    ["taxes", "policy"],
    ["the Fed", "fed"],
    ["earnings", "earnings"],
  ] as const)("takes %j, typed where a ticker stands, for the topic that it means", async (typed, topic) => {
    const asked: string[] = [];
    await news(
      (query) => {
        asked.push(query);
        return TODAY;
      },
      { ticker: typed },
    );
    expect(asked).toEqual(SEARCHES[topic]);
  });

  it("shows old headlines with their age and a caution, not as today's", async () => {
    const card = await news(epac);
    expect(card.title).toBe("Only old headlines found for small caps");
    expect(card.tone).toBe("caution");
    expect(card.answer).toContain("the newest of 24 Feb 2025, 543 days ago.");
    expect(notesOf(card)).toContain("These are not today's news: the newest is 543 days old.");
    expect(itemsOf(card)[0]?.detail).toBe("GlobeNewswire · touches no pillar · 543 days old");
    expect(strayNumbers(card)).toEqual([]);
  });

  it("says how many of the listed are old where some are", async () => {
    const old = headline("Small caps fall", { publishedAt: "2026-08-01T12:00:00.000Z" });
    const card = await news(() => [...TODAY, old]);
    expect(notesOf(card)).toContain("Older than a week, by their own dates: 1 of the 4 listed.");
    expect(card.tone).toBe("caution");
  });

  it("drops what is dated ahead, folds what is syndicated, and counts both", async () => {
    const copy = headline("NEW TARIFFS on steel hit small manufacturers - Daily", {
      publishedAt: "2026-08-21T20:00:00.000Z",
    });
    const card = await news(
      (query) => (query === "IWM" ? [copy, headline("Tomorrow", { publishedAt: "2026-08-22T12:00:00.000Z" })] : TODAY),
      {},
      { dropped: 1 },
    );
    expect(itemsOf(card).map(({ text }) => text)).not.toContain("Tomorrow");
    expect(notesOf(card)).toContain(
      "Left out of 11 rows received: 3 that repeat an article, 1 of syndicated titles, 1 dated ahead of the clock, 3 that cannot be read.",
    );
    expect(strayNumbers(card)).toEqual([]);
  });

  it("warns where no headline touches what was asked, since a source gives something for everything", async () => {
    const card = await news(() => [headline("A company opens an office")], { topic: "fed" });
    expect(notesOf(card).join("\n")).toContain("None of them touches the topic by its words");
    expect(card.tone).toBe("caution");
  });

  it("lists ten at most and keeps them all in the file", async () => {
    const many = Array.from({ length: 30 }, (_, day) =>
      headline(`Stocks rise on day ${day} of the month`, {
        publishedAt: `${dayAfter("2026-08-21", -day)}T12:00:00.000Z`,
      }),
    );
    const { ask } = over(() => many);
    expect(itemsOf(await ask({ command: "news", options: {}, asker }))).toHaveLength(10);
    const receipt = await ask({ command: "news", options: {}, asker, view: "receipt" });
    expect(receipt.attachments?.[0]?.content.trim().split("\n")).toHaveLength(31);
  });

  it("has no figure without value and source, and offers the other topics", async () => {
    const card = await news(() => TODAY, { topic: "policy" });
    for (const figure of Object.values(card.figures)) expect(figure.readings.length, figure.id).toBeGreaterThan(0);
    expect(card.next.map(({ label }) => label)).toEqual([
      "How computed?",
      "Small caps",
      "The Fed",
      "Earnings",
      "Rates today",
      "Calendar",
    ]);
  });

  it("says so when there are none", async () => {
    const card = await news(() => []);
    expect(card.title).toBe("No headlines found for small caps");
    expect(card.answer).toBe("The source has no headlines for small caps at the moment.");
    expect(card.figures["news.age"]).toMatchObject({ value: null, reason: "there is no headline" });
    expect(strayNumbers(card)).toEqual([]);
  });

  it("quotes hostile headlines as they are, for the platforms to escape", async () => {
    const rows = HOSTILE_HEADLINES.map(([text, url], index) => headline(text, { url, id: `h-${index}` }));
    const texts = itemsOf(await news(() => rows)).map(({ text }) => text);
    for (const text of texts) expect(HOSTILE_HEADLINES.map(([title]) => title)).toContain(text);
  });
});

describe("the news of one company", () => {
  it("searches for its ticker alone", async () => {
    const asked: string[] = [];
    const card = await news(
      (query) => {
        asked.push(query);
        return epac();
      },
      { ticker: "epac" },
    );
    expect(asked).toEqual(["EPAC"]);
    expect(card.title).toBe("Only old headlines found for EPAC Inc (EPAC)");
    expect(value(card, "news.headlines")).toBe(4);
    expect(strayNumbers(card)).toEqual([]);
  });

  it("keeps those that touch a topic when one is asked for", async () => {
    const card = await news(epac, { ticker: "EPAC", topic: "earnings" });
    expect(itemsOf(card).map(({ text }) => text)).toEqual([
      "Enerpac (EPAC) Q1 Earnings Miss Estimates",
      "Enerpac (EPAC) Earnings Expected to Grow: What to Know Ahead of Next Week's Release",
    ]);
    const none = await news(epac, { ticker: "EPAC", topic: "policy" });
    expect(none.title).toBe("No headlines found for EPAC Inc (EPAC) that touch policy (tariffs, taxes, regulation)");
    for (const each of [card, none]) expect(strayNumbers(each)).toEqual([]);
  });

  it("refuses one that nobody knows, with the nearest match", async () => {
    const card = await news(epac, { ticker: "EPACC" });
    expect(card.data).toMatchObject({ problem: "no-data" });
    expect(notesOf(card)).toEqual(["Did you mean EPAC (EPAC Inc)?"]);
  });
});

describe("news with the source down", () => {
  it("gives what the other searches found, and says which failed", async () => {
    const card = await news(() => TODAY, {}, { fails: /IWM/ });
    expect(card.tone).toBe("caution");
    expect(notesOf(card)).toContain("The search for “IWM” failed: Yahoo does not answer.");
    expect(value(card, "news.headlines")).toBe(3);
  });

  it("says that there are none when all fail", async () => {
    const card = await news(() => TODAY, {}, { fails: /./ });
    expect(card.data).toMatchObject({ problem: "source-down" });
    expect(card.answer).toBe("There are no headlines: Yahoo does not answer.");
  });

  it("says when kept headlines stand in", async () => {
    const card = await news(() => TODAY, {}, { stale: true });
    expect(notesOf(card)).toContain("The source cannot be read at the moment; headlines that were kept stand in.");
    expect(card.sources[0]?.stale).toBe(true);
  });

  it("waits no longer than it may", async () => {
    const never = asking(fakeMarket({ funds: {}, more: { news: () => new Promise(() => {}) } }));
    const card = await never.ask({ command: "news", options: {}, asker });
    expect(card.pending).toBe("Still loading: headlines.");
  });
});

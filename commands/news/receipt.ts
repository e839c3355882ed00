import type { Figures } from "../../src/figure.ts";
import { newYork } from "../../src/market/session.ts";
import { memo } from "../../src/memo.ts";
import type { Touching } from "../../src/news/gather.ts";
import { PILLAR_RULES } from "../../src/news/pillar-rules.ts";
import { PILLAR_NAMES, PILLARS } from "../../src/news/pillars.ts";
import type { Receipt } from "../../src/receipt.ts";
import { rowsHash } from "../../src/rows-hash.ts";
import { receiptValues } from "../receipts.ts";
import { type NewsParts, OLD_DAYS } from "./parts.ts";
import { searchesText } from "./words.ts";

/** The command's typed result. */
export function newsData({ topic, company, searches, gathered, headlines, shown }: NewsParts) {
  const listed = new Set(shown);
  const { folded, ahead, unreadable, received } = gathered;
  return {
    topic,
    company: company && { ticker: company.ticker, name: company.name },
    searches: searches.map(({ query, outcome }) => ({ query, failure: "reason" in outcome ? outcome.reason : null })),
    folded,
    ahead,
    unreadable,
    received,
    // Days in New York, as the answer writes them.
    newest: headlines[0] ? newYork(Date.parse(headlines[0].publishedAt)).date : null,
    headlines: headlines.map((headline) => ({ ...headline, listed: listed.has(headline) })),
  };
}

/** Searches, how articles were folded, the words of each pillar, and every headline. */
export function newsReceipt(parts: NewsParts, figures: Figures): Receipt {
  const { headlines, readings, now } = parts;
  const value = receiptValues(figures);
  const rows = rowsOf(headlines);
  return {
    formulas: [
      { name: "Searches", text: `${searchesText(parts)}; rows received ${value("news.received")}` },
      {
        name: "Once each",
        text: `the same id, or the same address without tracking: ${value("news.folded.article")}; the same telling words and numbers in the title within twelve hours: ${value("news.folded.title")}; the earliest stays`,
      },
      { name: "Dropped", text: `dated ahead: ${value("news.ahead")}; not read: ${value("news.unreadable")}` },
      {
        name: "Time",
        text: `of publication; older than ${OLD_DAYS} days is old: ${value("news.old")} of ${value("news.shown")} listed`,
      },
      ...PILLARS.map((pillar) => ({
        name: `Touches ${PILLAR_NAMES[pillar]}: ${value(`news.pillar.${pillar}`)}`,
        text: ruleText(PILLAR_RULES[pillar]),
      })),
    ],
    inputs: readings,
    leftOut: [],
    hash: rowsHash(rows),
    file: `smallcap-news-${newYork(now).date}`,
    rows,
  };
}

function ruleText({ words, except }: (typeof PILLAR_RULES)["policy"]): string {
  return `${words.join(" · ")}${except.length > 0 ? `; not ${except.join(" · ")}` : ""}`;
}

const rowsOf = memo((headlines: readonly Touching[]) =>
  headlines.map(({ id, title, publisher, url, publishedAt, tickers, pillars }) => ({
    publishedAt,
    title,
    publisher: publisher ?? "",
    url,
    pillars: pillars.join(" "),
    tickers: tickers.join(" "),
    id,
  })),
);

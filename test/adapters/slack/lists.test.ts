import { describe, expect, it } from "vitest";
import { renderBlocks } from "../../../adapters/slack/render.ts";
import type { Card } from "../../../src/card.ts";
import { agendaCard, HOSTILE_HEADLINES, linksCard, longListsCard, plainCard } from "../../support/cards.ts";

type Element = { readonly type: string; readonly [key: string]: unknown };

/** The elements of every list in a message, item by item. */
function listed(card: Card): readonly (readonly Element[])[] {
  const blocks = JSON.parse(JSON.stringify(renderBlocks(card).blocks)) as readonly {
    readonly type: string;
    readonly elements?: readonly { readonly type: string; readonly elements: readonly { elements: Element[] }[] }[];
  }[];
  return blocks
    .filter(({ type }) => type === "rich_text")
    .flatMap(({ elements = [] }) => elements.filter(({ type }) => type === "rich_text_list"))
    .flatMap(({ elements }) => elements.map((section) => section.elements));
}

describe("an agenda on Slack", () => {
  it("shows instants in each reader's own time, with New York's to fall back on, and days as text", () => {
    const items = listed(agendaCard);
    expect(items[0]?.[0]).toEqual({ type: "text", text: "Mon 24 Aug 2026" });
    expect(items[1]?.[0]).toEqual({
      type: "date",
      timestamp: 1788271200,
      format: "{date_short_pretty} {time}",
      fallback: "1 Sep 2026 10:00 New York",
    });
    expect(items[1]?.slice(1)).toEqual([
      { type: "text", text: " · " },
      { type: "text", text: "ISM manufacturing", style: { bold: true } },
      { type: "text", text: " · by rule" },
    ]);
    expect(items[3]?.[0]).toEqual({ type: "text", text: "unknown time" });
  });

  it("says in the notification what the events are", () => {
    expect(renderBlocks(agendaCard).text).toContain("Tue 1 Sep 2026 10:00 New York: ISM manufacturing, by rule");
  });
});

describe("headlines on Slack", () => {
  it("are link elements, which read no markup in their text", () => {
    const items = [{ text: "a|b> <https://evil.example|c>", url: "https://news.example/c", detail: "Wire" }];
    const [elements] = listed({ ...plainCard, parts: [{ kind: "links", items }] });
    expect(elements).toEqual([
      { type: "link", url: "https://news.example/c", text: "a|b> <https://evil.example|c>" },
      { type: "text", text: " · Wire" },
    ]);
  });

  it("link to http and https only, with nothing in the address that is markup", () => {
    const links = listed(linksCard)
      .flat()
      .filter(({ type }) => type === "link");
    expect(links).toHaveLength(6);
    for (const { url } of links) expect(url).toMatch(/^https:\/\/news\.example\/[\w\-./?#&=%+:;,~!$]*$/);
    expect(HOSTILE_HEADLINES.length).toBeGreaterThan(links.length);
  });

  it("are left out where there are too many, which the message says", () => {
    const { blocks } = renderBlocks(longListsCard);
    expect(JSON.stringify(blocks)).toContain("Shortened to fit a Slack message.");
  });
});

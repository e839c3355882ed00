import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderMessage } from "../../../adapters/discord/render.ts";
import type { Card, LinkItem } from "../../../src/card.ts";
import { agendaCard, HOSTILE_HEADLINES, linksCard, longListsCard, plainCard } from "../../support/cards.ts";
import { refusals } from "../../support/discord-rules.ts";

const described = (card: Card) => renderMessage(card).embeds[0]?.description ?? "";
const links = (...items: readonly LinkItem[]) => described({ ...plainCard, parts: [{ kind: "links", items }] });
/** A masked link as Discord reads it: no bracket in its text, and an address in angle brackets. */
const LINK = /^\[[^[\]\n]+\]\(<https?:\/\/[\w\-./?#&=%+:;,~!$]+>\)$/;

describe("an agenda on Discord", () => {
  it("shows instants in each reader's own time, and days as they are", () => {
    const lines = described(agendaCard).split("\n");
    expect(lines).toContain("Mon 24 Aug 2026 · **Ten small caps report** · estimated");
    expect(lines).toContain("<t:1788271200:f> · **ISM manufacturing** · by rule");
    expect(lines).toContain("Thu 10 Sep 2026 to Tue 15 Sep 2026 · **Consumer prices**");
    expect(lines.filter((line) => line === "unknown time · **Nobody knows**")).toHaveLength(2);
  });

  it("has no markup but its own", () => {
    const rest = described(agendaCard).replace(/<t:\d+:f>/g, "");
    expect(rest).not.toMatch(/(?<!\\)<[@!#:a-z/]|(?<!\\)\]\(|:\/\/|@everyone/);
  });
});

describe("headlines on Discord", () => {
  it("are links without previews, with who and when below", () => {
    const item = { text: "Small caps rise", url: "https://news.example/a", at: "2026-09-01T14:00:00Z", detail: "Wire" };
    expect(links(item)).toContain("[Small caps rise](<https://news.example/a>)\nWire · <t:1788271200:f>");
  });

  it("are text where the address is none", () => {
    expect(links({ text: "A script", url: "javascript:alert(1)" })).toMatch(/\n\nA script$/);
  });

  it("link nowhere but to their own address, however they are written", () => {
    for (const [text, url] of HOSTILE_HEADLINES) {
      const linked = links({ text, url })
        .split("\n")
        .filter((line) => line.includes("](<"));
      for (const line of linked) expect(line).toMatch(LINK);
      expect(linked.join()).not.toContain("evil.example>");
    }
    expect(described(linksCard)).not.toMatch(/@everyone/);
  });

  it("keep to one link for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), fc.webUrl(), (text, url) => {
        const shown = links({ text, url });
        for (const line of shown.split("\n").filter((each) => each.includes("](<"))) expect(line).toMatch(LINK);
        expect(shown.split("](").length - 1).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("are left out whole and counted where there are too many", () => {
    const message = renderMessage(longListsCard);
    expect(refusals(message)).toEqual([]);
    expect(message.embeds[0]?.description).toMatch(/and \d+ more rows/);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LIMITS } from "../../../adapters/slack/limits.ts";
import { renderBlocks, renderNotice } from "../../../adapters/slack/render.ts";
import { weight } from "../../../adapters/slack/weight.ts";
import {
  emptyCard,
  HOSTILE,
  hardCards,
  hostileCard,
  hugeCard,
  nullFigureCard,
  pendingCard,
  plainCard,
  problemCard,
  simulatedCard,
} from "../../support/cards.ts";
import { importFake } from "../../support/slack.ts";

const fake = await importFake();
const image = { fileId: "F0123456789" };

type Node = { readonly [key: string]: unknown };

/** Every object inside blocks, however deep. */
function nodes(value: unknown): Node[] {
  if (typeof value !== "object" || value === null) return [];
  return [value as Node, ...Object.values(value).flatMap(nodes)];
}

function textsIn(blocks: unknown): string[] {
  return nodes(blocks).flatMap(({ text, alt_text }) => [text, alt_text].filter((each) => typeof each === "string"));
}

describe.each(hardCards)("renderBlocks of the %s card", (_, card) => {
  for (const [kind, message] of [
    ["without a picture", renderBlocks(card)],
    ["with a picture", renderBlocks(card, image)],
  ] as const) {
    it(`stays within Slack's limits ${kind}`, () => {
      expect(message.blocks.length).toBeGreaterThan(0);
      expect(message.blocks.length).toBeLessThanOrEqual(LIMITS.blocks);
      expect(weight(message.blocks)).toBeLessThanOrEqual(LIMITS.message);
      expect(message.text.length).toBeGreaterThan(0);
      expect(message.text.length).toBeLessThan(4000);
      expect(message.blocks.filter(({ type }) => type === "table").length).toBeLessThanOrEqual(1);
      for (const text of textsIn(message.blocks)) expect(text.length).toBeGreaterThan(0);
    });

    it.skipIf(!fake)(`passes the strict check of blocks ${kind}`, () => {
      const errors = fake?.checkBlocks(message.blocks);
      expect([...(errors ?? [])]).toEqual([]);
      expect(errors?.tooLong).toBe(false);
    });

    it(`holds no text that Slack reads as markup ${kind}`, () => {
      expect(nodes(message.blocks).filter(({ type }) => type === "mrkdwn" || type === "markdown")).toEqual([]);
      expect(textsIn(message.blocks).join("\n")).not.toMatch(/<[!@#]/);
      expect(message.text).not.toMatch(/[<>]/);
    });
  }
});

describe("renderBlocks", () => {
  it("puts the answer right under the title and first in the text", () => {
    const { blocks, text } = renderBlocks(plainCard);
    expect(blocks[0]).toMatchObject({ type: "header", text: { text: plainCard.title } });
    expect(blocks[1]).toMatchObject({ type: "section", text: { type: "plain_text", text: plainCard.answer } });
    expect(text.startsWith("The Russell 2000 trades at 15.2×, a 20.1% discount to the S&amp;P 500's 19.0×.")).toBe(
      true,
    );
  });

  it("shows the first table as Slack's own and the next as monospaced text", () => {
    const tables = plainCard.parts.filter(({ kind }) => kind === "table");
    const { blocks } = renderBlocks({ ...plainCard, parts: [...tables, ...tables] });
    expect(blocks.find(({ type }) => type === "table")).toMatchObject({
      rows: [
        [
          { type: "raw_text", text: " " },
          { type: "raw_text", text: "Russell 2000" },
          { type: "raw_text", text: "S&P 500" },
          { type: "raw_text", text: "Gap" },
        ],
        [{ text: "losses left out" }, { text: "15.2×" }, { text: "19.0×" }, { text: "−3.9 turns, 20.1% cheaper" }],
        [{ text: "losses counted" }, { text: "22.5×" }, { text: "19.1×" }, { text: "+3.5 turns, 18.0% dearer" }],
      ],
    });
    const preformatted = nodes(blocks).find(({ type }) => type === "rich_text_preformatted");
    expect(textsIn(preformatted)).toEqual([
      [
        "                 Russell 2000  S&P 500  Gap",
        "losses left out  15.2×         19.0×    −3.9 turns, 20.1% cheaper",
        "losses counted   22.5×         19.1×    +3.5 turns, 18.0% dearer",
      ].join("\n"),
    ]);
  });

  it("shows an uploaded picture with its alt text, and the alt text as words without one", () => {
    const alt = "IWM against SPY, 1 Jan 2026 to 21 Aug 2026: from 1.00 to 1.10.";
    expect(renderBlocks(plainCard, image).blocks).toContainEqual(
      expect.objectContaining({ type: "image", slack_file: { id: image.fileId }, alt_text: alt }),
    );
    expect(textsIn(renderBlocks(plainCard).blocks)).toContain(alt);
  });

  it("says in a word how far to trust the answer", () => {
    expect(textsIn(renderBlocks(nullFigureCard).blocks)).toContain("Caution");
    expect(textsIn(renderBlocks(problemCard).blocks)).toContain("Problem");
    expect(renderBlocks(problemCard).text).toMatch(/^Problem: “sp40” is not a value of against\./);
  });

  it("says that a market is simulated, even on a card without sources", () => {
    expect(textsIn(renderBlocks(simulatedCard).blocks)).toContain("Simulated market");
    expect(textsIn(renderBlocks({ ...emptyCard, simulated: true }).blocks)).toContain("Problem · Simulated market");
  });

  it("says what is still being loaded", () => {
    expect(textsIn(renderBlocks(pendingCard).blocks)).toContain(pendingCard.pending);
  });

  it("ends with the sources", () => {
    expect(renderBlocks(plainCard).blocks.at(-1)).toMatchObject({
      type: "context",
      elements: [{ text: "Yahoo Finance quotes 21 Aug 2026 16:00 New York · not investment advice" }],
    });
  });

  it("says when something was left out", () => {
    const note = "Shortened to fit a Slack message.";
    expect(textsIn(renderBlocks(hugeCard).blocks)).toContain(note);
    expect(textsIn(renderBlocks(plainCard).blocks)).not.toContain(note);
  });

  it("keeps a hostile name readable", () => {
    const texts = textsIn(renderBlocks(hostileCard).blocks);
    const joined = texts.join("\n").replaceAll("\u2060", "");
    expect(joined).toContain(HOSTILE);
  });

  it("stays within the limits and without markup for any text", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 400 }),
      fc.constantFrom(HOSTILE, "<!channel>", "<@U123>", "&".repeat(5000), "\n\n", "𝄞".repeat(3000)),
    );
    const part = fc.oneof(
      fc.record({ kind: fc.constant("note" as const), text }),
      fc.record({
        kind: fc.constant("facts" as const),
        facts: fc.array(fc.record({ label: text, value: text }), { maxLength: 12 }),
      }),
      fc.record({
        kind: fc.constant("table" as const),
        columns: fc.array(text, { maxLength: 22 }),
        rows: fc.array(fc.array(text, { maxLength: 22 }), { maxLength: 8 }),
      }),
    );
    const cards = fc.record({ title: text, answer: text, pending: text, parts: fc.array(part, { maxLength: 60 }) });
    fc.assert(
      fc.property(cards, (words) => {
        const { text: fallback, blocks } = renderBlocks({ ...plainCard, ...words });
        expect(weight(blocks)).toBeLessThanOrEqual(LIMITS.message);
        expect(fallback.length).toBeLessThan(4000);
        expect(fallback).not.toMatch(/[<>]/);
        expect(fallback.replace(/&(amp|lt|gt);/g, "")).not.toContain("&");
        expect(textsIn(blocks).join("\n")).not.toMatch(/<[!@#]/);
        if (fake) expect([...fake.checkBlocks(blocks)]).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe("renderNotice", () => {
  it("is one plain sentence", () => {
    expect(renderNotice("Ask <again> & again.")).toEqual({
      text: "Ask &lt;again&gt; &amp; again.",
      blocks: [{ type: "section", text: { type: "plain_text", text: "Ask <again> & again.", emoji: false } }],
    });
  });
});

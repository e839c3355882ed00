import { describe, expect, it } from "vitest";
import { renderMessage, renderPlain } from "../../../adapters/discord/render.ts";
import type { Card } from "../../../src/card.ts";
import { hardCards, hostileCard, pendingCard, plainCard, problemCard, simulatedCard } from "../../support/cards.ts";
import { refusals, textOf } from "../../support/discord-rules.ts";

const picture = { png: new Uint8Array([137, 80, 78, 71]), width: 800, height: 400, hash: "abcdef0123456789" };

function description(card: Card): string {
  return renderMessage(card).embeds[0]?.description ?? "";
}

describe("renderMessage", () => {
  it.each(hardCards)("keeps Discord's limits for the %s card", (_, card) => {
    expect(refusals(renderMessage(card))).toEqual([]);
    expect(refusals(renderMessage(card, picture))).toEqual([]);
    expect(refusals(renderPlain(card))).toEqual([]);
  });

  it.each(hardCards)("leaves nothing undefined in the %s card", (_, card) => {
    expect(textOf(renderMessage(card))).not.toMatch(/undefined|NaN|\[object Object\]/);
  });

  it("gives the answer before anything else", () => {
    expect(description(plainCard).startsWith("The Russell 2000 trades at 15.2×")).toBe(true);
  });

  it("forbids every mention", () => {
    expect(renderMessage(hostileCard).allowed_mentions).toEqual({ parse: [] });
  });

  it("shows a hostile name without pinging, linking or styling anything", () => {
    const message = renderMessage(hostileCard);
    const seen = textOf(message);
    expect(seen).not.toMatch(/@(everyone|here)/);
    for (const markup of [message.embeds[0]?.title ?? "", message.embeds[0]?.description ?? ""]) {
      expect(markup).not.toMatch(/(?<!\\)<[@!#:a-z/]/);
      expect(markup).not.toMatch(/(?<!\\)\]\(|:\/\/|(?<!\\)`/);
    }
  });

  it("closes no code block from inside a table", () => {
    const parts = [{ kind: "table" as const, columns: ["Name", "P/E"], rows: [["```ev", "1.0×"]] }];
    expect(description({ ...plainCard, parts }).match(/```/g)).toHaveLength(2);
  });

  it("says in words that an answer needs caution or is a problem", () => {
    expect(renderMessage(pendingCard).embeds[0]?.title).toMatch(/^Caution: /);
    expect(renderMessage(problemCard).embeds[0]?.title).toMatch(/^Problem: /);
    expect(renderMessage(plainCard).embeds[0]?.title).toBe(plainCard.title);
  });

  it("says what is still being loaded", () => {
    expect(description(pendingCard)).toContain("Still loading: 12 of 49 requests answered");
  });

  it("says that the market is simulated, with sources and without", () => {
    expect(renderMessage(simulatedCard).embeds[0]?.title).toMatch(/^Simulated market: /);
    expect(renderMessage(simulatedCard).embeds[0]?.footer?.text).toContain("Simulated market");
    expect(renderMessage({ ...simulatedCard, sources: [] }).embeds[0]?.footer?.text).toBe("Simulated market");
  });

  it("keeps the disclaimer when the sources are too many for a footer", () => {
    const sources = Array.from({ length: 40 }, (_, i) => ({ ...plainCard.sources[0], name: `Source ${i}` }));
    const card = { ...plainCard, sources } as Card;
    expect(renderMessage(card).embeds[0]?.footer?.text).toMatch(/… · not investment advice$/);
  });

  it("attaches the picture with its description, and says it as text when there is none", () => {
    const alt = "IWM against SPY, 1 Jan 2026 to 21 Aug 2026: from 1.00 to 1.10.";
    const drawn = renderMessage(plainCard, picture);
    expect(drawn.embeds[0]?.image?.url).toBe("attachment://chart-abcdef012345.png");
    expect(drawn.attachments).toEqual([{ id: "0", filename: "chart-abcdef012345.png", description: alt }]);
    expect(drawn.embeds[0]?.description).not.toContain(alt);
    expect(renderMessage(plainCard).embeds[0]?.description).toContain(alt);
  });

  it("names its files even when there are none, so that an edit drops old pictures", () => {
    expect(renderMessage(problemCard).attachments).toEqual([]);
  });

  it("attaches a receipt's files, and says which are too large", () => {
    const attachments = [
      { name: "rows.csv", type: "text/csv", content: "a,b\n1,2\n" },
      { name: "all.json", type: "application/json", content: "x".repeat(11 * 1024 * 1024) },
    ];
    const message = renderMessage({ ...plainCard, attachments });
    expect(message.attachments.map(({ filename }) => filename)).toEqual(["rows.csv"]);
    expect(message.embeds[0]?.description).toContain("Not attached, too large for Discord: all.json (11.5 MB).");
    expect(renderMessage({ ...plainCard, attachments }, undefined, 20 * 1024 * 1024).files).toHaveLength(2);
  });

  it("keeps all files together below Discord's 25 MiB", () => {
    const content = "x".repeat(9 * 1024 * 1024);
    const attachments = ["a", "b", "c"].map((name) => ({ name, type: "text/csv", content }));
    expect(renderMessage({ ...plainCard, attachments }).files).toHaveLength(2);
  });

  it("says that something was left out", () => {
    const parts = Array.from({ length: 30 }, () => ({ kind: "note" as const, text: "A note. ".repeat(100) }));
    expect(description({ ...plainCard, parts })).toMatch(/Shortened: a Discord message holds no more\._$/);
  });

  it("says so too when only the end of the last note is left out", () => {
    const note = (length: number) => ({ kind: "note" as const, text: "x".repeat(length) });
    const parts = [...Array.from({ length: 4 }, () => note(900)), note(500)];
    const shown = description({ ...plainCard, answer: "Yes.", parts });
    expect(shown).toMatch(/x{80,}…\n\n_Shortened: a Discord message holds no more\._$/);
    const nearlyFull = description({
      ...plainCard,
      answer: "Yes.",
      parts: [...parts.slice(0, 4), note(380), note(90)],
    });
    expect(nearlyFull).not.toContain("…\n");
    expect(nearlyFull).toMatch(/x\n\n_Shortened: a Discord message holds no more\._$/);
  });
});

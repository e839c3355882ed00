import { describe, expect, it } from "vitest";
import { cardText } from "../../src/card-text.ts";
import type { Receipt } from "../../src/receipt.ts";
import { receiptCard, receiptFiles } from "../../src/receipt-card.ts";
import { plainCard } from "../support/cards.ts";

const input = {
  value: 50,
  source: "Yahoo Finance quotes",
  url: "https://query2.finance.yahoo.com/v7/finance/quote",
  observedAt: "2026-08-21T20:00:01.000Z",
  fetchedAt: "2026-08-21T21:00:00.000Z",
  stale: false,
};

const receipt: Receipt = {
  formulas: [{ name: "Discount", text: "1 − 15.2 / 19.0 = 20.1%" }],
  inputs: [input, { ...input, observedAt: "2026-08-20T20:00:00.000Z", stale: true }],
  leftOut: [
    { reason: "no estimate", names: Array.from({ length: 14 }, (_, i) => `T${i}`), weight: 0.021 },
    { reason: "delisted", names: [], weight: 0 },
  ],
  hash: "0123456789ab",
  file: "smallcap-valuation-2026-08-21",
  rows: [
    { ticker: "AAA", price: 10.5, name: 'Say "cheap", Inc.' },
    { ticker: "=HYPERLINK(1)", price: -2, name: null, sector: "Energy" },
  ],
};

describe("receiptCard", () => {
  const card = receiptCard(plainCard, receipt);
  const text = cardText(card);

  it("keeps the answer, its figures and its tone", () => {
    expect(card).toMatchObject({ answer: plainCard.answer, figures: plainCard.figures, tone: "plain", next: [] });
  });

  it("shows the formulas", () => {
    expect(text).toContain("Discount: 1 − 15.2 / 19.0 = 20.1%");
  });

  it("shows each source once: its requests, its oldest observation, whether an older copy was used", () => {
    expect(text).toContain(
      "Yahoo Finance quotes | 2 | 20 Aug 2026 16:00 New York | 21 Aug 2026 17:00 New York (older copy)",
    );
  });

  it("names who was left out and why, and counts those it has no room for", () => {
    expect(text).toContain("Left out, no estimate: 14 (2.1% of the index). T0, T1,");
    expect(text).toContain("T11 and 2 more.");
    expect(text).not.toContain("delisted");
  });
});

describe("receiptFiles", () => {
  const [csv, json] = receiptFiles(plainCard, receipt);

  it("names the files for the question and the day", () => {
    expect([csv?.name, json?.name]).toEqual([
      "smallcap-valuation-2026-08-21.csv",
      "smallcap-valuation-2026-08-21.json",
    ]);
  });

  it("writes every column of every row, quoted where needed, and disarms formulas", () => {
    expect(csv?.content).toBe(
      ["ticker,price,name,sector", 'AAA,10.5,"Say ""cheap"", Inc.",', "'=HYPERLINK(1),-2,,Energy", ""].join("\n"),
    );
  });

  it("writes what is needed to compute the answer again", () => {
    const content = JSON.parse(json?.content ?? "");
    expect(content).toMatchObject({
      simulated: false,
      hash: "0123456789ab",
      inputs: receipt.inputs,
      rows: receipt.rows,
    });
    expect(content.figures).toMatchObject([{ id: "small.forward-pe.exNegative", value: 15.2 }]);
  });
});

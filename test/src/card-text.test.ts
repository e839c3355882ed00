import { describe, expect, it } from "vitest";
import { cardFooter, cardText, sourceText } from "../../src/card-text.ts";
import { agendaCard, hardCards, pendingCard, plainCard, problemCard, simulatedCard } from "../support/cards.ts";

describe("cardFooter", () => {
  it("names every source with its observation time", () => {
    expect(cardFooter(plainCard)).toBe("Yahoo Finance quotes 21 Aug 2026 16:00 New York · not investment advice");
  });

  it("says first when the market is simulated, also without sources", () => {
    expect(cardFooter(simulatedCard)).toMatch(/^Simulated market · Yahoo Finance/);
    expect(cardFooter({ ...problemCard, simulated: true })).toBe("Simulated market");
  });

  it("is empty where there is nothing to say", () => {
    expect(cardFooter(problemCard)).toBe("");
  });
});

describe("sourceText", () => {
  const source = {
    name: "iShares holdings",
    url: "",
    observedAt: "2026-05-05T20:00:00Z",
    precision: "day",
    stale: false,
  } as const;

  it("is as exact as the source", () => {
    expect(sourceText(source)).toBe("iShares holdings 5 May 2026");
    expect(sourceText({ ...source, precision: "minute" })).toBe("iShares holdings 5 May 2026 16:00 New York");
  });

  it("says that an older copy was used", () => {
    expect(sourceText({ ...source, stale: true })).toBe("iShares holdings 5 May 2026 (older copy: the source failed)");
  });
});

describe("cardText", () => {
  it("says all that the card says, in its order", () => {
    expect(cardText(plainCard)).toBe(
      [
        "Cheaper without the loss-makers",
        "The Russell 2000 trades at 15.2×, a 20.1% discount to the S&P 500's 19.0×.",
        " | Russell 2000 | S&P 500 | Gap",
        "losses left out | 15.2× | 19.0× | −3.9 turns, 20.1% cheaper",
        "losses counted | 22.5× | 19.1× | +3.5 turns, 18.0% dearer",
        "Coverage: 95.2%",
        "Next fiscal year, not next twelve months.",
        "IWM against SPY, 1 Jan 2026 to 21 Aug 2026: from 1.00 to 1.10.",
        "Yahoo Finance quotes 21 Aug 2026 16:00 New York · not investment advice",
      ].join("\n"),
    );
  });

  it("says an agenda with its times and headlines without their addresses, so that it can be read aloud", () => {
    expect(cardText(agendaCard)).toContain(
      "Mon 24 Aug 2026: Ten small caps report, estimated\nTue 1 Sep 2026 10:00 New York: ISM manufacturing, by rule\n",
    );
    const items = [{ text: "Small caps rise", url: "https://a.example/", at: "2026-09-01T14:00:00Z", detail: "Wire" }];
    expect(cardText({ ...plainCard, parts: [{ kind: "links", items }] })).toContain(
      "\nSmall caps rise – Wire, 1 Sep 2026 10:00 New York\n",
    );
  });

  it("says what is still loading", () => {
    expect(cardText(pendingCard)).toContain("Still loading: 12 of 49 requests answered");
  });

  it.each(hardCards)("has no empty line for the %s card", (_, card) => {
    expect(cardText(card)).not.toMatch(/^\n|\n\n|\n$/);
  });
});

import { describe, expect, it } from "vitest";
import { cardText } from "../../../src/card-text.ts";
import { type Figure, figuresById, toFigure } from "../../../src/figure.ts";
import { alertCard } from "../../../src/watch/alert-card.ts";
import type { Crossing } from "../../../src/watch/alert-state.ts";
import type { Condition } from "../../../src/watch/subscription.ts";
import { plainCard } from "../../support/cards.ts";
import { strayNumbers } from "../../support/number-lint.ts";

const OBSERVED = "2026-08-21T20:00:00.000Z";
const figure = toFigure({
  id: "pmi.level",
  label: "ISM manufacturing PMI",
  value: 50.4,
  unit: "index",
  basis: "share of managers",
  reason: "none",
  readings: [
    { value: null, source: "PMI", url: "https://pmi.example", observedAt: OBSERVED, fetchedAt: OBSERVED, stale: false },
  ],
});
const source = {
  name: "PMI",
  url: "https://pmi.example",
  observedAt: OBSERVED,
  precision: "day",
  stale: false,
} as const;
const answer = { ...plainCard, figures: figuresById([figure]), sources: [source], parts: [] };

const crossing: Crossing = {
  key: "a-x3fp@2026-08-21",
  value: 50.4,
  observedAt: OBSERVED,
  before: { value: 49.2, observedAt: "2026-07-22T20:00:00.000Z" },
  why: "It went from below the threshold to above it.",
};

function cardOf(condition: Omit<Condition, "figure">, card = answer) {
  const question = { command: "economy", options: {} };
  const alert = { id: "a-x3fp", condition: { figure: figure.id, ...condition }, question, text: "PMI crosses 50" };
  return alertCard({ alert, crossing, figure, card });
}

/** Values that are the alert's own: its threshold, what it saw before, and the levels at which it is armed again. */
function ownFigures(...values: readonly number[]) {
  return figuresById(values.map((value, place): Figure => ({ ...figure, id: `own.${place}`, value })));
}

describe("the card of an alert", () => {
  it("says what happened, on what, why, and when it can happen again", () => {
    const card = cardOf({ comparator: "crosses", threshold: 50 });
    expect(card.title).toBe("ISM manufacturing PMI: 50.4");
    expect(card.answer).toBe("ISM manufacturing PMI rose through 50.0: it is 50.4, as of 21 Aug 2026 16:00 New York.");
    const text = cardText(card);
    expect(text).toContain("49.2, observed 22 Jul 2026");
    expect(text).toContain("It went from below the threshold to above it.");
    expect(text).toContain("at 50.3 or above, or at 49.7 or below");
    expect(text).toContain("no forecast and no advice");
  });

  it("carries the figure as its question has it, with its sources", () => {
    const card = cardOf({ comparator: "above", threshold: 50 });
    expect(card.figures).toEqual({ "pmi.level": figure });
    expect(card.sources).toEqual([source]);
    expect(card.tone).toBe("plain");
  });

  it("offers to snooze it, to ask the question, and how it was computed", () => {
    expect(cardOf({ comparator: "above", threshold: 50 }).next).toEqual([
      { label: "Snooze a day", command: "alert", options: { action: "snooze", id: "a-x3fp" } },
      { label: "Ask economy", command: "economy", options: {} },
      { label: "How computed?", command: "economy", options: {}, view: "receipt" },
    ]);
  });

  it("is as careful as the answer it rests on", () => {
    expect(cardOf({ comparator: "above", threshold: 50 }, { ...answer, tone: "caution" }).tone).toBe("caution");
  });

  it.each(["above", "below", "crosses"] as const)("contains no stray number (%s)", (comparator) => {
    const card = cardOf({ comparator, threshold: 50 });
    const figures = { ...card.figures, ...ownFigures(50, 49.2, 50.3, 49.7) };
    // The alert's id is a name, not a number.
    expect(strayNumbers({ ...card, figures }).filter((each) => !each.startsWith("3 in “Alert a-x3fp"))).toEqual([]);
  });
});

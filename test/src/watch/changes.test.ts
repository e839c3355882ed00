import { describe, expect, it } from "vitest";
import type { Card } from "../../../src/card.ts";
import type { Figure, Unit } from "../../../src/figure.ts";
import { changesSince, saidBy, withChanges } from "../../../src/watch/changes.ts";

const POSTED = "2026-08-20T12:30:00.000Z";

function figure(id: string, value: number | null, unit: Unit = "fraction"): Figure {
  const reading = { value, source: "a source", url: "https://example.org", stale: false };
  const observed = { observedAt: "2026-08-20T20:00:00.000Z", fetchedAt: "2026-08-20T21:00:00.000Z" };
  return {
    id,
    label: `Label of ${id}`,
    value,
    unit,
    basis: "as defined",
    ...(value === null ? { reason: "not there" } : {}),
    readings: [{ ...reading, ...observed }],
  };
}

function cardOf(figures: readonly Figure[], more: Partial<Card> = {}): Card {
  return {
    title: "The case",
    answer: "20.3% cheaper.",
    tone: "plain",
    parts: [{ kind: "note", text: "A note." }],
    sources: [],
    next: [],
    figures: Object.fromEntries(figures.map((each) => [each.id, each])),
    data: null,
    simulated: false,
    ...more,
  };
}

const yesterday = cardOf([figure("discount", 0.198), figure("odds", 0.6), figure("pe", 15.2, "multiple")]);
const said = saidBy(yesterday, POSTED);

describe("what a digest says changed", () => {
  it("is every figure that reads differently, before and now", () => {
    const today = cardOf([figure("discount", 0.203), figure("odds", 0.6), figure("pe", 15.4, "multiple")]);
    expect(changesSince(said, today)).toEqual({
      moves: [
        { label: "Label of discount", before: "19.8%", now: "20.3%" },
        { label: "Label of pe", before: "15.2×", now: "15.4×" },
      ],
      nothingNew: false,
    });
  });

  it("leaves out what moved by less than is shown", () => {
    const today = cardOf([figure("discount", 0.19801), figure("odds", 0.6), figure("pe", 15.2, "multiple")]);
    expect(changesSince(said, today)).toEqual({ moves: [], nothingNew: true });
  });

  it("tells what the card itself shows first", () => {
    const today = cardOf([figure("odds", 0.7), figure("discount", 0.203), figure("pe", 15.2, "multiple")]);
    expect(changesSince(said, today).moves.map(({ label }) => label)).toEqual(["Label of discount", "Label of odds"]);
  });

  it("says that a figure has no value any more, or has one again", () => {
    const gone = cardOf([figure("discount", null), figure("odds", 0.6), figure("pe", 15.2, "multiple")]);
    expect(changesSince(said, gone).moves[0]).toMatchObject({ before: "19.8%", now: "not meaningful" });
    expect(changesSince(saidBy(gone, POSTED), yesterday).moves[0]).toMatchObject({ before: "not meaningful" });
  });

  it("compares no figure that was not there, and does not call that nothing new", () => {
    const today = cardOf([...Object.values(yesterday.figures), figure("new", 1)]);
    expect(changesSince(said, today)).toEqual({ moves: [], nothingNew: false });
  });
});

describe("a card with what changed", () => {
  it("has it before everything else", () => {
    const today = withChanges(
      cardOf([figure("discount", 0.203), figure("odds", 0.6), figure("pe", 15.2, "multiple")]),
      said,
    );
    expect(today.parts).toEqual([
      { kind: "note", text: "Since 20 Aug 2026 1 figure changed:" },
      { kind: "facts", facts: [{ label: "Label of discount", value: "19.8% → 20.3%" }] },
      { kind: "note", text: "A note." },
    ]);
  });

  it("tells six, and how many there are", () => {
    const before = saidBy(cardOf(Array.from({ length: 9 }, (_, index) => figure(`f${index}`, 0.1))), POSTED);
    const today = withChanges(cardOf(Array.from({ length: 9 }, (_, index) => figure(`f${index}`, 0.2))), before);
    expect(today.parts[0]).toEqual({ kind: "note", text: "Since 20 Aug 2026 9 figures changed; the first of them:" });
    expect(today.parts[1]).toMatchObject({ facts: { length: 6 } });
  });

  it("is one line where nothing did", () => {
    const today = withChanges(yesterday, said);
    expect(today.answer).toBe("Nothing new since 20 Aug 2026: every figure reads as it did.");
    expect(today.parts).toEqual([]);
  });

  it("is the card itself the first time, while data is loading, and where there is a problem", () => {
    expect(withChanges(yesterday, null)).toBe(yesterday);
    for (const more of [{ pending: "Still loading." }, { tone: "problem" as const }]) {
      const today = cardOf([figure("discount", 0.5)], more);
      expect(withChanges(today, said)).toBe(today);
    }
  });
});

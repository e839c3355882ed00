import { describe, expect, it } from "vitest";
import { isPublished, KNOWN_FACTS, knownFact, publisherOf } from "../../../src/funds/known-facts.ts";

describe("published facts of funds", () => {
  it("are the newest that had come out by a day", () => {
    expect(knownFact("IJR", "holdings", "2026-08-21")).toMatchObject({ value: 649, date: "2026-03-11" });
    expect(knownFact("IJR", "holdings", "2026-03-11")).toMatchObject({ value: 632, date: "2026-01-12" });
    expect(knownFact("IJR", "holdings", "2026-01-12")).toBeNull();
  });

  it("stand in for each other field by field", () => {
    expect(knownFact("SCHA", "assets", "2026-08-21")).toMatchObject({ value: 20.1e9, date: "2026-03-11" });
    expect(knownFact("SCHA", "holdings", "2026-08-21")).toMatchObject({ value: 1742, date: "2026-01-12" });
  });

  it("are forgotten after a little more than a year, and none is made up", () => {
    expect(knownFact("IJR", "expense", "2027-04-15")).toMatchObject({ value: 0.0006 });
    expect(knownFact("IJR", "expense", "2027-04-16")).toBeNull();
    expect(knownFact("IWM", "expense", "2026-08-21")).toBeNull();
  });

  it("say who published them, after their day", () => {
    for (const { date, published, source } of KNOWN_FACTS) {
      expect(date <= published).toBe(true);
      expect(isPublished(source)).toBe(true);
      expect(publisherOf(source)).toMatch(/^\w+\.(com|ai)$/);
    }
    expect(isPublished("Yahoo Finance fund facts")).toBe(false);
  });
});

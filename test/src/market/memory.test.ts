import { describe, expect, it } from "vitest";
import { type Dated, FORMAT } from "../../../src/market/kept.ts";
import { createMemory } from "../../../src/market/memory.ts";
import { readingOf } from "../../support/market.ts";

const kept: Dated = { reading: readingOf(1), origin: "test", format: FORMAT, freshUntil: 1, graceUntil: 2 };

describe("the memory of kept readings", () => {
  it("holds the histories that were asked for last, and lets the longest unused go", () => {
    const memory = createMemory(2);
    memory.set("history:A", "history", kept);
    memory.set("history:B", "history", kept);
    memory.get("history:A", "history");
    memory.set("history:C", "history", kept);
    expect(["A", "B", "C"].map((ticker) => memory.get(`history:${ticker}`, "history"))).toEqual([
      kept,
      undefined,
      kept,
    ]);
  });

  it("holds everything else, as many as there are", () => {
    const memory = createMemory(2);
    const keys = Array.from({ length: 10 }, (_, index) => `estimates:${index}`);
    for (const key of keys) memory.set(key, "estimates", kept);
    expect(keys.every((key) => memory.get(key, "estimates") === kept)).toBe(true);
  });
});

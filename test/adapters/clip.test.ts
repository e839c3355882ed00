import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clip } from "../../adapters/clip.ts";

describe("clip", () => {
  it("leaves a text that fits alone", () => {
    expect(clip("cheap", 5)).toBe("cheap");
  });

  it("marks the cut", () => {
    expect(clip("cheaper", 5)).toBe("chea…");
  });

  it("never splits a pair", () => {
    expect(clip("ab📈cd", 4)).toBe("ab…");
  });

  it("leaves nothing where there is no room", () => {
    expect(clip("cheap", 0)).toBe("");
  });

  it("keeps to the limit for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(40), (text, limit) => {
        const cut = clip(text, limit);
        expect(cut.length).toBeLessThanOrEqual(limit);
        expect(cut.isWellFormed()).toBe(true);
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainText } from "../../src/plain.ts";

describe("plainText", () => {
  it.each([
    ["control characters", "sp40\u0000\n0", "sp40 0"],
    ["escape sequences", "\u001b[31mred\u009b0m", "[31mred 0m"],
    ["characters that turn the writing around", "abc\u202edef\u2066", "abcdef"],
    ["invisible ones", "a\u200bb\u00adc\ufeff", "abc"],
    ["line and paragraph separators", "a\u2028b\u2029c", "a b c"],
    ["blanks at the ends and in rows", "  a   b ", "a b"],
  ])("takes out %s", (_, text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  it("mends half a pair", () => {
    expect(plainText("a\ud83d")).toBe("a\ufffd");
  });

  it("marks the cut, counting characters and not halves", () => {
    expect(plainText("📈📈📈", 3)).toBe("📈📈📈");
    expect(plainText("📈📈📈", 2)).toBe("📈…");
  });

  it("is one visible line within the limit, for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 1, max: 80 }), (text, limit) => {
        const plain = plainText(text, limit);
        expect(plain).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
        expect([...plain].length).toBeLessThanOrEqual(limit);
      }),
    );
  });
});

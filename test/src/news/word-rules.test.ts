import { describe, expect, it } from "vitest";
import { matcherOf } from "../../../src/news/word-rules.ts";

const matches = (pattern: string, title: string, except: readonly string[] = []) =>
  matcherOf({ words: [pattern], except })(title);

describe("a rule of words", () => {
  it("finds words one after the other, a blank or a hyphen between them", () => {
    expect(matches("high yield", "A high-yield bond")).toBe(true);
    expect(matches("high yield", "High yield rises")).toBe(true);
    expect(matches("high yield", "High and low yield")).toBe(false);
  });

  it("finds whole words, with any ending where a star stands", () => {
    expect(matches("tax", "Taxi drivers and syntax")).toBe(false);
    expect(matches("tariff*", "Tariffs, again")).toBe(true);
    expect(matches("q1", "Q10 results")).toBe(false);
    expect(matches("fed", "The Fed’s choice")).toBe(true);
  });

  it("takes either word where a stroke stands", () => {
    for (const title of ["tax cut", "Tax bills"]) expect(matches("tax cut/bills", title)).toBe(true);
    expect(matches("tax cut/bills", "tax day")).toBe(false);
  });

  it("minds case only where a pattern has a capital", () => {
    expect(matches("Fed", "well fed")).toBe(false);
    expect(matches("fed", "WELL FED")).toBe(true);
  });

  it("takes out first what only looks like it", () => {
    expect(matches("debt", "A debt-free firm", ["debt free"])).toBe(false);
    expect(matches("debt", "A debt-free firm meets one in debt", ["debt free"])).toBe(true);
  });

  it("gives the same each time it is asked", () => {
    const rule = matcherOf({ words: ["debt"], except: ["debt free"] });
    expect([1, 2, 3].map(() => rule("Debt, debt-free, debt"))).toEqual([true, true, true]);
  });

  it("reads signs in a pattern as they stand", () => {
    expect(matches("p.e", "p-e")).toBe(false);
    expect(matches("(x", "the (x of it")).toBe(true);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { directoryOf } from "../../../src/company/directory.ts";
import { byName, byTicker, byWords, nearEntries } from "../../../src/company/look-up.ts";
import { plainName } from "../../../src/company/plain-name.ts";
import { company, type FakeCompany } from "../../support/fake-market.ts";
import { membersOf } from "../../support/members.ts";

const named = (ticker: string, name: string, size: number, held = name): FakeCompany => {
  const made = company(ticker, size, { name, marketCap: size });
  return { ...made, holding: { ...made.holding, name: held } };
};

const SMALL = membersOf("russell2000", [
  named("BE", "Bloom Energy Corp", 900, "BLOOM ENERGY CLASS A CORP"),
  named("BLMN", "Bloomin Brands Inc", 100),
  named("APLE", "Apple Hospitality REIT Inc", 300),
  named("MOG-A", "Moog Inc", 200, "MOOG INC CLASS A"),
]);
const LARGE = membersOf("sp500", [
  named("AAPL", "Apple Inc", 9_000),
  named("GOOGL", "Alphabet Inc", 8_000, "ALPHABET INC CLASS A"),
  named("GOOG", "Alphabet Inc", 8_001, "ALPHABET INC CLASS C"),
  named("BRK-B", "BERKSHIRE HATHAWAY INC CLASS B", 5_000),
]);
const directory = directoryOf(SMALL, LARGE);
const tickers = (typed: string, most = 5) => nearEntries(directory, typed, most).map(({ ticker }) => ticker);

describe("a directory", () => {
  it("is made once for the same readings", () => {
    expect(directoryOf(SMALL, LARGE)).toBe(directory);
  });

  it("knows where each company stands in each index", () => {
    const [membership] = byTicker(directory, "be")?.memberships ?? [];
    expect(membership).toMatchObject({ weight: 0.6, rank: 1, of: 4, index: { id: "russell2000" } });
  });

  it.each([
    ["be", "BE"],
    ["$AAPL", "AAPL"],
    ["brk.b", "BRK-B"],
    ["BRKB", "BRK-B"],
    ["BRK/B", "BRK-B"],
    ["mog.a", "MOG-A"],
  ])("finds %s as %s", (typed, ticker) => {
    expect(byTicker(directory, typed)?.ticker).toBe(ticker);
  });

  it.each([
    ["apple", "AAPL"],
    ["Apple, Inc.", "AAPL"],
    ["bloom energy", "BE"],
    ["alphabet", "GOOG"],
    ["moog", "MOG-A"],
  ])("finds the company called just %s, of several shares the largest", (typed, ticker) => {
    expect(byName(directory, typed)?.ticker).toBe(ticker);
  });

  it.each([
    ["hospitality", "APLE"],
    ["berkshire", "BRK-B"],
    ["bloom en", "BE"],
  ])("finds the one company with words that begin with %s", (typed, ticker) => {
    expect(byWords(directory, typed)?.ticker).toBe(ticker);
  });

  it.each([["bloom"], ["appl"], ["hat"], ["zzzz"], [""], ["\u{1f680}"]])("finds no one company by %j", (typed) => {
    expect(byWords(directory, typed)).toBeNull();
  });

  it("offers by ticker first, then by the beginning of names, the larger first", () => {
    expect(tickers("b")).toEqual(["BRK-B", "BE", "BLMN"]);
    expect(tickers("appl")).toEqual(["AAPL", "APLE"]);
    expect(tickers("bloom")).toEqual(["BE", "BLMN"]);
  });

  it("offers what is a letter off", () => {
    expect(tickers("aapk")[0]).toBe("AAPL");
    expect(tickers("berkshir hathawey")).toEqual(["BRK-B"]);
  });

  it("answers to any text, and never with more than asked for", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), fc.nat(10), (typed, most) => {
        expect(nearEntries(directory, typed, most).length).toBeLessThanOrEqual(most);
        byTicker(directory, typed);
        byName(directory, typed);
        byWords(directory, typed);
      }),
    );
  });

  it("finds every company by its own ticker and by its own name", () => {
    for (const { ticker, name } of directory.entries) {
      expect(byTicker(directory, ticker.toLowerCase())?.ticker).toBe(ticker);
      expect(byName(directory, name)?.name).toBe(name);
    }
  });
});

describe("a plain name", () => {
  it.each([
    ["BLOOM ENERGY CLASS A CORP", "bloom energy"],
    ["The Coca-Cola Company", "coca cola"],
    ["Société Générale SA", "societe generale"],
    ["O'Reilly Automotive, Inc.", "oreilly automotive"],
    ["Inc", "inc"],
    ["!!", ""],
  ])("of %j is %j", (name, plain) => {
    expect(plainName(name)).toBe(plain);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { herfindahl } from "../../../src/concentration/herfindahl.ts";
import { issuersOf } from "../../../src/concentration/issuers.ts";
import { isSameIssuer } from "../../../src/concentration/same-issuer.ts";
import { namedShare } from "../../../src/concentration/share-class.ts";
import { readHoldingsFile } from "../../../src/market/holdings-file.ts";
import type { FundTicker, Holding } from "../../../src/market/market.ts";
import { sharedFiles } from "../../support/recorded.ts";

const share = (ticker: string, name: string, marketValue = 1): Holding => ({
  ticker,
  name,
  marketValue,
  sector: "Energy",
});

describe("the company in a holding's name", () => {
  it.each([
    ["ALPHABET INC CLASS C", "ALPHABET", true],
    ["LENNAR A CORP CLASS A", "LENNAR", true],
    ["U HAUL NON VOTING SERIES N", "U HAUL", true],
    ["U HAUL HOLDING", "U HAUL", false],
    ["MCCORMICK & CO NON-VOTING INC", "MCCORMICK &", true],
    ["BLOOM ENERGY CLASS A CORP", "BLOOM ENERGY", true],
    ["HEICO CORP", "HEICO", false],
  ])("of %s is %s", (name, company, classed) => {
    expect(namedShare(name)).toEqual({ company, classed });
  });

  it("survives a name that is cut off within the share class", () => {
    for (const end of ["SERIES", "CLASS", "CLAS", "CL"]) {
      expect(namedShare(`ATLANTA BRAVES HOLDINGS INC ${end}`)).toEqual({ company: "ATLANTA BRAVES", classed: true });
    }
  });
});

describe("two holdings", () => {
  it.each([
    ["GOOGL", "ALPHABET INC CLASS A", "GOOG", "ALPHABET INC CLASS C"],
    ["BRK-A", "BERKSHIRE HATHAWAY INC CLASS A", "BRK-B", "BERKSHIRE HATHAWAY INC CLASS B"],
    ["FOXA", "FOX CORP CLASS A", "FOX", "FOX CORP CLASS B"],
    ["NWSA", "NEWS CORP CLASS A", "NWS", "NEWS CORP CLASS B"],
    ["UAA", "UNDER ARMOUR INC CLASS A", "UA", "UNDER ARMOUR INC CLASS C"],
    ["LEN", "LENNAR A CORP CLASS A", "LEN-B", "LENNAR CORP CLASS B"],
    ["HEI-A", "HEICO CORP CLASS A", "HEI", "HEICO CORP"],
    ["UHAL-B", "U HAUL NON VOTING SERIES N", "UHAL", "U HAUL HOLDING"],
    ["MOG-A", "MOOG INC CLASS A", "MOG-B", "MOOG INC CLASS B"],
    ["CENTA", "CENTRAL GARDEN AND PET CLASS A", "CENT", "CENTRAL GARDEN AND PET"],
    ["BATRK", "ATLANTA BRAVES HOLDINGS INC SERIES", "BATRA", "ATLANTA BRAVES HOLDINGS INC SERIES"],
    ["RUSHA", "RUSH ENTERPRISES INC CLASS A", "RUSHB", "RUSH ENTERPRISES INC CLASS B"],
    ["Z", "ZILLOW GROUP INC CLASS C", "ZG", "ZILLOW GROUP INC CLASS A"],
  ])("%s (%s) and %s (%s) are one company", (ticker, name, otherTicker, otherName) => {
    expect(isSameIssuer(share(ticker, name), share(otherTicker, otherName))).toBe(true);
    expect(isSameIssuer(share(otherTicker, otherName), share(ticker, name))).toBe(true);
  });

  it.each([
    ["FBP", "FIRST BANCORP", "FBNC", "FIRST BANCORP"],
    ["INDB", "INDEPENDENT BANK CORP", "IBCP", "INDEPENDENT BANK CORP"],
    ["GHC", "GRAHAM HOLDINGS COMPANY CLASS B", "GHM", "GRAHAM CORP"],
    ["FDX", "FEDEX CORP", "FDXF", "FEDEX FREIGHT HOLDING COMPANY INC"],
    ["HON", "HONEYWELL INTERNATIONAL INC", "HONA", "HONEYWELL AEROSPACE INC"],
    ["GE", "GE AEROSPACE", "GEV", "GE VERNOVA INC"],
    ["TNK", "TEEKAY TANKERS LTD CLASS A", "TK", "TEEKAY CORPORATION CORP LTD"],
    ["AMC", "AMC ENTERTAINMENT HOLDINGS INC CLA", "AMCX", "AMC GLOBAL MEDIA INC CLASS A"],
    ["MRBK", "MERIDIAN CORP", "MRDN", "MERIDIAN HOLDINGS INC"],
  ])("%s (%s) and %s (%s) are two", (ticker, name, otherTicker, otherName) => {
    expect(isSameIssuer(share(ticker, name), share(otherTicker, otherName))).toBe(false);
  });
});

describe("the companies of an index", () => {
  it("have the weight of all their share classes, under the heaviest one's name", () => {
    const rows = [
      share("GOOG", "ALPHABET INC CLASS C", 2),
      share("GOOGL", "ALPHABET INC CLASS A", 3),
      share("T", "AT&T INC", 5),
    ];
    expect(issuersOf(rows)).toEqual({
      issuers: [
        { name: "ALPHABET INC CLASS A", tickers: ["GOOGL", "GOOG"], weight: 0.5 },
        { name: "AT&T INC", tickers: ["T"], weight: 0.5 },
      ],
      listings: 3,
      keptApart: [],
    });
  });

  it("are listed where they share a name and are kept apart", () => {
    const rows = [share("FBP", "FIRST BANCORP"), share("FBNC", "FIRST BANCORP")];
    expect(issuersOf(rows)).toMatchObject({ issuers: { length: 2 }, keptApart: [["FBP", "FBNC"]] });
  });

  const rows = fc
    .uniqueArray(fc.tuple(fc.constantFrom("AB", "CD", "EF"), fc.constantFrom("", "A", "B", "K")), {
      minLength: 1,
      selector: ([stem, letter]) => stem + letter,
    })
    .chain((names) =>
      fc
        .array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: names.length, maxLength: names.length })
        .map((values) =>
          names.map(([stem, letter], place) =>
            share(stem + letter, `${stem} WORKS INC${letter && ` CLASS ${letter}`}`, values[place] ?? 1),
          ),
        ),
    );

  it("weigh one together, and hold every share once", () => {
    fc.assert(
      fc.property(rows, (holdings) => {
        const { issuers } = issuersOf(holdings);
        expect(issuers.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
        expect(issuers.flatMap(({ tickers }) => tickers).toSorted()).toEqual(
          holdings.map(({ ticker }) => ticker).toSorted(),
        );
      }),
    );
  });

  it("are never less concentrated than their shares one by one", () => {
    fc.assert(
      fc.property(rows, (holdings) => {
        const total = holdings.reduce((sum, { marketValue }) => sum + marketValue, 0);
        const apart = herfindahl(holdings.map(({ marketValue }) => marketValue / total)) ?? 0;
        const merged = herfindahl(issuersOf(holdings).issuers.map(({ weight }) => weight)) ?? 0;
        expect(merged).toBeGreaterThanOrEqual(apart - 1e-12);
      }),
    );
  });
});

/** Merged companies in recorded files, by hand: the rule finds these and no others. */
const RECORDED: readonly (readonly [FundTicker, RegExp, string])[] = [
  ["IVV", /^IVV_holdings_2025-11-18/, "FOXA+FOX GOOGL+GOOG NWSA+NWS"],
  ["IWM", /^IWM_holdings_2026-05-05/, "BATRK+BATRA BELFB+BELFA CENTA+CENT GEF+GEF-B LILAK+LILA RUSHA+RUSHB"],
  [
    "IWB",
    /^IWB_holdings_2026-07-17/,
    "BF-B+BF-A FOXA+FOX FWONK+FWONA GOOGL+GOOG HEI-A+HEI LBRDK+LBRDA LBTYA+LBTYK LEN+LEN-B LLYVK+LLYVA NWSA+NWS UHAL-B+UHAL Z+ZG",
  ],
];

describe.each(RECORDED)("the recorded %s", (fund, name, expected) => {
  const file = sharedFiles("data/holdings", name)[0];
  it.runIf(file)("holds the share classes that a reader finds, and no false ones", () => {
    const { holdings } = readHoldingsFile(fund, file?.[1]() ?? "");
    const merged = issuersOf(holdings.rows).issuers.filter(({ tickers }) => tickers.length > 1);
    expect(
      merged
        .map(({ tickers }) => tickers.join("+"))
        .toSorted()
        .join(" "),
    ).toBe(expected);
  });
});

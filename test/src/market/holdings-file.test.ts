import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readHoldingsFile } from "../../../src/market/holdings-file.ts";
import type { FundTicker } from "../../../src/market/market.ts";
import { SourceFailure } from "../../../src/market/source-failure.ts";
import { equity, FOUR_HUNDRED, holdingsFile, type Row } from "../../support/holdings-file.ts";
import { sharedFiles, sharedHas } from "../../support/recorded.ts";

const SHARED_HOLDINGS = "data/holdings";
const hasShared = sharedHas(SHARED_HOLDINGS, "recorded holdings files");

const read = (file: string) => readHoldingsFile("IJH", file);
const withRows = (...rows: readonly Row[]) =>
  read(holdingsFile({ rows: [...FOUR_HUNDRED.slice(rows.length), ...rows] }));

function refused(file: string, why: RegExp, fund: FundTicker = "IJH"): void {
  const found = (() => {
    try {
      return readHoldingsFile(fund, file);
    } catch (error) {
      return error;
    }
  })();
  expect(found).toBeInstanceOf(SourceFailure);
  expect(found).toMatchObject({ kind: "unreadable", message: expect.stringMatching(why) });
}

describe("a recorded file", () => {
  const files = sharedFiles(SHARED_HOLDINGS, /^(IWM|IVV|IWB).*\.csv$/);
  /** Companies that trade, and all rows of the file. */
  const expected: Readonly<Record<string, readonly [companies: number, rows: number]>> = {
    "IWM_holdings_2025-05-13.csv": [1928, 1939 + 5],
    "IWM_holdings_2026-01-21.csv": [1942, 1952 + 5],
    "IWM_holdings_2026-04-10.csv": [1925, 1936 + 5],
    "IWM_holdings_2026-05-05.csv": [1913, 1924 + 5],
    "IVV_holdings_2025-11-18.csv": [503, 503 + 5],
    "IWB_holdings_2026-07-17.csv": [1023, 1024 + 5],
  };

  it.runIf(hasShared).each(files)("%s gives every company once, with a value", (name, text) => {
    const fund = name.slice(0, 3) as FundTicker;
    const { holdings, date } = readHoldingsFile(fund, text());
    expect(date).toBe(name.slice(13, 23));
    const { rows, leftOut } = holdings;
    expect([rows.length, rows.length + leftOut.length]).toEqual(expected[name]);
    expect(new Set(holdings.rows.map(({ ticker }) => ticker)).size).toBe(holdings.rows.length);
    for (const { ticker, marketValue, sector } of holdings.rows) {
      expect(ticker).toMatch(/^[A-Z][A-Z0-9-]*$/);
      expect(marketValue).toBeGreaterThan(0);
      expect(sector).not.toBe("");
    }
    const cash = holdings.leftOut.filter(({ reason }) => reason.startsWith("no company"));
    expect(cash.map(({ ticker }) => ticker)).toContain("USD");
  });

  it.runIf(hasShared).each(files)("%s cut off anywhere before its end is refused", (name, text) => {
    const fund = name.slice(0, 3) as FundTicker;
    const file = text();
    const lastRows = file.lastIndexOf('"Cash and/or Derivatives"');
    for (const at of [0.1, 0.5, 0.9, 0.97, 0.999]) refused(file.slice(0, Math.floor(lastRows * at)), /./, fund);
    const rows = [...file.slice(0, lastRows).matchAll(/\n/g)].map(({ index }) => index);
    for (const back of [1, 2, 50, 100]) {
      const boundary = rows.at(-back) ?? 0;
      for (const extra of [0, 1, 2, 3]) refused(file.slice(0, boundary + extra), /./, fund);
    }
  });

  it.runIf(hasShared)("does not take cash collateral named JPM for the bank, and finds class shares", () => {
    const [small, large] = (["IWM", "IVV"] as const).map((fund) => {
      const file = sharedFiles(SHARED_HOLDINGS, new RegExp(`^${fund}.*csv$`)).at(-1)?.[1]();
      return readHoldingsFile(fund, file ?? "").holdings;
    });
    expect(small?.rows.map(({ ticker }) => ticker)).toEqual(expect.arrayContaining(["MOG-A", "GEF-B"]));
    expect(large?.rows.map(({ ticker }) => ticker)).toEqual(
      expect.arrayContaining(["BRK-B", "BF-B", "META", "GOOGL", "GOOG"]),
    );
    expect(large?.rows.find(({ ticker }) => ticker === "JPM")?.name).toBe("JPMORGAN CHASE & CO");
    expect(large?.leftOut).toContainEqual(
      expect.objectContaining({ ticker: "JPM", reason: "no company: Cash Collateral and Margins" }),
    );
  });

  it.runIf(hasShared && sharedFiles("data/sec", /^company_tickers\.json$/).length > 0)(
    "has no class share that is written unlike SEC and Yahoo write it",
    () => {
      const [[, list] = ["", () => "{}"]] = sharedFiles("data/sec", /^company_tickers\.json$/);
      const known = new Set([...list().matchAll(/"([^"]+)":/g)].map(([, ticker]) => ticker));
      expect(known.size).toBeGreaterThan(5_000);
      const wrong = files
        .flatMap(([name, text]) => readHoldingsFile(name.slice(0, 3) as FundTicker, text()).holdings.rows)
        .map(({ ticker }) => ticker)
        .filter((ticker) => !known.has(ticker) && known.has(`${ticker.slice(0, -1)}-${ticker.slice(-1)}`));
      expect([...new Set(wrong)]).toEqual([]);
    },
  );
});

describe("a whole file", () => {
  it.each([
    ["as it is sent", {}],
    ["without a byte order mark", { start: "" }],
    ["with Windows line ends", { newline: "\r\n" }],
    ["saved again by a spreadsheet, without its disclaimer", { start: "", end: "\n" }],
  ])("%s is read", (_, options) => {
    const { holdings, date } = read(holdingsFile(options));
    expect(date).toBe("2026-05-05");
    expect(holdings).toMatchObject({ fund: "IJH", leftOut: [] });
    expect(holdings.rows).toHaveLength(400);
    expect(holdings.rows[7]).toEqual({
      ticker: "T7",
      name: "T7 INC CLASS A",
      sector: "Industrials",
      marketValue: 1_250_000.5,
    });
  });

  it("keeps values with thousands separators, and ignores the rounded weights", () => {
    const { rows } = withRows(equity("BIG", { "Market Value": "1,532,594,919.50", "Weight (%)": "0.25" })).holdings;
    expect(rows.find(({ ticker }) => ticker === "BIG")?.marketValue).toBe(1_532_594_919.5);
  });

  it("counts a company that is listed twice once, with both values", () => {
    const { rows } = withRows(equity("DUP"), equity("DUP")).holdings;
    expect(rows.filter(({ ticker }) => ticker === "DUP")).toMatchObject([{ marketValue: 2_500_001 }]);
  });

  it.each([
    ["BRKB", "BRK-B"],
    ["MOGA", "MOG-A"],
    ["UHALB", "UHAL-B"],
    ["BF.B", "BF-B"],
    ["BF/B", "BF-B"],
    ["META", "META"],
    ["GOOGL", "GOOGL"],
    ["abc", "ABC"],
  ])("writes %s as %s", (ticker, written) => {
    expect(withRows(equity(ticker)).holdings.rows.map((row) => row.ticker)).toContain(written);
  });

  it.each<[string, Row, string]>([
    ["cash", { "Asset Class": "Cash" }, "no company: Cash"],
    ["collateral", { "Asset Class": "Cash Collateral and Margins" }, "no company: Cash Collateral and Margins"],
    ["a future", { "Asset Class": "Futures" }, "no company: Futures"],
    ["something without a class", { "Asset Class": "" }, "no company: unnamed"],
    ["a row without a ticker", { Ticker: "-" }, "no ticker"],
    ["a right", { Ticker: "MPTI RT" }, "no ticker of a share"],
    ["a ticker that would be two", { Ticker: "JPM,X" }, "no ticker of a share"],
    ["an unlisted company", { Exchange: "NO MARKET (E.G. UNLISTED)" }, "not traded"],
    ["a price of nothing", { Price: "0.00" }, "no price"],
    ["no price", { Price: "-" }, "no price"],
    ["no value", { "Market Value": "0.00" }, "no value"],
    ["a short position", { "Market Value": "-5,000.00" }, "no value"],
  ])("leaves out %s, and says so", (_, more, reason) => {
    const { rows, leftOut } = withRows(equity("JPM", more)).holdings;
    expect(rows.map(({ ticker }) => ticker)).not.toContain("JPM");
    expect(leftOut).toEqual([{ ticker: more.Ticker ?? "JPM", name: "JPM INC CLASS A", reason }]);
  });
});

describe("a file is refused", () => {
  it.each([
    ["a web page", "<!DOCTYPE html><html></html>", /web page/],
    ["a web page after blank lines", "\n  <html>", /web page/],
    ["nothing", "", /header or date/],
    ["JSON", '{"error":"no"}', /header or date/],
    ["a file without a header", holdingsFile().replace("Ticker,", "Symbol,"), /header or date/],
    ["a file without its date", holdingsFile({ date: "Fund Holdings" }), /header or date/],
    ["a file with a dash for a date", holdingsFile({ date: 'Fund Holdings as of,"-"' }), /header or date/],
    ["a file with an empty date", holdingsFile({ date: 'Fund Holdings as of,""' }), /header or date/],
    ["a file with half a date", holdingsFile({ date: "Fund Holdings as of,5" }), /header or date/],
    ["a file of the year 20266", holdingsFile({ date: 'Fund Holdings as of,"May 05, 20266"' }), /header or date/],
    ["a file without values", holdingsFile().replace("Market Value", "Value"), /cannot be all/],
    ["a file without weights", holdingsFile().replace("Weight (%)", "Share"), /do not add up/],
    ["too few companies", holdingsFile({ rows: FOUR_HUNDRED.slice(0, 379) }), /379 companies/],
    [
      "too many companies",
      holdingsFile({ rows: [...FOUR_HUNDRED, ...Array.from({ length: 21 }, (_, i) => equity(`U${i}`))] }),
      /421 companies/,
    ],
    [
      "weights that do not add up",
      holdingsFile({ rows: FOUR_HUNDRED.map((row) => ({ ...row, "Weight (%)": "0.24" })) }),
      /do not add up/,
    ],
  ])("when it is %s", (_, file, why) => {
    refused(file, why);
  });

  it("of another fund: its companies are too many", () => {
    refused(holdingsFile(), /400 companies for IVV/, "IVV");
  });

  it("when it is cut off, even exactly between two rows and with enough companies", () => {
    const file = holdingsFile({ end: "" });
    const rows = [...file.matchAll(/\n/g)].map(({ index }) => index).slice(-15);
    for (const at of rows) for (const extra of [0, 1, 2, 3]) refused(file.slice(0, at + extra), /cut off/);
  });

  it("when it is cut off anywhere at all", () => {
    const file = holdingsFile();
    const end = file.indexOf("\n\u00A0\n", file.indexOf("Ticker"));
    fc.assert(fc.property(fc.integer({ min: 0, max: end }), (length) => refused(file.slice(0, length), /./)));
  });
});

describe("any text at all", () => {
  const never = (file: string) => {
    try {
      read(file);
    } catch (error) {
      expect(error).toBeInstanceOf(SourceFailure);
    }
  };

  it("is holdings or a SourceFailure", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), never));
  });

  it("in the place of a row, a cell or the date is that too", () => {
    const text = fc.string({ maxLength: 40 });
    fc.assert(
      fc.property(text, text, text, (row, cell, date) => {
        never(holdingsFile({ date: `Fund Holdings as of,"${date}"` }));
        never(holdingsFile({ rows: [...FOUR_HUNDRED, equity(cell, { "Market Value": cell, Price: cell })] }));
        never(holdingsFile({ end: row }));
      }),
      { numRuns: 30 },
    );
  });
});

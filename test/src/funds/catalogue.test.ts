import { describe, expect, it } from "vitest";
import { MOST_FUNDS } from "../../../commands/funds/asked.ts";
import { DEFAULT_FUNDS, FUND_KINDS, LISTED_FUNDS, listedFund, tickersOf } from "../../../src/funds/catalogue.ts";
import { fundChoices } from "../../../src/funds/fund-choices.ts";
import { nearFund } from "../../../src/funds/near-fund.ts";

describe("the list of funds", () => {
  it("has each ticker once, in upper case", () => {
    const tickers = LISTED_FUNDS.map(({ ticker }) => ticker);
    expect(new Set(tickers).size).toBe(tickers.length);
    for (const ticker of tickers) expect(ticker).toMatch(/^[A-Z]{2,5}$/);
  });

  it("has every fund that is compared when nothing is asked for by name", () => {
    for (const ticker of DEFAULT_FUNDS) expect(listedFund(ticker)?.ticker).toBe(ticker);
  });

  it.each(FUND_KINDS)("has no more funds of the kind %s than one answer holds, and more than one", (kind) => {
    expect(tickersOf(kind).length).toBeGreaterThan(1);
    expect(tickersOf(kind).length).toBeLessThanOrEqual(MOST_FUNDS);
  });

  it("names what a fund follows in few enough letters for a phone", () => {
    for (const { follows } of LISTED_FUNDS) expect(follows.length).toBeLessThanOrEqual(25);
  });

  it("knows no fund by another name", () => {
    for (const other of ["SPY", "iwm", "", "constructor"]) expect(listedFund(other)).toBeNull();
  });
});

describe("the fund that was meant", () => {
  it.each([
    ["IMW", "IWM"],
    ["IRJ", "IJR"],
    ["VTWOO", "VTWO"],
    ["SCAH", "SCHA"],
    ["avuv", "AVUV"],
  ])("by %s is %s", (typed, meant) => {
    expect(nearFund(typed)).toBe(meant);
  });

  it.each(["QQQ", "ZZZZ", "AAPL", ""])("by %j is none", (typed) => {
    expect(nearFund(typed)).toBeNull();
  });
});

describe("completing a list of funds", () => {
  it("completes the last ticker and keeps those before it", () => {
    expect(fundChoices("IWM ij").map(({ value }) => value)).toEqual(["IWM IJR", "IWM IJS", "IWM IJT"]);
    expect(fundChoices("iwm,ijr, vtwo")[0]).toEqual({ value: "IWM IJR VTWO", label: "IWM IJR VTWO: Russell 2000" });
  });

  it("finds funds by what they follow", () => {
    expect(fundChoices("crsp").map(({ value }) => value)).toEqual(["VB", "VBR", "VBK"]);
  });

  it("offers the list before anything is typed, and no fund twice", () => {
    expect(fundChoices("").length).toBe(25);
    expect(fundChoices("IWM ").some(({ value }) => value === "IWM IWM")).toBe(false);
    expect(fundChoices("nothing like that")).toEqual([]);
  });
});

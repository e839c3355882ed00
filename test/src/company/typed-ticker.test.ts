import { describe, expect, it } from "vitest";
import { symbolKind, tickersIn } from "../../../src/company/typed-ticker.ts";

describe("a typed ticker", () => {
  it.each([
    ["be", ["BE"]],
    [" $IWM ", ["IWM"]],
    ["BRK.B", ["BRK-B", "BRK.B"]],
    ["brk-b", ["BRK-B"]],
    ["BRK/B", ["BRK-B"]],
    ["brk b", ["BRK-B"]],
    ["BRKB", ["BRKB", "BRK-B"]],
    ["MOG.A", ["MOG-A", "MOG.A"]],
    ["AAPL.", ["AAPL"]],
    ["(aapl),", ["AAPL"]],
    ["“AAPL”", ["AAPL"]],
    ["NYSE: BE", ["BE"]],
    ["VOD.L", ["VOD-L", "VOD.L"]],
    ["7203.T", ["7203.T"]],
    ["^RUT", ["^RUT"]],
    ["ZQ=F", ["ZQ=F"]],
    ["ＡＡＰＬ", ["AAPL"]],
  ])("%j may mean %j", (typed, tickers) => {
    expect(tickersIn(typed)).toEqual(tickers);
  });

  it.each([
    [""],
    ["   "],
    ["\u{1f680}"],
    ["<@123>"],
    ["'; DROP TABLE quotes; --"],
    ["x".repeat(200)],
    ["bloom energy"],
    ["А́"],
    ["../etc"],
  ])("%j means none", (typed) => {
    expect(tickersIn(typed)).toEqual([]);
  });
});

describe("a symbol", () => {
  it.each([
    ["^RUT", "an index"],
    ["ZQ=F", "a future"],
    ["ZQZ26.CBT", "a future"],
    ["EURUSD=X", "an exchange rate"],
    ["BTC-USD", "a cryptocurrency"],
    ["AAPL260918C00200000", "an option"],
    ["AAPL", null],
    ["BRK-B", null],
    ["7203.T", null],
  ])("%s is %s by the way it is written", (ticker, kind) => {
    expect(symbolKind(ticker)).toBe(kind);
  });
});

import { describe, expect, it } from "vitest";
import { pairedDays } from "../../../src/performance/paired-days.ts";

const history = (ticker: string, adjusted: readonly (number | null)[]) => ({
  ticker,
  days: adjusted.map((each, index) => ({ date: `2026-08-0${index + 3}`, close: 1, adjusted: each })),
});

describe("paired days", () => {
  it("are those on which both funds have a close with dividends above zero", () => {
    const [small, large] = [history("IWM", [1, null, 3, 0, 5]), history("SPY", [4, 5, null, 7, 8])];
    expect(pairedDays(small, large)).toEqual([
      { date: "2026-08-03", small: 1, large: 4 },
      { date: "2026-08-07", small: 5, large: 8 },
    ]);
  });

  it("are none for funds that share no day", () => {
    expect(pairedDays(history("IWM", [1]), history("SPY", []))).toEqual([]);
  });
});

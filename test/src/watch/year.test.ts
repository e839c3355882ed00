import { describe, expect, it } from "vitest";
import { compareYear, watchYear } from "../../../bench/support/watch-year.ts";
import { tradingDays, ZONES } from "../../support/exchange-days.ts";

describe("a simulated year", () => {
  it.each([2024, 2026])("of %d brings every digest once on the exchange's own days, in all zones", async (year) => {
    const found = compareYear(await watchYear(ZONES, 50, year), tradingDays(year));
    expect(found.expected).toBeGreaterThan(5_000);
    expect(found).toMatchObject({ missing: [], doubled: [], onClosedDays: [], wrongClock: [] });
  });
});

import { describe, expect, it } from "vitest";
import { SECTORS } from "../../../src/earnings/sectors.ts";
import type { Figure } from "../../../src/figure.ts";
import type { PriceHistory } from "../../../src/market/market.ts";
import { returnFigures } from "../../../src/sectors/return-figures.ts";
import { SECTOR_FUNDS, sectorFundTickers } from "../../../src/sectors/sector-funds.ts";
import { lastDay, totalReturn } from "../../../src/sectors/sector-return.ts";
import { type FundRead, sectorReturns } from "../../../src/sectors/sector-returns.ts";
import { readingOf } from "../../support/market.ts";

const history = (ticker: string, closes: Readonly<Record<string, number | null>>): PriceHistory => ({
  ticker,
  days: Object.entries(closes)
    .sort()
    .map(([date, adjusted]) => ({ date, close: 1, adjusted })),
});
const YEAR = { "2025-08-20": 90, "2025-08-22": 95, "2026-05-20": 100, "2026-05-21": 110, "2026-08-21": 121 };

describe("a total return", () => {
  it("starts at the last close on or before the same day some months earlier", () => {
    expect(totalReturn(history("X", YEAR), 3, "2026-08-21")).toEqual({
      value: expect.closeTo(0.1, 12),
      from: "2026-05-21",
      to: "2026-08-21",
    });
    expect(totalReturn(history("X", YEAR), 12, "2026-08-21")).toMatchObject({
      value: 121 / 90 - 1,
      from: "2025-08-20",
    });
  });

  it("ends where it is told to, and looks at no later day", () => {
    expect(totalReturn(history("X", YEAR), 12, "2026-08-20")).toBeNull();
    expect(totalReturn(history("X", YEAR), 9, "2026-05-21")).toMatchObject({ from: "2025-08-20", to: "2026-05-21" });
  });

  it("is not meaningful for a history that begins later, or has no adjusted closes", () => {
    expect(totalReturn(history("X", { "2026-07-01": 1, "2026-08-21": 2 }), 3, "2026-08-21")).toBeNull();
    expect(totalReturn(history("X", { "2025-08-20": null, "2026-08-21": null }), 12, "2026-08-21")).toBeNull();
    expect(lastDay(history("X", { "2026-08-20": 1, "2026-08-21": null }))).toBe("2026-08-20");
  });
});

const read = (each: PriceHistory): FundRead => ({ history: each, reading: readingOf(each.days.length) });
const MISSING: FundRead = { history: null, reason: "the source has no such fund" };
const figuresOf = (funds: Readonly<Record<string, Readonly<Record<string, number>>>>) => {
  const closes = (fund: string) => funds[fund];
  const figures = returnFigures(
    sectorReturns((fund) => {
      const known = closes(fund);
      return known ? read(history(fund, known)) : MISSING;
    }),
  );
  return (id: string): Figure | undefined => figures.find((figure) => figure.id === id);
};

describe("returns of sectors", () => {
  it("compare the two funds over the same days: up to the last close of the one that ends first", () => {
    const figure = figuresOf({ XLE: { ...YEAR, "2026-08-24": 300 }, PSCE: { ...YEAR, "2025-08-20": 121 } });
    expect(figure("sector.energy.large.return12m")).toMatchObject({
      value: 121 / 90 - 1,
      basis: expect.stringContaining("2025-08-20 and 2026-08-21"),
    });
    expect(figure("sector.energy.small.return12m")?.value).toBe(0);
    expect(figure("sector.energy.gap.return12m")?.value).toBeCloseTo(-100 * (121 / 90 - 1), 10);
  });

  it("refuse a gap when the closes they rest on are of different days", () => {
    const { "2025-08-20": _, ...others } = YEAR;
    const figure = figuresOf({ XLE: YEAR, PSCE: { ...others, "2025-08-21": 90 } });
    expect(figure("sector.energy.small.return12m")?.value).not.toBeNull();
    expect(figure("sector.energy.gap.return12m")).toMatchObject({
      value: null,
      reason: "the two funds' closes are not of the same days",
    });
  });

  it("refuse a gap to a small-cap fund that holds another sector as well", () => {
    const figure = figuresOf({ XLF: YEAR, PSCF: YEAR });
    expect(figure("sector.financials.gap.return12m")).toMatchObject({
      value: null,
      reason: "PSCF holds Real Estate as well, XLF does not",
    });
    expect(figure("sector.financials.small.return12m")?.basis).toContain("Financials and Real Estate");
  });

  it("say why there is none: no such fund, or no fund of this sector", () => {
    const figure = figuresOf({ XLRE: YEAR });
    expect(figure("sector.real-estate.small.return12m")).toMatchObject({
      value: null,
      reason: "there is no small-cap fund of this sector alone; PSCF holds it beside another one",
    });
    expect(figure("sector.energy.large.return3m")).toMatchObject({
      value: null,
      reason: "the source has no such fund",
    });
    expect(figure("sectors.returned.large")?.value).toBe(1);
    expect(figure("sectors.returned.small")).toMatchObject({ value: null, reason: "no fund has one" });
  });

  it("know a large-cap fund of every sector, and each fund once", () => {
    expect(Object.keys(SECTOR_FUNDS).toSorted()).toEqual([...SECTORS].toSorted());
    expect(new Set(sectorFundTickers()).size).toBe(20);
  });
});

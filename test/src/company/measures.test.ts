import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { companyDebt } from "../../../src/company/debt.ts";
import { expectedGrowth, forwardPe, LOSS_AHEAD, LOSS_BEFORE, trailingPe } from "../../../src/company/expected.ts";
import { listedSector } from "../../../src/company/listed-sector.ts";
import { peersOf, standingAmong } from "../../../src/company/peers.ts";
import { sectorFund } from "../../../src/company/sector-fund.ts";
import type { Accounts } from "../../../src/debt/accounts.ts";
import { SECTORS, sectorName } from "../../../src/earnings/sectors.ts";
import { companiesOf } from "../../../src/valuation/companies.ts";
import { company } from "../../support/fake-market.ts";
import { membersOf } from "../../support/members.ts";

const share = { price: 40, epsForward: 2, epsCurrentYear: 1.6, epsTrailing: 1, missing: null };

describe("a forward P/E", () => {
  it("is the price over next fiscal year's expected earnings", () => {
    expect(forwardPe(share)).toMatchObject({ value: 20, reason: "" });
  });

  it.each([
    ["a loss", { epsForward: -1 }, LOSS_AHEAD, true],
    ["nothing", { epsForward: 0 }, LOSS_AHEAD, true],
    ["no estimate", { epsForward: null }, "no analyst estimate of next fiscal year", false],
    ["no quote", { price: null, missing: "no quote" }, "no quote", false],
    [
      "accounts in another currency",
      { missing: "accounts in CAD, price in USD" },
      "accounts in CAD, price in USD",
      false,
    ],
  ])("is none for %s", (_, more, reason, known) => {
    expect(forwardPe({ ...share, ...more })).toEqual({ value: null, reason, known });
  });

  it("is never zero or less", () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: 0.01, max: 1e6 }),
        fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
        (price, epsForward) => {
          const { value } = forwardPe({ price, epsForward, missing: null });
          expect(value === null || value > 0).toBe(true);
        },
      ),
    );
  });
});

describe("a trailing P/E", () => {
  it("is none for a loss", () => {
    expect(trailingPe(share).value).toBe(40);
    expect(trailingPe({ ...share, epsTrailing: -1 }).value).toBeNull();
  });
});

describe("expected growth", () => {
  it("has a base above zero, and may end in a loss", () => {
    expect(expectedGrowth(share).value).toBeCloseTo(0.25, 12);
    expect(expectedGrowth({ ...share, epsForward: -1.6 }).value).toBe(-2);
    expect(expectedGrowth({ ...share, epsCurrentYear: 0 })).toMatchObject({ value: null, reason: LOSS_BEFORE });
  });
});

describe("sector peers", () => {
  const members = membersOf("russell2000", [
    company("A", 1, { price: 10, epsForward: 1, epsCurrentYear: 1 }),
    company("B", 1, { price: 20, epsForward: 1, epsCurrentYear: 2 }),
    company("C", 1, { price: 40, epsForward: 1, epsCurrentYear: -2 }),
    company("D", 1, { price: 40, epsForward: -1 }),
    company("E", 1, {}),
  ]);
  const peers = peersOf(companiesOf(members, null), "Industrials");

  it("are counted with a ratio, with a loss, and not known: all of them", () => {
    expect(peers).toMatchObject({ names: 5, median: 20, losses: 1, unknown: 1, growthMedian: -0.25, growthFirms: 2 });
    expect(peers.ratios.length + peers.losses + peers.unknown).toBe(peers.names);
  });

  it("of another sector are none", () => {
    expect(peersOf(companiesOf(members, null), "Energy")).toMatchObject({ names: 0, median: null, growthMedian: null });
  });

  it("give a standing with ties counted half, and none to a company without a ratio", () => {
    expect(standingAmong(peers, 20)).toBe(0.5);
    expect(standingAmong(peers, 5)).toBe(0);
    expect(standingAmong(peers, null)).toBeNull();
    expect(standingAmong({ ...peers, ratios: [] }, 20)).toBeNull();
  });
});

describe("a company's debt", () => {
  const accounts: Accounts = {
    ...{ cik: 1, end: "2025-12-31", interest: 10, interestTag: "InterestExpense", ebit: 30, netIncome: 5 },
    ...{ depreciation: null, sheetEnd: "2025-12-31", debt: { total: 200, shortTerm: 50 }, debtTags: [] },
    ...{ cash: null, cashTag: null },
  };
  const filed = (more: Partial<Accounts> = {}) => ({
    ...{ year: 2025, numbers: { ABC: 1 } },
    accounts: new Map([[1, { ...accounts, ...more }]]),
  });
  const abc = { ticker: "ABC", sector: "Energy", marketCap: 400 };

  it("is held against its interest and its market value", () => {
    const { coverage, againstSize, shortTermShare } = companyDebt(abc, filed());
    expect([coverage.value, againstSize.value, shortTermShare.value]).toEqual([3, 0.5, 0.25]);
  });

  it.each([
    [
      "of a financial company",
      { ...abc, sector: "Financials" },
      filed(),
      "financial company: its interest is what it sells",
    ],
    ["without a number at the SEC", { ...abc, ticker: "XYZ" }, filed(), "no company number at the SEC"],
    ["of another year", abc, { ...filed(), accounts: new Map() }, "no annual accounts for 2025"],
    ["without filings", abc, "filings are off", "filings are off"],
  ])("%s is not known, with the reason", (_, who, known, reason) => {
    const { coverage, debt, accounts: found } = companyDebt(who, known);
    expect(coverage).toEqual({ value: null, reason, known: false });
    expect(debt.reason).toBe(reason);
    expect(found).toBeNull();
  });

  it("that is not reported is not taken for none", () => {
    expect(companyDebt(abc, filed({ debt: null })).debt).toMatchObject({ value: null, known: false });
  });

  it("without interest on balance has no coverage, which is known", () => {
    expect(companyDebt(abc, filed({ interest: -1 })).coverage).toMatchObject({ value: null, known: true });
    expect(companyDebt(abc, filed({ interest: null })).coverage).toMatchObject({ value: null, known: false });
  });
});

describe("a sector", () => {
  it("of a listing is one of the eleven, or not known", () => {
    expect(listedSector("Financial Services")).toBe("Financials");
    expect(listedSector("Technology")).toBe("Information Technology");
    expect(listedSector("Real Estate")).toBe("Real Estate");
    expect(listedSector("Crypto")).toBeNull();
    expect(listedSector(null)).toBeNull();
  });

  it("of large companies has a fund, of small ones mostly", () => {
    for (const id of SECTORS) expect(sectorFund(sectorName(id), "large")).not.toBeNull();
    expect(sectorFund("Health Care", "small")).toEqual({ ticker: "PSCH", name: "small-cap Health Care" });
    expect(sectorFund("Real Estate", "small")).toBeNull();
    expect(sectorFund("Unknown", "large")).toBeNull();
  });
});

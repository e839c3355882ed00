import { type Company, fundamental } from "../valuation/side.ts";

/** What a sector's members add up to on next fiscal year's expected earnings; dollars in the fund. */
export type SectorSums = {
  /** Market value of all members, and of those with a forecast. */
  readonly value: number;
  readonly coveredValue: number;
  /** Earnings of those with a forecast, losses counted, for their market value. */
  readonly earnings: number;
  /** Market value and earnings of those that are expected to make a profit. */
  readonly profitableValue: number;
  readonly profits: number;
  /** Members with a forecast, and those of them that are expected to make none. */
  readonly covered: number;
  readonly losing: number;
};

/** Sums over companies. Those of all sectors add up to those of the index. */
export function sectorSums(companies: readonly Company[]): SectorSums {
  const sums = { value: 0, coveredValue: 0, earnings: 0, profitableValue: 0, profits: 0, covered: 0, losing: 0 };
  for (const company of companies) {
    const { marketValue } = company;
    const perDollar = fundamental("forward-pe", company);
    sums.value += marketValue;
    if (perDollar === null) continue;
    sums.coveredValue += marketValue;
    sums.covered += 1;
    sums.earnings += marketValue * perDollar;
    if (perDollar > 0) {
      sums.profitableValue += marketValue;
      sums.profits += marketValue * perDollar;
    } else sums.losing += 1;
  }
  return sums;
}

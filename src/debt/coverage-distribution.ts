import { median } from "../statistics/median.ts";
import { coverageBins } from "./coverage-bins.ts";
import { interestCoverage } from "./interest-coverage.ts";

/** A company that pays interest. */
export type InterestPayer = {
  /** Dollars a year, above zero. */
  readonly interest: number;
  /** Operating income of the same year, dollars; may be a loss. */
  readonly ebit: number;
};

/** How well the interest payers of an index earn their interest. */
export type CoverageDistribution = {
  readonly firms: number;
  /** Dollars a year, together. */
  readonly ebit: number;
  readonly interest: number;
  /** EBIT of all over interest of all: losses count, the largest debtors weigh most. */
  readonly aggregate: number;
  /** Coverage of the middle company. */
  readonly median: number;
  /** Share of the companies with EBIT below their interest, 0 to 1. */
  readonly belowOne: number;
  readonly belowOneAndHalf: number;
  /** Companies in each class of the histogram. */
  readonly bins: readonly number[];
};

/**
 * Interest coverage over interest payers; null when nobody pays interest. Not to be trusted for banks and insurers,
 * whose interest is what they sell: leave them out first.
 */
export function coverageDistribution(payers: readonly InterestPayer[]): CoverageDistribution | null {
  const paying = payers.filter(({ interest }) => interest > 0);
  const coverages = paying.map(({ ebit, interest }) => ebit / interest);
  const ebit = paying.reduce((sum, each) => sum + each.ebit, 0);
  const interest = paying.reduce((sum, each) => sum + each.interest, 0);
  const [aggregate, middle] = [interestCoverage(ebit, interest), median(coverages)];
  if (aggregate === null || middle === null) return null;
  const shareBelow = (limit: number) => coverages.filter((each) => each < limit).length / coverages.length;
  return {
    firms: paying.length,
    ebit,
    interest,
    aggregate,
    median: middle,
    belowOne: shareBelow(1),
    belowOneAndHalf: shareBelow(1.5),
    bins: coverageBins(coverages),
  };
}

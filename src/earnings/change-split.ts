import { type EarningsPair, matched } from "./earnings-pair.ts";

/** What an index earns on a hundred dollars of its market value, and where the change comes from. Dollars. */
export type ChangeSplit = {
  /** Earnings yield of the earlier year, in percent of the value or dollars a hundred dollars. */
  readonly before: number;
  readonly after: number;
  /** Change at companies with a profit in the earlier year. */
  readonly positiveBase: number;
  /** Change at companies with a loss in the earlier year: a shrinking loss counts like a growing profit. */
  readonly lossBase: number;
  /** The two parts together. */
  readonly total: number;
};

const HUNDRED = 100;

/**
 * Splits the change in earnings by whether the company had a profit or a loss in the earlier year. The parts add up to
 * the total exactly. Over the companies with both years, at the same shares and today's value in both.
 *
 * @returns null when no company has both years.
 *
 * @example
 * // 100 dollars that earn 4 and then 5, beside 100 that lose 2 and then 1: 0.5 each on a hundred dollars of both
 * changeSplit([{ value: 100, before: 4, after: 5 }, { value: 100, before: -2, after: -1 }]);
 */
export function changeSplit(pairs: readonly EarningsPair[]): ChangeSplit | null {
  const known = matched(pairs);
  const value = known.reduce((sum, each) => sum + each.value, 0);
  if (value <= 0) return null;
  const onHundred = (amount: (each: (typeof known)[number]) => number, among = known) =>
    (HUNDRED * among.reduce((sum, each) => sum + amount(each), 0)) / value;
  const change = ({ before, after }: (typeof known)[number]) => after - before;
  const gained = onHundred(
    change,
    known.filter(({ before }) => before > 0),
  );
  const recovered = onHundred(
    change,
    known.filter(({ before }) => before <= 0),
  );
  return {
    before: onHundred(({ before }) => before),
    after: onHundred(({ after }) => after),
    positiveBase: gained,
    lossBase: recovered,
    total: gained + recovered,
  };
}

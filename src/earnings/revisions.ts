import type { EarningsCompany } from "./companies.ts";
import { HORIZON_WORDS, type Horizon } from "./horizon.ts";
import type { Moves } from "./revision-breadth.ts";

/** How the consensus of one fiscal year has moved within thirty days. */
export type Revisions = {
  /** Companies whose estimates have been gathered. */
  readonly gathered: number;
  /** Of those, companies that count: at least three analysts, and the consensus known now and thirty days ago. */
  readonly firms: number;
  /** Their analysts together. */
  readonly analysts: number;
  /** Counts of companies. */
  readonly byName: Moves;
  /** The same as sums of market value. */
  readonly byValue: Moves;
  /** Analysts who raised and lowered; over companies that say both. */
  readonly raised: number;
  readonly lowered: number;
};

/** A consensus of fewer is one person's mind. */
const LEAST_ANALYSTS = 3;
/** Half of the fifth decimal, to which the source rounds: a smaller difference is none. */
const UNCHANGED = 0.000005;

/**
 * Counts how many companies' consensus went up and down. Coverage of small companies is thin, and those that are
 * covered by three and more are the larger ones among them.
 */
export function revisionsOf(horizon: Horizon, companies: readonly EarningsCompany[]): Revisions {
  const { period } = HORIZON_WORDS[horizon];
  const gathered = companies.filter(({ estimates }) => estimates !== null);
  const counting = gathered.flatMap(({ estimates, marketValue }) => {
    const year = estimates?.years.find((each) => each.period === period);
    if (!year || year.now === null || year.daysAgo30 === null) return [];
    if (year.analysts === null || year.analysts < LEAST_ANALYSTS) return [];
    const { analysts, raised30: raised, lowered30: lowered } = year;
    return [{ marketValue, analysts, change: year.now - year.daysAgo30, raised, lowered }];
  });
  const moves = (weight: (each: (typeof counting)[number]) => number): Moves => {
    const sum = (among: typeof counting) => among.reduce((total, each) => total + weight(each), 0);
    return {
      up: sum(counting.filter(({ change }) => change >= UNCHANGED)),
      down: sum(counting.filter(({ change }) => change <= -UNCHANGED)),
      unchanged: sum(counting.filter(({ change }) => Math.abs(change) < UNCHANGED)),
    };
  };
  const both = counting.filter(({ raised, lowered }) => raised !== null && lowered !== null);
  return {
    gathered: gathered.length,
    firms: counting.length,
    analysts: counting.reduce((sum, { analysts }) => sum + analysts, 0),
    byName: moves(() => 1),
    byValue: moves(({ marketValue }) => marketValue),
    raised: both.reduce((sum, { raised }) => sum + (raised ?? 0), 0),
    lowered: both.reduce((sum, { lowered }) => sum + (lowered ?? 0), 0),
  };
}

import type { SectorSums } from "./sector-sums.ts";

/** Which companies count, as in valuations. */
export type NeutralMethod = "exNegative" | "aggregate";

/** One index's multiple at another one's sector weights, and the other's over the same sectors. */
export type SectorNeutral = {
  /** Multiple: what the small caps cost with the sectors of the large ones. */
  readonly small: number | null;
  /** Multiple of the large caps over the sectors that both have. */
  readonly large: number | null;
  /** Share of the large caps' counted market value in sectors that both have, 0 to 1. */
  readonly coverage: number;
};

/**
 * The small caps' multiple if their sectors weighed what they weigh among the large caps, by harmonic mean, since sums
 * of earnings add up and ratios do not:
 *
 *     1 / sum W · (small earnings / small value of the sector), W = the large caps' counted value by sector
 *
 * With an index's own weights it is that index's own multiple. A sector that either side has no counted company in is
 * left out of both.
 *
 * @param method - `exNegative` counts companies with a profit, `aggregate` all with a forecast.
 * @param sectors - Sums of each sector, small and large.
 * @returns null multiples where the weighted earnings are not above zero, or no sector is left.
 */
export function sectorNeutral(
  method: NeutralMethod,
  sectors: readonly { readonly small: SectorSums; readonly large: SectorSums }[],
): SectorNeutral {
  const counted = sectors.map(({ small, large }) => ({ small: part(method, small), large: part(method, large) }));
  const shared = counted.filter(({ small, large }) => small.value > 0 && large.value > 0);
  const all = counted.reduce((sum, { large }) => sum + large.value, 0);
  const value = shared.reduce((sum, { large }) => sum + large.value, 0);
  const over = (earnings: number) => (value > 0 && earnings > 0 ? value / earnings : null);
  return {
    small: over(shared.reduce((sum, { small, large }) => sum + large.value * (small.earnings / small.value), 0)),
    large: over(shared.reduce((sum, { large }) => sum + large.earnings, 0)),
    coverage: all > 0 ? value / all : 0,
  };
}

function part(method: NeutralMethod, { coveredValue, earnings, profitableValue, profits }: SectorSums) {
  return method === "aggregate" ? { value: coveredValue, earnings } : { value: profitableValue, earnings: profits };
}

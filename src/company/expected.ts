import { HORIZON_WORDS } from "../earnings/horizon.ts";
import type { Company } from "../valuation/side.ts";
import { type Measure, meaningless, measured, unmeasured } from "./measure.ts";

const { noLater, noEarlier } = HORIZON_WORDS["next-year"];

/** Why a company at a loss has no ratio. */
export const LOSS_AHEAD = "a loss is expected for next fiscal year";
/** Why a company has no growth rate. */
export const LOSS_BEFORE = "no profit this fiscal year to grow from";

/**
 * Price over the consensus earnings per share of the next fiscal year, as in valuations.
 *
 * @returns null with its reason for a loss, without an estimate, and for accounts in another currency.
 */
export function forwardPe({ price, epsForward, missing }: Pick<Company, "price" | "epsForward" | "missing">): Measure {
  if (missing !== null || price === null) return unmeasured(missing ?? "no quote");
  if (epsForward === null) return unmeasured(noLater);
  return epsForward > 0 ? measured(price / epsForward) : meaningless(LOSS_AHEAD);
}

/** Price over the reported earnings per share of the last four quarters; null for a loss. */
export function trailingPe({
  price,
  epsTrailing,
  missing,
}: Pick<Company, "price" | "epsTrailing" | "missing">): Measure {
  if (missing !== null || price === null) return unmeasured(missing ?? "no quote");
  if (epsTrailing === null) return unmeasured("no reported earnings");
  return epsTrailing > 0 ? measured(price / epsTrailing) : meaningless("a loss over the last four quarters");
}

/**
 * Expected growth as `earnings` defines it: next fiscal year's consensus over this one's, for a company with a profit
 * this year.
 *
 *     E1 / E0 − 1 over E0 > 0
 *
 * @returns Fraction; below −1 for a company that turns to a loss.
 */
export function expectedGrowth({
  epsCurrentYear: before,
  epsForward: after,
  missing,
}: Pick<Company, "epsCurrentYear" | "epsForward" | "missing">): Measure {
  if (missing !== null) return unmeasured(missing);
  if (after === null) return unmeasured(noLater);
  if (before === null) return unmeasured(noEarlier);
  return before > 0 ? measured(after / before - 1) : meaningless(LOSS_BEFORE);
}

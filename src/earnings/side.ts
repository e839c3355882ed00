import type { FigureReading } from "../figure.ts";
import { decimal } from "../format.ts";
import type { Horizon } from "./horizon.ts";
import type { Outlook } from "./outlook.ts";

/** One side of a comparison with everything its figures need. */
export type EarningsSide = {
  /** Name of the index: `Russell 2000`. */
  readonly name: string;
  /** Null when the side could not be read; `failure` then says why. */
  readonly outlook: Outlook | null;
  readonly failure: string | null;
  /** The requests behind members and quotes. */
  readonly readings: readonly FigureReading[];
  /** One summary of all estimates gathered; empty for none. */
  readonly estimateReadings: readonly FigureReading[];
  /** Why no more estimates have been gathered; empty when more are on their way or all are there. */
  readonly crawl: string;
};

/** Why there is no growth figure: what failed or is missing, else the figure's own reason. */
export function growthReason(horizon: Horizon, { outlook, failure, crawl }: EarningsSide, own: string): string {
  if (failure !== null || outlook === null) return failure ?? "the members are not known";
  if (outlook.names === 0) return "no member belongs to this sector";
  if (outlook.matched >= outlook.needed) return own;
  if (horizon === "this-year") {
    const [known, names, needed] = [outlook.matched, outlook.names, outlook.needed].map((each) => decimal(each, 0));
    return `last fiscal year's earnings come from the estimates, and of ${names} companies they are known of ${known}; this needs ${needed}${crawl}`;
  }
  const why = outlook.leftOut[0]?.reason;
  return `no member has both years' earnings${why ? ` (${why})` : ""}`;
}

/**
 * Why there is no figure made from estimates: how far they have been gathered, else the figure's own reason.
 *
 * @param counting - Companies that the figure can count, and how many of them it needs.
 * @param lacking - What a company must have to count.
 */
export function estimateReason(
  { outlook, failure, crawl }: EarningsSide,
  counting: number,
  needed: number,
  lacking: string,
  own: string,
): string {
  if (failure !== null || outlook === null) return failure ?? "the members are not known";
  if (outlook.names === 0) return "no member belongs to this sector";
  if (counting >= needed) return own;
  const [known, names, counted, least] = [outlook.revisions.gathered, outlook.names, counting, needed].map((each) =>
    decimal(each, 0),
  );
  return outlook.revisions.gathered < needed
    ? `estimates of ${known} of ${names} companies have been gathered, and this needs ${least}${crawl}`
    : `of ${known} companies asked about, ${counted} ${counting === 1 ? "has" : "have"} ${lacking}, and this needs ${least}`;
}

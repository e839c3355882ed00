import * as z from "zod";
import type { Estimates } from "./macro.ts";
import type { Ticker } from "./market.ts";
import { instant, list, number } from "./yahoo-cells.ts";

/**
 * Yahoo's estimates into ours. Pure, so it is tested on recorded answers.
 *
 * Our own lenient schemas, row by row: only the fields that are read. Names are spelled as Yahoo spells them, with
 * `downLast7Days` beside `downLast30days`; `defaultMethodology` comes and goes and is not needed.
 */

/** The modules to ask for. */
export const ESTIMATE_MODULES = "earningsTrend,earningsHistory";

const PERIODS = ["0y", "+1y"] as const;

const summary = z.object({
  earningsTrend: z.object({ trend: list }).optional().catch(undefined),
  earningsHistory: z.object({ history: list }).optional().catch(undefined),
});

const yearRow = z.object({
  period: z.enum(PERIODS),
  endDate: instant,
  earningsEstimate: part({ avg: number, yearAgoEps: number, numberOfAnalysts: number }),
  epsTrend: part({ current: number, "7daysAgo": number, "30daysAgo": number, "90daysAgo": number }),
  epsRevisions: part({ upLast30days: number, downLast30days: number }),
});

const quarterRow = z.object({ quarter: instant, epsActual: number, epsEstimate: number });

/**
 * One company's estimates, in the currency of its accounts. Null when the answer holds neither of the modules, so that
 * a changed answer is not taken for a company that nobody follows.
 *
 * @example
 * toEstimates("EPAC", answer)?.years[0]; // { period: "0y", end: "2025-08-31", average: 1.81, analysts: 2, … }
 */
export function toEstimates(ticker: Ticker, answer: unknown): Estimates | null {
  const { earningsTrend, earningsHistory } = summary.safeParse(answer).data ?? {};
  if (!earningsTrend && !earningsHistory) return null;
  const years = (earningsTrend?.trend ?? []).flatMap((row) => toYear(row) ?? []);
  const quarters = (earningsHistory?.history ?? []).flatMap((row) => toQuarter(row) ?? []);
  return {
    ticker,
    years: PERIODS.flatMap((period) => years.find((year) => year.period === period) ?? []),
    quarters: quarters.sort((a, b) => order(a.end ?? "", b.end ?? "")),
  };
}

/** What the source says of a company that no analyst follows. */
export function noEstimatesOf(ticker: Ticker): Estimates {
  return { ticker, years: [], quarters: [] };
}

function toYear(row: unknown): Estimates["years"][number] | null {
  const parsed = yearRow.safeParse(row);
  if (!parsed.success) return null;
  const { period, endDate, earningsEstimate, epsTrend, epsRevisions } = parsed.data;
  const analysts = count(earningsEstimate.numberOfAnalysts);
  // Where nobody estimates, Yahoo sends zeros in place of a consensus and of everything that could have moved.
  const said = (value: number | null) => (analysts === 0 ? null : value);
  return {
    period,
    end: toDay(endDate),
    average: said(earningsEstimate.avg),
    yearAgo: earningsEstimate.yearAgoEps,
    analysts,
    now: said(epsTrend.current),
    daysAgo7: said(epsTrend["7daysAgo"]),
    daysAgo30: said(epsTrend["30daysAgo"]),
    daysAgo90: said(epsTrend["90daysAgo"]),
    raised30: said(count(epsRevisions.upLast30days)),
    lowered30: said(count(epsRevisions.downLast30days)),
  };
}

/** A quarter of which nothing is known is none. */
function toQuarter(row: unknown): Estimates["quarters"][number] | null {
  const parsed = quarterRow.safeParse(row);
  if (!parsed.success) return null;
  const { quarter, epsActual: actual, epsEstimate: expected } = parsed.data;
  return actual === null && expected === null ? null : { end: toDay(quarter), actual, expected };
}

/** Period ends are written as a date or as midnight in London; a date before there were such estimates is none. */
function toDay(at: string | null): string | null {
  return at !== null && /^(19[89]|2)\d+-/.test(at) ? at.slice(0, 10) : null;
}

function count(value: number | null): number | null {
  return value !== null && Number.isInteger(value) && value >= 0 ? value : null;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A part of a row: anything but an object is one without fields. */
function part<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.preprocess((value) => (typeof value === "object" && value !== null ? value : {}), z.object(shape));
}

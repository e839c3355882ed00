import * as z from "zod";
import type { FundFacts, Ticker } from "./market.ts";
import { instant, list, number, positive, text } from "./yahoo-cells.ts";
import { turnedRound } from "./yahoo-rows.ts";

/** Yahoo's words about a fund into ours. Pure and lenient: a module or field that is missing costs only itself. */

/** What is asked of a fund, in one request. */
export const FUND_MODULES = "fundProfile,topHoldings,summaryDetail,defaultKeyStatistics,fundPerformance,price";

/** A part of the answer with everything in it absent. */
const part = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape).catch(() => z.object(shape).parse({}));

const summary = z.object({
  fundProfile: part({
    family: text,
    categoryName: text,
    feesExpensesInvestment: part({ annualReportExpenseRatio: number }),
  }),
  topHoldings: part({ holdings: list, equityHoldings: part({ priceToEarnings: number, priceToBook: number }) }),
  summaryDetail: part({ totalAssets: number, yield: number }),
  defaultKeyStatistics: part({
    category: text,
    fundFamily: text,
    totalAssets: number,
    yield: number,
    beta3Year: number,
    annualReportExpenseRatio: number,
  }),
  fundPerformance: part({
    performanceOverview: part({
      asOfDate: instant,
      oneYearTotalReturn: number,
      threeYearTotalReturn: number,
      fiveYrAvgReturnPct: number,
    }),
    trailingReturns: part({ tenYear: number }),
  }),
  price: part({ quoteType: text, longName: text, shortName: text, regularMarketTime: instant }),
});

const holding = z.object({ symbol: text, holdingName: text, holdingPercent: number });

/**
 * A fund's facts and when it was last traded; null when the answer says nothing at all of it.
 *
 * Zero is Yahoo's word for "missing": nothing here is taken as 0. Its returns over one, three and five years are of the
 * date beside them; those of `trailingReturns` bear the same date but are of the end of a month, so only the ten years,
 * which stand nowhere else, are taken from there.
 */
export function toFundFacts(ticker: Ticker, answer: unknown): { value: FundFacts; tradedAt: string | null } | null {
  const parsed = summary.safeParse(answer);
  if (!parsed.success) return null;
  const { fundProfile, topHoldings, summaryDetail, defaultKeyStatistics, fundPerformance, price } = parsed.data;
  const { performanceOverview, trailingReturns } = fundPerformance;
  const value: FundFacts = {
    ticker,
    name: price.longName ?? price.shortName,
    type: price.quoteType,
    family: fundProfile.family ?? defaultKeyStatistics.fundFamily,
    category: fundProfile.categoryName ?? defaultKeyStatistics.category,
    expense:
      positive(fundProfile.feesExpensesInvestment.annualReportExpenseRatio) ??
      positive(defaultKeyStatistics.annualReportExpenseRatio),
    assets: positive(summaryDetail.totalAssets) ?? positive(defaultKeyStatistics.totalAssets),
    yield: positive(summaryDetail.yield) ?? positive(defaultKeyStatistics.yield),
    trailingPe: turnedRound(topHoldings.equityHoldings.priceToEarnings),
    priceBook: turnedRound(topHoldings.equityHoldings.priceToBook),
    beta3Year: notZero(defaultKeyStatistics.beta3Year),
    published: {
      date: performanceOverview.asOfDate?.slice(0, 10) ?? null,
      oneYear: notZero(performanceOverview.oneYearTotalReturn),
      threeYears: notZero(performanceOverview.threeYearTotalReturn),
      fiveYears: notZero(performanceOverview.fiveYrAvgReturnPct),
      tenYears: notZero(trailingReturns.tenYear),
    },
    topHoldings: topHoldings.holdings.flatMap(toHolding),
  };
  return isSilent(value) ? null : { value, tradedAt: price.regularMarketTime };
}

function toHolding(row: unknown): FundFacts["topHoldings"][number][] {
  const parsed = holding.safeParse(row);
  if (!parsed.success) return [];
  const { symbol, holdingName, holdingPercent } = parsed.data;
  const weight = positive(holdingPercent);
  return symbol === null || weight === null
    ? []
    : [{ ticker: symbol.toUpperCase(), name: holdingName ?? symbol, weight }];
}

function notZero(value: number | null): number | null {
  return value === 0 ? null : value;
}

function isSilent({ ticker: _, published, topHoldings, ...rest }: FundFacts): boolean {
  return (
    topHoldings.length === 0 && [...Object.values(rest), ...Object.values(published)].every((each) => each === null)
  );
}

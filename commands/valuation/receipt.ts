import type { Figures } from "../../src/figure.ts";
import { newYork } from "../../src/market/session.ts";
import { memo } from "../../src/memo.ts";
import type { Receipt } from "../../src/receipt.ts";
import { rowsHash } from "../../src/rows-hash.ts";
import { METHOD_WORDS } from "../../src/valuation/definitions.ts";
import { METRIC_WORDS, type Metric } from "../../src/valuation/metric.ts";
import { type Company, fundamental, rawFigure } from "../../src/valuation/side.ts";
import { leftOutOf, receiptValues } from "../receipts.ts";
import type { SideInputs } from "./inputs.ts";
import type { ValuationParts } from "./parts.ts";
import { changeTexts, pricedAt } from "./past.ts";

/** One company's row in the data and in the attached file. */
export type ValuationRow = {
  readonly side: "small" | "large";
  readonly ticker: string;
  readonly name: string;
  readonly sector: string;
  /** Share of the index, 0 to 1. */
  readonly weight: number;
  readonly marketValue: number;
  readonly price: number | null;
  /** Dollars, all share classes: what sales are compared with. */
  readonly marketCap: number | null;
  /** The figure as the source has it: per share, or for price/sales the company's revenue. */
  readonly figure: number | null;
  /** Earnings, book value or sales for every dollar of price; null when left out. */
  readonly yield: number | null;
  /** Price over the figure; null for losses and unknowns. */
  readonly ratio: number | null;
  /** Why it is left out; empty when it counts. */
  readonly leftOut: string;
};

/** The command's typed result. */
export function valuationRows({ options, small, large }: ValuationParts) {
  const side = ({ index, members, side: { valuation, failure } }: SideInputs) => ({
    index: index.name,
    fund: index.holdingsFund,
    holdingsOf: members ? newYork(Date.parse(members.holdings.observedAt)).date : null,
    names: valuation?.names ?? null,
    multiples: valuation?.multiples ?? null,
    nextTwelveMonths: valuation?.nextTwelveMonths?.multiples ?? null,
    coverage: valuation?.coverage ?? null,
    failure,
  });
  return {
    ...options,
    small: side(small),
    large: side(large),
    rows: allRows(options.metric, small.companies, large.companies),
  };
}

const allRows = memo(
  (metric: Metric, small: readonly Company[], large: readonly Company[]): readonly ValuationRow[] => [
    ...rowsOf("small", metric, small),
    ...rowsOf("large", metric, large),
  ],
);

function rowsOf(side: "small" | "large", metric: Metric, companies: readonly Company[]): ValuationRow[] {
  const total = companies.reduce((sum, { marketValue }) => sum + marketValue, 0);
  return companies.map((company) => {
    const perDollar = fundamental(metric, company);
    return {
      side,
      ticker: company.ticker,
      name: company.name,
      sector: company.sector,
      weight: company.marketValue / total,
      marketValue: company.marketValue,
      price: company.price,
      marketCap: company.marketCap,
      figure: rawFigure(metric, company),
      yield: perDollar,
      ratio: perDollar !== null && perDollar > 0 ? 1 / perDollar : null,
      leftOut: perDollar === null ? (company.missing ?? "figure not known") : "",
    };
  });
}

/** Formulas with the numbers put in, inputs, names left out, and the rows to compute it again. */
export function valuationReceipt(parts: ValuationParts, figures: Figures): Receipt {
  const { options, small, large } = parts;
  const { metric } = options;
  const rows = allRows(metric, small.companies, large.companies);
  const readings = [small, large].flatMap(({ side }) => [
    ...side.readings,
    ...side.blendReadings,
    ...side.published.readings,
  ]);
  // A frame of filings serves both sides and was asked for once.
  const inputs = [...new Set(readings)];
  const value = receiptValues(figures);
  const both = (method: string) => `${value(`small.${metric}.${method}`)} and ${value(`large.${metric}.${method}`)}`;
  const gapOf = (method: string) =>
    `1 − small / large = ${value(`gap.${metric}.${method}.discount`)}; small − large = ${value(`gap.${metric}.${method}.turns`)}; large / small − 1 = ${value(`gap.${metric}.${method}.rerating`)}`;
  return {
    formulas: [
      { name: "Figure", text: METRIC_WORDS[metric].basis },
      { name: "Weight w", text: "market value in the fund's holdings file, not repriced" },
      {
        name: "Losses left out",
        text: `${METHOD_WORDS.exNegative.formula}: ${both("exNegative")}`,
      },
      {
        name: "Losses counted",
        text: `${METHOD_WORDS.aggregate.formula}: ${both("aggregate")}`,
      },
      {
        name: "Capped at 60×",
        text: `${METHOD_WORDS.harmonicCapped.formula}: ${both("harmonicCapped")}`,
      },
      { name: "Median company", text: `middle of price / figure over figures above zero: ${both("median")}` },
      { name: "Gap, losses left out", text: gapOf("exNegative") },
      { name: "Gap, losses counted", text: gapOf("aggregate") },
      ...changeTexts(figures).map(({ name, total, parts }) => ({
        name,
        text: `change of ln(small / large), losses left out: ${total} = ${parts}`,
      })),
    ],
    inputs,
    leftOut: [small, large].flatMap(({ index, side }) => leftOutOf(index, side.valuation?.leftOut ?? [])),
    hash: rowsHash(rows),
    file: `smallcap-${metric}-${newYork(pricedAt(small, large) ?? parts.now).date}`,
    rows,
  };
}

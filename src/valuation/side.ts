import { type LeftOut, leftOutBy } from "../left-out.ts";
import { aggregate } from "./aggregate.ts";
import type { Constituent } from "./constituent.ts";
import { type Coverage, coverage } from "./coverage.ts";
import { exNegative } from "./ex-negative.ts";
import { harmonicCapped } from "./harmonic-capped.ts";
import { medianRatio } from "./median-ratio.ts";
import { METHODS, type Method, type Metric } from "./metric.ts";
import { nextTwelveMonths } from "./next-twelve-months.ts";

/** One company as it enters a valuation: its weight and what is known of it. Null where unknown. */
export type Company = {
  readonly ticker: string;
  readonly name: string;
  readonly sector: string;
  /** Dollars in the fund: the weight. */
  readonly marketValue: number;
  /** Null when no quote is known; the reason then says why. */
  readonly price: number | null;
  readonly missing: string | null;
  readonly epsForward: number | null;
  readonly epsCurrentYear: number | null;
  readonly epsTrailing: number | null;
  readonly bookValue: number | null;
  /** Dollars, all share classes. */
  readonly marketCap: number | null;
  /** Dollars, newest annual filing. */
  readonly revenue: number | null;
  /** End of a reported fiscal year, ISO date. */
  readonly fiscalYearEnd: string | null;
  readonly reportAt: string | null;
};

/** What a company's ratio is made of: also all that is recorded of it. */
export type Fundamentals = Pick<
  Company,
  "price" | "epsForward" | "epsTrailing" | "bookValue" | "marketCap" | "revenue"
>;

export type Multiples = Readonly<Record<Method, number | null>>;

/** An index valued by one metric, by every method. */
export type SideValuation = {
  readonly multiples: Multiples;
  readonly coverage: Coverage | null;
  readonly names: number;
  /** Forward P/E on the next twelve months instead of the next fiscal year; only for that metric. */
  readonly nextTwelveMonths: { readonly multiples: Multiples; readonly coverage: Coverage | null } | null;
  /** Companies without the figure, by reason. */
  readonly leftOut: readonly LeftOut[];
};

/**
 * Values an index bottom-up. The same function serves both sides, so like is compared with like.
 *
 * @param now - Milliseconds since the epoch: how much of the fiscal year is left.
 */
export function valueSide(metric: Metric, companies: readonly Company[], now: number): SideValuation {
  const constituents = companies.map((company) => constituent(company, fundamental(metric, company)));
  const blended =
    metric === "forward-pe" ? companies.map((company) => constituent(company, blendedEarnings(company, now))) : null;
  return {
    multiples: multiplesOf(constituents),
    coverage: coverage(constituents),
    names: companies.length,
    nextTwelveMonths: blended && { multiples: multiplesOf(blended), coverage: coverage(blended) },
    leftOut: leftOutBy(companies, (company) =>
      fundamental(metric, company) === null ? (company.missing ?? NO_FIGURE[metric]) : null,
    ),
  };
}

function multiplesOf(constituents: readonly Constituent[]): Multiples {
  const of = {
    exNegative,
    aggregate,
    harmonicCapped: (each: readonly Constituent[]) => harmonicCapped(each),
    median: medianRatio,
  };
  return Object.fromEntries(METHODS.map((method) => [method, of[method](constituents)])) as Record<
    Method,
    number | null
  >;
}

/** The figure as the source has it: per share, or for price/sales the revenue of the whole company. Null where unknown. */
export function rawFigure(metric: Metric, company: Fundamentals): number | null {
  return company[FIELDS[metric]];
}

const FIELDS = {
  "forward-pe": "epsForward",
  "trailing-pe": "epsTrailing",
  "price-book": "bookValue",
  "price-sales": "revenue",
} as const satisfies Record<Metric, keyof Company>;

/** What the company earns, owns or sells for every dollar of its price; null where unknown. */
export function fundamental(metric: Metric, company: Fundamentals): number | null {
  return perDollar(rawFigure(metric, company), metric === "price-sales" ? company.marketCap : company.price);
}

function blendedEarnings(company: Company, now: number): number | null {
  const { epsCurrentYear, epsForward, fiscalYearEnd, reportAt, price } = company;
  if (epsCurrentYear === null || epsForward === null || fiscalYearEnd === null) return null;
  return perDollar(
    nextTwelveMonths({ currentYear: epsCurrentYear, nextYear: epsForward, fiscalYearEnd, reportAt }, now),
    price,
  );
}

function perDollar(amount: number | null, price: number | null): number | null {
  return amount === null || price === null || price <= 0 ? null : amount / price;
}

function constituent({ marketValue }: Company, perPriceDollar: number | null): Constituent {
  return { value: marketValue, fundamental: perPriceDollar === null ? null : marketValue * perPriceDollar };
}

const NO_FIGURE: Readonly<Record<Metric, string>> = {
  "forward-pe": "no analyst estimate",
  "trailing-pe": "no reported earnings",
  "price-book": "no book value",
  "price-sales": "no revenue found in filings",
};

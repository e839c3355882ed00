import { type Change, type Snapshot, splitChange } from "../valuation/change.ts";
import type { Constituent } from "../valuation/constituent.ts";
import { exNegative } from "../valuation/ex-negative.ts";
import type { Metric } from "../valuation/metric.ts";
import { type Company, type Fundamentals, fundamental } from "../valuation/side.ts";

/** One company's inputs of a recorded day, in this order to keep the record small. */
export type InputRow = readonly [
  ticker: string,
  marketValue: number,
  price: number | null,
  epsForward: number | null,
  epsTrailing: number | null,
  bookValue: number | null,
  marketCap: number | null,
  revenue: number | null,
];

/** What is recorded of a company, by name. */
type Recorded = Fundamentals & Pick<Company, "ticker" | "marketValue">;

/** What a recorded day was computed from, so that any later question about it can be answered. */
export type RecordedInputs = {
  readonly small: readonly InputRow[];
  readonly large: readonly InputRow[];
  /** Pieces of the list of everything that was known; absent from days that were recorded before it was kept. */
  readonly snapshot?: readonly string[];
  /**
   * Figures of all other questions by id, which are too many to be read with every day; they are no inputs, and not
   * part of the inputs' hash.
   */
  readonly figures?: Readonly<Record<string, number | null>>;
};

/** Companies as they are recorded. */
export function inputRows(companies: readonly Company[]): InputRow[] {
  return companies.map(({ ticker, marketValue, price, epsForward, epsTrailing, bookValue, marketCap, revenue }) => [
    ticker,
    marketValue,
    price,
    epsForward,
    epsTrailing,
    bookValue,
    marketCap,
    revenue,
  ]);
}

/** Why the relative multiple (losses left out) moved from a recorded day to now; null where it is not meaningful. */
export function changeSince(
  metric: Metric,
  before: RecordedInputs,
  small: readonly Company[],
  large: readonly Company[],
): Change | null {
  return splitChange(
    [recordedSnapshots(metric, before.small), snapshots(metric, small)],
    [recordedSnapshots(metric, before.large), snapshots(metric, large)],
    (rows: readonly Constituent[]) => exNegative(rows),
  );
}

function recordedSnapshots(metric: Metric, rows: readonly InputRow[]): Snapshot[] {
  return snapshots(
    metric,
    rows.map(([ticker, marketValue, price, epsForward, epsTrailing, bookValue, marketCap, revenue]) => ({
      ticker,
      marketValue,
      price,
      epsForward,
      epsTrailing,
      bookValue,
      marketCap,
      revenue,
    })),
  );
}

/** Price and figure per share; for price/sales the whole company stands for its share. */
function snapshots(metric: Metric, companies: readonly Recorded[]): Snapshot[] {
  return companies.flatMap((company) => {
    const price = metric === "price-sales" ? company.marketCap : company.price;
    const perDollar = fundamental(metric, company);
    return price === null || perDollar === null
      ? []
      : [{ ticker: company.ticker, value: company.marketValue, price, perShare: perDollar * price }];
  });
}

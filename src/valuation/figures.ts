import { type Figure, type FigureReading, toFigure, type Unit } from "../figure.ts";
import { gap } from "./gap.ts";
import { METHODS, METRIC_WORDS, type Method, type Metric } from "./metric.ts";
import type { SideValuation } from "./side.ts";

/** One side of a comparison with everything its figures need. */
export type Side = {
  /** Name of the index: `Russell 2000`. */
  readonly name: string;
  /** Null when the side could not be valued; `failure` then says why. */
  readonly valuation: SideValuation | null;
  readonly failure: string | null;
  /** Why the next-twelve-months blend is missing where it is. */
  readonly blendFailure: string | null;
  readonly readings: readonly FigureReading[];
  /** What the next-twelve-months blend rests on beside those: where fiscal years end. */
  readonly blendReadings: readonly FigureReading[];
  /** A fund's own published trailing P/E, apart from ours. */
  readonly published: {
    readonly value: number | null;
    readonly reason: string;
    readonly readings: readonly FigureReading[];
  };
};

/** Every figure of both sides and of the gap between them. A missing value is null and says why. */
export function valuationFigures(metric: Metric, small: Side, large: Side): Figure[] {
  return [
    ...sideFigures("small", metric, small),
    ...sideFigures("large", metric, large),
    ...gapFigures(metric, small, large),
  ];
}

function sideFigures(key: "small" | "large", metric: Metric, side: Side): Figure[] {
  const { valuation, readings } = side;
  const blendReadings = [...readings, ...side.blendReadings];
  const { basis, name } = METRIC_WORDS[metric];
  const coverage = valuation?.coverage ?? null;
  const blend = valuation?.nextTwelveMonths ?? null;
  const noData = side.failure ?? "no member has this figure";
  const share = (id: string, label: string, value: number | null, what: string): Figure =>
    toFigure({
      id: `${key}.${id}`,
      label: `${side.name}: ${label}`,
      value,
      unit: "fraction",
      basis: what,
      reason: noData,
      readings,
    });
  return [
    ...METHODS.map((method) =>
      toFigure({
        id: `${key}.${metric}.${method}`,
        label: `${side.name} ${name}, ${METRIC_WORDS[metric].methods[method]}`,
        value: valuation?.multiples[method] ?? null,
        unit: "multiple",
        basis: `${METHOD_BASIS[method]}; ${basis}`,
        reason: nullReason(metric, method, side),
        coverage: coverage?.weight,
        readings,
      }),
    ),
    ...METHODS.map((method) =>
      toFigure({
        id: `${key}.ntm.${method}`,
        label: `${side.name} P/E on the next twelve months, ${METRIC_WORDS[metric].methods[method]}`,
        value: blend?.multiples[method] ?? null,
        unit: "multiple",
        basis: `${METHOD_BASIS[method]}; price over consensus earnings per share of the next twelve months, blended from two fiscal years by the months left`,
        reason:
          metric === "forward-pe"
            ? (side.failure ?? side.blendFailure ?? blendReason(method, side))
            : "only computed with the forward P/E",
        coverage: blend?.coverage?.weight,
        readings: blendReadings,
      }),
    ),
    toFigure({
      id: `${key}.topDown.trailing-pe`,
      label: `${side.name}: fund's published trailing P/E`,
      value: side.published.value,
      unit: "multiple",
      basis:
        "as the data provider publishes it for the fund: positive earnings only; its day is not stated, the time is that of the fund's price",
      reason: side.published.reason,
      readings: side.published.readings,
    }),
    share(
      "coverage.weight",
      "covered by weight",
      coverage?.weight ?? null,
      "market value of members with the figure over that of all members",
    ),
    share("coverage.names", "covered by names", coverage?.names ?? null, "members with the figure over all members"),
    share(
      "losses.weight",
      "zero or less, by weight",
      coverage?.lossWeight ?? null,
      "share of the covered market value whose figure is zero or less",
    ),
    share(
      "losses.names",
      "zero or less, by names",
      coverage?.lossNames ?? null,
      "share of the covered members whose figure is zero or less",
    ),
    toFigure({
      id: `${key}.names`,
      label: `${side.name}: members`,
      value: valuation?.names ?? null,
      unit: "count",
      basis: "traded equities in the fund's holdings file",
      reason: noData,
      readings,
    }),
  ];
}

function gapFigures(metric: Metric, small: Side, large: Side): Figure[] {
  const readings = [...small.readings, ...large.readings];
  return METHODS.flatMap((method) => {
    const between = gap(small.valuation?.multiples[method] ?? null, large.valuation?.multiples[method] ?? null);
    const reason =
      small.valuation?.multiples[method] == null
        ? `${small.name}: ${nullReason(metric, method, small)}`
        : `${large.name}: ${nullReason(metric, method, large)}`;
    const covered = [small, large].flatMap(({ valuation }) => valuation?.coverage?.weight ?? []);
    const part = (id: string, label: string, value: number | undefined, unit: Unit, basis: string) =>
      toFigure({
        id: `gap.${metric}.${method}.${id}`,
        label: `${label}, ${METRIC_WORDS[metric].methods[method]}`,
        value: value ?? null,
        unit,
        basis,
        reason,
        coverage: covered.length === 2 ? Math.min(...covered) : undefined,
        readings,
      });
    return [
      part(
        "discount",
        "Discount of small caps",
        between?.discount,
        "fraction",
        "1 − small / large; positive = small caps cheaper",
      ),
      part("turns", "Gap in turns", between?.turns, "multiple", "small − large"),
      part("rerating", "Re-rating to parity", between?.rerating, "fraction", "large / small − 1"),
    ];
  });
}

const METHOD_BASIS: Readonly<Record<Method, string>> = {
  exNegative: "sum of values over sum of positive figures, members at zero or less left out of both",
  aggregate: "sum of values over sum of figures, losses counted",
  harmonicCapped: "value-weighted harmonic mean of the positive ratios, each capped at 60",
  median: "unweighted median of the positive ratios",
};

function nullReason(metric: Metric, method: Method, { failure, valuation }: Side): string {
  if (failure) return failure;
  if (!valuation?.coverage || valuation.coverage.names === 0) {
    const why = valuation?.leftOut[0]?.reason;
    return `no member has this figure${why ? ` (${why})` : ""}`;
  }
  return sumReason(method, SUMS[metric]);
}

function blendReason(method: Method, { valuation }: Side): string {
  const names = valuation?.nextTwelveMonths?.coverage?.names ?? 0;
  if (names === 0) return "no member has both years' estimates and a known fiscal year end";
  return sumReason(method, "blended earnings");
}

function sumReason(method: Method, sum: string): string {
  return method === "aggregate" ? `the covered members' ${sum} add up to zero or less` : "no member is above zero";
}

const SUMS: Readonly<Record<Metric, string>> = {
  "forward-pe": "expected earnings",
  "trailing-pe": "earnings",
  "price-book": "book values",
  "price-sales": "sales",
};

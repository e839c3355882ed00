import { type Defined, definedFigure } from "../definition.ts";
import type { Figure, FigureReading } from "../figure.ts";
import { VALUATION_DEFINITIONS } from "./definitions.ts";
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

const figure = (draft: Defined) => definedFigure(VALUATION_DEFINITIONS, draft);

function sideFigures(key: "small" | "large", metric: Metric, side: Side): Figure[] {
  const { valuation, readings } = side;
  const coverage = valuation?.coverage ?? null;
  const blend = valuation?.nextTwelveMonths ?? null;
  const plain = (id: string, value: number | null | undefined): Figure =>
    figure({
      id: `${key}.${id}`,
      label: (name) => `${side.name}: ${name}`,
      value,
      reason: side.failure ?? "no member has this figure",
      readings,
    });
  return [
    ...METHODS.map((method) =>
      figure({
        id: `${key}.${metric}.${method}`,
        label: (name) => `${side.name} ${name}`,
        value: valuation?.multiples[method],
        reason: nullReason(metric, method, side),
        coverage: coverage?.weight,
        readings,
      }),
    ),
    ...METHODS.map((method) =>
      figure({
        id: `${key}.ntm.${method}`,
        label: (name) => `${side.name} ${name}`,
        value: blend?.multiples[method],
        reason:
          metric === "forward-pe"
            ? (side.failure ?? side.blendFailure ?? blendReason(method, side))
            : "only computed with the forward P/E",
        coverage: blend?.coverage?.weight,
        readings: [...readings, ...side.blendReadings],
      }),
    ),
    figure({
      id: `${key}.topDown.trailing-pe`,
      label: (name) => `${side.name}: ${name}`,
      value: side.published.value,
      reason: side.published.reason,
      readings: side.published.readings,
    }),
    plain("coverage.weight", coverage?.weight),
    plain("coverage.names", coverage?.names),
    plain("losses.weight", coverage?.lossWeight),
    plain("losses.names", coverage?.lossNames),
    plain("names", valuation?.names),
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
    return (["discount", "turns", "rerating"] as const).map((id) =>
      figure({
        id: `gap.${metric}.${method}.${id}`,
        label: (name) => `${name}, ${METRIC_WORDS[metric].methods[method]}`,
        value: between?.[id],
        reason,
        coverage: covered.length === 2 ? Math.min(...covered) : undefined,
        readings,
      }),
    );
  });
}

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

import { type Definition, definedFigure } from "../definition.ts";
import type { Figure, FigureReading } from "../figure.ts";
import { counted, dayText } from "../format.ts";
import { DAYS_A_YEAR } from "../statistics/days-a-year.ts";
import type { LegStatistics } from "./leg-statistics.ts";

/** What the figures of one stretch of days rest on. */
export type Stretch = {
  readonly definitions: readonly Definition[];
  /** Null where the history is shorter than the period; `reason` then says so. */
  readonly span: { readonly from: string; readonly to: string; readonly returns: number } | null;
  readonly reason: string;
  /** Why there is no risk-free rate; null when there is one. */
  readonly cashReason: string | null;
  readonly readings: readonly FigureReading[];
  /** Prices and the Treasury rate. */
  readonly cashReadings: readonly FigureReading[];
};

/** ` from 19 Aug 2016 to 21 Aug 2026`, behind a basis; empty without a stretch. */
export function spanText({ span }: Pick<Stretch, "span">): string {
  return span ? `, ${dayText(span.from)} to ${dayText(span.to)}` : "";
}

/** Why what two series have in common has no value. */
export const UNMOVED = "too few days, or nothing moves";

/** Why a yearly figure has no value. */
export function yearlyReason({ span, reason }: Pick<Stretch, "span" | "reason">): string {
  if (!span) return reason;
  return span.returns < DAYS_A_YEAR
    ? `${counted(span.returns, "daily return")} in the period, and a yearly figure needs ${DAYS_A_YEAR}`
    : "nothing moves";
}

/** Return and risk of one series by the ids of its prefix: `mix.cagr`, `small.volatility`. */
export function statisticFigures(
  prefix: string,
  label: string,
  statistics: LegStatistics | null,
  stretch: Stretch,
): Figure[] {
  const { definitions, readings, cashReadings, cashReason } = stretch;
  const [more, yearly] = [spanText(stretch), yearlyReason(stretch)];
  const figure = (id: string, value: number | null | undefined, reason: string, of = readings) =>
    definedFigure(definitions, {
      id: `${prefix}.${id}`,
      value,
      reason,
      readings: of,
      label: (name) => `${label}: ${name}`,
      more,
    });
  const excess = stretch.span && stretch.span.returns >= DAYS_A_YEAR ? (cashReason ?? yearly) : yearly;
  return [
    figure("total", statistics?.total, stretch.reason),
    figure("cagr", statistics?.cagr, yearly),
    figure("volatility", statistics?.volatility, yearly),
    figure("sharpe", statistics?.sharpe, excess, cashReadings),
    figure("sortino", statistics?.sortino, excess, cashReadings),
    figure("drawdown", statistics?.drawdown?.depth, stretch.reason),
  ];
}

import { definedFigure } from "../definition.ts";
import type { Figure } from "../figure.ts";
import { type Allocation, CURVE, LEGS, type Leg } from "./allocation.ts";
import { ALLOCATION_DEFINITIONS } from "./allocation-definitions.ts";
import { REBALANCINGS } from "./rebalancing.ts";
import { type Stretch, spanText, statisticFigures, UNMOVED, yearlyReason } from "./statistic-figures.ts";
import { type StressWindow, stressText } from "./stress-windows.ts";

/** What a leg is called: `20.0% IWM in SPY`, `SPY`, `IWM`. */
export type LegNames = Readonly<Record<Leg, string>>;

export type Stressed = readonly { readonly window: StressWindow; readonly result: Allocation | null }[];

/** Every figure of a core with a satellite. */
export function allocationFigures(
  result: Allocation | null,
  stressed: Stressed,
  weight: number,
  names: LegNames,
  stretch: Stretch,
): Figure[] {
  const { readings, cashReadings, cashReason, reason } = stretch;
  const yearly = yearlyReason(stretch);
  const figure = (
    id: string,
    value: number | null | undefined,
    why: string,
    label = (name: string) => name,
    of = readings,
    more = spanText(stretch),
  ) => definedFigure(ALLOCATION_DEFINITIONS, { id, value, reason: why, readings: of, label, more });
  const { mix, core } = result?.legs ?? {};
  const change = (id: "cagr" | "volatility" | "sharpe" | "sortino", scale: number) =>
    mix && core && mix[id] !== null && core[id] !== null ? scale * (mix[id] - core[id]) : null;
  const fall = mix?.drawdown && core?.drawdown ? 100 * (mix.drawdown.depth - core.drawdown.depth) : null;
  const excess = cashReason ?? yearly;
  return [
    figure("satellite.weight", weight, "", undefined, readings, ""),
    ...LEGS.flatMap((leg) => statisticFigures(leg, names[leg], result?.legs[leg] ?? null, stretch)),
    figure("mix.trackingError", result?.trackingError, yearly, (name) => `${names.mix}: ${name} against ${names.core}`),
    figure(
      "mix.beta",
      result?.beta,
      result ? (cashReason ?? UNMOVED) : reason,
      (name) => `${names.mix}: ${name} to ${names.core}`,
      cashReadings,
    ),
    figure(
      "legs.correlation",
      result?.correlation,
      result ? UNMOVED : reason,
      (name) => `${names.core} and ${names.satellite}: ${name}`,
    ),
    figure("change.total", mix && core && 100 * (mix.total - core.total), reason, (name) => `${name} in the return`),
    figure("change.cagr", change("cagr", 100), yearly, (name) => `${name} in the return a year`),
    figure("change.volatility", change("volatility", 100), yearly, (name) => `${name} in volatility`),
    figure("change.sharpe", change("sharpe", 1), excess, (name) => `${name} in the Sharpe ratio`, cashReadings),
    figure("change.sortino", change("sortino", 1), excess, (name) => `${name} in the Sortino ratio`, cashReadings),
    figure("change.drawdown", fall, reason, (name) => `${name} in the worst drawdown`),
    ...REBALANCINGS.map((rule) =>
      figure(`rebalanced.${rule}.growth`, result?.growth[rule], reason, (name) => `Rebalanced ${rule}: ${name}`),
    ),
    ...stressed.flatMap(({ window, result: through }) =>
      LEGS.flatMap((leg) => {
        const statistics = through?.legs[leg];
        const why = "the common history does not reach over the whole window";
        const days = through ? spanText({ span: { from: through.from, to: through.to, returns: 0 } }) : "";
        const label = (name: string) => `${stressText(window)}, ${names[leg]}: ${name}`;
        return [
          figure(`stress.${window.key}.${leg}.return`, statistics?.total, why, label, readings, days),
          figure(`stress.${window.key}.${leg}.drawdown`, statistics?.drawdown?.depth, why, label, readings, days),
        ];
      }),
    ),
    ...CURVE.flatMap((share, place) => {
      const statistics = result?.curve[place]?.statistics;
      const percent = Math.round(share * 100);
      const label = (name: string) => `${percent}% satellite: ${name}`;
      return [
        figure(`curve.${percent}.cagr`, statistics?.cagr, yearly, label),
        figure(`curve.${percent}.volatility`, statistics?.volatility, yearly, label),
        figure(`curve.${percent}.drawdown`, statistics?.drawdown?.depth, reason, label),
      ];
    }),
    figure(
      "riskFree.rate",
      result?.riskFree === null || result === null ? null : 100 * result.riskFree,
      result ? (cashReason ?? "") : reason,
      undefined,
      cashReadings,
    ),
    figure("days.n", stretch.span?.returns, reason),
  ];
}

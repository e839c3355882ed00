import { monthText } from "../calendar-month.ts";
import { definedFigure } from "../definition.ts";
import type { Figure } from "../figure.ts";
import { dayText } from "../format.ts";
import type { Sides } from "../performance/return-figures.ts";
import { RISK_DEFINITIONS } from "./risk-definitions.ts";
import { type Riskiness, WORST_MONTHS } from "./riskiness.ts";
import { type Stretch, spanText, statisticFigures, UNMOVED } from "./statistic-figures.ts";

/** How rough the ride was, from prices: every figure of `risk` but loss-makers and credit. */
export function riskFigures(result: Riskiness | null, sides: Sides, stretch: Stretch): Figure[] {
  const { readings, cashReadings, cashReason, reason } = stretch;
  const figure = (
    id: string,
    value: number | null | undefined,
    why: string,
    label = (name: string) => name,
    of = readings,
    more = spanText(stretch),
  ) => definedFigure(RISK_DEFINITIONS, { id, value, reason: why, readings: of, label, more });
  const pair = `${sides.small} to ${sides.large}`;
  return [
    ...(["small", "large"] as const).flatMap((side) => {
      const risk = result?.[side];
      const under = risk?.underWater;
      const stretchText = under?.days ? `; from ${dayText(under.from)}` : "";
      const label = (name: string) => `${sides[side]}: ${name}`;
      return [
        ...statisticFigures(side, sides[side], risk?.statistics ?? null, stretch),
        figure(`${side}.underWater.days`, under?.days, reason, label, readings, `${spanText(stretch)}${stretchText}`),
        figure(`${side}.underWater.now`, under?.now, reason, label),
      ];
    }),
    figure(
      "small.beta",
      result?.beta,
      result ? (cashReason ?? UNMOVED) : reason,
      (name) => `${name}, ${pair}`,
      cashReadings,
    ),
    figure("small.downCapture", result?.downCapture, result ? UNMOVED : reason, (name) => `${name}, ${pair}`),
    figure("legs.correlation", result?.correlation, result ? UNMOVED : reason),
    ...Array.from({ length: WORST_MONTHS }, (_, place) => {
      const month = result?.worstMonths[place];
      const of = month ? `, ${monthText(month.month)}` : "";
      const why = result ? "the period has fewer whole months" : reason;
      return (["small", "large"] as const).map((side) =>
        figure(`worst.${place + 1}.${side}`, month?.[side], why, (name) => `${sides[side]}: ${name} ${place + 1}${of}`),
      );
    }).flat(),
    figure(
      "riskFree.rate",
      result?.riskFree == null ? null : 100 * result.riskFree,
      result ? (cashReason ?? "") : reason,
      undefined,
      cashReadings,
    ),
    figure("days.n", stretch.span?.returns, reason),
  ];
}

import { creditFigures } from "../../src/economy/indicator-figures.ts";
import { type Figure, type Figures, figuresById } from "../../src/figure.ts";
import type { Series } from "../../src/market/macro.ts";
import { memo } from "../../src/memo.ts";
import { RISK_DEFINITIONS } from "../../src/portfolio/risk-definitions.ts";
import { riskFigures } from "../../src/portfolio/risk-figures.ts";
import type { Reading } from "../../src/reading.ts";
import { type Side, valuationFigures } from "../../src/valuation/figures.ts";
import { cashReason } from "../cash-rate.ts";
import { tooShort } from "../compared.ts";
import { seriesReading } from "../series-reading.ts";
import type { RiskParts } from "./parts.ts";

/** Every figure of a ride. Pure. */
export function figuresOf(parts: RiskParts): Figures {
  const { small, large, credit } = parts;
  return figuresById([
    ...rideOnce(parts.compared, parts.cash, parts.result, parts.period),
    ...lossesOnce(small.side, large.side),
    "value" in credit ? spreadOnce(credit.value) : creditFigure([], credit.reason, []),
  ]);
}

const rideOnce = memo(
  (
    compared: RiskParts["compared"],
    cash: RiskParts["cash"],
    result: RiskParts["result"],
    period: RiskParts["period"],
  ): readonly Figure[] =>
    riskFigures(result, compared.sides, {
      definitions: RISK_DEFINITIONS,
      span: result && { from: result.from, to: result.to, returns: result.dates.length - 1 },
      reason: tooShort(compared, period),
      cashReason: cashReason(cash, result),
      readings: compared.readings,
      cashReadings: [...compared.readings, ...cash.readings],
    }),
);

/** Who is expected to lose money: the figures of `valuation`, as they are there. */
const lossesOnce = memo((small: Side, large: Side): readonly Figure[] =>
  valuationFigures("forward-pe", small, large).filter(({ id }) => /^(small|large)\.losses\.names$/.test(id)),
);

const spreadOnce = memo((series: Reading<Series>) => creditFigure(series.value.points, null, [seriesReading(series)]));

function creditFigure(...spread: Parameters<typeof creditFigures>): Figure {
  const [figure] = creditFigures(...spread);
  if (figure?.id !== "credit.highYieldSpread") throw new RangeError("The first figure of credit is its spread.");
  return figure;
}

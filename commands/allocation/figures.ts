import { type Figures, figuresById } from "../../src/figure.ts";
import { decimal } from "../../src/format.ts";
import { memo } from "../../src/memo.ts";
import { ALLOCATION_DEFINITIONS } from "../../src/portfolio/allocation-definitions.ts";
import { allocationFigures, type LegNames } from "../../src/portfolio/allocation-figures.ts";
import { cashReason } from "../cash-rate.ts";
import { tooShort } from "../compared.ts";
import type { AllocationOptions, AllocationParts } from "./parts.ts";

/** What the three legs are called. */
export function legNames({ satellite, fund, core }: AllocationOptions): LegNames {
  const share = decimal(satellite, Number.isInteger(satellite) ? 0 : 1);
  return { mix: `${share}% ${fund} in ${core}`, core, satellite: fund };
}

/** Every figure of an allocation. The same parts give the same object. */
export function figuresOf({ options, compared, cash, result, stressed }: AllocationParts): Figures {
  return figuresOnce(options.satellite, options.period, options.fund, options.core, compared, cash, result, stressed);
}

const figuresOnce = memo(
  (
    satellite: number,
    period: AllocationOptions["period"],
    fund: string,
    core: string,
    compared: AllocationParts["compared"],
    cash: AllocationParts["cash"],
    result: AllocationParts["result"],
    stressed: AllocationParts["stressed"],
  ): Figures =>
    figuresById(
      allocationFigures(result, stressed, satellite / 100, legNames({ satellite, fund, core } as AllocationOptions), {
        definitions: ALLOCATION_DEFINITIONS,
        span: result && { from: result.from, to: result.to, returns: result.mix.length },
        reason: tooShort(compared, period),
        cashReason: cashReason(cash, result),
        readings: compared.readings,
        cashReadings: [...compared.readings, ...cash.readings],
      }),
    ),
);

import type { Figure } from "../../src/figure.ts";
import { factFigures } from "./fact-figures.ts";
import { holdingsFigures } from "./holdings-figures.ts";
import type { FundsParts } from "./parts.ts";
import { priceFigures } from "./price-figures.ts";

/** Every figure of every fund, whatever can be said of it. Pure. */
export function fundsFigures(parts: FundsParts): Figure[] {
  return parts.funds.flatMap((fund) => [
    ...factFigures(fund, parts),
    ...priceFigures(fund, parts),
    ...holdingsFigures(fund, parts),
  ]);
}

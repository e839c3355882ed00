import { type Figures, figuresById } from "../../src/figure.ts";
import { debtFigures } from "./debt-figures.ts";
import { estimateFigures } from "./estimate-figures.ts";
import type { StockParts } from "./parts.ts";
import { peerFigures } from "./peer-figures.ts";
import { quoteFigures } from "./quote-figures.ts";

/** Every figure of the card. Pure. */
export function stockFigures(parts: StockParts): Figures {
  return figuresById([...quoteFigures(parts), ...peerFigures(parts), ...debtFigures(parts), ...estimateFigures(parts)]);
}

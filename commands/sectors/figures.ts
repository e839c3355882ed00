import type { SectorId } from "../../src/earnings/sectors.ts";
import { type Figures, figuresById } from "../../src/figure.ts";
import { memo } from "../../src/memo.ts";
import { gapFigures } from "../../src/sectors/gap-figures.ts";
import { neutralFigures } from "../../src/sectors/neutral-figures.ts";
import { returnFigures } from "../../src/sectors/return-figures.ts";
import { sectorFigures } from "../../src/sectors/sector-figures.ts";
import type { SectorReturns } from "../../src/sectors/sector-returns.ts";
import type { SectorsSide } from "../../src/sectors/side.ts";
import { wholeFigures } from "../../src/sectors/whole-figures.ts";
import type { SectorsParts } from "./parts.ts";

/** Every figure of the card; returns only where they are asked about, since each fund is a request of its own. */
export function sectorsFigures({ small, large, returns }: SectorsParts): Figures {
  const known = figuresOnce(small.side, large.side);
  return returns ? withReturns(known, returns) : known;
}

const figuresOnce = memo(
  (small: SectorsSide, large: SectorsSide): Figures =>
    figuresById([
      ...wholeFigures(small, large),
      ...sectorFigures("small", small),
      ...sectorFigures("large", large),
      ...gapFigures(small, large),
      ...neutralFigures(small, large),
    ]),
);

const withReturns = memo(
  (known: Figures, returns: ReadonlyMap<SectorId, SectorReturns>): Figures => ({
    ...known,
    ...figuresById(returnFigures(returns)),
  }),
);

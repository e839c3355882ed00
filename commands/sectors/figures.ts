import { type Figures, figuresById } from "../../src/figure.ts";
import { memo } from "../../src/memo.ts";
import { gapFigures } from "../../src/sectors/gap-figures.ts";
import { neutralFigures } from "../../src/sectors/neutral-figures.ts";
import { sectorFigures } from "../../src/sectors/sector-figures.ts";
import { SECTOR_FUNDS } from "../../src/sectors/sector-funds.ts";
import { type FundRead, returnFigures } from "../../src/sectors/sector-returns.ts";
import type { SectorsSide } from "../../src/sectors/side.ts";
import { wholeFigures } from "../../src/sectors/side-figures.ts";
import type { SectorsParts } from "./parts.ts";

/** Every figure of the card; returns only where they are asked about, since each is a request of its own. */
export function sectorsFigures({ small, large, funds }: SectorsParts): Figures {
  const known = figuresOnce(small.side, large.side);
  if (!funds) return known;
  const returns = returnFigures((id, side) => {
    const ticker = SECTOR_FUNDS[id][side];
    return ticker === null ? noFund(id) : (funds.get(ticker) ?? { history: null, reason: "it was not asked for" });
  });
  return { ...known, ...figuresById(returns) };
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

/** Two sectors have no small-cap fund of their own; another sector's holds them. */
function noFund(id: keyof typeof SECTOR_FUNDS): FundRead {
  const holder = Object.values(SECTOR_FUNDS).find((funds) => funds.with === id)?.small;
  return {
    history: null,
    reason: `there is no small-cap fund of this sector alone${holder ? `; ${holder} holds it beside another one` : ""}`,
  };
}

import { ARTICLE } from "../../src/earnings/article.ts";
import { estimateFigures } from "../../src/earnings/estimate-figures.ts";
import { gapFigures } from "../../src/earnings/gap-figures.ts";
import { growthFigures } from "../../src/earnings/growth-figures.ts";
import type { Horizon } from "../../src/earnings/horizon.ts";
import type { Outlook } from "../../src/earnings/outlook.ts";
import { sectorFigures } from "../../src/earnings/sector-figures.ts";
import type { SectorId } from "../../src/earnings/sectors.ts";
import type { EarningsSide } from "../../src/earnings/side.ts";
import { type Figure, type Figures, figuresById, toFigure } from "../../src/figure.ts";
import { memo } from "../../src/memo.ts";
import type { EarningsParts } from "./parts.ts";

/** Every figure of the card. What does not change from one question to the next is made once. */
export function earningsFigures({ options, small, large, crawl, simulated }: EarningsParts): Figures {
  const shown = options.against === "sp500" && options.sector === undefined && !simulated;
  return crawlOnce(
    figuresOnce(options.horizon, small.side, large.side, small.sectors, large.sectors, shown),
    crawl.known,
    crawl.wanted,
  );
}

const figuresOnce = memo(
  (
    horizon: Horizon,
    small: EarningsSide,
    large: EarningsSide,
    smallSectors: ReadonlyMap<SectorId, Outlook>,
    largeSectors: ReadonlyMap<SectorId, Outlook>,
    article: boolean,
  ): readonly Figure[] => [
    ...growthFigures("small", horizon, small),
    ...growthFigures("large", horizon, large),
    ...gapFigures(horizon, small, large),
    ...estimateFigures("small", horizon, small),
    ...estimateFigures("large", horizon, large),
    ...sectorFigures("small", horizon, small, smallSectors),
    ...sectorFigures("large", horizon, large, largeSectors),
    ...(article ? articleFigures() : []),
  ],
);

const crawlOnce = memo((figures: readonly Figure[], known: number, wanted: number) => {
  const count = (id: string, label: string, value: number, basis: string): Figure =>
    toFigure({
      id: `crawl.${id}`,
      label,
      value: wanted > 0 ? value : null,
      unit: "count",
      basis,
      reason: "nothing is wanted before the members of the indexes are known",
      readings: [],
    });
  return figuresById([
    ...figures,
    count("known", "Companies whose estimates are gathered", known, "asked one by one, also where the source has none"),
    count("wanted", "Companies whose estimates are wanted", wanted, "members of the compared indexes, each once"),
  ]);
});

function articleFigures(): Figure[] {
  const basis = `as printed in the newsletter for ${ARTICLE.year.slice(0, 4)}; a median of small caps beside the S&P 500's growth`;
  return [
    {
      id: "article.small",
      label: "The newsletter's small caps",
      value: ARTICLE.small,
      unit: "fraction",
      basis,
      readings: [],
    },
    {
      id: "article.large",
      label: "The newsletter's S&P 500",
      value: ARTICLE.large,
      unit: "fraction",
      basis,
      readings: [],
    },
    {
      id: "article.gap",
      label: "The newsletter's gap, median v S&P",
      value: (ARTICLE.small - ARTICLE.large) * 100,
      unit: "points",
      basis,
      readings: [],
    },
  ];
}

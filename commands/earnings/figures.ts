import { definedFigure } from "../../src/definition.ts";
import { ARTICLE } from "../../src/earnings/article.ts";
import { EARNINGS_DEFINITIONS } from "../../src/earnings/definitions.ts";
import { estimateFigures } from "../../src/earnings/estimate-figures.ts";
import { gapFigures } from "../../src/earnings/gap-figures.ts";
import { growthFigures } from "../../src/earnings/growth-figures.ts";
import type { Horizon } from "../../src/earnings/horizon.ts";
import type { Outlook } from "../../src/earnings/outlook.ts";
import { sectorFigures } from "../../src/earnings/sector-figures.ts";
import type { SectorId } from "../../src/earnings/sectors.ts";
import type { EarningsSide } from "../../src/earnings/side.ts";
import { type Figure, type Figures, figuresById } from "../../src/figure.ts";
import { CRAWL_DEFINITIONS } from "../../src/market/crawl-definitions.ts";
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
  const count = (id: string, value: number): Figure =>
    definedFigure(CRAWL_DEFINITIONS, {
      id: `crawl.${id}`,
      value: wanted > 0 ? value : null,
      reason: "nothing is wanted before the members of the indexes are known",
      readings: [],
    });
  return figuresById([...figures, count("known", known), count("wanted", wanted)]);
});

function articleFigures(): Figure[] {
  const printed = (id: string, value: number, label?: (name: string) => string): Figure =>
    definedFigure(EARNINGS_DEFINITIONS, {
      id: `article.${id}`,
      value,
      ...(label ? { label } : {}),
      more: `; of ${ARTICLE.year.slice(0, 4)}`,
      reason: "",
      readings: [],
    });
  return [
    printed("small", ARTICLE.small, (name) => `${name}: small caps`),
    printed("large", ARTICLE.large, (name) => `${name}: S&P 500`),
    printed("gap", (ARTICLE.small - ARTICLE.large) * 100),
  ];
}

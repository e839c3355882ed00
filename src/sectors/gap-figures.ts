import { SECTORS, type SectorId, sectorName } from "../earnings/sectors.ts";
import { type Figure, toFigure, type Unit } from "../figure.ts";
import { gap } from "../valuation/gap.ts";
import { METRIC_WORDS } from "../valuation/metric.ts";
import { multipleReason, SECTOR_METHODS, type SectorsSide, sectorGrowthReason } from "./side.ts";

const { methods } = METRIC_WORDS["forward-pe"];

/** What stands between small and large in each sector, and in how many of them small caps are cheaper. */
export function gapFigures(small: SectorsSide, large: SectorsSide): Figure[] {
  const readings = [...small.readings, ...large.readings];
  const make = (id: string, label: string, value: number | null, unit: Unit, basis: string, reason: string): Figure =>
    toFigure({ id, label, value, unit, basis, reason, readings });
  const discounts = SECTOR_METHODS.map((method) => ({
    method,
    bySector: SECTORS.map((id) => ({ id, discount: discountOf(method, id, small, large) })),
  }));
  const bySector = SECTORS.flatMap((id) => {
    const [s, l] = [small.breakdown?.sectors.get(id), large.breakdown?.sectors.get(id)];
    const [sGrowth, lGrowth] = [s?.outlook.growth.median ?? null, l?.outlook.growth.median ?? null];
    return [
      make(
        `sector.${id}.activeWeight`,
        `${sectorName(id)}: small − large`,
        s && l ? s.weight - l.weight : null,
        "fraction",
        "weight in the small-cap index less weight in the large-cap one; over all sectors they add up to zero",
        small.failure ?? large.failure ?? "the members are not known",
      ),
      ...discounts.map(({ method, bySector }) =>
        make(
          `sector.${id}.gap.${method}.discount`,
          `${sectorName(id)}: discount of small caps, ${methods[method]}`,
          bySector.find((each) => each.id === id)?.discount ?? null,
          "fraction",
          "1 − small / large; positive = small caps cheaper",
          s?.valuation.multiples[method] == null
            ? `${small.name}: ${multipleReason(method, small, s)}`
            : `${large.name}: ${multipleReason(method, large, l)}`,
        ),
      ),
      make(
        `sector.${id}.gap.growth.median`,
        `${sectorName(id)}: gap in median growth`,
        sGrowth === null || lGrowth === null ? null : (sGrowth - lGrowth) * 100,
        "points",
        "small − large, each the median of E1 / E0 − 1 over members with E0 above zero",
        sGrowth === null
          ? `${small.name}: ${sectorGrowthReason(small, s)}`
          : `${large.name}: ${sectorGrowthReason(large, l)}`,
      ),
    ];
  });
  const growthGaps = bySector.flatMap(({ id, value }) =>
    id.endsWith("growth.median") && value !== null ? [value] : [],
  );
  const count = (id: string, label: string, value: number, known: number) =>
    make(
      `sectors.${id}`,
      label,
      known > 0 ? value : null,
      "count",
      "of the eleven sectors, those in which both sides have the figure",
      "no sector has the figure on both sides",
    );
  return [
    ...bySector,
    ...discounts.flatMap(({ method, bySector }) => {
      const known = bySector.flatMap(({ discount }) => (discount === null ? [] : [discount]));
      const cheaper = known.filter((each) => each > 0).length;
      return [
        count(`compared.${method}`, `Sectors with both forward P/Es, ${methods[method]}`, known.length, known.length),
        count(
          `cheaper.${method}`,
          `Sectors in which small caps are cheaper, ${methods[method]}`,
          cheaper,
          known.length,
        ),
      ];
    }),
    count("compared.growth", "Sectors with both median growths", growthGaps.length, growthGaps.length),
    count(
      "higher.growth",
      "Sectors in which small caps' is higher",
      growthGaps.filter((each) => each > 0).length,
      growthGaps.length,
    ),
  ];
}

function discountOf(
  method: (typeof SECTOR_METHODS)[number],
  id: SectorId,
  small: SectorsSide,
  large: SectorsSide,
): number | null {
  const multiple = ({ breakdown }: SectorsSide) => breakdown?.sectors.get(id)?.valuation.multiples[method] ?? null;
  return gap(multiple(small), multiple(large))?.discount ?? null;
}

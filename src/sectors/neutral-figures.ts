import { SECTORS } from "../earnings/sectors.ts";
import { type Figure, toFigure, type Unit } from "../figure.ts";
import { gap } from "../valuation/gap.ts";
import { METRIC_WORDS } from "../valuation/metric.ts";
import { sectorNeutral } from "./sector-neutral.ts";
import { SECTOR_METHODS, type SectorsSide } from "./side.ts";

const COUNTED = {
  exNegative: "companies with an expected profit",
  aggregate: "companies with a forecast, losses counted",
};

/** What small caps would cost with the sectors of the large ones: whether the gap is one of sectors. */
export function neutralFigures(small: SectorsSide, large: SectorsSide): Figure[] {
  const [s, l] = [small.breakdown, large.breakdown];
  const sectors = SECTORS.flatMap((id) => {
    const [one, other] = [s?.sectors.get(id)?.sums, l?.sectors.get(id)?.sums];
    return one && other ? [{ small: one, large: other }] : [];
  });
  return SECTOR_METHODS.flatMap((method) => {
    const neutral = sectorNeutral(method, sectors);
    const reason =
      small.failure ??
      large.failure ??
      (neutral.coverage === 0
        ? "no sector has a forecast on both sides"
        : "expected earnings at these weights add up to zero or less");
    const of = (id: string, label: string, value: number | null, unit: Unit, basis: string): Figure =>
      toFigure({
        id: `neutral.${id}`,
        label: `${label}, ${METRIC_WORDS["forward-pe"].methods[method]}`,
        value,
        unit,
        basis,
        reason,
        coverage: neutral.coverage,
        readings: [...small.readings, ...large.readings],
      });
    const weights = `the market value of the ${large.name}'s ${COUNTED[method]} by sector`;
    return [
      of(
        `forward-pe.${method}`,
        `${small.name} at the ${large.name}'s sector weights`,
        neutral.small,
        "multiple",
        `harmonic: 1 / sum of W · earnings yield of the ${small.name}'s sector, W = ${weights}`,
      ),
      of(
        `large.forward-pe.${method}`,
        `${large.name} over the same sectors`,
        neutral.large,
        "multiple",
        `harmonic over the sectors that both sides have, W = ${weights}`,
      ),
      of(
        `${method}.discount`,
        "Discount of small caps at equal sector weights",
        gap(neutral.small, neutral.large)?.discount ?? null,
        "fraction",
        "1 − small / large at the large caps' sector weights; positive = small caps cheaper",
      ),
    ];
  });
}

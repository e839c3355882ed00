import { SECTORS, type SectorId } from "../../src/earnings/sectors.ts";
import { type Figure, type Figures, isKnown } from "../../src/figure.ts";

/** A sector with a figure that has a value. */
export type Ranked = { readonly id: SectorId; readonly figure: Figure & { readonly value: number } };

/** One figure of a sector: `ofSector(figures, "energy", "small.weight")`. */
export function ofSector(figures: Figures, id: SectorId, what: string): Figure | undefined {
  return figures[`sector.${id}.${what}`];
}

/** The sectors that have a value of a figure, the highest first. */
export function ranked(figures: Figures, what: string): readonly Ranked[] {
  return SECTORS.flatMap((id) => {
    const figure = ofSector(figures, id, what);
    return isKnown(figure) ? [{ id, figure }] : [];
  }).sort((a, b) => b.figure.value - a.figure.value);
}

import type { Table } from "../../src/card.ts";
import { SECTORS, type SectorId } from "../../src/earnings/sectors.ts";
import type { Figure, Figures } from "../../src/figure.ts";
import { dayText, figureText, signedNumberText, signedPercentText, textOrDash } from "../../src/format.ts";
import type { SectorReturns } from "../../src/sectors/sector-returns.ts";
import type { SectorsParts, View } from "./parts.ts";
import { ofSector, ranked } from "./ranked.ts";
import { tableName } from "./short-names.ts";

type Column = {
  readonly head: string;
  readonly what: string;
  readonly text?: (figure: Figure) => string;
  /** The index's own figure, for the last row; absent for none. */
  readonly whole?: string;
};

/** All sectors by what is asked about, the largest value first, and the whole index where it has the same figure. */
export function sectorTable(parts: SectorsParts, figures: Figures): Table {
  const {
    options: { by },
    returns,
  } = parts;
  const columns = COLUMNS[by];
  const cells = (figure: (column: Column) => Figure | undefined) =>
    columns.map((column) => textOrDash(figure(column), column.text ?? figureText));
  const whole = cells(({ whole }) => (whole === undefined ? undefined : figures[whole]));
  return {
    kind: "table",
    columns: ["Sector", ...columns.map(({ head }) => head), ...(returns ? ["Year to"] : [])],
    rows: [
      ...orderOf(by, figures).map((id) => [
        tableName(id),
        ...cells(({ what }) => ofSector(figures, id, what)),
        ...(returns ? [yearText(returns.get(id))] : []),
      ]),
      ...(columns.some((column) => column.whole) ? [["All", ...whole]] : []),
    ],
  };
}

/** The close that a sector's year ends with, its start stands in the receipt; of the small-cap fund where the large-cap one has none. */
function yearText(returns: SectorReturns | undefined): string {
  const year = returns?.large[12] ?? returns?.small[12];
  return year ? dayText(year.to) : "–";
}

/** Sectors in the order of the asked figure, those without one last; by weight and by name where nothing is known. */
export function orderOf(by: View, figures: Figures): readonly SectorId[] {
  const known = ranked(figures, SORTED[by]).map(({ id }) => id);
  return [...known, ...SECTORS.filter((id) => !known.includes(id))];
}

const SORTED: Readonly<Record<View, string>> = {
  valuation: "gap.exNegative.discount",
  weight: "small.weight",
  growth: "small.growth.median",
  performance: "large.return12m",
};

/** Narrow enough for a phone but for returns: heads of one short word to a line. */
const COLUMNS: Readonly<Record<View, readonly Column[]>> = {
  valuation: [
    { head: "Small", what: "small.forward-pe.exNegative", whole: "small.forward-pe.exNegative" },
    { head: "Large", what: "large.forward-pe.exNegative", whole: "large.forward-pe.exNegative" },
    {
      head: "Cheaper",
      what: "gap.exNegative.discount",
      text: signedPercentText,
      whole: "gap.forward-pe.exNegative.discount",
    },
    { head: "Small with losses", what: "small.forward-pe.aggregate", whole: "small.forward-pe.aggregate" },
  ],
  weight: [
    { head: "Small", what: "small.weight" },
    { head: "Large", what: "large.weight" },
    { head: "Active", what: "activeWeight", text: signedPercentText },
    { head: "Small names", what: "small.names" },
  ],
  growth: [
    { head: "Small", what: "small.growth.median", whole: "small.growth.median" },
    { head: "Large", what: "large.growth.median", whole: "large.growth.median" },
    { head: "Points", what: "gap.growth.median", text: signedNumberText, whole: "gap.growth.median" },
    { head: "Small losing", what: "small.losses.names", whole: "small.losses.names" },
  ],
  performance: [
    { head: "Small, quarter", what: "small.return3m", text: signedPercentText },
    { head: "Large, quarter", what: "large.return3m", text: signedPercentText },
    { head: "Small, year", what: "small.return12m", text: signedPercentText },
    { head: "Large, year", what: "large.return12m", text: signedPercentText },
  ],
};

import { HORIZON_WORDS } from "../../src/earnings/horizon.ts";
import { SECTORS, type SectorId, sectorName, sectorOf } from "../../src/earnings/sectors.ts";
import type { Figure, Figures } from "../../src/figure.ts";
import { cheaperText, signedPercentText } from "../../src/format.ts";
import { newYork } from "../../src/market/session.ts";
import { memo } from "../../src/memo.ts";
import { newestObservation } from "../../src/reading.ts";
import type { Receipt } from "../../src/receipt.ts";
import { rowsHash } from "../../src/rows-hash.ts";
import { MANUFACTURING } from "../../src/sectors/manufacturing.ts";
import { RETURN_MONTHS, type SectorReturns } from "../../src/sectors/sector-returns.ts";
import { METRIC_WORDS } from "../../src/valuation/metric.ts";
import type { Company } from "../../src/valuation/side.ts";
import { leftOutOf, receiptValues } from "../receipts.ts";
import { fundsOf, type SectorInputs, type SectorsParts } from "./parts.ts";
import { ofSector } from "./ranked.ts";

/** One company's row in the attached file. */
export type SectorRow = {
  readonly side: "small" | "large";
  readonly ticker: string;
  readonly name: string;
  /** As the holdings file has it, and as it is counted; empty for none of the eleven. */
  readonly fileSector: string;
  readonly sector: string;
  readonly marketValue: number;
  readonly price: number | null;
  /** Earnings per share of the current and the next fiscal year. */
  readonly epsCurrentYear: number | null;
  readonly epsForward: number | null;
  /** Why it has no forecast; empty when it has one. */
  readonly leftOut: string;
};

/** The command's typed result. */
export function sectorsData({ options, small, large, returns }: SectorsParts, figures: Figures) {
  const value = (id: SectorId, what: string) => ofSector(figures, id, what)?.value ?? null;
  const side = (id: SectorId, key: "small" | "large") => ({
    weight: value(id, `${key}.weight`),
    forwardPe: {
      aggregate: value(id, `${key}.forward-pe.aggregate`),
      exNegative: value(id, `${key}.forward-pe.exNegative`),
    },
    growthMedian: value(id, `${key}.growth.median`),
    growthAggregate: value(id, `${key}.growth.aggregate`),
    lossShare: value(id, `${key}.losses.names`),
    lossWeight: value(id, `${key}.losses.weight`),
    names: value(id, `${key}.names`),
    coverage: value(id, `${key}.coverage.weight`),
    return3m: value(id, `${key}.return3m`),
    return12m: value(id, `${key}.return12m`),
  });
  const index = ({ index, members, side: { failure, breakdown } }: SectorInputs) => ({
    index: index.name,
    fund: index.holdingsFund,
    holdingsOf: members ? newYork(Date.parse(members.holdings.observedAt)).date : null,
    names: breakdown?.whole.names ?? null,
    unclassified: breakdown?.unclassified ?? null,
    failure,
  });
  return {
    ...options,
    small: index(small),
    large: index(large),
    sectors: SECTORS.map((id) => ({
      sector: sectorName(id),
      small: side(id, "small"),
      large: side(id, "large"),
      activeWeight: value(id, "activeWeight"),
    })),
    neutral: {
      aggregate: figures["neutral.forward-pe.aggregate"]?.value ?? null,
      exNegative: figures["neutral.forward-pe.exNegative"]?.value ?? null,
    },
    manufacturing: MANUFACTURING,
    windows: returns && windowsOf(returns),
    rows: allRows(small.companies, large.companies),
  };
}

/** Between which closes each return lies. */
function windowsOf(returns: ReadonlyMap<SectorId, SectorReturns>) {
  return [...returns].flatMap(([id, sides]) =>
    (["small", "large"] as const).flatMap((side) =>
      RETURN_MONTHS.flatMap((months) => {
        const dated = sides[side][months];
        return dated ? [{ sector: sectorName(id), side, months, from: dated.from, to: dated.to }] : [];
      }),
    ),
  );
}

const allRows = memo((small: readonly Company[], large: readonly Company[]): readonly SectorRow[] => [
  ...rowsOf("small", small),
  ...rowsOf("large", large),
]);

function rowsOf(side: "small" | "large", companies: readonly Company[]): SectorRow[] {
  return companies.map(({ ticker, name, sector, marketValue, price, epsCurrentYear, epsForward, missing }) => {
    const id = sectorOf(sector);
    const leftOut = epsForward === null ? (missing ?? "no analyst estimate") : "";
    const counted = id === null ? "" : sectorName(id);
    return {
      side,
      ticker,
      name,
      fileSector: sector,
      sector: counted,
      marketValue,
      price,
      epsCurrentYear,
      epsForward,
      leftOut,
    };
  });
}

/** Formulas with the numbers put in, inputs, names left out, and the rows to compute it again. */
export function sectorsReceipt(parts: SectorsParts, figures: Figures): Receipt {
  const { small, large, returns, now } = parts;
  const rows = allRows(small.companies, large.companies);
  const value = receiptValues(figures);
  const both = (id: string) => `${value(`small.${id}`)} and ${value(`large.${id}`)}`;
  const each = (what: string, show?: (figure: Figure) => string) =>
    SECTORS.map((id) => `${sectorName(id)} ${value(`sector.${id}.${what}`, show)}`).join(", ");
  const fundInputs = fundsOf(parts).flatMap(({ read }) => (read.history ? [read.reading] : []));
  const quoted = newestObservation([small, large].flatMap(({ members }) => members?.batches ?? []));
  return {
    formulas: [
      {
        name: "Sector",
        text: `GICS sector of the fund's holdings file; Communication is Communication Services; none of the eleven, and apart: ${both("unclassified.names")} companies`,
      },
      {
        name: "Weight",
        text: `market value of the sector over that of all with a sector, not repriced; small − large, which adds up to zero: ${each("activeWeight", signedPercentText)}`,
      },
      { name: "Figure", text: METRIC_WORDS["forward-pe"].basis },
      {
        name: "Losses left out",
        text: `sum w / sum(w · figure / price) over figures above zero, as in valuation; all sectors: ${both("forward-pe.exNegative")}`,
      },
      {
        name: "Losses counted",
        text: `the same over all with the figure; earnings of the sectors add up to the index's: ${both("forward-pe.aggregate")}`,
      },
      { name: "Discount", text: `1 − small / large, losses left out: ${each("gap.exNegative.discount", cheaperText)}` },
      {
        name: "Equal sectors",
        text: `1 / sum W · (earnings / value of the small caps' sector), W = the large caps' profitable value by sector: ${value("neutral.forward-pe.exNegative")} against ${value("neutral.large.forward-pe.exNegative")}; losses counted, W = covered value: ${value("neutral.forward-pe.aggregate")} against ${value("neutral.large.forward-pe.aggregate")}`,
      },
      { name: "Median growth", text: `middle of E1 / E0 − 1 over E0 above zero; ${HORIZON_WORDS["next-year"].basis}` },
      {
        name: "Loss share",
        text: `members with a forecast of zero or less over all with a forecast: ${both("losses.names")}`,
      },
      {
        name: "Manufacturing",
        text: `${MANUFACTURING}; at least ${both("manufacturing.lower")}, Industrials and Materials ${both("manufacturing.standIn")}, at most ${both("manufacturing.upper")}`,
      },
      {
        name: "Returns",
        text: returns
          ? "adjusted close of the last day that both funds have over that of the last close on or before the same day three or twelve months earlier; the days stand in each figure's definition"
          : "of sector funds, with by:performance only",
      },
    ],
    inputs: [...small.side.readings, ...large.side.readings, ...fundInputs],
    leftOut: [small, large].flatMap(({ index, side }) =>
      leftOutOf(index, side.breakdown?.whole.valuation.leftOut ?? []),
    ),
    hash: rowsHash(rows),
    file: `smallcap-sectors-${newYork(quoted ? Date.parse(quoted) : now).date}`,
    rows,
  };
}

import { SECTORS, type SectorId, sectorName } from "../earnings/sectors.ts";
import { type Figure, type FigureReading, toFigure } from "../figure.ts";
import { SECTOR_FUNDS } from "./sector-funds.ts";
import { type FundRead, RETURN_MONTHS, type ReturnMonths, type SectorReturns } from "./sector-returns.ts";

/** Return figures of every sector: of the S&P SmallCap 600's fund, of the S&P 500's, and the gap of the two. */
export function returnFigures(all: ReadonlyMap<SectorId, SectorReturns>): Figure[] {
  const bySector = SECTORS.flatMap((id) => {
    const returns = all.get(id);
    return returns ? RETURN_MONTHS.flatMap((months) => figuresOver(months, id, returns)) : [];
  });
  const readings = [...all.values()].flatMap(({ small, large }) => [
    ...readingsOf(small.read),
    ...readingsOf(large.read),
  ]);
  const counted = (["small", "large"] as const).map((side) => {
    const count = [...all.values()].filter((returns) => returns[side][12] !== null).length;
    return toFigure({
      id: `sectors.returned.${side}`,
      label: `Sectors whose ${side}-cap fund has a return over twelve months`,
      value: count === 0 ? null : count,
      unit: "count",
      basis: "of the eleven sectors",
      reason: "no fund has one",
      readings,
    });
  });
  return [...bySector, ...counted];
}

function figuresOver(months: ReturnMonths, id: SectorId, { small, large }: SectorReturns): Figure[] {
  const funds = SECTOR_FUNDS[id];
  const also = funds.with ? ` and ${sectorName(funds.with)}` : "";
  const one = (key: "small" | "large", index: string, side: SectorReturns["small"]): Figure => {
    const dated = side[months];
    return toFigure({
      id: `sector.${id}.${key}.return${months}m`,
      label: `${index}: total return over ${months} months`,
      value: dated?.value ?? null,
      unit: "fraction",
      basis: `total return of ${funds[key] ?? "no fund"} (${index}), adjusted closes${dated ? ` of ${dated.from} and ${dated.to}` : ""}`,
      reason: reasonOf(side.read),
      readings: readingsOf(side.read),
    });
  };
  const [s, l] = [small[months], large[months]];
  const same = s !== null && l !== null && s.from === l.from && s.to === l.to;
  return [
    one("small", `S&P SmallCap 600 ${sectorName(id)}${also}`, small),
    one("large", `S&P 500 ${sectorName(id)}`, large),
    toFigure({
      id: `sector.${id}.gap.return${months}m`,
      label: `${sectorName(id)}: small − large over ${months} months`,
      value: same && !funds.with ? (s.value - l.value) * 100 : null,
      unit: "points",
      basis: "total return of the small-cap sector fund less that of the large-cap one over the same days",
      reason:
        s === null || l === null
          ? reasonOf(s === null ? small.read : large.read)
          : funds.with
            ? `${funds.small} holds ${sectorName(funds.with)} as well, ${funds.large} does not`
            : "the two funds' closes are not of the same days",
      readings: [...readingsOf(small.read), ...readingsOf(large.read)],
    }),
  ];
}

function reasonOf(read: FundRead): string {
  return read.history ? "its history is shorter or has no adjusted closes" : read.reason;
}

function readingsOf(read: FundRead): readonly FigureReading[] {
  return read.history ? [read.reading] : [];
}

import { tightest } from "../../src/company/screen.ts";
import type { MeasureId, Screened } from "../../src/company/screened.ts";
import { HORIZON_WORDS } from "../../src/earnings/horizon.ts";
import { type Figure, type Figures, figuresById, type Unit } from "../../src/figure.ts";
import { METRIC_WORDS } from "../../src/valuation/metric.ts";
import { figureOf } from "../stock/row.ts";
import { conditionsOf } from "./conditions.ts";
import type { ScreenParts } from "./parts.ts";

/** How a measure stands in figures: the end of its id, and its definition. */
export const MEASURES: Readonly<
  Record<MeasureId, { readonly id: string; readonly label: string; readonly unit: Unit; readonly basis: string }>
> = {
  pe: { id: "forward-pe", label: "Forward P/E", unit: "multiple", basis: METRIC_WORDS["forward-pe"].basis },
  growth: {
    id: "growth",
    label: "Expected growth",
    unit: "fraction",
    basis: `E1 / E0 − 1 over E0 above zero; ${HORIZON_WORDS["next-year"].basis}`,
  },
  earned: {
    id: "eps.trailing",
    label: "Reported earnings per share",
    unit: "usd",
    basis: "reported earnings per share of the last four quarters",
  },
  size: { id: "marketCap", label: "Market value", unit: "usd", basis: "all classes of shares" },
  debt: {
    id: "debtToSize",
    label: "Debt over market value",
    unit: "fraction",
    basis: "all debt on the balance sheet of the newest annual filing over market value now",
  },
  coverage: {
    id: "coverage",
    label: "Interest coverage",
    unit: "multiple",
    basis: "EBIT over interest of the newest annual filing",
  },
  change: {
    id: "yearChange",
    label: "Change over 52 weeks",
    unit: "fraction",
    basis: "last price over that of 52 weeks before, less one; without dividends",
  },
};

/** The counts, the limits, and every cell that is shown. Pure. */
export function screenFigures(parts: ScreenParts): Figures {
  return figuresById([...countFigures(parts), ...limitFigures(parts), ...shownRows(parts).flatMap(cellsOf(parts))]);
}

/** The matches that the table shows. */
export function shownRows({ ordered, options }: Pick<ScreenParts, "ordered" | "options">): readonly Screened[] {
  return ordered.slice(0, options.limit);
}

function countFigures(parts: ScreenParts): Figure[] {
  const { screening, quoteReadings, filedReadings } = parts;
  const { members, matches, judged, unjudged, without, dropping } = screening;
  const readings = [...quoteReadings, ...filedReadings];
  const loosened = tightest(screening);
  const count = (id: string, label: string, value: number, basis: string): Figure =>
    figureOf([`screen.${id}`, label, "count", value, basis], readings);
  return [
    count("members", "Members screened", members.length, "members of the index, of the asked sector only"),
    count("judged", "Members judged", judged, "everything is known that a condition asks for"),
    count(
      "unjudged",
      "Members not judged",
      members.length - judged,
      "something is not known that a condition asks for",
    ),
    count("matches", "Matches", matches.length, "members that fulfil every condition; a missing value fulfils none"),
    count("shown", "Matches shown", shownRows(parts).length, "the first in the asked order"),
    ...(loosened === null
      ? []
      : [
          count(
            "loosened",
            `Matches without ${loosened}`,
            dropping.get(loosened) ?? 0,
            `members that fulfil every condition but ${loosened}`,
          ),
        ]),
    ...unjudged.map(({ reason, names }, index) =>
      count(`unjudged.${index + 1}`, "Members not judged for one reason", names.length, reason),
    ),
    ...without.map(({ reason, names }, index) =>
      count(`without.${index + 1}`, "Members without such a value", names.length, reason),
    ),
  ];
}

function limitFigures({ options }: ScreenParts): Figure[] {
  return conditionsOf(options).flatMap(({ option, limit, unit, words }) =>
    limit === null ? [] : [figureOf([`screen.${option}`, `Asked: ${option}`, unit, limit, words], [])],
  );
}

function cellsOf({ shown, quoteReadings, filedReadings }: ScreenParts): (row: Screened) => Figure[] {
  return ({ ticker, measures }) =>
    shown.map((measure) => {
      const { id, label, unit, basis } = MEASURES[measure];
      const { value, reason } = measures[measure];
      const filed = measure === "debt" || measure === "coverage";
      return figureOf(
        [`stock.${ticker}.${id}`, `${ticker}: ${label}`, unit, value, basis, reason],
        filed ? filedReadings : quoteReadings,
      );
    });
}

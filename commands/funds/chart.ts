import type { BarChart } from "../../src/card.ts";
import { type Figures, isKnown } from "../../src/figure.ts";
import { dayText } from "../../src/format.ts";
import { RETURN_YEARS } from "../../src/funds/fund-returns.ts";
import { endsEarlier, pricesTo, textOf } from "./cells.ts";
import type { FundsParts } from "./parts.ts";

/** Total returns by fund, of those whose prices end on the same day; null when there are none. Pure. */
export function fundsChart({ funds, simulated }: FundsParts, figures: Figures): BarChart | null {
  const drawn = funds.filter(
    (fund) =>
      !endsEarlier(fund, funds) &&
      RETURN_YEARS.some((years) => isKnown(figures[`fund.${fund.ticker}.return.${years}y`])),
  );
  const to = pricesTo(funds);
  const source = drawn.flatMap(({ history }) => ("value" in history ? [history.value.source] : []))[0];
  if (to === null || source === undefined) return null;
  const figureOf = (ticker: string, years: number) => figures[`fund.${ticker}.return.${years}y`];
  const described = drawn.map(({ ticker }) => {
    const parts = RETURN_YEARS.flatMap((years) => {
      const figure = figureOf(ticker, years);
      return isKnown(figure) ? [`${textOf("return", figure)} over ${years === 1 ? "a year" : `${years} years`}`] : [];
    });
    return `${ticker} ${parts.join(", ")}`;
  });
  const mark = simulated ? " (simulated)" : "";
  return {
    kind: "chart",
    form: "bars",
    title: `Total return a year, to ${dayText(to)}${mark}`,
    alt: `Total return a year, dividends reinvested, to ${dayText(to)}: ${described.join("; ")}.`,
    yLabel: "percent a year, dividends reinvested",
    yUnit: "share",
    xLabel: "",
    arrangement: "beside",
    categories: drawn.map(({ ticker }) => ticker),
    series: RETURN_YEARS.map((years) => ({
      name: years === 1 ? "1 year" : `${years} years`,
      values: drawn.map(({ ticker }) => {
        const value = figureOf(ticker, years)?.value ?? null;
        return value === null ? null : 100 * value;
      }),
    })).filter(({ values }) => values.some((value) => value !== null)),
    footer: `${source}, adjusted closes to ${dayText(to)}`,
  };
}

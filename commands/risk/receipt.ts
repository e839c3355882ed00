import { monthText } from "../../src/calendar-month.ts";
import type { Figures } from "../../src/figure.ts";
import { dayText, signedPercentText } from "../../src/format.ts";
import { memo } from "../../src/memo.ts";
import type { Riskiness } from "../../src/portfolio/riskiness.ts";
import type { Receipt } from "../../src/receipt.ts";
import { rowsHash } from "../../src/rows-hash.ts";
import { receiptValues } from "../receipts.ts";
import { seriesReading } from "../series-reading.ts";
import type { RiskParts } from "./parts.ts";

/** The command's typed result: the days, and when the falls and the worst months were. */
export function riskData({ period, compared, result }: RiskParts) {
  const side = (of: "small" | "large") =>
    result && { drawdown: result[of].statistics.drawdown, underWater: result[of].underWater };
  return {
    period,
    ...compared.sides,
    basis: compared.comparable.basis,
    from: result?.from ?? null,
    to: result?.to ?? null,
    rides: { small: side("small"), large: side("large") },
    worstMonths: result?.worstMonths ?? [],
  };
}

const NO_ROWS: Receipt["rows"] = [];
const rowsOnce = memo((result: Riskiness): Receipt["rows"] =>
  result.dates.map((date, index) => ({
    date,
    smallBelowPeak: result.small.depths[index] ?? null,
    largeBelowPeak: result.large.depths[index] ?? null,
  })),
);

/** Formulas with the numbers put in, and every day of the period. */
export function riskReceipt(parts: RiskParts, figures: Figures): Receipt {
  const { compared, result, readings, credit, small, large, period, day } = parts;
  const { sides } = compared;
  const value = receiptValues(figures);
  const rows = result ? rowsOnce(result) : NO_ROWS;
  const days = result ? `from ${dayText(result.from)} to ${dayText(result.to)}` : "";
  const both = (id: string) => `${sides.small} ${value(`small.${id}`)}, ${sides.large} ${value(`large.${id}`)}`;
  const months = (result?.worstMonths ?? []).map(
    ({ month }, place) =>
      `${monthText(month)} ${value(`worst.${place + 1}.small`, signedPercentText)} against ${value(`worst.${place + 1}.large`, signedPercentText)}`,
  );
  return {
    formulas: [
      {
        name: "Days",
        text: `${value("days.n")} daily returns ${days}, from the close on or before the start of the period`,
      },
      { name: "Volatility", text: `sample deviation (n − 1) of daily returns · √252: ${both("volatility")}` },
      { name: "Return a year", text: `(∏(1 + r))^(252 / n) − 1: ${both("cagr")}` },
      {
        name: "Cash",
        text: `3-month Treasury rate last known on the day, rate / 252 a day (others take the 252nd root, which differs in the third digit); mean ${value("riskFree.rate")}`,
      },
      { name: "Sharpe", text: `√252 · mean(r − cash) / deviation(r − cash): ${both("sharpe")}` },
      { name: "Sortino", text: `√252 · mean(r − cash) / √mean(min(r − cash, 0)²), over all days: ${both("sortino")}` },
      { name: "Worst drawdown", text: `min(level / highest before − 1): ${both("drawdown")}` },
      { name: "Under water", text: `calendar days from a peak until it is reached again: ${both("underWater.days")}` },
      {
        name: "Beta and capture",
        text: `covariance / variance of excess returns ${value("small.beta")}; Σ ${sides.small} / Σ ${sides.large} over days without a gain of ${sides.large} ${value("small.downCapture")}; correlation ${value("legs.correlation")}`,
      },
      { name: "Worst months", text: months.join("; ") || "none" },
      { name: "Loss-makers", text: `as in valuation, next fiscal year: ${both("losses.names")}` },
      { name: "Credit", text: `high-yield spread ${value("credit.highYieldSpread")}` },
    ],
    inputs: [
      ...readings,
      ...small.side.readings,
      ...large.side.readings,
      ...("value" in credit ? [seriesReading(credit.value)] : []),
    ],
    leftOut: [],
    hash: rowsHash(rows),
    file: `smallcap-risk-${period}-${day}`,
    rows,
  };
}

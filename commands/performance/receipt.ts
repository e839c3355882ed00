import type { Figure, Figures } from "../../src/figure.ts";
import { dayText, decimal, NOT_MEANINGFUL, signedPercentText, signedText, textOrDash } from "../../src/format.ts";
import { memo } from "../../src/memo.ts";
import { FEWEST_DAYS } from "../../src/performance/ratio-statistics.ts";
import type { Window } from "../../src/performance/window.ts";
import type { Receipt } from "../../src/receipt.ts";
import { rowsHash } from "../../src/rows-hash.ts";
import { DAYS_A_YEAR } from "../../src/statistics/days-a-year.ts";
import { receiptValues } from "../receipts.ts";
import type { PerformanceParts } from "./parts.ts";

/** One day in the attached file: closes as compared, and the logarithm of their ratio, 0 at the base. */
export type PerformanceRow = {
  readonly date: string;
  readonly small: number;
  readonly large: number;
  readonly logRatio: number;
};

/** The command's typed result: what was compared, from when to when, and the phases. The days are the receipt's rows. */
export function performanceData({ options, pair, window, published }: PerformanceParts) {
  const { sides, comparable, phases, rolling, dividends, ends } = pair;
  const paid = ({ dates, overdue }: (typeof dividends)["small"]) => ({ last: dates.at(-1) ?? null, overdue });
  return {
    period: options.period,
    ...sides,
    basis: comparable.basis,
    from: window?.from ?? null,
    to: window?.to ?? null,
    closes: window?.days.length ?? 0,
    dropped: window?.dropped ?? [],
    common: { first: comparable.days[0]?.date ?? null, last: comparable.days.at(-1)?.date ?? null },
    ends,
    dividends: { small: paid(dividends.small), large: paid(dividends.large) },
    phases,
    published,
    rolling: rolling && { first: rolling.first, last: rolling.last },
  };
}

/** A number near 1, of which two decimals show nothing. */
const exact = ({ value }: Figure) => (value === null ? NOT_MEANINGFUL : decimal(value, 5));

const NO_ROWS: readonly PerformanceRow[] = [];
const rowsOnce = memo(({ days, ratio }: Window): readonly PerformanceRow[] =>
  days.map((day, index) => ({ ...day, logRatio: ratio[index]?.value ?? 0 })),
);

/** Formulas with the numbers put in, and every day of the period. */
export function performanceReceipt(parts: PerformanceParts, figures: Figures): Receipt {
  const { pair, window, options, published, day } = parts;
  const { small, large } = pair.sides;
  const rows = window ? rowsOnce(window) : NO_ROWS;
  const value = receiptValues(figures);
  const signed = (id: string) => value(id, signedText);
  const returned = (side: "small" | "large") =>
    `${pair.sides[side]} ${value(`${side}.return.total`, signedPercentText)}, a year ${value(`${side}.return.cagr`, signedPercentText)}`;
  const days = window ? `from ${dayText(window.from)} to ${dayText(window.to)}` : "";
  const led = (id: string, text: (figure: Figure) => string) => (figures[id] ? text(figures[id]) : "");
  const phase = (id: string) => led(id, (figure) => `${figure.label}: ${textOrDash(figure)}`);
  const closes =
    pair.comparable.basis === "total" ? "closes adjusted for splits and dividends" : "split-adjusted closes";
  return {
    formulas: [
      {
        name: "Days",
        text: `${value("days.n")} closes of both ${days}, from the close on or before the start of the period, counted back from the last close of both; days with one of them only, left out: ${value("days.dropped")}`,
      },
      {
        name: "Returns",
        text: `last over first of ${closes}, less 1; a year: (1 + return)^(${DAYS_A_YEAR} / returns) − 1, from ${DAYS_A_YEAR} daily returns on. ${returned("small")}; ${returned("large")}`,
      },
      {
        name: "Gap",
        text: `${small} − ${large}: ${signed("gap.points")}; wealth of ${small} over wealth of ${large} − 1: ${value("gap.relativeWealth", signedPercentText)}; difference of the yearly rates: ${signed("gap.perYear")}`,
      },
      {
        name: "Ratio",
        text: `L = ln(${small} / ${large}), daily, 0 at the base: now ${value("ratio.now")}, mean ${value("ratio.mean")}, deviation (n − 1) ${value("ratio.deviation")}, z ${value("ratio.z")}, share of ${value("ratio.n")} days below ${value("ratio.percentile")}; exp(mean − now) − 1 = ${value("ratio.distance", signedPercentText)}; trend ${value("ratio.slope")}; from ${FEWEST_DAYS} days on`,
      },
      {
        name: "Half-life",
        text: `L(t) = c + φ·L(t − 1) by least squares: φ ${value("ratio.phi", exact)}; ln 0.5 / ln φ / ${DAYS_A_YEAR} = ${value("ratio.halfLife.years")}; with φ + (1 + 3φ) / n = ${value("ratio.phiCorrected", exact)} in its place: ${value("ratio.halfLifeCorrected.years")}`,
      },
      {
        name: "Mean reversion",
        text: `Dickey–Fuller (φ − 1) / standard error = ${value("ratio.dickeyFuller")}; only below ${value("ratio.dickeyFuller.critical")} is it statistically reliable`,
      },
      {
        name: "Ten-year gaps",
        text: `to each month-end, ${value("rolling.n")}, of their own ${value("rolling.nonOverlapping")}: newest ${signed("rolling.gap.points")}, lowest ${signed("rolling.gap.lowest")}, highest ${signed("rolling.gap.highest")}, share below the newest ${value("rolling.percentile")}`,
      },
      {
        name: "Phases",
        text: `turning points of the month-end ratio after which the other side gained at least 15%; ${pair.phases.map((_, index) => phase(`phase.${index + 1}.lead`)).join("; ")}`,
      },
      ...(published.length > 0
        ? [{ name: "Phases, CME", text: published.map(({ from }) => phase(`published.${from}.lead`)).join("; ") }]
        : []),
      ...(figures["article.gap.points"]
        ? [{ name: "The newsletter", text: `${signed("article.gap.points")} over ten years, as printed` }]
        : []),
    ],
    inputs: pair.readings,
    leftOut: [],
    hash: rowsHash(rows),
    file: `smallcap-performance-${options.period}-${day}`,
    rows,
  };
}

import { ismManufacturingDay } from "../../src/calendar/releases.ts";
import { missingMonths } from "../../src/calendar-month.ts";
import { LAG_MONTHS } from "../../src/economy/pmi-link.ts";
import { NO_CHANGE, regimeText } from "../../src/economy/regime.ts";
import { AFTERMATHS, aftermathText, type RegimeMonth } from "../../src/economy/regime-returns.ts";
import type { Figures } from "../../src/figure.ts";
import { signedText, wholePercentText } from "../../src/format.ts";
import type { Series } from "../../src/market/macro.ts";
import { newYork } from "../../src/market/session.ts";
import { memo } from "../../src/memo.ts";
import type { Receipt } from "../../src/receipt.ts";
import { rowsHash } from "../../src/rows-hash.ts";
import { receiptValues } from "../receipts.ts";
import { seriesReadings } from "./figures.ts";
import { type EconomyParts, FUNDS, type Read } from "./parts.ts";

/** One month in the attached file: its regime and what followed, never the PMI itself. Returns are fractions. */
export type EconomyRow = {
  readonly month: string;
  readonly published: string;
  /** Empty when the value of three months before is missing. */
  readonly regime: string;
  readonly next3m: number | null;
  readonly next6m: number | null;
  readonly next12m: number | null;
};

/** The command's typed result. ISM's series is licensed, so only its newest level is in it. */
export function economyData({ indicator, pmi, credit, jobs, inflation, months, regimes, links }: EconomyParts) {
  const [last, regime] = [months.at(-1), regimes.at(-1)?.regime ?? null];
  const span = ({ n, nonOverlapping, first, last }: (typeof links)["beta"]) => ({ n, nonOverlapping, first, last });
  return {
    indicator,
    month: last?.month ?? null,
    published: last?.published ?? null,
    level: last?.value ?? null,
    vintage: last?.vintage ?? null,
    regime: regime && regimeText(regime),
    refused: "value" in pmi ? pmi.value.value.refused : [],
    missing: missingMonths(months.map(({ month }) => month)),
    credit: seriesData(credit),
    jobs: seriesData(jobs),
    inflation: seriesData(inflation),
    pairs: { together: span(links.together), ahead: span(links.ahead), beta: span(links.beta) },
    rows: rowsOnce(regimes),
  };
}

function seriesData(read: Read<Series>) {
  if ("reason" in read) return { failure: read.reason };
  const [first, last] = [read.value.value.points[0], read.value.value.points.at(-1)];
  return { since: first?.date ?? null, date: last?.date ?? null, month: last?.date.slice(0, 7) ?? null };
}

const rowsOnce = memo((months: readonly RegimeMonth[]): readonly EconomyRow[] =>
  months.map(({ month, published, regime, next }) => ({
    month,
    published,
    regime: regime ? regimeText(regime) : "",
    next3m: next[3],
    next6m: next[6],
    next12m: next[12],
  })),
);

/** Formulas with the numbers put in, inputs, and each month's regime with what followed. */
export function economyReceipt(parts: EconomyParts, figures: Figures): Receipt {
  const { months, regimes, readings, credit, jobs, inflation, now } = parts;
  const rows = rowsOnce(regimes);
  const last = months.at(-1);
  const value = receiptValues(figures);
  const gap = `${FUNDS.small} − ${FUNDS.large}`;
  const linked = (id: string) =>
    `${value(`${id}.correlation`)}, t of the slope ${value(`${id}.t`)}, ${value(`${id}.n`)} months, ${value(`${id}.nonOverlapping`)} windows do not overlap`;
  const after = (regime: string) =>
    ["3m", "6m", "12m"]
      .map((horizon) => {
        const id = `regime.${regime}.${horizon}`;
        return `${horizon}: mean ${value(`${id}.mean`, signedText)}, median ${value(`${id}.median`, signedText)}, above zero ${value(`${id}.hitRate`, wholePercentText)}, n ${value(`${id}.n`)}, not overlapping ${value(`${id}.nonOverlapping`)}`;
      })
      .join("; ");
  return {
    formulas: [
      {
        name: "PMI, known at the time",
        text: `month t comes out on the first weekday of t + 1, 10:00 New York${last ? `, the newest on ${ismManufacturingDay(last.month)}` : ""}; the operator's value, else the one our record saw first, else the source's of today: level ${value("pmi.level")}; less t − 3: ${value("pmi.change3m", signedText)}; less t − 12: ${value("pmi.change12m", signedText)}`,
      },
      {
        name: "Returns",
        text: `total return of ${FUNDS.small} less that of ${FUNDS.large} (adjusted closes), from the first close on or after the release of t to the one of t + k; never before the value is known`,
      },
      {
        name: "Correlation",
        text: `PMI(t) − PMI(t − 12) with ${gap} over the twelve months that end one month after the release of t: ${linked("link")}`,
      },
      {
        name: "Correlation, ahead",
        text: `PMI(t) − PMI(t − 12) with ${gap} over the twelve months after the release of t: ${linked("link.ahead")}`,
      },
      {
        name: "Beta",
        text: `${gap} of the month after the release of t, in points, on PMI(t) − PMI(t − 1) by least squares with an intercept: ${value("link.beta")} per point; Newey–West error, Bartlett weights, lag ${LAG_MONTHS} months, no small-sample correction: ${value("link.beta.se")}; t ${value("link.beta.t")}; ${value("link.beta.n")} months`,
      },
      {
        name: "Regime",
        text: `level: ${NO_CHANGE} or more is above; direction: the change over three months; unchanged belongs to none`,
      },
      ...AFTERMATHS.map((key) => ({ name: `After ${aftermathText(key)}`, text: after(key) })),
      {
        name: "High-yield spread",
        text: `${value("credit.highYieldSpread")}; less three months before: ${value("credit.change3m", signedText)}; share of ${value("credit.n")} days below: ${value("credit.percentile")}`,
      },
      {
        name: "Unemployment",
        text: `${value("jobs.unemployment")}; less three months before: ${value("jobs.change3m", signedText)}; less twelve: ${value("jobs.change12m", signedText)}`,
      },
      {
        name: "Consumer prices",
        text: `CPI(t) / CPI(t − 12) − 1 = ${value("inflation.cpi")}; three months before: ${value("inflation.threeMonthsAgo")}; difference: ${value("inflation.change3m", signedText)}`,
      },
      {
        name: "Rows",
        text: "each month with its regime and the returns after its release; ISM's and ICE's series are their copyright, so their values are not attached",
      },
    ],
    inputs: [...readings.pmi, ...[credit, jobs, inflation].flatMap(seriesReadings), ...readings.prices],
    leftOut: [],
    hash: rowsHash(rows),
    file: `smallcap-economy-${newYork(now).date}`,
    rows,
  };
}

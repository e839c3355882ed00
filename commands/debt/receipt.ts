import { monthText } from "../../src/calendar-month.ts";
import { HORIZONS } from "../../src/debt/event-returns.ts";
import { GROWTH_EFFECT } from "../../src/debt/growth-effect.ts";
import { interestCoverage } from "../../src/debt/interest-coverage.ts";
import type { FigureReading, Figures } from "../../src/figure.ts";
import { figureText, signedPercentText, signedText } from "../../src/format.ts";
import { memo } from "../../src/memo.ts";
import type { Receipt } from "../../src/receipt.ts";
import { rowsHash } from "../../src/rows-hash.ts";
import { leftOutOf, receiptValues } from "../receipts.ts";
import { seriesReading } from "../series-reading.ts";
import { HORIZON_WORDS } from "./event-figures.ts";
import type { DebtParts, SideParts } from "./parts.ts";
import { floatingText, pair, rangeText } from "./words.ts";

/** One company's row in the data and in the attached file; dollars. */
export type DebtRow = {
  readonly side: "small" | "large";
  readonly ticker: string;
  readonly name: string;
  readonly sector: string;
  readonly cik: number;
  /** End of the fiscal year, ISO date. */
  readonly periodEnd: string;
  readonly interest: number | null;
  readonly interestTag: string | null;
  readonly ebit: number | null;
  /** EBIT / interest; null for companies that pay none. */
  readonly coverage: number | null;
  readonly netIncome: number | null;
  readonly depreciation: number | null;
  /** Day of the balance sheet, ISO date. */
  readonly sheetEnd: string | null;
  readonly debt: number | null;
  readonly shortTermDebt: number | null;
  readonly debtTags: string;
  readonly cash: number | null;
  readonly cashTag: string | null;
};

/** The command's typed result. */
export function debtData(parts: DebtParts) {
  const { options, year, small, large, study, published } = parts;
  const side = ({ index, side: known, failure }: SideParts) => ({
    index: index.name,
    fund: index.holdingsFund,
    members: known?.members ?? null,
    coverage: known?.coverage ?? null,
    totals: known?.totals ?? null,
    profitable: known?.profitable ?? null,
    oldCoupon: known?.oldCoupon ?? null,
    failure,
  });
  return {
    moveBp: options.bp,
    floatingLow: options.floating.low,
    floatingHigh: options.floating.high,
    passThrough: options.passThrough,
    year,
    small: side(small),
    large: side(large),
    events:
      "value" in study
        ? study.value.study.cases.map(({ cut, returns }) => ({ ...cut, base: returns.base, points: returns.points }))
        : [],
    unpricedEvents: "value" in study ? study.value.study.unpriced : [],
    floatingShares: published,
    growthEffect: GROWTH_EFFECT,
    rows: allRows(small, large),
  };
}

const allRows = memo((small: SideParts, large: SideParts): readonly DebtRow[] => [
  ...rowsOf("small", small),
  ...rowsOf("large", large),
]);

function rowsOf(key: "small" | "large", { side }: SideParts): DebtRow[] {
  return (side?.firms ?? []).map(({ ticker, name, sector, accounts }) => {
    const { cik, end, interest, interestTag, ebit, netIncome, depreciation, sheetEnd, debt, cash, cashTag } = accounts;
    return {
      side: key,
      ticker,
      name,
      sector,
      cik,
      periodEnd: end,
      interest,
      interestTag,
      ebit,
      coverage: interest === null || ebit === null ? null : interestCoverage(ebit, interest),
      netIncome,
      depreciation,
      sheetEnd,
      debt: debt?.total ?? null,
      shortTermDebt: debt?.shortTerm ?? null,
      debtTags: accounts.debtTags.join(" "),
      cash,
      cashTag,
    };
  });
}

/** Formulas with the numbers put in, inputs, names left out, and the rows to compute it again. */
export function debtReceipt(parts: DebtParts, figures: Figures): Receipt {
  const { small, large, year, published } = parts;
  const rows = allRows(small, large);
  const value = receiptValues(figures);
  const both = (id: string) => `${value(`small.${id}`)} and ${value(`large.${id}`)}`;
  const range = (id: string, show = signedText) => {
    const [low, high] = pair(figures, id, show);
    return low !== null && high !== null ? rangeText(low, high) : value(`${id}.low`);
  };
  return {
    formulas: [
      {
        name: "Interest",
        text: `debt · floating · pass-through · move = ${value("small.debt.total")} · ${floatingText(figures)} · ${value("passThrough")} · ${value("move.bp")} = ${range("move.interest")}`,
      },
      {
        name: "Cash",
        text: `cash · move = ${value("small.cash.total")} · ${value("move.bp")} = ${value("move.cash")}`,
      },
      { name: "Before tax", text: `− interest + cash = ${range("move.preTax")}` },
      { name: "After tax", text: `before tax · (1 − ${value("assumption.tax")}) = ${range("move.afterTax")}` },
      {
        name: "Share of earnings",
        text: `after tax / net income of ${value("small.netIncome.total")} = ${range("move.eps", signedPercentText)}`,
      },
      {
        name: "With losses left out",
        text: `the same over ${value("small.profitable.firms")} companies with ${value("small.netIncome.profitable")}: ${range("move.profitable.afterTax")}, ${range("move.profitable.eps", signedPercentText)}`,
      },
      { name: "Old coupon", text: `interest / debt of companies with both = ${value("refinancing.coupon.old")}` },
      {
        name: "New coupon",
        text: `five-year Treasury + high-yield spread = ${value("refinancing.coupon.treasury")} + ${value("refinancing.coupon.spread")} = ${value("refinancing.coupon.new")}`,
      },
      {
        name: "Refinancing",
        text: `debt due within a year · (new − old coupon) = ${value("small.debt.shortTerm")} · (…) = ${value("refinancing.interest")}; after tax ${value("refinancing.afterTax")}`,
      },
      { name: "Both together", text: `move + refinancing after tax = ${range("move.net")}` },
      {
        name: "Coverage",
        text: `sum EBIT / sum interest: ${both("coverage.aggregate")}; median ${both("coverage.median")}; below one ${both("coverage.belowOne")}; below one and a half ${both("coverage.belowOneAndHalf")}; after the move ${range("move.coverage", figureText)}`,
      },
      { name: "Debt due within a year", text: `short-term debt / debt = ${both("debt.shortTermShare")}` },
      {
        name: "Net debt / EBITDA",
        text: `(debt − cash) / (EBIT + depreciation) = ${both("leverage.netDebtToEbitda")}`,
      },
      ...published.map(({ source, date, note }, place) => ({
        name: `Floating share, ${source}`,
        text: `${value(`floating.published.${place + 1}`)}, ${monthText(date)}${note ? `: ${note}` : ""}`,
      })),
      ...HORIZONS.map((horizon) => ({
        name: `First cuts, ${HORIZON_WORDS[horizon]}`,
        text: `small − large, n ${value(`events.all.${horizon}d.n`)}: mean ${value(`events.all.${horizon}d.mean`)}, median ${value(`events.all.${horizon}d.median`)}, hit rate ${value(`events.all.${horizon}d.hitRate`)}, t ${value(`events.all.${horizon}d.t`)}`,
      })),
    ],
    inputs: inputsOf(parts),
    leftOut: [small, large].flatMap(({ index, side }) => leftOutOf(index, side?.leftOut ?? [])),
    hash: rowsHash(rows),
    file: year === null ? "smallcap-debt" : `smallcap-debt-${year}-accounts`,
    rows,
  };
}

/** Every source request that went in, each once. */
export function inputsOf({ small, large, treasury, spread, study }: DebtParts): readonly FigureReading[] {
  return [
    ...new Set([
      ...[small, large].flatMap(({ coverageReadings, moneyReadings }) => [...moneyReadings, ...coverageReadings]),
      ...[treasury, spread].flatMap((read) => ("value" in read ? [seriesReading(read.value)] : [])),
      ...("value" in study ? study.value.readings : []),
    ]),
  ];
}

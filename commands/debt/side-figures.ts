import type { DebtSide } from "../../src/debt/debt-side.ts";
import type { Figure, FigureReading } from "../../src/figure.ts";
import { memo } from "../../src/memo.ts";
import { NO_ACCOUNTS, type SideParts } from "./parts.ts";
import { figureOf, type Row } from "./row.ts";

/** Figures of one index: how its members earn their interest, what they owe and what they earn. */
export const sideFigures = memo((key: "small" | "large", parts: SideParts, year: number | null): readonly Figure[] => {
  const { index, side, failure, coverageReadings, moneyReadings } = parts;
  const accounts = year === null ? "" : `; annual accounts of ${year}`;
  const figure =
    (readings: readonly FigureReading[]) =>
    ([id, value, reason]: Row): Figure =>
      figureOf(
        [`${key}.${id}`, value, failure ?? reason ?? "", accounts],
        readings,
        (name) => `${index.name}: ${name}`,
      );
  return [
    ...coverageRows(side).map(figure(coverageReadings)),
    ...countRows(side).map(figure(moneyReadings)),
    ...moneyRows(side).map(figure(moneyReadings)),
    ...leverageRows(side).map(figure([...moneyReadings, ...coverageReadings.slice(1)])),
  ];
});

function coverageRows(side: DebtSide | null): readonly Row[] {
  const { aggregate, median, belowOne, belowOneAndHalf, firms } = side?.coverage ?? {};
  const none = "no member is known to pay interest";
  return [
    ["coverage.aggregate", aggregate, none],
    ["coverage.median", median, none],
    ["coverage.belowOne", belowOne, none],
    ["coverage.belowOneAndHalf", belowOneAndHalf, none],
    ["coverage.firms", side ? (firms ?? 0) : null, none],
  ];
}

function countRows(side: DebtSide | null): readonly Row[] {
  return [
    ["members", side?.members, NO_ACCOUNTS],
    ["accounts.firms", side?.totals.firms, NO_ACCOUNTS],
    ["profitable.firms", side?.profitable.firms, NO_ACCOUNTS],
  ];
}

function moneyRows(side: DebtSide | null): readonly Row[] {
  const { totals, profitable } = side ?? {};
  const isFiled = totals !== undefined && totals.firms > 0;
  const owed = totals && totals.debtFirms > 0 ? totals : null;
  const held = totals && totals.cashFirms > 0 ? totals.cash : null;
  const row = (id: string, value: number | null | undefined, why: string): Row => [
    id,
    value,
    isFiled ? why : NO_ACCOUNTS,
  ];
  const noDebt = "no member reports debt";
  return [
    row("debt.total", owed?.debt, noDebt),
    row("debt.shortTerm", owed?.shortTerm, noDebt),
    row("debt.shortTermShare", owed && owed.debt > 0 ? owed.shortTerm / owed.debt : null, noDebt),
    row("cash.total", held, "no member reports cash"),
    row("netIncome.total", isFiled ? totals.netIncome : null, NO_ACCOUNTS),
    row(
      "netIncome.profitable",
      profitable && profitable.firms > 0 ? profitable.netIncome : null,
      "no member has a profit",
    ),
  ];
}

function leverageRows(side: DebtSide | null): readonly Row[] {
  const { value, firms, reason } = side?.leverage ?? {};
  return [
    ["leverage.netDebtToEbitda", value, reason ?? NO_ACCOUNTS],
    ["leverage.firms", firms, NO_ACCOUNTS],
  ];
}

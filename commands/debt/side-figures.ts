import type { DebtSide } from "../../src/debt/debt-side.ts";
import type { Figure, FigureReading, Unit } from "../../src/figure.ts";
import { memo } from "../../src/memo.ts";
import { NO_ACCOUNTS, type SideParts } from "./parts.ts";
import { figureOf, type Row } from "./row.ts";

/** Figures of one index: how its members earn their interest, what they owe and what they earn. */
export const sideFigures = memo((key: "small" | "large", parts: SideParts, year: number | null): readonly Figure[] => {
  const { index, side, failure, coverageReadings, moneyReadings } = parts;
  const figure =
    (readings: readonly FigureReading[]) =>
    ([id, label, unit, value, basis, reason]: Row): Figure =>
      figureOf([`${key}.${id}`, `${index.name}: ${label}`, unit, value, basis, failure ?? reason ?? ""], readings);
  const accounts = year === null ? "the newest annual accounts" : `annual accounts of ${year}`;
  const members = `members outside Financials with ${accounts}, whole companies`;
  return [
    ...coverageRows(side, accounts).map(figure(coverageReadings)),
    ...countRows(side, members).map(figure(moneyReadings)),
    ...moneyRows(side, members).map(figure(moneyReadings)),
    ...leverageRows(side, members).map(figure([...moneyReadings, ...coverageReadings.slice(1)])),
  ];
});

function coverageRows(side: DebtSide | null, accounts: string): readonly Row[] {
  const { aggregate, median, belowOne, belowOneAndHalf, firms } = side?.coverage ?? {};
  const payers = `members outside Financials that pay interest, ${accounts}`;
  const row = (id: string, label: string, unit: Unit, value: number | null | undefined, basis: string): Row => [
    `coverage.${id}`,
    label,
    unit,
    value,
    basis,
    "no member is known to pay interest",
  ];
  const share = `share of companies; ${payers}`;
  return [
    row(
      "aggregate",
      "EBIT / interest, all together",
      "multiple",
      aggregate,
      `EBIT of all over interest of all; ${payers}`,
    ),
    row("median", "EBIT / interest, median company", "multiple", median, `middle of EBIT / interest; ${payers}`),
    row("belowOne", "EBIT below interest", "fraction", belowOne, share),
    row("belowOneAndHalf", "EBIT below one and a half times interest", "fraction", belowOneAndHalf, share),
    row("firms", "interest payers", "count", side ? (firms ?? 0) : null, payers),
  ];
}

function countRows(side: DebtSide | null, members: string): readonly Row[] {
  const row = (id: string, label: string, value: number | undefined, basis: string): Row => [
    id,
    label,
    "count",
    value,
    basis,
    NO_ACCOUNTS,
  ];
  const once = `${members}; classes of one company counted once`;
  return [
    row("members", "members", side?.members, "rows of the fund's holdings file that are traded companies"),
    row("accounts.firms", "companies with accounts", side?.totals.firms, once),
    row("profitable.firms", "companies with a profit", side?.profitable.firms, `${members}, net income above zero`),
  ];
}

function moneyRows(side: DebtSide | null, members: string): readonly Row[] {
  const { totals, profitable } = side ?? {};
  const isFiled = totals !== undefined && totals.firms > 0;
  const owed = totals && totals.debtFirms > 0 ? totals : null;
  const held = totals && totals.cashFirms > 0 ? totals.cash : null;
  const row = (
    id: string,
    label: string,
    unit: Unit,
    value: number | null | undefined,
    basis: string,
    why: string,
  ): Row => [id, label, unit, value, basis, isFiled ? why : NO_ACCOUNTS];
  const noDebt = "no member reports debt";
  return [
    row(
      "debt.total",
      "debt",
      "usd",
      owed?.debt,
      `short and long-term debt of ${members}; none reported counts as none`,
      noDebt,
    ),
    row("debt.shortTerm", "debt due within a year", "usd", owed?.shortTerm, `short-term debt of ${members}`, noDebt),
    row(
      "debt.shortTermShare",
      "share of debt due within a year",
      "fraction",
      owed && owed.debt > 0 ? owed.shortTerm / owed.debt : null,
      `short-term over all debt of ${members}`,
      noDebt,
    ),
    row(
      "cash.total",
      "cash",
      "usd",
      held,
      `cash, with short-term investments where reported together, of ${members}`,
      "no member reports cash",
    ),
    row(
      "netIncome.total",
      "net income",
      "usd",
      isFiled ? totals.netIncome : null,
      `losses counted; ${members}`,
      NO_ACCOUNTS,
    ),
    row(
      "netIncome.profitable",
      "net income of companies with a profit",
      "usd",
      profitable && profitable.firms > 0 ? profitable.netIncome : null,
      `losses left out; ${members}`,
      "no member has a profit",
    ),
  ];
}

function leverageRows(side: DebtSide | null, members: string): readonly Row[] {
  const { value, firms, reason } = side?.leverage ?? {};
  const basis = `debt less cash over EBIT plus depreciation, summed; ${members}`;
  const counted = `${members} with cash, EBIT and depreciation known`;
  return [
    ["leverage.netDebtToEbitda", "net debt / EBITDA", "multiple", value, basis, reason ?? NO_ACCOUNTS],
    ["leverage.firms", "companies in net debt / EBITDA", "count", firms, counted, NO_ACCOUNTS],
  ];
}

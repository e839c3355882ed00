import { type Figure, type FigureReading, toFigure, type Unit } from "../../src/figure.ts";
import { memo } from "../../src/memo.ts";
import type { SideParts } from "./parts.ts";

type Row = readonly [
  id: string,
  label: string,
  unit: Unit,
  value: number | null | undefined,
  basis: string,
  reason: string,
];

/** Figures of one index: how its members earn their interest, what they owe and what they earn. */
export const sideFigures = memo((key: "small" | "large", parts: SideParts, year: number): readonly Figure[] => {
  const { index, side, failure, coverageReadings, moneyReadings } = parts;
  const figure = (readings: readonly FigureReading[]) => {
    return ([id, label, unit, value, basis, reason]: Row): Figure =>
      toFigure({
        id: `${key}.${id}`,
        label: `${index.name}: ${label}`,
        value: value ?? null,
        unit,
        basis,
        reason: failure ?? reason,
        readings,
      });
  };
  const { coverage, totals, profitable, leverage } = side ?? {};
  const payers = `members outside Financials that pay interest, annual accounts of ${year}`;
  const nobody = "no member is known to pay interest";
  const members = `members outside Financials with annual accounts of ${year}, whole companies`;
  const noDebt = "no member reports debt";
  const noAccounts = "no member has annual accounts in the filings read";
  const why = (reason: string) => (totals && totals.firms > 0 ? reason : noAccounts);
  const earned = totals && totals.firms > 0 ? totals.netIncome : null;
  const owed = totals && totals.debtFirms > 0 ? totals : null;
  const held = totals && totals.cashFirms > 0 ? totals.cash : null;
  const coverageRows: readonly Row[] = [
    [
      "coverage.aggregate",
      "EBIT / interest, all together",
      "multiple",
      coverage?.aggregate,
      `EBIT of all over interest of all; ${payers}`,
      nobody,
    ],
    [
      "coverage.median",
      "EBIT / interest, median company",
      "multiple",
      coverage?.median,
      `middle of EBIT / interest; ${payers}`,
      nobody,
    ],
    [
      "coverage.belowOne",
      "EBIT below interest",
      "fraction",
      coverage?.belowOne,
      `share of companies; ${payers}`,
      nobody,
    ],
    [
      "coverage.belowOneAndHalf",
      "EBIT below one and a half times interest",
      "fraction",
      coverage?.belowOneAndHalf,
      `share of companies; ${payers}`,
      nobody,
    ],
    ["coverage.firms", "interest payers", "count", side ? (coverage?.firms ?? 0) : null, payers, nobody],
  ];
  const moneyRows: readonly Row[] = [
    [
      "members",
      "members",
      "count",
      side?.members,
      "rows of the fund's holdings file that are traded companies",
      noAccounts,
    ],
    [
      "accounts.firms",
      "companies with accounts",
      "count",
      totals?.firms,
      `${members}; classes of one company counted once`,
      noAccounts,
    ],
    [
      "profitable.firms",
      "companies with a profit",
      "count",
      profitable?.firms,
      `${members}, net income above zero`,
      noAccounts,
    ],
    [
      "debt.total",
      "debt",
      "usd",
      owed?.debt,
      `short and long-term debt of ${members}; none reported counts as none`,
      why(noDebt),
    ],
    ["debt.shortTerm", "debt due within a year", "usd", owed?.shortTerm, `short-term debt of ${members}`, why(noDebt)],
    [
      "debt.shortTermShare",
      "share of debt due within a year",
      "fraction",
      owed && owed.debt > 0 ? owed.shortTerm / owed.debt : null,
      `short-term over all debt of ${members}`,
      why(noDebt),
    ],
    [
      "cash.total",
      "cash",
      "usd",
      held,
      `cash, with short-term investments where reported together, of ${members}`,
      why("no member reports cash"),
    ],
    ["netIncome.total", "net income", "usd", earned, `losses counted; ${members}`, noAccounts],
    [
      "netIncome.profitable",
      "net income of companies with a profit",
      "usd",
      profitable && profitable.firms > 0 ? profitable.netIncome : null,
      `losses left out; ${members}`,
      why("no member has a profit"),
    ],
  ];
  const leverageRows: readonly Row[] = [
    [
      "leverage.netDebtToEbitda",
      "net debt / EBITDA",
      "multiple",
      leverage?.value,
      `debt less cash over EBIT plus depreciation, summed; ${members}`,
      leverage?.reason ?? noAccounts,
    ],
    [
      "leverage.firms",
      "companies in net debt / EBITDA",
      "count",
      leverage?.firms,
      `${members} with cash, EBIT and depreciation known`,
      noAccounts,
    ],
  ];
  return [
    ...coverageRows.map(figure(coverageReadings)),
    ...moneyRows.map(figure(moneyReadings)),
    ...leverageRows.map(figure([...moneyReadings, ...coverageReadings.slice(1)])),
  ];
});

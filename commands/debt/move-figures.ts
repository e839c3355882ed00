import type { DebtTotals } from "../../src/debt/debt-side.ts";
import { interestChange } from "../../src/debt/interest-change.ts";
import { interestCoverage } from "../../src/debt/interest-coverage.ts";
import { type Worth, worthOfMove } from "../../src/debt/worth-of-move.ts";
import type { Figure, Unit } from "../../src/figure.ts";
import { type DebtParts, LEVELS, type Level, NO_ACCOUNTS, TAX_RATE } from "./parts.ts";
import { refinancingFigures } from "./refinancing-figures.ts";
import { figureOf, type Row } from "./row.ts";

const LOSS = "these companies together earn no profit; only the money has a meaning";

/** What a worth cannot be computed without; null when nothing is missing. */
function missing({ firms, debtFirms, cashFirms }: DebtTotals): string | null {
  if (firms === 0) return NO_ACCOUNTS;
  if (debtFirms === 0) return "no member reports debt";
  return cashFirms === 0 ? "no member reports cash" : null;
}

/** Why there is no coverage after the move. */
function uncovered(payers: DebtTotals | undefined): string {
  if (!payers?.firms) return "no member is known to pay interest";
  return payers.debtFirms === 0 ? "no interest payer reports debt" : "the move takes away all of the interest";
}

/** What the move causes to small caps, at both floating shares; what refinancing adds; and both together. */
export function moveFigures(parts: DebtParts): Figure[] {
  const { small, options } = parts;
  const { totals, profitable, payers, coverage = null } = small.side ?? {};
  const readings = small.moneyReadings;
  const worth = (whose: DebtTotals | undefined) => (level: Level) =>
    !whose || missing(whose) !== null
      ? null
      : worthOfMove(whose, {
          bp: options.bp,
          floating: options.floating[level],
          passThrough: options.passThrough,
          taxRate: TAX_RATE,
        });
  const [all, profits] = [worth(totals), worth(profitable)];
  const why = small.failure ?? (totals ? missing(totals) : null) ?? NO_ACCOUNTS;
  const given = all("low") !== null;
  const range = (
    id: string,
    label: string,
    unit: Unit,
    basis: string,
    of: (level: Level) => number | null,
    reason = why,
  ) =>
    LEVELS.map((level): Row => [`${id}.${level}`, `${label}, ${level} floating share`, unit, of(level), basis, reason]);
  const one = (key: keyof Worth) => (level: Level) => all(level)?.[key] ?? null;
  const profitless = profitable?.firms ? missing(profitable) : "no member has a profit";
  const rows: readonly Row[] = [
    ...range(
      "move.interest",
      "Change of interest paid a year",
      "usd",
      "debt · floating share · pass-through · move; nothing hedged",
      one("interest"),
    ),
    [
      "move.cash",
      "Change of interest earned on cash a year",
      "usd",
      one("cash")("low"),
      "cash · move: cash follows the whole move",
      why,
    ],
    ...range(
      "move.preTax",
      "Change of earnings before tax a year",
      "usd",
      "− change of interest paid + change of interest earned",
      one("preTax"),
    ),
    ...range(
      "move.afterTax",
      "Change of earnings after tax a year",
      "usd",
      "before tax · (1 − tax), interest deductible; refinancing apart",
      one("afterTax"),
    ),
    ...range(
      "move.eps",
      "Change of earnings per share",
      "fraction",
      "after tax over net income, losses counted; the count of shares does not change",
      one("earnings"),
      given ? LOSS : why,
    ),
    ...range(
      "move.profitable.afterTax",
      "The same after tax, companies with a profit only",
      "usd",
      "as after tax, over companies with net income above zero",
      (level) => profits(level)?.afterTax ?? null,
      (given ? profitless : null) ?? why,
    ),
    ...range(
      "move.profitable.eps",
      "Change of earnings per share, companies with a profit only",
      "fraction",
      "after tax over net income of companies with net income above zero",
      (level) => profits(level)?.earnings ?? null,
      (given ? profitless : null) ?? why,
    ),
  ];
  return [
    ...rows.map((row) => figureOf(row, readings)),
    ...range(
      "move.coverage",
      "EBIT / interest after the move, all together",
      "multiple",
      "EBIT of all interest payers over their interest and its change on their debt",
      (level) => {
        if (!coverage || !payers || payers.debtFirms === 0) return null;
        const [floating, passThrough] = [options.floating[level], options.passThrough];
        const change = interestChange({ debt: payers.debt, floating, passThrough }, options.bp);
        return interestCoverage(coverage.ebit, coverage.interest, change);
      },
      small.failure ?? uncovered(payers),
    ).map((row) => figureOf(row, [...small.coverageReadings, ...readings])),
    ...refinancingFigures(parts, all),
  ];
}

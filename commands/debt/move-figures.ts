import type { DebtTotals } from "../../src/debt/debt-side.ts";
import { interestChange } from "../../src/debt/interest-change.ts";
import { interestCoverage } from "../../src/debt/interest-coverage.ts";
import { type Worth, worthOfMove } from "../../src/debt/worth-of-move.ts";
import type { Figure } from "../../src/figure.ts";
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
  const range = (id: string, of: (level: Level) => number | null, reason: string = why) =>
    LEVELS.map((level): Row => [`move.${id}.${level}`, of(level), reason]);
  const one = (key: keyof Worth) => (level: Level) => all(level)?.[key] ?? null;
  const profitless = (given ? (profitable?.firms ? missing(profitable) : "no member has a profit") : null) ?? why;
  const rows: readonly Row[] = [
    ...range("interest", one("interest")),
    ["move.cash", one("cash")("low"), why],
    ...range("preTax", one("preTax")),
    ...range("afterTax", one("afterTax")),
    ...range("eps", one("earnings"), given ? LOSS : why),
    ...range("profitable.afterTax", (level) => profits(level)?.afterTax ?? null, profitless),
    ...range("profitable.eps", (level) => profits(level)?.earnings ?? null, profitless),
  ];
  const after = (level: Level) => {
    if (!coverage || !payers || payers.debtFirms === 0) return null;
    const [floating, passThrough] = [options.floating[level], options.passThrough];
    const change = interestChange({ debt: payers.debt, floating, passThrough }, options.bp);
    return interestCoverage(coverage.ebit, coverage.interest, change);
  };
  const both = [...small.coverageReadings, ...readings];
  return [
    ...rows.map((row) => figureOf(row, readings, levelLabel(row))),
    ...range("coverage", after, small.failure ?? uncovered(payers)).map((row) => figureOf(row, both, levelLabel(row))),
    ...refinancingFigures(parts, all),
  ];
}

/** At which floating share: said behind the name where the id says it. */
function levelLabel([id]: Row): (name: string) => string {
  const level = LEVELS.find((each) => id.endsWith(`.${each}`));
  return (name) => (level ? `${name}, ${level} floating share` : name);
}

/** A balance sheet's lines on debt, dollars; null where it has none. Names are the filings' own. */
export type DebtLines = {
  /** Due after a year. */
  readonly LongTermDebtNoncurrent: number | null;
  /** Long-term debt with the part that is due within a year. */
  readonly LongTermDebt: number | null;
  /** The part of long-term debt that is due within a year. */
  readonly LongTermDebtCurrent: number | null;
  /** Everything that is due within a year. */
  readonly DebtCurrent: number | null;
  /** Borrowed for less than a year to begin with. */
  readonly ShortTermBorrowings: number | null;
};

/** Debt of a company, dollars. */
export type DebtAmounts = {
  readonly total: number;
  /** Of it, due within a year. */
  readonly shortTerm: number;
};

/**
 * Debt from the lines of one balance sheet. Lines overlap, so none is added to another that holds it: what is due
 * within a year is `DebtCurrent`, else the current part of long-term debt and short-term borrowings; it is added to
 * `LongTermDebtNoncurrent`, while `LongTermDebt` already holds the current part.
 *
 * @returns null when the sheet has none of the lines. Debt under other names (notes, convertibles, leases) is missed.
 */
export function debtAmounts(lines: DebtLines): DebtAmounts | null {
  const { LongTermDebtNoncurrent: later, LongTermDebt: long, ShortTermBorrowings: borrowed } = lines;
  const maturing = lines.LongTermDebtCurrent ?? (later !== null && long !== null ? Math.max(long - later, 0) : null);
  const current =
    lines.DebtCurrent ?? (maturing === null && borrowed === null ? null : (maturing ?? 0) + (borrowed ?? 0));
  if (later !== null) return { total: later + (current ?? 0), shortTerm: current ?? 0 };
  if (long === null) return current === null ? null : { total: current, shortTerm: current };
  // How much of `DebtCurrent` is in `LongTermDebt` already is known only with the maturing part.
  const beside = lines.DebtCurrent !== null && maturing !== null ? lines.DebtCurrent - maturing : (borrowed ?? 0);
  const total = long + Math.max(beside, 0);
  return { total, shortTerm: Math.min(current ?? 0, total) };
}

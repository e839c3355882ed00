import type { Figure, FigureReading } from "../../src/figure.ts";
import { measureCells } from "./measure-row.ts";
import { debtOf } from "./own-debt.ts";
import type { StockParts } from "./parts.ts";
import { accountsReadings } from "./readings.ts";
import { figureOf, type Row } from "./row.ts";

/** What it owes and how it earns its interest. */
export function debtFigures(parts: StockParts): Figure[] {
  const { ticker, filed, quoteReadings } = parts;
  const id = (name: string) => `stock.${ticker}.${name}`;
  const debt = debtOf(parts);
  const { accounts } = debt;
  const read = accounts && "value" in filed ? filed.value : null;
  const own = (readings: readonly FigureReading[] = []) => (accounts ? accountsReadings(readings, accounts.end) : []);
  const [flowReadings, sheetReadings] = [own(read?.flowReadings), own(read?.sheetReadings)];
  const year = debt.accounts ? `, fiscal year to ${debt.accounts.end}` : "";
  const row = (...cells: Row) => cells;
  return [
    figureOf(
      row(id("coverage"), "Interest coverage", "multiple", ...measureCells(debt.coverage, `EBIT over interest${year}`)),
      flowReadings,
    ),
    figureOf(
      row(id("debt"), "Debt", "usd", ...measureCells(debt.debt, `all debt on the balance sheet${year}`)),
      sheetReadings,
    ),
    figureOf(
      row(
        id("debtToSize"),
        "Debt over market value",
        "fraction",
        ...measureCells(debt.againstSize, `debt${year} over market value now`),
      ),
      [...sheetReadings, ...quoteReadings],
    ),
    figureOf(
      row(
        id("shortTermShare"),
        "Debt due within a year",
        "fraction",
        ...measureCells(debt.shortTermShare, `share of the debt${year}`),
      ),
      sheetReadings,
    ),
  ];
}

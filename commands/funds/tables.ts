import type { Table } from "../../src/card.ts";
import type { Figures } from "../../src/figure.ts";
import { cellText, EARLIER_MARK, endsEarlier } from "./cells.ts";
import type { FundRead, FundsParts } from "./parts.ts";

/** Four narrow tables, each as wide as a phone: what is followed, size, returns, risk. */
export function fundsTables({ funds }: FundsParts, figures: Figures): Table[] {
  const plain = ({ ticker }: FundRead) => ticker;
  const priced = (fund: FundRead) => `${fund.ticker}${endsEarlier(fund, funds) ? EARLIER_MARK : ""}`;
  const table = (
    label: (fund: FundRead) => string,
    columns: readonly (readonly [head: string, id: string])[],
  ): Table => ({
    kind: "table",
    columns: ["Fund", ...columns.map(([head]) => head)],
    rows: known(funds.map((fund) => [label(fund), ...columns.map(([, id]) => cellText(figures, fund.ticker, id))])),
  });
  const tables: Table[] = [
    {
      kind: "table",
      columns: ["Fund", "Expense", "Follows"],
      rows: known(funds.map((fund) => [fund.ticker, cellText(figures, fund.ticker, "expense"), followsText(fund)])),
    },
    table(plain, [
      ["Size", "assets"],
      ["Names", "holdings"],
      ["Yield", "yield"],
      ["Published P/E", "trailing-pe.published"],
    ]),
    table(priced, [
      ["One year", "return.1y"],
      ["Three years", "return.3y"],
      ["Five years", "return.5y"],
      ["Ten years", "return.10y"],
    ]),
    table(priced, [
      ["Volatility", "volatility"],
      ["Worst drop", "drawdown"],
      ["Beta", "beta"],
      ["Tracking error", "trackingError"],
    ]),
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}

/** Rows of which something is known: what is not is said once, in a sentence. */
function known(rows: Table["rows"]): Table["rows"] {
  return rows.filter(([, ...cells]) => cells.some((cell) => cell !== "–"));
}

/** The index of a listed fund; of another one the style in the data provider's words. */
export function followsText({ listed, facts }: FundRead): string {
  return listed?.follows ?? ("value" in facts ? facts.value.value.category : null) ?? "–";
}

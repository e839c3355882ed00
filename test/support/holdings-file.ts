/** Holdings files as iShares sends them, made up. */

export const COLUMNS = [
  ...["Ticker", "Name", "Sector", "Asset Class", "Market Value", "Weight (%)", "Notional Value", "Quantity", "Price"],
  ...["Location", "Exchange", "Currency", "FX Rate", "Market Currency", "Accrual Date"],
] as const;

export type Row = Partial<Record<(typeof COLUMNS)[number], string>>;

/** A traded company of one 400th of the fund. */
export function equity(ticker: string, more: Row = {}): Row {
  return {
    Ticker: ticker,
    Name: `${ticker} INC CLASS A`,
    Sector: "Industrials",
    "Asset Class": "Equity",
    "Market Value": "1,250,000.50",
    "Weight (%)": "0.25",
    Price: "12.50",
    Exchange: "NYSE",
    ...more,
  };
}

/** Four hundred companies: as many as the mid-cap fund holds. */
export const FOUR_HUNDRED = Array.from({ length: 400 }, (_, index) => equity(`T${index}`));

type FileOptions = { rows?: readonly Row[]; date?: string; newline?: string; start?: string; end?: string };

/** The whole file, with preamble and disclaimer. */
export function holdingsFile({
  rows = FOUR_HUNDRED,
  date = 'Fund Holdings as of,"May 05, 2026"',
  newline = "\n",
  start = "\uFEFF",
  end = '\u00A0\n"The content, ""as is"", is owned, or licensed, by somebody."\nHoldings subject to change, daily.\n',
}: FileOptions = {}): string {
  const preamble = [
    "iShares Core S&P Mid-Cap ETF",
    date,
    'Inception Date,"May 22, 2000"',
    'Shares Outstanding,"278,750,000.00"',
    ...['Stock,"-"', 'Bond,"-"', 'Cash,"-"', 'Other,"-"'],
    "\u00A0",
    COLUMNS.join(),
  ];
  const lines = rows.map((row) => COLUMNS.map((column) => `"${row[column] ?? "-"}"`).join());
  return start + [...preamble, ...lines, end].join("\n").replaceAll("\n", newline);
}

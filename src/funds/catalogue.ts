/** What a list of funds is about. */
export const FUND_KINDS = ["broad", "value", "growth", "sector"] as const;
export type FundKind = (typeof FUND_KINDS)[number];

/** Who makes an index, and so which companies are let in. */
export type IndexFamily = "russell" | "sp600" | "crsp" | "dow-jones" | "active";

/** A small-cap fund that is known by name before any source is asked. */
export type ListedFund = {
  readonly ticker: string;
  /** The index it follows, short enough for a table; of an active fund what it looks for. */
  readonly follows: string;
  readonly family: IndexFamily;
  readonly kind: FundKind;
};

const fund = (kind: FundKind, family: IndexFamily, ticker: string, follows: string): ListedFund => ({
  ticker,
  follows,
  family,
  kind,
});

/** Small-cap funds of the US by what they follow. Not all there are; any other ticker can be asked for. */
export const LISTED_FUNDS: readonly ListedFund[] = [
  fund("broad", "russell", "IWM", "Russell 2000"),
  fund("broad", "russell", "VTWO", "Russell 2000"),
  fund("broad", "sp600", "IJR", "S&P SmallCap 600"),
  fund("broad", "sp600", "SPSM", "S&P SmallCap 600"),
  fund("broad", "sp600", "VIOO", "S&P SmallCap 600"),
  fund("broad", "crsp", "VB", "CRSP US Small Cap"),
  fund("broad", "dow-jones", "SCHA", "Dow Jones Small-Cap Total"),
  fund("broad", "active", "AVSC", "active, broad"),
  fund("broad", "active", "DFAS", "active, broad"),
  fund("value", "russell", "IWN", "Russell 2000 Value"),
  fund("value", "russell", "VTWV", "Russell 2000 Value"),
  fund("value", "sp600", "IJS", "S&P SmallCap 600 Value"),
  fund("value", "sp600", "SLYV", "S&P SmallCap 600 Value"),
  fund("value", "sp600", "VIOV", "S&P SmallCap 600 Value"),
  fund("value", "crsp", "VBR", "CRSP US Small Cap Value"),
  fund("value", "active", "AVUV", "active, value"),
  fund("value", "active", "DFSV", "active, value"),
  fund("growth", "russell", "IWO", "Russell 2000 Growth"),
  fund("growth", "russell", "VTWG", "Russell 2000 Growth"),
  fund("growth", "sp600", "IJT", "S&P SmallCap 600 Growth"),
  fund("growth", "sp600", "SLYG", "S&P SmallCap 600 Growth"),
  fund("growth", "sp600", "VIOG", "S&P SmallCap 600 Growth"),
  fund("growth", "crsp", "VBK", "CRSP US Small Cap Growth"),
  fund("sector", "sp600", "PSCC", "S&P 600 staples"),
  fund("sector", "sp600", "PSCD", "S&P 600 discretionary"),
  fund("sector", "sp600", "PSCE", "S&P 600 energy"),
  fund("sector", "sp600", "PSCF", "S&P 600 financials"),
  fund("sector", "sp600", "PSCH", "S&P 600 health care"),
  fund("sector", "sp600", "PSCI", "S&P 600 industrials"),
  fund("sector", "sp600", "PSCM", "S&P 600 materials"),
  fund("sector", "sp600", "PSCT", "S&P 600 technology"),
  fund("sector", "sp600", "PSCU", "S&P 600 utilities"),
];

/** What is compared when nothing is asked for by name. */
export const DEFAULT_FUNDS = ["IWM", "IJR", "VB", "VTWO", "SCHA", "AVUV", "IWN", "IWO"] as const;

/** Against which beta and tracking error are measured. */
export const BENCHMARK = "IWM";

/** A listed fund by its ticker, upper case; null for any other. */
export function listedFund(ticker: string): ListedFund | null {
  return BY_TICKER.get(ticker) ?? null;
}

/** Tickers of a kind, in the order of the list. */
export function tickersOf(kind: FundKind): readonly string[] {
  return LISTED_FUNDS.filter((each) => each.kind === kind).map(({ ticker }) => ticker);
}

const BY_TICKER: ReadonlyMap<string, ListedFund> = new Map(LISTED_FUNDS.map((each) => [each.ticker, each]));

/** Which companies an index of the family lets in, after its name in a sentence. */
export const FAMILY_RULES: Readonly<Record<IndexFamily, string>> = {
  russell: "choose by size and ask for no profits",
  sp600: "ask a company for profits when it enters",
  crsp: "choose by size and reach into mid caps",
  "dow-jones": "chooses by size, from a total-market index",
  active: "follow no index",
};

/** The family as a sentence names it. */
export const FAMILY_NAMES: Readonly<Record<IndexFamily, string>> = {
  russell: "Russell indexes",
  sp600: "S&P SmallCap 600 indexes",
  crsp: "CRSP small-cap indexes",
  "dow-jones": "the Dow Jones U.S. Small-Cap Total Stock Market index",
  active: "active funds",
};

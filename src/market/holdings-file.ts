import { csvParseRows } from "d3-dsv";
import type { FundTicker, Holding, Holdings } from "./market.ts";
import { SourceFailure } from "./source-failure.ts";

const SOURCE = "iShares";

/** How many equities a fund's file holds when it is whole; outside these bounds it is not believed. */
const EQUITIES: Readonly<Record<FundTicker, readonly [number, number]>> = {
  IWM: [1750, 2150],
  IVV: [480, 520],
  IJH: [380, 420],
  IWB: [940, 1100],
};

/**
 * An iShares holdings file as it is sent: a preamble with the fund's name and date, a header row that starts with
 * `Ticker`, the rows, and a disclaimer. Weights come from Market Value, since the file's own weights have two decimals
 * and half of the small caps round to 0.02% or less.
 *
 * @returns Holdings and the day they are of (ISO date).
 * @throws SourceFailure `unreadable` when it is a web page, is cut off, or has an odd number of rows.
 */
export function readHoldingsFile(
  fund: FundTicker,
  file: string,
): { readonly holdings: Holdings; readonly date: string } {
  const text = file.replace(/^\uFEFF/, "");
  if (text.trimStart().startsWith("<")) throw unreadable("sent a web page instead of the holdings file");
  const lines = csvParseRows(text);
  const start = lines.findIndex((line) => line[0] === "Ticker");
  const header = lines[start];
  const date = asOfDate(lines.slice(0, Math.max(start, 0)));
  if (!header || date === null) throw unreadable("sent a holdings file without its header or date");
  const rows = takeWhile(lines.slice(start + 1), (line) => line.length >= header.length);
  if (!isBlank(lines[start + 1 + rows.length]) || text.endsWith('\n"'))
    throw unreadable(`sent a holdings file of ${fund} that is cut off`);
  const cells = rows.map((line) => (column: string) => line[header.indexOf(column)]?.trim() ?? "");
  const kept = new Map<string, Holding>();
  const leftOut: { ticker: string; name: string; reason: string }[] = [];
  let weight = 0;
  for (const cell of cells) {
    weight += amount(cell("Weight (%)")) ?? 0;
    const reason = reasonToLeaveOut(cell);
    if (reason) leftOut.push({ ticker: cell("Ticker"), name: cell("Name"), reason });
    else keep(kept, toHolding(cell));
  }
  const [least, most] = EQUITIES[fund];
  if (kept.size < least || kept.size > most)
    throw unreadable(`sent ${kept.size} companies for ${fund}, which cannot be all`);
  if (weight < 97 || weight > 102) throw unreadable(`sent weights of ${fund} that do not add up`);
  return { holdings: { fund, rows: [...kept.values()], leftOut }, date };
}

type Cell = (column: string) => string;

function reasonToLeaveOut(cell: Cell): string | null {
  if (cell("Asset Class") !== "Equity") return `no company: ${cell("Asset Class") || "unnamed"}`;
  if (cell("Ticker") === "-" || cell("Ticker") === "") return "no ticker";
  if (!/^[a-z][a-z0-9./-]*$/i.test(cell("Ticker"))) return "no ticker of a share";
  if (cell("Exchange").startsWith("NO MARKET")) return "not traded";
  if ((amount(cell("Price")) ?? 0) <= 0) return "no price";
  if ((amount(cell("Market Value")) ?? 0) <= 0) return "no value";
  return null;
}

function toHolding(cell: Cell): Holding {
  return {
    ticker: dashed(cell("Ticker").toUpperCase()),
    name: cell("Name"),
    sector: cell("Sector"),
    marketValue: amount(cell("Market Value")) ?? 0,
  };
}

/** A company listed twice (two lots of one share) counts once, with both values. */
function keep(kept: Map<string, Holding>, holding: Holding): void {
  const earlier = kept.get(holding.ticker);
  kept.set(holding.ticker, earlier ? { ...earlier, marketValue: earlier.marketValue + holding.marketValue } : holding);
}

/**
 * Class shares that iShares writes without a separator and quote services with a dash. A rule cannot tell them from
 * tickers that merely end in their class letter (META, GOOGL), so they are listed.
 */
const CLASS_SHARES = new Set([
  ...["AKOA", "AKOB", "BFA", "BFB", "BIOB", "BRKA", "BRKB", "CRDA", "CRDB", "CWENA", "GEFB", "GTNA", "HEIA", "HVTA"],
  ...["JWA", "JWB", "LENB", "LGFA", "LGFB", "MKCV", "MOGA", "MOGB", "STZB", "TAPA", "UHALB", "WSOB"],
]);

function dashed(ticker: string): string {
  return CLASS_SHARES.has(ticker) ? `${ticker.slice(0, -1)}-${ticker.slice(-1)}` : ticker.replace(/[./]/, "-");
}

function asOfDate(preamble: readonly (readonly string[])[]): string | null {
  const cell = preamble.find(([label]) => label?.startsWith("Fund Holdings as of"))?.[1];
  const at = Date.parse(`${cell} 12:00 UTC`);
  return cell && /\b20\d\d$/.test(cell.trim()) && Number.isFinite(at) ? new Date(at).toISOString().slice(0, 10) : null;
}

/** `1,532,594.50` → 1532594.5; `-` → null. */
function amount(text: string): number | null {
  const value = Number(text.replaceAll(",", ""));
  return text !== "" && text !== "-" && Number.isFinite(value) ? value : null;
}

/** A lone blank cell ends the rows; a file that stops without it was cut off, even between two rows. */
function isBlank(line: readonly string[] | undefined): boolean {
  return line?.length === 1 && line[0]?.trim() === "";
}

function takeWhile<Value>(values: readonly Value[], test: (value: Value) => boolean): readonly Value[] {
  const end = values.findIndex((value) => !test(value));
  return end === -1 ? values : values.slice(0, end);
}

function unreadable(what: string): SourceFailure {
  return new SourceFailure("unreadable", SOURCE, `iShares ${what}`);
}

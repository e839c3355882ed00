import type { Holding } from "../market/market.ts";
import { namedShare } from "./share-class.ts";

/**
 * Whether two holdings are classes of one company's shares. Both must hold:
 *
 * - their names are equal without share class and legal form;
 * - their tickers belong together: equal up to a class dash (`BRK-A`, `BRK-B`, `HEI`, `HEI-A`) or one more letter
 *   (`GOOG`, `GOOGL`), and one of the names has a share class; or other last letters (`RUSHA`, `RUSHB`), and both have.
 *
 * Companies that merely share a name (First Bancorp, Independent Bank Corp) or a beginning (FedEx, FedEx Freight) stay
 * apart. Misses classes whose tickers have nothing in common.
 */
export function isSameIssuer(one: Pick<Holding, "ticker" | "name">, other: Pick<Holding, "ticker" | "name">): boolean {
  const [a, b] = [namedShare(one.name), namedShare(other.name)];
  if (a.company === "" || a.company !== b.company) return false;
  if (isClassOf(one.ticker, other.ticker))
    return a.classed || b.classed || hasDash(one.ticker) || hasDash(other.ticker);
  return a.classed && b.classed && areSiblings(one.ticker, other.ticker);
}

function hasDash(ticker: string): boolean {
  return ticker.includes("-");
}

/** Equal before the class dash, or one ticker is the other and a letter. */
function isClassOf(one: string, other: string): boolean {
  if (hasDash(one) || hasDash(other)) return one.split("-")[0] === other.split("-")[0];
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return long.length === short.length + 1 && long.startsWith(short);
}

function areSiblings(one: string, other: string): boolean {
  return one.length === other.length && one.length >= 3 && one.slice(0, -1) === other.slice(0, -1);
}

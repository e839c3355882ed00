/** Letters, digits and what separates a class or an exchange; no symbol is longer. */
const SYMBOL = /^\^?[A-Z0-9][A-Z0-9.=-]{0,19}$/;

/**
 * The tickers that a person may mean by what was typed, as quote services write them, the likeliest first; none for
 * what cannot be a ticker. A class share may be written in many ways; what comes after a dot may also be an exchange.
 *
 * @example
 * tickersIn("$iwm"); // ["IWM"]
 * tickersIn("brk/b"); // ["BRK-B"]
 * tickersIn("VOD.L"); // ["VOD-L", "VOD.L"]
 * tickersIn("BRKB"); // ["BRKB", "BRK-B"]
 */
export function tickersIn(typed: string): readonly string[] {
  const word = typed
    .normalize("NFKC")
    .trim()
    .toUpperCase()
    .replace(/^[A-Z]{2,10}:\s*/, "")
    .replace(/^[$#"'“‘(]+|["'”’),.;!?]+$/g, "")
    .trim();
  const joined = word.replace(/^([A-Z]{1,5})[/ ]([A-Z])$/, "$1-$2");
  if (!SYMBOL.test(joined)) return [];
  const dotted = /^([A-Z]{1,5})\.([A-Z])$/.exec(joined);
  if (dotted) return [`${dotted[1]}-${dotted[2]}`, joined];
  const glued = /^([A-Z]{2,4})([A-C])$/.exec(joined);
  return glued ? [joined, `${glued[1]}-${glued[2]}`] : [joined];
}

/** What a symbol must stand for by the way it is written, if it is no company: `an index`; null where it may be one. */
export function symbolKind(ticker: string): string | null {
  return KINDS.find(([pattern]) => pattern.test(ticker))?.[1] ?? null;
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^\^/, "an index"],
  [/=F$|^ZQ[FGHJKMNQUVXZ]\d\d\.CBT$/, "a future"],
  [/=X$/, "an exchange rate"],
  [/^[A-Z]{1,6}\d{6}[CP]\d{8}$/, "an option"],
  [/^[A-Z0-9]{2,10}-(USD|USDT|EUR|BTC)$/, "a cryptocurrency"],
];

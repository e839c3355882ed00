import { UserError } from "../src/errors.ts";
import { DEFAULT_FUNDS } from "../src/funds/catalogue.ts";
import { nearFund } from "../src/funds/near-fund.ts";
import { SourceFailure } from "../src/market/source-failure.ts";
import { nearest } from "../src/near.ts";
import { LARGE_SIDES, SMALL_SIDES } from "../src/performance/fund-names.ts";
import { PERIODS } from "../src/performance/period.ts";
import type { Missing } from "../src/within.ts";

/** A ticker as people type it: `iwm`, `$IWM`, `^RUT`, `BRK.B`. */
export const TICKER = /^\s*\$?\^?[a-z0-9]{1,10}(?:[.\-=][a-z0-9]{1,4})?\s*$/i;

/** A typed ticker as sources write it: ` $brk.b ` → `BRK-B`. */
export function tickerOf(typed: string): string {
  const bare = typed.trim().replace(/^\$/, "").toUpperCase();
  return bare.replace(/\.(?=[A-Z]$)/, "-");
}

/** Whether a history is missing because nobody knows the ticker, and not because a source is down. */
export function isUnknown({ error }: Missing): boolean {
  if (error instanceof SourceFailure) return error.kind === "missing";
  return error instanceof UserError && error.problem === "no-data";
}

/** The refusal of a ticker without a price history, with the nearest that is known: a bare word may have been meant for another option. */
export function unknownTicker(ticker: string): UserError {
  const known = Object.keys(SMALL_SIDES).filter((each) => each !== ticker);
  // One that is known and yet not there is no slip of the fingers.
  const near = Object.hasOwn(SMALL_SIDES, ticker)
    ? null
    : (nearFund(ticker) ?? nearest(ticker, [...known, ...PERIODS, ...Object.keys(LARGE_SIDES)]));
  return new UserError("no-data", `There is no price history of “${ticker}”.`, {
    hint: `${near ? `Did you mean ${near}? ` : ""}Any fund or index that the source knows will do, such as ${DEFAULT_FUNDS.join(", ")}.`,
  });
}

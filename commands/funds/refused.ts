import { UserError } from "../../src/errors.ts";
import { listedFund } from "../../src/funds/catalogue.ts";
import { SourceFailure } from "../../src/market/source-failure.ts";
import { plainText } from "../../src/plain.ts";
import type { Outcome } from "../../src/within.ts";
import { unknownHint } from "./asked.ts";
import type { FundRead } from "./parts.ts";

/** What Yahoo calls funds. */
const FUNDS = new Set(["ETF", "MUTUALFUND"]);

/**
 * Refuses a question of which one ticker is no fund's.
 *
 * @throws UserError `bad-option` with the nearest fund, or with what the ticker is instead.
 */
export function refuseNoFunds(funds: readonly FundRead[]): void {
  for (const { ticker, facts, history } of funds) {
    if (listedFund(ticker)) continue;
    if ("value" in facts) {
      const { type, name } = facts.value.value;
      if (type === null || FUNDS.has(type)) continue;
      const called = name ? ` (${plainText(name)})` : "";
      throw new UserError("bad-option", `${ticker}${called} is ${KINDS[type] ?? "no fund"}.`, {
        hint: `Only funds are compared here. ${unknownHint(ticker)}`,
      });
    }
    if (isMissing(facts) && isMissing(history)) {
      throw new UserError("bad-option", `No fund with the ticker ${ticker} is known.`, { hint: unknownHint(ticker) });
    }
  }
}

const KINDS: Readonly<Record<string, string>> = {
  EQUITY: "a company, no fund",
  INDEX: "an index, no fund",
  FUTURE: "a future, no fund",
  CURRENCY: "a currency, no fund",
  CRYPTOCURRENCY: "a cryptocurrency, no fund",
};

/** Whether a source answered that there is no such thing, which is no failure of the source. */
export function isMissing(outcome: Outcome<unknown>): boolean {
  if (!("reason" in outcome)) return false;
  const { error } = outcome;
  return error instanceof SourceFailure
    ? error.kind === "missing"
    : error instanceof UserError && error.problem === "no-data";
}

import type { Ticker } from "../market/market.ts";
import { plainName } from "./plain-name.ts";
import { tickersIn } from "./typed-ticker.ts";

/** A company that goes by another ticker than it did. */
export type Renamed = {
  readonly from: Ticker;
  /** What it was called. */
  readonly name: string;
  readonly to: Ticker;
  /** First day under the new ticker, ISO date. */
  readonly since: string;
  readonly source: string;
};

/** The few that people still type and whose day was found in print. */
const RENAMED: readonly Renamed[] = [
  {
    ...{ from: "FB", name: "Facebook", to: "META", since: "2022-06-09" },
    source:
      "https://www.cnet.com/news/social-media/facebook-parent-meta-to-change-stock-ticker-symbol-to-meta-on-june-9/",
  },
  {
    ...{ from: "ANTM", name: "Anthem", to: "ELV", since: "2022-06-28" },
    source: "https://www.sec.gov/Archives/edgar/data/1156039/000115603923000007/R9.htm",
  },
];

/**
 * What goes by another ticker now; null for none. A ticker that is free may be given to somebody else, so the quote of
 * what was typed is asked for first.
 *
 * @param today - ISO date: a replay of an earlier day knows nothing of later names.
 */
export function renamedFrom(typed: string, today: string): Renamed | null {
  const [ticker, name] = [tickersIn(typed)[0], plainName(typed)];
  return RENAMED.find((each) => each.since <= today && (each.from === ticker || plainName(each.name) === name)) ?? null;
}

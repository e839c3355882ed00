import { fomcSource } from "./fomc.ts";
import { fredSource } from "./fred.ts";
import { isharesSource } from "./ishares.ts";
import type { Market } from "./market.ts";
import { pmiSource } from "./pmi.ts";
import { policyRatesSource } from "./policy-rates.ts";
import type { PoliteFetch } from "./polite-fetch.ts";
import { secSource } from "./sec.ts";
import { yahooSource } from "./yahoo.ts";

export type LiveSources = {
  readonly polite: PoliteFetch;
  /** Market time. */
  readonly now: () => number;
  /** Mail address that SEC asks for; without it SEC is not asked. */
  readonly secContact: string | undefined;
};

/** The real market, each part from the source that has it. */
export function liveMarket({ polite, now, secContact }: LiveSources): Market {
  return {
    simulated: false,
    ...isharesSource(polite, now),
    ...yahooSource(polite, now),
    ...secSource(polite, now, secContact),
    ...policyRatesSource(polite, now),
    ...fomcSource(polite, now),
    ...fredSource(polite, now),
    ...pmiSource(polite, now),
  };
}

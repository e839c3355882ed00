import { isharesSource } from "./ishares.ts";
import type { Market } from "./market.ts";
import type { PoliteFetch } from "./polite-fetch.ts";
import { secSource } from "./sec.ts";
import { yahooSource } from "./yahoo.ts";

/** The real market, each part from the source that has it. */
export function liveMarket(polite: PoliteFetch, now: () => number, secContact: string | undefined): Market {
  return {
    simulated: false,
    ...isharesSource(polite, now),
    ...yahooSource(polite, now),
    ...secSource(polite, now, secContact),
    ...notYet,
  };
}

const later = async (): Promise<never> => {
  throw new Error("not built yet");
};
const notYet = { strip: later, policyRates: later, fomc: later, series: later, pmi: later, estimates: later };

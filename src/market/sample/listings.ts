import type { Listing } from "../market.ts";
import type { Company } from "./company.ts";
import { SAMPLE_FUNDS } from "./prices.ts";

/** As many as a search gives. */
const MOST = 8;

/** Simulated companies and funds whose ticker or name begins with the words; the ticker itself first. */
export function sampleListings(companies: readonly Company[], words: string): readonly Listing[] {
  const wanted = words.trim().toUpperCase();
  if (wanted === "") return [];
  const listed = [...funds(), ...companies.map(listing)];
  const rank = ({ ticker, name }: Listing) =>
    ticker === wanted ? 0 : ticker.startsWith(wanted) ? 1 : name.toUpperCase().startsWith(wanted) ? 2 : 3;
  return listed
    .filter((each) => rank(each) < 3)
    .sort((one, other) => rank(one) - rank(other))
    .slice(0, MOST);
}

function listing({ ticker, name, sector }: Company): Listing {
  return { ticker, name, kind: "equity", exchange: "Simulated", sector, industry: null };
}

function funds(): Listing[] {
  return [...SAMPLE_FUNDS].map(([ticker, { name }]) => ({
    ...{ ticker, name, kind: "fund", exchange: "Simulated" },
    ...{ sector: null, industry: null },
  }));
}

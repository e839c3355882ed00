import { pmiPublishedAt } from "../economy/pmi-publication.ts";
import type { Market } from "./market.ts";
import { toPmiRows, toPmiSeries } from "./pmi-rows.ts";
import type { PoliteFetch } from "./polite-fetch.ts";
import { SourceFailure } from "./source-failure.ts";

const DBNOMICS = "https://api.db.nomics.world/v22/series/ISM/pmi/pm?observations=1&format=json";
const SOURCE = "DBnomics";

/**
 * ISM's manufacturing index from DBnomics, an open collection that is days to weeks behind and starts in May 2020. ISM
 * holds the copyright: shown with month and source, never passed on as a series.
 *
 * @param now - Market time: months that were not published by then are not used.
 */
export function pmiSource(polite: PoliteFetch, now: () => number): Pick<Market, "pmi"> {
  return {
    async pmi() {
      const response = await polite.fetch(DBNOMICS).catch((error: unknown) => {
        if (!(error instanceof SourceFailure) || error.kind !== "missing") throw error;
        throw new SourceFailure("missing", SOURCE, "DBnomics has no ISM manufacturing PMI", { cause: error });
      });
      const rows = toPmiRows(await response.json().catch(() => null));
      if (!rows) throw new SourceFailure("unreadable", SOURCE, "DBnomics sent an answer that cannot be read");
      const value = toPmiSeries(rows, [], now());
      const last = value.months.at(-1);
      if (!last) throw new SourceFailure("missing", SOURCE, "DBnomics has no ISM manufacturing PMI that can be used");
      return {
        value,
        source: "ISM PMI by DBnomics",
        url: DBNOMICS,
        observedAt: pmiPublishedAt(last.month),
        fetchedAt: new Date(now()).toISOString(),
        stale: false,
      };
    },
  };
}

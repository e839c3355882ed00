import { DAY_MS } from "../calendar-day.ts";
import type { Reading } from "../reading.ts";
import { readHoldingsFile } from "./holdings-file.ts";
import type { FundTicker, Holdings, Market } from "./market.ts";
import type { PoliteFetch } from "./polite-fetch.ts";
import { closeOf } from "./session.ts";
import { SourceFailure } from "./source-failure.ts";

const PORTFOLIOS: Readonly<Record<FundTicker, number>> = { IWM: 239710, IVV: 239726, IJH: 239763, IWB: 239707 };

/** The address behind the funds' product pages since May 2026; the older one answers 200 with a web page. */
const DOCUMENT =
  "https://www.blackrock.com/varnish-api/blk-one01-product-data/product-data/api/v1/get-fund-document" +
  "?appType=PRODUCT_PAGE&appSubType=ISHARES&targetSite=us-ishares&locale=en_US&userType=individual&component=holdings";

const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36";

/**
 * Fund holdings from BlackRock's own files, a day old at best. For personal use by the site's terms: cached, never
 * passed on as a file.
 */
export function isharesSource(polite: PoliteFetch, now: () => number): Pick<Market, "holdings"> {
  return {
    async holdings(fund: FundTicker): Promise<Reading<Holdings>> {
      const url = `${DOCUMENT}&portfolioId=${PORTFOLIOS[fund]}`;
      const response = await polite
        .fetch(url, {
          headers: { "user-agent": BROWSER, referer: `https://www.ishares.com/us/products/${PORTFOLIOS[fund]}/` },
          timeoutMs: 30_000,
        })
        .catch((error: unknown) => {
          if (!(error instanceof SourceFailure) || error.kind !== "missing") throw error;
          throw new SourceFailure("missing", "iShares", `iShares has no holdings file of ${fund}`, { cause: error });
        });
      const { holdings, date } = readHoldingsFile(fund, await response.text());
      const observedAt = closeOf(date);
      // A file is dated by its day, and a day may have begun.
      if (Date.parse(observedAt) > now() + DAY_MS) {
        throw new SourceFailure(
          "unreadable",
          "iShares",
          `iShares sent holdings of ${fund} dated ${date}, which is to come`,
        );
      }
      return {
        value: holdings,
        source: `iShares ${fund} holdings`,
        url,
        observedAt,
        fetchedAt: new Date(now()).toISOString(),
        stale: false,
      };
    },
  };
}

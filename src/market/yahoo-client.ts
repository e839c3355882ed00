import type { PoliteFetch } from "./polite-fetch.ts";
import { SourceFailure } from "./source-failure.ts";

export const SOURCE = "Yahoo Finance";
/** Real crumbs are about eleven characters; an error text served as a crumb would poison every later request. */
const CRUMB = /^[\w./\\-]{5,40}$/;

export const UNCHECKED = { validateResult: false } as const;

/** The three calls that are used, with answers that nobody has checked. */
export type Client = {
  quote(tickers: string[], options: object, how: typeof UNCHECKED): Promise<unknown>;
  chart(ticker: string, options: object, how: typeof UNCHECKED): Promise<unknown>;
  quoteSummary(ticker: string, options: object, how: typeof UNCHECKED): Promise<unknown>;
};

export type OpenClient = {
  readonly yahoo: Client;
  /** How often the crumb has been renewed. */
  crumbAge(): number;
  /** Forty requests may find the same crumb expired: only the first one that saw this age renews it. */
  renewCrumb(seenAge: number): Promise<void>;
};

/** The library is loaded at the first request: it is large, and a start should not wait for it. */
export async function openClient(polite: PoliteFetch): Promise<OpenClient> {
  const [{ default: createYahooFinance }, quote, chart, quoteSummary, { ExtendedCookieJar }, { getCrumbClear }] =
    await Promise.all([
      import("yahoo-finance2/createYahooFinance"),
      import("yahoo-finance2/modules/quote"),
      import("yahoo-finance2/modules/chart"),
      import("yahoo-finance2/modules/quoteSummary"),
      import("yahoo-finance2/lib/cookieJar"),
      import("yahoo-finance2/lib/getCrumb"),
    ]);
  const YahooFinance = createYahooFinance({
    modules: { quote: quote.default, chart: chart.default, quoteSummary: quoteSummary.default },
  });
  const cookieJar = new (class extends ExtendedCookieJar {
    /** A cookie for somebody else's site is left out; the library would let it break the request, or the process. */
    override async setFromSetCookieHeaders(headers: string | string[], url: string): Promise<void> {
      for (const header of [headers].flat()) await super.setFromSetCookieHeaders(header, url).catch(() => {});
    }
  })();
  const silent = () => {};
  const yahoo = new YahooFinance({
    fetch: (input, init) => checkedFetch(polite, input, init),
    cookieJar,
    versionCheck: false,
    suppressNotices: ["yahooSurvey", "ripHistorical"],
    // Pace and concurrency are kept by our own fetch.
    queue: { concurrency: 64, interval: 0 },
    validation: { logErrors: false, logOptionsErrors: false },
    logger: { info: silent, warn: silent, error: silent, debug: silent, dir: silent },
  });
  let age = 0;
  let renewal: Promise<unknown> = Promise.resolve();
  return {
    yahoo: yahoo as unknown as Client,
    crumbAge: () => age,
    async renewCrumb(seen) {
      if (seen === age) {
        age += 1;
        renewal = getCrumbClear(cookieJar);
      }
      await renewal;
    },
  };
}

/** What the library cannot tell apart by itself: an error text as crumb, a web page where data is expected. */
async function checkedFetch(polite: PoliteFetch, input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const url = new URL(input instanceof Request ? input.url : input);
  const response = await polite.fetch(url, init);
  if (url.pathname.endsWith("/getcrumb")) {
    const crumb = await response.clone().text();
    if (!CRUMB.test(crumb.trim())) throw new SourceFailure("limited", SOURCE, "Yahoo Finance gave no usable key");
  } else if (/^\/(v\d+|ws)\//.test(url.pathname)) {
    // The library prints the address, crumb included, of an answer that is not ok.
    if (!response.ok) throw new SourceFailure("refused", SOURCE, "Yahoo Finance sent us elsewhere for data");
    if ((await response.clone().text()).trimStart().startsWith("<")) {
      throw new SourceFailure("refused", SOURCE, "Yahoo Finance sent a web page instead of data");
    }
  }
  return response;
}

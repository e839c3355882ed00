import type { PoliteFetch } from "./polite-fetch.ts";
import { SourceFailure } from "./source-failure.ts";
import { ESTIMATE_MODULES } from "./yahoo-estimates.ts";

export const SOURCE = "Yahoo Finance";
/** Real crumbs are about eleven characters; an error text served as a crumb would poison every later request. */
const CRUMB = /^[\w./\\-]{5,40}$/;

export type YahooClient = {
  /** One answer of Yahoo's, as it stands: nobody has checked it. */
  get(path: string, query: Query, access: Access): Promise<unknown>;
  /** How often the key has been renewed. */
  keyAge(): number;
  /** Forty requests may find the same key expired: only the first one that saw this age renews it. */
  renewKey(seenAge: number): Promise<void>;
};

/** What needs a key (Yahoo's "crumb") is asked for one first. */
export type Access = "key" | "open";
type Query = Readonly<Record<string, string>>;

/**
 * The library without its modules, at the level its modules are written on: cookies, consent and keys are its work, the
 * answers are read by us. Its modules refuse whole answers over fields nobody here reads, and print to standard output
 * when they meet odd ones.
 *
 * It is loaded at the first request: a start should not wait for it.
 */
export async function openYahoo(polite: PoliteFetch): Promise<YahooClient> {
  const [{ default: createYahooFinance }, { ExtendedCookieJar }, { getCrumbClear }] = await Promise.all([
    import("yahoo-finance2/createYahooFinance"),
    import("yahoo-finance2/lib/cookieJar"),
    import("yahoo-finance2/lib/getCrumb"),
  ]);
  const cookieJar = new (class extends ExtendedCookieJar {
    /** A cookie for somebody else's site is left out; the library would let it break the request, or the process. */
    override async setFromSetCookieHeaders(headers: string | string[], url: string): Promise<void> {
      for (const header of [headers].flat()) await super.setFromSetCookieHeaders(header, url).catch(() => {});
    }
  })();
  const YahooFinance = createYahooFinance({ modules: {} });
  const silent = () => {};
  const yahoo = new YahooFinance({
    fetch: (input, init) => checkedFetch(polite, input, init),
    cookieJar,
    versionCheck: false,
    suppressNotices: ["yahooSurvey"],
    // Pace and concurrency are kept by our own fetch.
    queue: { concurrency: 64, interval: 0 },
    logger: { info: silent, warn: silent, error: silent, debug: silent, dir: silent },
  });
  let age = 0;
  let renewal: Promise<unknown> = Promise.resolve();
  return {
    get: (path, query, access) =>
      yahoo._fetch(`https://query2.finance.yahoo.com${path}`, { ...query }, {}, "json", access === "key"),
    keyAge: () => age,
    async renewKey(seen) {
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
  // Estimates are gathered behind everybody's back, one company after the other.
  const background = url.searchParams.get("modules") === ESTIMATE_MODULES;
  const response = await polite.fetch(url, { ...init, background });
  if (url.pathname.endsWith("/getcrumb")) {
    const crumb = await response.clone().text();
    if (!CRUMB.test(crumb.trim())) throw new SourceFailure("limited", SOURCE, "Yahoo Finance gave no usable key");
  } else if (/^query\d\./.test(url.hostname)) {
    // The library prints the address, crumb included, of an answer that is not ok.
    if (!response.ok) throw new SourceFailure("refused", SOURCE, "Yahoo Finance sent us elsewhere for data");
    if ((await response.clone().text()).trimStart().startsWith("<")) {
      throw new SourceFailure("refused", SOURCE, "Yahoo Finance sent a web page instead of data");
    }
  }
  return response;
}

import { type Asked, type Sent, startSourceServer } from "./source-server.ts";

/** Yahoo as far as it is asked: a cookie, a key that goes with it, quotes, charts and fund summaries. */
export type FakeYahoo = {
  /** The key that is valid now; moving it on makes every handed-out key expire. */
  key: string;
  /** Answers instead of Yahoo, when it answers at all. */
  instead: (asked: Asked) => Sent | undefined;
};

export const PRICE_AT = Date.parse("2026-08-21T20:00:01.000Z") / 1000;
const OPENS = ["2026-08-19", "2026-08-20", "2026-08-21", "2026-08-24"].map((day) => Date.parse(`${day}T13:30Z`) / 1000);

export const quoteRow = (symbol: string) => ({
  symbol,
  quoteType: "EQUITY",
  regularMarketPrice: 10,
  regularMarketTime: PRICE_AT,
});

export async function startFakeYahoo() {
  const yahoo: FakeYahoo = { key: "key.One/1", instead: () => undefined };
  const server = await startSourceServer((asked) => yahoo.instead(asked) ?? answer(yahoo, asked));
  return Object.assign(server, { yahoo });
}

const COOKIE = "A3=d=abc; Domain=.yahoo.com; Path=/; Max-Age=31536000; Secure";
const INVALID = {
  status: 401,
  body: { finance: { result: null, error: { code: "Unauthorized", description: "Invalid Crumb" } } },
};

function answer({ key }: FakeYahoo, { path, query, headers }: Asked): Sent {
  if (path.startsWith("/quote/")) return { headers: { "set-cookie": COOKIE }, body: "<html>AAPL</html>" };
  if (path === "/v1/test/getcrumb") return headers.cookie?.includes("A3=") ? { body: key } : INVALID;
  if (path.startsWith("/v8/finance/chart/")) return { body: chart() };
  if (query.get("crumb") !== key) return INVALID;
  if (path === "/v7/finance/quote") {
    const symbols = query.get("symbols")?.split(",") ?? [];
    return { body: { quoteResponse: { result: symbols.map(quoteRow), error: null } } };
  }
  return { body: { quoteSummary: { result: [summary()], error: null } } };
}

function chart() {
  const closes = OPENS.map((_, index) => 100 + index);
  const indicators = { quote: [{ close: closes }], adjclose: [{ adjclose: closes }] };
  const meta = { exchangeTimezoneName: "America/New_York" };
  return { chart: { result: [{ meta, timestamp: OPENS, indicators }], error: null } };
}

function summary() {
  return {
    topHoldings: { equityHoldings: { priceToEarnings: { raw: 0.05, fmt: "0.05" }, priceToBook: 0.5, priceToSales: 0 } },
    price: { regularMarketTime: PRICE_AT },
  };
}

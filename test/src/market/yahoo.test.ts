import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SourceFailure } from "../../../src/market/source-failure.ts";
import { yahooSource } from "../../../src/market/yahoo.ts";
import { PRICE_AT, quoteRow, startFakeYahoo } from "../../support/fake-yahoo.ts";
import { EVENING, fakeTime, politeIn } from "../../support/market.ts";
import { recorded } from "../../support/recorded.ts";
import type { Sent } from "../../support/source-server.ts";

const CONSOLE = ["log", "info", "warn", "error", "debug", "dir"] as const;
let server: Awaited<ReturnType<typeof startFakeYahoo>>;
let printed: unknown[];

beforeEach(async () => {
  server = await startFakeYahoo();
  printed = [];
  for (const method of CONSOLE)
    vi.spyOn(console, method).mockImplementation((...words: unknown[]) => void printed.push(words));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await server.close();
  expect(printed).toEqual([]);
});

function source(time = fakeTime()) {
  return yahooSource(politeIn(time, { mirror: server.url }), time.now);
}

const QUOTES = "/v7/finance/quote";
const atQuotes = (sent: Sent, times = Number.POSITIVE_INFINITY) => {
  let left = times;
  server.yahoo.instead = ({ path }) => (path === QUOTES && left-- > 0 ? sent : undefined);
};

/** The failure that a request ends with; its words hold no address, key, page or machine detail. */
async function failureOf(request: Promise<unknown>): Promise<SourceFailure> {
  const failure = await request.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(failure instanceof SourceFailure)) throw new Error(`expected a SourceFailure, got ${String(failure)}`);
  expect(failure.message).not.toMatch(/https?:|crumb|<|key\.|\n|127\.0\.0\.1|undefined|\bat /i);
  expect(failure.message.length).toBeLessThan(150);
  return failure;
}

describe("quotes", () => {
  it("are asked for with a cookie and the key that goes with it", async () => {
    const reading = await source().quotes(["AAA", "BBB"]);
    expect(reading.value.rows.map(({ ticker, price }) => [ticker, price])).toEqual([
      ["AAA", 10],
      ["BBB", 10],
    ]);
    expect(reading).toMatchObject({
      source: "Yahoo Finance quotes",
      observedAt: new Date(PRICE_AT * 1000).toISOString(),
      fetchedAt: new Date(EVENING).toISOString(),
      stale: false,
    });
    expect(server.asked.map(({ host, path }) => `${host}${path}`)).toEqual([
      "finance.yahoo.com/quote/AAPL",
      "query1.finance.yahoo.com/v1/test/getcrumb",
      "query2.finance.yahoo.com/v7/finance/quote",
    ]);
    expect(server.asked[2]?.query.get("fields")).toContain("epsForward");
    expect(reading.url).not.toContain("crumb");
  });

  it("share one key among forty requests at once", async () => {
    const yahoo = source();
    await Promise.all(Array.from({ length: 40 }, (_, index) => yahoo.quotes([`T${index}`])));
    expect(server.askedFor("getcrumb")).toHaveLength(1);
    expect(server.askedFor(QUOTES)).toHaveLength(40);
  });

  it("are as old as the oldest of them", async () => {
    const hour = 3600;
    const result = [quoteRow("A"), { ...quoteRow("B"), regularMarketTime: PRICE_AT - hour }];
    atQuotes({ body: { quoteResponse: { result, error: null } } });
    const { observedAt } = await source().quotes(["A", "B"]);
    expect(observedAt).toBe(new Date((PRICE_AT - hour) * 1000).toISOString());
  });

  it("lose only the row that cannot be read, and print nothing about it", async () => {
    const result = [quoteRow("A"), "garbage", null, { ...quoteRow("B"), corporateActions: 1, marketState: {} }];
    atQuotes({ body: { quoteResponse: { result, error: null } } });
    const { value } = await source().quotes(["A", "B", "C", "D"]);
    expect(value.rows.map(({ ticker }) => ticker)).toEqual(["A", "B"]);
    expect(value.dropped).toHaveLength(2);
  });

  it("of nobody known are an empty batch", async () => {
    atQuotes({ body: { quoteResponse: { result: [], error: null } } });
    expect((await source().quotes(["NONE"])).value).toEqual({ rows: [], dropped: [] });
  });

  it("survive a cookie that belongs to somebody else's site", async () => {
    const stray = "B=1; Domain=.example.org; Path=/";
    const good = "A3=d=abc; Domain=.yahoo.com; Path=/; Max-Age=31536000; Secure";
    server.yahoo.instead = ({ path }) =>
      path.startsWith("/quote/")
        ? { headers: { "set-cookie": [stray, good] } }
        : path === QUOTES
          ? { headers: { "set-cookie": [stray] }, body: { quoteResponse: { result: [quoteRow("A")], error: null } } }
          : undefined;
    expect((await source().quotes(["A"])).value.rows).toHaveLength(1);
  });
});

describe("a key", () => {
  it("that expires under forty requests at once is renewed once, and all of them succeed", async () => {
    const yahoo = source();
    await yahoo.quotes(["FIRST"]);
    server.yahoo.key = "key.Two/2";
    const readings = await Promise.all(Array.from({ length: 40 }, (_, index) => yahoo.quotes([`T${index}`])));
    expect(readings.map(({ value }) => value.rows[0]?.ticker)).toEqual(readings.map((_, index) => `T${index}`));
    expect(server.askedFor("getcrumb")).toHaveLength(2);
  });

  it("that expires again is renewed again", async () => {
    const yahoo = source();
    for (const key of ["key.One/1", "key.Two/2", "key.Three/3"]) {
      server.yahoo.key = key;
      expect((await yahoo.quotes(["A"])).value.rows).toHaveLength(1);
    }
    expect(server.askedFor("getcrumb")).toHaveLength(3);
  });

  it("is renewed when the refusal comes with status 200", async () => {
    const error = { code: "Unauthorized", description: "Invalid Cookie" };
    atQuotes({ body: { finance: { result: null, error } } }, 1);
    expect((await source().quotes(["A"])).value.rows).toHaveLength(1);
    expect(server.askedFor("getcrumb")).toHaveLength(2);
  });

  it("that is refused for good is renewed once, and the request fails", async () => {
    atQuotes({ status: 401, body: { finance: { result: null, error: { code: "Unauthorized", description: "No" } } } });
    expect((await failureOf(source().quotes(["A"]))).kind).toBe("unauthorized");
    expect(server.askedFor(QUOTES)).toHaveLength(2);
  });

  it("that is really an error text is not taken, and the next request gets a real one", async () => {
    let poisoned = true;
    server.yahoo.instead = ({ path }) =>
      path.endsWith("/getcrumb") && poisoned ? { body: "Too Many Requests\r\n" } : undefined;
    const yahoo = source();
    expect((await failureOf(yahoo.quotes(["A"]))).kind).toBe("limited");
    expect(server.askedFor(QUOTES)).toHaveLength(0);
    poisoned = false;
    expect((await yahoo.quotes(["A"])).value.rows).toHaveLength(1);
  });

  it.each([[""], ["<html>"], ['{"finance":{"error":{}}}'], ["x".repeat(500)]])(
    "of the form %j is not taken",
    async (body) => {
      server.yahoo.instead = ({ path }) => (path.endsWith("/getcrumb") ? { body } : undefined);
      await failureOf(source().quotes(["A"]));
      expect(server.askedFor(QUOTES)).toHaveLength(0);
    },
  );

  it("that is refused with 429 is asked for again, politely, and then for good", async () => {
    const time = fakeTime();
    server.yahoo.instead = ({ path }) => (path.endsWith("/getcrumb") ? { status: 429 } : undefined);
    const yahoo = source(time);
    expect((await failureOf(yahoo.quotes(["A"]))).message).toContain("too many requests");
    expect(server.askedFor("getcrumb")).toHaveLength(3);
    expect(time.pauses).toHaveLength(2);
    server.yahoo.instead = () => undefined;
    expect((await yahoo.quotes(["A"])).value.rows).toHaveLength(1);
  });
});

describe("the European consent", () => {
  const page = (name: string): Sent => {
    const { status, headers, bodyText = "" } = recorded(`yahoo/getCrumb-quote-AAPL${name}.json`);
    const kept = Object.entries(headers).filter(([key]) => /^(location|content-type)$/.test(key));
    return { status, body: bodyText, headers: Object.fromEntries(kept.map(([key, value]) => [key, String(value)])) };
  };
  const cookie = (name: string, domain: string) => ({
    "set-cookie": `${name}=1; Domain=${domain}; Path=/; Max-Age=31536000; Secure`,
  });
  const form = `<form method="post"><input type="hidden" name="csrfToken" value="GoNrer0">
    <input type="hidden" name="originalDoneUrl" value="https://finance.yahoo.com/quote/AAPL?guccounter&#x3D;1"></form>`;

  it("is given along the recorded chain of redirects, and the key follows", async () => {
    server.yahoo.instead = ({ host, path, method, query }) => {
      const at = `${method} ${host}${path}`;
      if (at === "GET finance.yahoo.com/quote/AAPL" && !query.has("guccounter")) {
        return { ...page(""), headers: { ...page("").headers, ...cookie("GUCS", ".yahoo.com") } };
      }
      if (at === "GET guce.yahoo.com/consent") return page("-consent.html");
      if (at === "GET consent.yahoo.com/v2/collectConsent") return { body: form };
      if (at === "POST consent.yahoo.com/v2/collectConsent") {
        const sent = page("-collectConsentSubmit");
        return { ...sent, headers: { ...sent.headers, ...cookie("CFC", "consent.yahoo.com") } };
      }
      if (at === "GET guce.yahoo.com/copyConsent") {
        const sent = page("-copyConsent");
        return { ...sent, headers: { ...sent.headers, ...cookie("A3", ".yahoo.com") } };
      }
      if (at === "GET finance.yahoo.com/quote/AAPL") return page("-consent-final-redirect.html");
      return undefined;
    };
    expect((await source().quotes(["A"])).value.rows).toHaveLength(1);
    const posted = server.asked.find(({ method }) => method === "POST");
    expect(posted?.body).toContain("csrfToken=GoNrer0&");
    expect(posted?.body).toContain("agree=agree");
    expect(server.asked.map(({ host }) => host)).toEqual([
      "finance.yahoo.com",
      "guce.yahoo.com",
      "consent.yahoo.com",
      "consent.yahoo.com",
      "guce.yahoo.com",
      "finance.yahoo.com",
      "query1.finance.yahoo.com",
      "query2.finance.yahoo.com",
    ]);
  });

  it("that leads nowhere is a failure in one short line", async () => {
    server.yahoo.instead = ({ host }) =>
      host === "finance.yahoo.com"
        ? { ...page(""), headers: { ...page("").headers, ...cookie("GUCS", ".yahoo.com") } }
        : host === "guce.yahoo.com"
          ? page("-consent.html")
          : host === "consent.yahoo.com"
            ? { body: form }
            : undefined;
    expect((await failureOf(source().quotes(["A"]))).kind).toBe("unreadable");
  });
});

describe("an odd answer", () => {
  it.each<[string, Sent, string]>([
    ["a web page with status 200", { body: "\n<!DOCTYPE html><html>secret page</html>" }, "refused"],
    ["truncated JSON", { body: '{"quoteResponse":{"result":[{"symbol":"A","regularMa' }, "unreadable"],
    ["unknown JSON", { body: { somethingWeird: true } }, "unreadable"],
    ["a list", { body: [1, 2] }, "unreadable"],
    ["JSON null", { body: null }, "unreadable"],
    ["nothing", { body: "" }, "unreadable"],
    ["an error without a code", { body: { quoteResponse: { result: null, error: { code: null } } } }, "unreadable"],
    ["no result", { body: { quoteResponse: { result: null, error: null } } }, "unreadable"],
    [
      "an unknown error",
      { body: { finance: { result: null, error: { code: "Odd", description: "x" } } } },
      "unreadable",
    ],
    [
      "a 404 in JSON",
      { status: 404, body: { finance: { result: null, error: { code: "x", description: "y" } } } },
      "missing",
    ],
    ["a 403 page", { status: 403, body: "<html>go away</html>" }, "refused"],
    ["a redirect without an address", { status: 302, body: "" }, "refused"],
    ["a text with status 500", { status: 500, body: "Internal Server Error" }, "network"],
    ["a text with status 429", { status: 429, body: "Too Many Requests\r\n" }, "limited"],
    ["a connection cut before the answer", { cut: "before" }, "network"],
    [
      "a connection cut half-way",
      { cut: "halfway", body: { quoteResponse: { result: [quoteRow("A")], error: null } } },
      "network",
    ],
  ])("such as %s is a failure in one short line", async (_, sent, kind) => {
    atQuotes(sent);
    expect((await failureOf(source().quotes(["A"]))).kind).toBe(kind);
  });

  it("that comes once is asked for again where that helps", async () => {
    for (const sent of [{ status: 503 }, { status: 429 }, { cut: "halfway", body: "{}" } as const]) {
      atQuotes(sent, 1);
      expect((await source().quotes(["A"])).value.rows).toHaveLength(1);
    }
  });
});

describe("a price history", () => {
  it("goes to the last close that the clock has seen, and needs no key", async () => {
    const reading = await source().history("IWM", "2016-01-01");
    expect(reading.value.days.map(({ date }) => date)).toEqual(["2026-08-19", "2026-08-20", "2026-08-21"]);
    expect(reading.observedAt).toBe("2026-08-21T20:00:00.000Z");
    expect(server.askedFor("getcrumb")).toHaveLength(0);
    expect(server.asked[0]?.query.get("period1")).toBe(String(Date.parse("2016-01-01") / 1000));
  });

  it("leaves out the running session", async () => {
    const reading = await source(fakeTime(Date.parse("2026-08-21T19:59:00Z"))).history("IWM", "2016-01-01");
    expect(reading.value.days.at(-1)?.date).toBe("2026-08-20");
  });

  it("asks for a symbol with a caret by its name", async () => {
    await source().history("^RUT", "2016-01-01");
    expect(decodeURIComponent(server.asked[0]?.path ?? "")).toBe("/v8/finance/chart/^RUT");
  });

  it("without a single day is missing", async () => {
    const empty = { meta: {}, indicators: { quote: [{}] } };
    server.yahoo.instead = () => ({ body: { chart: { result: [empty], error: null } } });
    expect((await failureOf(source().history("IWM", "2016-01-01"))).kind).toBe("missing");
  });

  it.each([
    ["recorded without days but with closes", recorded("yahoo/chart-notimestamp-weird-quote.fake.json").bodyJson],
    [
      "of columns that do not fit",
      { chart: { result: [{ meta: {}, timestamp: [1, 2], indicators: { quote: [{ close: [1], high: [1] }] } }] } },
    ],
    ["without a result", { chart: { result: [], error: null } }],
  ])("%s is not believed", async (_, body) => {
    server.yahoo.instead = () => ({ body });
    expect((await failureOf(source().history("IWM", "2016-01-01"))).kind).toBe("unreadable");
  });
});

describe("a fund's ratios", () => {
  it("come the right way round, as old as its price", async () => {
    const reading = await source().fundRatios("IWM");
    expect(reading.value).toEqual({ fund: "IWM", trailingPe: 20, priceBook: 2, priceSales: null });
    expect(reading.observedAt).toBe(new Date(PRICE_AT * 1000).toISOString());
  });

  it.each<[string, Sent]>([
    [
      "a 404",
      { status: 404, body: { quoteSummary: { result: null, error: { code: "Not Found", description: "x" } } } },
    ],
    ["an empty result", { body: { quoteSummary: { result: [], error: null } } }],
    [
      "a fund without ratios",
      { body: { quoteSummary: { result: [{ price: { regularMarketTime: 1 } }], error: null } } },
    ],
    [
      "a not-found error with status 200",
      {
        body: {
          quoteSummary: { result: null, error: { code: "Not Found", description: "Quote not found for symbol: IWM" } },
        },
      },
    ],
  ])("that are not there, as in %s, are missing", async (_, sent) => {
    server.yahoo.instead = ({ path }) => (path.includes("quoteSummary") ? sent : undefined);
    expect((await failureOf(source().fundRatios("IWM"))).kind).toBe("missing");
  });
});

describe("a fund's facts", () => {
  it("are asked for in one request, as old as the fund's price", async () => {
    server.yahoo.instead = ({ path }) =>
      path.includes("quoteSummary") ? { body: recorded("yahoo/quoteSummary-fund-QQQ.json").bodyJson } : undefined;
    const reading = await source().fundFacts("QQQ");
    expect(reading).toMatchObject({
      source: "Yahoo Finance fund facts",
      observedAt: "2025-02-21T21:00:00.000Z",
      value: { ticker: "QQQ", expense: 0.002 },
    });
    expect(server.askedFor("quoteSummary/QQQ").map(({ query }) => query.get("modules"))).toEqual([
      "fundProfile,topHoldings,summaryDetail,defaultKeyStatistics,fundPerformance,price",
    ]);
  });

  it("are missing where Yahoo knows no such symbol, or says nothing of it", async () => {
    const silent = { body: { quoteSummary: { result: [{}], error: null } } };
    const unknown = { status: 404, body: recorded("yahoo/quoteSummary-earningsTrend-QQQ.json").bodyJson };
    for (const sent of [silent, unknown]) {
      server.yahoo.instead = ({ path }) => (path.includes("quoteSummary") ? sent : undefined);
      expect(await failureOf(source().fundFacts("NONE"))).toMatchObject({
        kind: "missing",
        message: "Yahoo Finance has no fund NONE",
      });
    }
  });
});

describe("estimates of a company", () => {
  const answering = (sent: Sent) => {
    server.yahoo.instead = ({ path }) => (path.includes("quoteSummary") ? sent : undefined);
  };
  const nothing = { status: 404, body: recorded("yahoo/quoteSummary-earningsTrend-QQQ.json").bodyJson };

  it("are asked for in one request, and taken as true when they were fetched", async () => {
    answering({ body: recorded("yahoo/quoteSummary-earningsTrend-EPAC.json").bodyJson });
    const reading = await source().estimates("EPAC");
    expect(reading).toMatchObject({
      source: "Yahoo Finance estimates",
      url: "https://query2.finance.yahoo.com/v10/finance/quoteSummary/EPAC?modules=earningsTrend,earningsHistory",
      observedAt: new Date(EVENING).toISOString(),
      fetchedAt: new Date(EVENING).toISOString(),
      stale: false,
    });
    expect(reading.value.years.map(({ end, average }) => [end, average])).toEqual([
      ["2025-08-31", 1.81],
      ["2026-08-31", 2.055],
    ]);
    const [asked] = server.askedFor("quoteSummary/EPAC");
    expect(asked?.query.get("modules")).toBe("earningsTrend,earningsHistory");
    expect(server.askedFor("quoteSummary")).toHaveLength(1);
  });

  it.each<[string, Sent]>([
    ["nobody follows", nothing],
    [
      "Yahoo does not know",
      {
        status: 404,
        body: { quoteSummary: { result: null, error: { description: "Quote not found for symbol: X" } } },
      },
    ],
    ["Yahoo says nothing of", { body: { quoteSummary: { result: [], error: null } } }],
  ])("that %s are empty, which is an answer", async (_, sent) => {
    answering(sent);
    expect((await source().estimates("X")).value).toEqual({ ticker: "X", years: [], quarters: [] });
  });

  it.each<[string, Sent, string]>([
    ["an address that is gone", { status: 404, body: "<html>Not Found</html>" }, "missing"],
    ["other modules", { body: { quoteSummary: { result: [{ price: {} }], error: null } } }, "unreadable"],
    ["no JSON", { body: "soon" }, "unreadable"],
  ])("are not taken for empty from %s", async (_, sent, kind) => {
    answering(sent);
    expect((await failureOf(source().estimates("X"))).kind).toBe(kind);
  });
});

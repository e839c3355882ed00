import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { toQuoteBatch } from "../../../src/market/yahoo-quotes.ts";
import { toFundRatios, toHistory } from "../../../src/market/yahoo-rows.ts";
import { EVENING } from "../../support/market.ts";
import { readRecorded, recorded, resultsIn, sharedFiles, sharedHas } from "../../support/recorded.ts";

const SHARED_YAHOO = "data/yahoo-fixtures";
const hasShared = sharedHas(SHARED_YAHOO, "recorded answers of Yahoo Finance");
const LATER = Date.parse("2026-11-01T00:00:00Z");

const sent = z.looseObject({ symbol: z.string(), quoteType: z.string().optional() });
const numberIn = (value: unknown) => (typeof value === "number" ? value : null);

describe("recorded quotes", () => {
  const folders = [`${SHARED_YAHOO}/2025-02`, `${SHARED_YAHOO}/2026`, `${SHARED_YAHOO}/errors`];
  const files = folders.flatMap((folder) => sharedFiles(folder, /^quote(Combine)?-.*\.json$/));

  it.runIf(hasShared)("are all there", () => {
    expect(files.length).toBeGreaterThanOrEqual(38);
  });

  it.runIf(hasShared).each(files)("are read from %s, each number as it was sent or null", (_, read) => {
    const rows = resultsIn(readRecorded(read()));
    const { rows: quotes, dropped } = toQuoteBatch(rows, LATER);
    expect(quotes.length + dropped.length).toBe(rows.length);
    for (const quote of quotes) {
      const row = rows.map((each) => sent.parse(each)).find(({ symbol }) => symbol.toUpperCase() === quote.ticker);
      expect(quote.price).toBe(row?.regularMarketPrice);
      expect(quote.epsForward).toBe(numberIn(row?.epsForward));
      expect(quote.epsTrailing).toBe(numberIn(row?.epsTrailingTwelveMonths));
      expect(quote.epsCurrentYear).toBe(numberIn(row?.epsCurrentYear));
      expect(quote.bookValue).toBe(numberIn(row?.bookValue));
      expect(quote.marketCap).toBe(numberIn(row?.marketCap));
      expect(Date.parse(quote.observedAt)).toBe(Number(row?.regularMarketTime) * 1000);
    }
  });
});

describe("one quote", () => {
  it("is read with every field in its place", () => {
    const batch = toQuoteBatch(resultsIn(recorded("yahoo/quote-EPAC.json")), EVENING);
    expect(batch.dropped).toEqual([]);
    expect(batch.rows).toMatchObject([
      { ticker: "EPAC", name: "Enerpac Tool Group Corp.", currency: "USD", accountsCurrency: "USD" },
    ]);
  });

  it("has null, never 0, for what a fund has not", () => {
    expect(toQuoteBatch(resultsIn(recorded("yahoo/quote-QQQ.json")), EVENING).rows).toMatchObject([
      { ticker: "QQQ", epsForward: null, epsCurrentYear: null, reportAt: null, marketCap: 211546767360 },
    ]);
  });

  it("tells the currency of the accounts from that of the price", () => {
    const { rows } = toQuoteBatch(resultsIn(recorded("yahoo/quote-AAPL-BABA.json")), EVENING);
    expect(rows.map(({ ticker, currency, accountsCurrency }) => [ticker, currency, accountsCurrency])).toEqual([
      ["AAPL", "USD", "USD"],
      ["BABA", "USD", "CNY"],
    ]);
  });

  it("of a company that is gone is dropped by name", () => {
    expect(toQuoteBatch(resultsIn(recorded("yahoo/quote-SI.json")), EVENING)).toEqual({
      rows: [],
      dropped: [{ ticker: "SI", reason: "no longer listed" }],
    });
  });
});

const NOW_SECONDS = EVENING / 1000 - 3600;
const row = (symbol: string, more: object = {}) => ({
  symbol,
  regularMarketPrice: 10,
  regularMarketTime: NOW_SECONDS,
  ...more,
});
const only = (more: object) => toQuoteBatch([row("A", more)], EVENING).rows[0];

describe("a number", () => {
  it.each([
    ["plain", 1.5, 1.5],
    ["wrapped", { raw: 1.5, fmt: "1.50" }, 1.5],
    ["zero as sent", 0, 0],
    ["an empty wrapper", {}, null],
    ["null", null, null],
    ["the text Infinity", "Infinity", null],
    ["infinite", Number.POSITIVE_INFINITY, null],
    ["not a number", Number.NaN, null],
    ["text", "1.5", null],
    ["a list", [1.5], null],
    ["a wrapper of nothing", { raw: null }, null],
  ])("sent as %s is that number or null", (_, value, read) => {
    expect(only({ epsForward: value })?.epsForward).toBe(read);
  });

  it("that is absent is null, never 0", () => {
    expect(only({})).toEqual({
      ticker: "A",
      name: "A",
      kind: null,
      price: 10,
      observedAt: new Date(NOW_SECONDS * 1000).toISOString(),
      currency: "USD",
      accountsCurrency: null,
      marketCap: null,
      epsForward: null,
      epsCurrentYear: null,
      epsTrailing: null,
      bookValue: null,
      reportAt: null,
      nextReport: null,
      previousClose: null,
      yearLow: null,
      yearHigh: null,
      yearChange: null,
      average50: null,
      average200: null,
      dividendYield: null,
    });
  });

  it("of market value is null when it is nothing", () => {
    expect(only({ marketCap: 0 })?.marketCap).toBeNull();
  });
});

describe("the coming report", () => {
  const FIRST = "2026-10-28T20:00:00.000Z";
  const LAST = "2026-11-02T21:00:00.000Z";
  const seconds = (instant: string) => Date.parse(instant) / 1000;

  it("is a span of days while it is a guess, and one instant when it is not", () => {
    const span = { earningsTimestampStart: seconds(FIRST), earningsTimestampEnd: seconds(LAST) };
    expect(only({ ...span, isEarningsDateEstimate: true })?.nextReport).toEqual({
      from: FIRST,
      to: LAST,
      estimated: true,
    });
    const day = { earningsTimestampStart: seconds(FIRST), earningsTimestampEnd: seconds(FIRST) };
    expect(only({ ...day, isEarningsDateEstimate: false })?.nextReport).toEqual({
      from: FIRST,
      to: FIRST,
      estimated: false,
    });
  });

  it("with one end has two, in order, and a span that nobody calls a guess is one", () => {
    expect(only({ earningsTimestampEnd: seconds(LAST) })?.nextReport).toEqual({
      from: LAST,
      to: LAST,
      estimated: false,
    });
    const turned = { earningsTimestampStart: seconds(LAST), earningsTimestampEnd: seconds(FIRST) };
    expect(only(turned)?.nextReport).toEqual({ from: FIRST, to: LAST, estimated: true });
  });
});

describe("a yield", () => {
  it("sent in percent is a fraction, and so is a change over a year", () => {
    expect(only({ dividendYield: 0.11, fiftyTwoWeekChangePercent: -15.33 })).toMatchObject({
      dividendYield: 0.0011,
      yearChange: -0.1533,
    });
  });

  it("sent as a fraction stays one, where no other is sent", () => {
    expect(only({ trailingAnnualDividendYield: 0.0011 })?.dividendYield).toBe(0.0011);
    expect(only({ trailingAnnualDividendYield: 0.2, dividendYield: 1.5 })?.dividendYield).toBe(0.015);
  });
});

describe("an instant", () => {
  const at = "2026-08-21T20:00:01.000Z";
  it.each([
    ["seconds", Date.parse(at) / 1000],
    ["milliseconds", Date.parse(at)],
    ["ISO text", at],
    ["a Date", new Date(at)],
    ["a wrapper", { raw: Date.parse(at) / 1000, fmt: "2026-08-21" }],
  ])("is read from %s", (_, value) => {
    expect(only({ regularMarketTime: value })?.observedAt).toBe(at);
  });

  it.each([[1e300], [-1e300], [Number.NaN], ["soon"], [{}], [null], [new Date("soon")]])(
    "sent as %s costs its row only",
    (value) => {
      const batch = toQuoteBatch([row("A", { regularMarketTime: value }), row("B")], EVENING);
      expect(batch.rows.map(({ ticker }) => ticker)).toEqual(["B"]);
      expect(batch.dropped).toMatchObject([{ ticker: "A" }]);
    },
  );
});

describe("a batch", () => {
  const symbols = Array.from({ length: 50 }, (_, index) => `S${index}`);
  const good = symbols.map((symbol) => row(symbol, { epsForward: 1 }));
  const expected = toQuoteBatch(good, EVENING).rows;

  function loses(bad: unknown): void {
    const { rows, dropped } = toQuoteBatch(good.with(17, bad as never), EVENING);
    expect(rows.filter(({ ticker }) => symbols.includes(ticker) && ticker !== "S17")).toEqual(
      expected.filter(({ ticker }) => ticker !== "S17"),
    );
    expect(rows.length + dropped.length).toBe(50);
  }

  it("loses only the row that is garbage", () => {
    fc.assert(fc.property(fc.jsonValue(), loses), { numRuns: 200 });
  });

  it("loses at most the row in which one field is garbage", () => {
    const field = fc.constantFrom("symbol", "regularMarketPrice", "regularMarketTime", "quoteType", "epsForward");
    const garbage = fc.oneof(fc.jsonValue(), fc.double(), fc.date({ noInvalidDate: false }));
    fc.assert(
      fc.property(field, garbage, (name, value) => {
        fc.pre(!(name === "symbol" && typeof value === "string" && symbols.includes(value.toUpperCase())));
        loses({ ...row("S17"), [name]: value });
      }),
      { numRuns: 500 },
    );
  });

  it("names a row whose symbol is no text with a question mark", () => {
    expect(toQuoteBatch([{ symbol: { toString: 1 } }, null, 3], EVENING).dropped.map(({ ticker }) => ticker)).toEqual([
      "?",
      "?",
      "?",
    ]);
  });

  it("drops companies that have not traded for a week, with the reason", () => {
    const rows = [
      row("LIVE"),
      row("SLOW", { regularMarketTime: NOW_SECONDS - 6 * 86_400 }),
      row("HALT", { regularMarketTime: NOW_SECONDS - 8 * 86_400 }),
    ];
    const batch = toQuoteBatch(rows, EVENING);
    expect(batch.rows.map(({ ticker }) => ticker)).toEqual(["LIVE", "SLOW"]);
    expect(batch.dropped).toEqual([{ ticker: "HALT", reason: "no trade for more than a week" }]);
  });

  it("is not taken for halted because one row claims a price of tomorrow", () => {
    const batch = toQuoteBatch([row("A"), row("B", { regularMarketTime: NOW_SECONDS + 30 * 86_400 })], EVENING);
    expect(batch.rows.map(({ ticker }) => ticker)).toEqual(["A"]);
    expect(batch.dropped).toEqual([{ ticker: "B", reason: "the time of the price lies ahead" }]);
  });

  it("drops rows without a price or its time", () => {
    const rows = [{ symbol: "A" }, row("B", { regularMarketPrice: 0 }), { symbol: "C", regularMarketPrice: 1 }];
    expect(toQuoteBatch(rows, EVENING).dropped.map(({ reason }) => reason)).toEqual([
      "no price",
      "no price",
      "no time of the price",
    ]);
  });

  it("ignores fields that Yahoo adds, whatever they hold", () => {
    const added = { corporateActions: "x", marketState: 7, brandNew: { deep: [null] } };
    expect(only(added)).toEqual(only({}));
  });

  it("of nothing is nothing", () => {
    expect(toQuoteBatch([], EVENING)).toEqual({ rows: [], dropped: [] });
  });
});

describe("recorded charts", () => {
  const files = [`${SHARED_YAHOO}/2025-02`, `${SHARED_YAHOO}/errors`].flatMap((folder) =>
    sharedFiles(folder, /^chart-.*\.json$/),
  );

  it.runIf(hasShared)("are all there", () => {
    expect(files.length).toBeGreaterThanOrEqual(25);
  });

  it.runIf(hasShared).each(files)("are read from %s: days ascend, closes are positive", (_, read) => {
    const history = toHistory("X", resultsIn(readRecorded(read()))[0]);
    const dates = history?.days.map(({ date }) => date) ?? [];
    expect(dates).toEqual([...new Set(dates)].sort());
    for (const { date, close, adjusted } of history?.days ?? []) {
      expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(close).toBeGreaterThan(0);
      expect(adjusted === null || adjusted > 0).toBe(true);
    }
  });
});

describe("a chart", () => {
  const OPEN = [Date.parse("2026-08-20T13:30:00Z") / 1000, Date.parse("2026-08-21T13:30:00Z") / 1000];
  const chart = (more: { zone?: unknown; times?: unknown; closes?: unknown; adjusted?: unknown } = {}) => ({
    meta: { exchangeTimezoneName: "zone" in more ? more.zone : "America/New_York" },
    timestamp: "times" in more ? more.times : OPEN,
    indicators: {
      quote: [{ close: "closes" in more ? more.closes : [10, 11] }],
      ...("adjusted" in more ? { adjclose: more.adjusted } : {}),
    },
  });

  it("gives the closes as recorded, by the date where the exchange is", () => {
    const epac = toHistory("EPAC", resultsIn(recorded("yahoo/chart-EPAC-2020-01-01-to-2020-01-03.json"))[0]);
    expect(epac?.days.map(({ date }) => date)).toEqual(["2020-01-02"]);
    const jakarta = toHistory("WSKT.JK", resultsIn(recorded("yahoo/chart-WSKT.JK-2020-01-01-to-2020-01-03.json"))[0]);
    expect(jakarta?.days.map(({ date }) => date)).toEqual(["2020-01-02"]);
  });

  it("puts an Asian session on its own day, not on the one it had in London", () => {
    const times = [Date.parse("2026-08-20T23:30:00Z") / 1000];
    expect(toHistory("X", chart({ zone: "Asia/Tokyo", times, closes: [5] }))?.days[0]?.date).toBe("2026-08-21");
  });

  it("leaves out days without a close, and has null where nothing is adjusted", () => {
    expect(toHistory("X", chart({ closes: [null, 11], adjusted: [{ adjclose: [9.5, null] }] }))?.days).toEqual([
      { date: "2026-08-21", close: 11, adjusted: null },
    ]);
  });

  it("keeps the last of two rows of one day", () => {
    const times = [OPEN[1], Date.parse("2026-08-21T20:00:00Z") / 1000];
    expect(toHistory("X", chart({ times }))?.days).toEqual([{ date: "2026-08-21", close: 11, adjusted: null }]);
  });

  it.each([
    ["more closes than days", { closes: [1, 2, 3] }],
    ["fewer closes than days", { closes: [1] }],
    ["a time zone that nobody knows", { zone: "Nowhere/City" }],
  ])("with %s is not believed", (_, more) => {
    expect(toHistory("X", chart(more))).toBeNull();
  });

  it("without a day is an empty history", () => {
    expect(toHistory("X", chart({ times: undefined, closes: undefined }))?.days).toEqual([]);
  });

  it("is a history or nothing, whatever is sent", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (zone, times, closes, adjusted) => {
        toHistory("X", zone);
        toHistory("X", chart({ zone, times, closes, adjusted }));
      }),
      { numRuns: 300 },
    );
  });
});

describe("a fund's ratios", () => {
  const summary = (equityHoldings: unknown) => ({
    topHoldings: { equityHoldings },
    price: { regularMarketTime: NOW_SECONDS },
  });

  it("are turned round when they come inverted, and null where they come as 0", () => {
    const read = toFundRatios(summary({ priceToEarnings: 0.03423, priceToBook: { raw: 0.11619 }, priceToSales: 0 }));
    expect(read?.pe).toBeCloseTo(29.21, 2);
    expect(read?.pb).toBeCloseTo(8.61, 2);
    expect(read?.ps).toBeNull();
  });

  it("are taken as they are when they come the right way round", () => {
    expect(toFundRatios(summary({ priceToEarnings: 18.2, priceToBook: 2 }))).toMatchObject({
      pe: 18.2,
      pb: 2,
      ps: null,
    });
  });

  it("are null or positive and finite, whatever is sent", () => {
    fc.assert(
      fc.property(fc.oneof(fc.double(), fc.jsonValue()), (value) => {
        const pe = toFundRatios(summary({ priceToEarnings: value }))?.pe ?? null;
        expect(pe === null || (pe > 0 && Number.isFinite(pe))).toBe(true);
      }),
    );
  });

  it("without a time, or of no fund, are nothing", () => {
    expect(toFundRatios({ topHoldings: { equityHoldings: {} }, price: {} })).toBeNull();
    expect(toFundRatios({ price: { regularMarketTime: NOW_SECONDS } })).toBeNull();
    expect(toFundRatios(undefined)).toBeNull();
  });

  it.runIf(hasShared)("are read from the recorded fund", () => {
    const [[, read] = ["", () => "{}"]] = sharedFiles(`${SHARED_YAHOO}/2026`, /fund-QQQ/);
    const [fund] = resultsIn(readRecorded(read()));
    const ratios = toFundRatios({ ...z.looseObject({}).parse(fund), price: { regularMarketTime: NOW_SECONDS } });
    expect(ratios?.pe).toBeCloseTo(29.2, 1);
    expect(ratios?.pb).toBeCloseTo(8.6, 1);
  });
});

import { describe, expect, it } from "vitest";
import type { Card, LineChart } from "../../src/card.ts";
import type { PriceHistory } from "../../src/market/market.ts";
import { createSampleMarket } from "../../src/market/sample/sample.ts";
import { closeOf } from "../../src/market/session.ts";
import { SourceFailure } from "../../src/market/source-failure.ts";
import { PERIODS } from "../../src/performance/period.ts";
import { asker } from "../support/commands.ts";
import { asking, notesOf, rowOf } from "../support/context.ts";
import { FAKE_NOW, fakeMarket } from "../support/fake-market.ts";
import { type FakePath, pricesOf } from "../support/fake-prices.ts";
import { readingOf } from "../support/market.ts";
import { strayNumbers } from "../support/number-lint.ts";

/** Every id that the command promises, whatever is asked. */
const PROMISED = [
  ...["small", "large"].flatMap((side) => [`${side}.return.total`, `${side}.return.cagr`]),
  ...["points", "relativeWealth", "perYear"].map((key) => `gap.${key}`),
  ...["now", "n", "mean", "deviation", "z", "percentile", "distance", "slope", "phi", "phiCorrected"].map(
    (key) => `ratio.${key}`,
  ),
  ...["halfLife", "halfLifeCorrected"].flatMap((key) => [`ratio.${key}.years`, `ratio.${key}.days`]),
  ...["dickeyFuller", "dickeyFuller.critical"].map((key) => `ratio.${key}`),
  ...["gap.points", "gap.lowest", "gap.highest", "percentile", "n", "nonOverlapping"].map((key) => `rolling.${key}`),
  ...["days.n", "days.dropped", "phase.turn", "article.gap.points"],
];

const TODAY = "2026-08-21";
const PATHS: Readonly<Record<string, FakePath & { readonly from: string; readonly to?: string }>> = {
  IWM: { from: "2000-05-26", growth: 0.0003, wave: 0.03, payout: 0.016 },
  SPY: { from: "1993-01-29", growth: 0.0004, wave: 0.02, payout: 0.014 },
  QQQ: { from: "1999-03-10", growth: 0.0006, payout: 0.006 },
  RSP: { from: "2003-05-01", growth: 0.0003, payout: 0.016, to: "2026-03-03" },
  AVUV: { from: "2019-09-26", growth: 0.0005, payout: 0.016 },
  OLDER: { from: "1998-01-02", growth: 0.0004, payout: 0.016, paidUntil: "2026-01-15" },
  "^RUT": { from: "1999-01-04", growth: 0.0003 },
};

type Faults = {
  readonly change?: (history: PriceHistory) => PriceHistory;
  readonly fails?: Readonly<Record<string, unknown>>;
  readonly stale?: boolean;
};

/** A market with the histories above, and none of any other ticker. */
function over({ change = (history) => history, fails = {}, stale = false }: Faults = {}) {
  const history = async (ticker: string) => {
    if (Object.hasOwn(fails, ticker)) throw fails[ticker];
    const path = PATHS[ticker];
    if (!path) throw new SourceFailure("missing", "Fake prices", `Fake prices has no price history of ${ticker}`);
    const value = change(pricesOf(ticker, path.from, path.to ?? TODAY, path));
    return readingOf(value, { source: "Fake prices", stale, observedAt: closeOf(value.days.at(-1)?.date ?? TODAY) });
  };
  return asking(fakeMarket({ funds: {}, more: { history } }));
}
const performance = (options: Readonly<Record<string, string>> = {}, faults: Faults = {}): Promise<Card> =>
  over(faults).ask({ command: "performance", options, asker });
const value = (card: Card, id: string) => card.figures[id]?.value;
const chartOf = (card: Card) => card.parts.find((part) => part.kind === "chart") as LineChart | undefined;

describe("performance", () => {
  it("answers with both returns over ten years and the gap between them", async () => {
    const card = await performance();
    expect(card.title).toMatch(/^IWM behind SPY over ten years: −\d+\.\d points$/);
    expect(card.answer).toMatch(
      /^From 19 Aug 2016 to 21 Aug 2026 IWM \(Russell 2000\) returned \+.*% and SPY \(S&P 500\) \+.*%, with dividends: a gap of −.* points, or −.* points a year\.$/,
    );
    expect(card.tone).toBe("plain");
    expect(card.data).toMatchObject({ period: "10y", small: "IWM", large: "SPY", basis: "total", from: "2016-08-19" });
    expect(rowOf(card, "with dividends")).toHaveLength(4);
  });

  it("says who is ahead in either direction", async () => {
    const card = await performance({ fund: "AVUV", period: "5y" });
    expect(card.title).toMatch(/^AVUV ahead of SPY over five years: \+\d+\.\d points$/);
    expect(value(card, "gap.points")).toBeGreaterThan(0);
    expect(notesOf(card)[0]).toMatch(/^Money in AVUV ended \+/);
  });

  it.each(PERIODS)(
    "gives every figure over %s, each null with its reason, and says no number that is none",
    async (period) => {
      const card = await performance({ period });
      expect(Object.keys(card.figures)).toEqual(expect.arrayContaining(PROMISED));
      for (const figure of Object.values(card.figures)) {
        expect(figure.value === null, figure.id).toBe(figure.reason !== undefined);
      }
      expect(value(card, "gap.points")).not.toBeNull();
      expect(strayNumbers(card)).toEqual([]);
    },
  );

  it.each(["sp500", "nasdaq100", "equal-weight"])("compares with %s", async (against) => {
    const card = await performance({ against, period: "5y" });
    const large = { sp500: "SPY", nasdaq100: "QQQ", "equal-weight": "RSP" }[against];
    expect(card.data).toMatchObject({ large });
    expect(card.answer).toContain(`${large} (`);
    expect(strayNumbers(card)).toEqual([]);
  });

  it("computes the same returns as anyone would from the closes", async () => {
    const card = await performance({ period: "5y" });
    const [small, large] = (["IWM", "SPY"] as const).map((ticker) => {
      const { days } = pricesOf(ticker, PATHS[ticker]?.from ?? "", TODAY, PATHS[ticker] ?? {});
      const base = days.findLast(({ date }) => date <= "2021-08-21")?.adjusted ?? 0;
      return (days.at(-1)?.adjusted ?? 0) / base - 1;
    });
    expect(value(card, "small.return.total")).toBeCloseTo(small ?? 0, 9);
    expect(value(card, "large.return.total")).toBeCloseTo(large ?? 0, 9);
    expect(value(card, "gap.points")).toBeCloseTo(100 * ((small ?? 0) - (large ?? 0)), 7);
    expect(Math.exp(value(card, "ratio.now") ?? 0) - 1).toBeCloseTo(value(card, "gap.relativeWealth") ?? 0, 9);
  });

  it("gives no yearly rate, z-score or half-life for a month, and says why", async () => {
    const card = await performance({ period: "1m" });
    expect(card.figures["small.return.cagr"]?.reason).toMatch(
      /^\d+ daily returns in the period, and a yearly rate needs 252$/,
    );
    expect(card.figures["ratio.z"]?.reason).toMatch(/^\d+ closes in the period, and this needs 60$/);
    expect(rowOf(card, "a year")).toEqual([]);
    expect(card.parts.map(({ kind }) => kind).filter((kind) => kind !== "note")).toEqual(["table", "chart"]);
  });

  it("puts the newsletter's 130 points beside the same comparison, and beside no other", async () => {
    const said = async (options: Readonly<Record<string, string>>) =>
      notesOf(await performance(options)).some((text) => text.includes("newsletter"));
    expect(await said({})).toBe(true);
    expect(await said({ period: "5y" })).toBe(false);
    expect(await said({ against: "nasdaq100" })).toBe(false);
    expect(value(await performance(), "article.gap.points")).toBe(-130);
  });

  it("offers the receipt, other periods, other sides and the next questions", async () => {
    const { next } = await performance({ period: "5y", fund: "$avuv" });
    expect(next.map(({ label, command, options, view }) => [label, command, options, view])).toEqual([
      ["How computed?", "performance", { period: "5y", fund: "AVUV" }, "receipt"],
      ["1 year", "performance", { period: "1y", fund: "AVUV" }, undefined],
      ["All years", "performance", { period: "max", fund: "AVUV" }, undefined],
      ["Against equal weight", "performance", { period: "5y", against: "equal-weight", fund: "AVUV" }, undefined],
      ["Against the Nasdaq-100", "performance", { period: "5y", against: "nasdaq100", fund: "AVUV" }, undefined],
      ["As a satellite", "allocation", {}, undefined],
      ["Risk", "risk", {}, undefined],
      ["Valuation", "valuation", {}, undefined],
    ]);
  });
});

describe("mean reversion on a performance card", () => {
  const noteOf = (card: Card) => notesOf(card).find((text) => text.includes("Dickey–Fuller")) ?? "";

  it("is never claimed above the five-percent value, whatever the half-life", async () => {
    // Two walks that only drift apart have nothing to come back to.
    const card = await performance({ against: "nasdaq100", period: "max" });
    expect(value(card, "ratio.dickeyFuller")).toBeGreaterThan(-2.86);
    expect(noteOf(card)).toMatch(
      /^There is no statistically reliable mean reversion \(Dickey–Fuller .*, above the five-percent value of −2\.86\), /,
    );
  });

  it("is called reliable in this period below it, and of no use for the next", async () => {
    const noisy = (history: PriceHistory): PriceHistory =>
      history.ticker !== "IWM"
        ? { ...history, days: history.days.map((day) => ({ ...day, close: 100, adjusted: 100 })) }
        : {
            ...history,
            days: history.days.map((day, index) => {
              const close = 100 * (1 + 0.02 * Math.sin(index * 2.3));
              return { ...day, close, adjusted: close };
            }),
          };
    const card = await performance({ period: "3y" }, { change: noisy });
    expect(value(card, "ratio.dickeyFuller")).toBeLessThan(-2.86);
    expect(noteOf(card)).toMatch(
      /^Mean reversion is statistically reliable in this period \(Dickey–Fuller .* That says nothing of the next\.$/,
    );
    expect(strayNumbers(card)).toEqual([]);
  });

  it("is not tested where the ratio never moves", async () => {
    const still = (history: PriceHistory): PriceHistory => ({
      ...history,
      days: history.days.map((day) => ({ ...day, close: 100, adjusted: 100 })),
    });
    const card = await performance({}, { change: still });
    expect(card.title).toBe("IWM level with SPY over ten years");
    expect(card.figures["ratio.z"]).toMatchObject({ value: null, reason: "it never moves" });
    expect(noteOf(card)).toBe("");
    expect(strayNumbers(card)).toEqual([]);
  });
});

describe("a period longer than the common history", () => {
  it("is refused with the longest that there is, and never shown as a shorter one", async () => {
    const card = await performance({ fund: "AVUV" });
    expect(card.tone).toBe("caution");
    expect(card.title).toBe("AVUV and SPY cannot be compared over ten years");
    const reason =
      "the common history of AVUV and SPY begins on 26 Sep 2019 and this needs ten years; the longest period it holds is five years";
    expect(card.answer).toBe(`There is no comparison over ten years: ${reason}.`);
    for (const id of ["gap.points", "ratio.z", "ratio.halfLife.years"]) {
      expect(card.figures[id]).toMatchObject({ value: null, reason });
    }
    expect(Object.keys(card.figures)).toEqual(expect.arrayContaining(PROMISED));
    expect(chartOf(card)).toBeUndefined();
    expect(card.next.map(({ label }) => label)).toEqual(expect.arrayContaining(["1 year", "5 years", "All years"]));
    expect(strayNumbers(card)).toEqual([]);
  });

  it("is given as far as it goes when all of it is asked for, with its dates", async () => {
    const card = await performance({ fund: "AVUV", period: "max" });
    expect(card.answer).toContain("From 26 Sep 2019 to 21 Aug 2026");
    expect(card.figures["rolling.n"]?.reason).toBe("their common history is shorter than ten years");
  });
});

describe("the caveats of a performance card", () => {
  it("tell of dividends that should have come since the last on record", async () => {
    const card = await performance({ fund: "OLDER" });
    expect(notesOf(card)).toContain(
      "No dividend is on record of OLDER since 1 Jan 2026; by the usual rhythm more was due, so returns may lack it.",
    );
    expect(card.tone).toBe("caution");
    expect(strayNumbers(card)).toEqual([]);
  });

  it("tell of no dividend that was due before the period began", async () => {
    const card = await performance({ fund: "OLDER", period: "1m" });
    expect(card.data).toMatchObject({ dividends: { small: { last: "2026-01-01", overdue: true } } });
    expect(card.tone).toBe("plain");
  });

  it("tell that prices alone are compared where one side has no dividends, and then of both", async () => {
    const card = await performance({ fund: "^rut" });
    expect(card.answer).toContain("without dividends, on prices alone");
    expect(notesOf(card)).toContain(
      "Prices of both are compared, without the dividends of either: ^RUT is an index without dividends.",
    );
    expect(card.data).toMatchObject({ basis: "price" });
    const { days } = pricesOf("SPY", "1993-01-29", TODAY, PATHS.SPY ?? {});
    const base = days.findLast(({ date }) => date <= "2016-08-21")?.close ?? 0;
    expect(value(card, "large.return.total")).toBeCloseTo((days.at(-1)?.close ?? 0) / base - 1, 9);
  });

  it("tell that one cannot say whether dividends are in closes that are the same with and without them", async () => {
    const bare = ({ ticker, days }: PriceHistory) => ({
      ticker,
      days: days.map((day) => ({ ...day, adjusted: day.close })),
    });
    const change = (history: PriceHistory) => (history.ticker === "QQQ" ? bare(history) : history);
    for (const fund of ["IWM", "^RUT"]) {
      const card = await performance({ fund, against: "nasdaq100" }, { change });
      expect(notesOf(card)).toContain(
        "The source gives QQQ the same closes with and without dividends, so whether any are in them cannot be told.",
      );
    }
  });

  it("tell where the shorter of two histories ends, and compare no further", async () => {
    const card = await performance({ against: "equal-weight" });
    expect(card.answer).toContain("to 3 Mar 2026");
    expect(notesOf(card)).toContain(
      "The comparison ends on 3 Mar 2026, where the source's prices of RSP end; those of IWM go on to 21 Aug 2026.",
    );
    expect(strayNumbers(card)).toEqual([]);
  });

  it("count the days that only one of them has", async () => {
    const holes = ["2026-08-10", "2026-08-11"];
    const change = (history: PriceHistory) =>
      history.ticker === "IWM"
        ? { ...history, days: history.days.filter(({ date }) => !holes.includes(date)) }
        : history;
    const card = await performance({ period: "1m" }, { change });
    expect(value(card, "days.dropped")).toBe(2);
    expect(notesOf(card)).toContain("Days left out because only one of IWM and SPY has a close: 2.");
  });

  it("tell of an older copy", async () => {
    const card = await performance({}, { stale: true });
    expect(notesOf(card)).toContain("Fake prices cannot be read at the moment; an older copy stands in.");
    expect(card.tone).toBe("caution");
  });
});

describe("the chart of a performance card", () => {
  it("shows the ratio with its mean and two bands, and says in words what it shows", async () => {
    const card = await performance();
    const chart = chartOf(card);
    expect(chart?.series[0]?.points[0]).toEqual({ date: "2016-08-19", value: 100 });
    expect(chart?.series[0]?.points.at(-1)?.value).toBeCloseTo(100 * (1 + (value(card, "gap.relativeWealth") ?? 0)), 6);
    expect(chart?.lines?.map(({ label }) => label)).toEqual(["mean", "+1 sd", "−1 sd", "+2 sd", "−2 sd"]);
    expect(chart?.alt).toMatch(
      /^Wealth in IWM over wealth in SPY, with dividends, 100 at the start: 100\.0 on 19 Aug 2016, .* on 21 Aug 2026; low .*, high .*\. Mean .*; today is .* standard deviations (below|above) it\.$/,
    );
  });

  it("has no bands where there are too few days for a mean", async () => {
    expect(chartOf(await performance({ period: "1m" }))?.lines).toEqual([]);
  });
});

describe("a fund that is asked for", () => {
  it.each([" iwm ", "$IWM", "iWm"])("is understood as %j", async (fund) => {
    expect((await performance({ fund })).data).toMatchObject({ small: "IWM" });
  });

  it.each([
    ["💥", "“💥” does not fit fund: expected a ticker such as IWM, IJR or ^RUT."],
    ["IWM; drop", "“IWM; drop” does not fit fund: expected a ticker such as IWM, IJR or ^RUT."],
    ["ABCDEFGHIJKLM", "“ABCDEFGHIJKLM” does not fit fund: expected at most 12 characters."],
    ["", "fund needs a value."],
    ["spy", "fund is the very fund that it would stand against: say another fund, or another against."],
  ])("and is no ticker, %j, is refused", async (fund, answer) => {
    const card = await performance({ fund });
    expect([card.tone, card.answer]).toEqual(["problem", answer]);
  });

  it("and is not known, is refused with the nearest that is", async () => {
    const card = await performance({ fund: "IWMM" });
    expect(card).toMatchObject({ tone: "problem", answer: "There is no price history of “IWMM”." });
    expect(notesOf(card)[0]).toMatch(/^Did you mean IWM\? .*AVUV/);
    expect(card.data).toMatchObject({ problem: "no-data" });
  });

  it.each([
    ["10yr", "10y"],
    ["nasdaq", "nasdaq100"],
  ])("and is a slip of another option, %j, is refused with that", async (fund, meant) => {
    expect(notesOf(await performance({ fund }))[0]).toContain(`Did you mean ${meant}?`);
  });

  it("and is known but not to the source, is no slip of the fingers", async () => {
    expect(notesOf(await performance({ fund: "IJR" }))[0]).toMatch(/^Any fund or index/);
  });
});

describe("performance without its sources", () => {
  it.each(["IWM", "SPY"])("is refused with the reason when %s cannot be read", async (ticker) => {
    const card = await performance(
      {},
      { fails: { [ticker]: new SourceFailure("network", "Fake", "the line is dead") } },
    );
    expect(card).toMatchObject({ tone: "problem", answer: "IWM and SPY cannot be compared: the line is dead." });
  });

  it.each(["IWM", "SPY"])("takes a source that does not know %s for a gap of the source", async (ticker) => {
    const missing = new SourceFailure("missing", "Fake", `Fake has no price history of ${ticker}`);
    const card = await performance({}, { fails: { [ticker]: missing } });
    expect(card.data).toMatchObject({ problem: "source-down" });
    expect(card.answer).toBe(`IWM and SPY cannot be compared: Fake has no price history of ${ticker}.`);
  });

  it("says that it is loading, and completes the answer later", async () => {
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const path = PATHS.IWM ?? { from: TODAY };
    const history = async (ticker: string) => {
      await arrived;
      return readingOf(pricesOf(ticker, path.from, TODAY, path));
    };
    const { ask } = asking(fakeMarket({ funds: {}, more: { history } }));
    const partial: Card[] = [];
    const onPartial = (card: Card) => {
      partial.push(card);
      arrive();
    };
    const card = await ask({ command: "performance", options: {}, asker }, { onPartial });
    expect(partial[0]).toMatchObject({ title: "Loading prices", pending: "Still loading: prices of IWM and SPY." });
    expect(card.pending).toBeUndefined();
    expect(card.title).toContain("IWM");
  });
});

describe("the receipt of a performance card", () => {
  it("has every day of the period, and the formulas with their numbers", async () => {
    const card = await over().ask({ command: "performance", options: {}, asker, view: "receipt" });
    const csv = card.attachments?.find(({ name }) => name.endsWith(".csv"));
    expect(csv?.name).toBe("smallcap-performance-10y-2026-08-21.csv");
    expect(csv?.content).toMatch(/^date,small,large,logRatio\n2016-08-19,[\d.]+,[\d.]+,0\n/);
    const lines = csv?.content.trim().split("\n") ?? [];
    expect(lines).toHaveLength((value(card, "days.n") ?? 0) + 1);
    const facts = card.parts.find((part) => part.kind === "facts");
    expect(facts?.kind === "facts" && facts.facts.map(({ label }) => label)).toEqual(
      expect.arrayContaining(["Returns", "Gap", "Ratio", "Half-life", "Mean reversion", "Ten-year gaps", "Phases"]),
    );
  });
});

describe("performance on the simulated market", () => {
  it.each(["IJR", "VB", "AVUV", "PSCT"])("answers for %s, without what is printed of the real one", async (fund) => {
    const { ask } = asking(createSampleMarket(() => FAKE_NOW));
    const card = await ask({ command: "performance", options: { fund }, asker });
    expect(card).toMatchObject({ simulated: true, tone: "plain" });
    expect(value(card, "gap.points")).not.toBeNull();
    expect(card.figures["article.gap.points"]).toBeUndefined();
    expect(chartOf(card)?.title).toContain("(simulated)");
    expect(strayNumbers(card)).toEqual([]);
  });
});

describe("what was published of phases", () => {
  const at = (instant: string) =>
    asking(
      fakeMarket({
        funds: {},
        more: {
          history: async (ticker) => {
            const path = PATHS[ticker] ?? { from: TODAY };
            return readingOf(pricesOf(ticker, path.from, TODAY, path));
          },
        },
      }),
      { now: () => Date.parse(instant) },
    ).ask({ command: "performance", options: { period: "max" }, asker });

  it("is told once it was out, and hidden on a day before", async () => {
    const later = await at("2026-08-21T21:00:00Z");
    expect(value(later, "published.1979-01.lead")).toBe(0.77);
    expect(notesOf(later).join(" ")).toContain("small caps first: 77.0%, 91.4%, 49.6%, 94.5%, 99.0%.");
    expect(strayNumbers(later)).toEqual([]);
    const earlier = await at("2025-06-30T21:00:00Z");
    expect(earlier.figures["published.1979-01.lead"]).toBeUndefined();
    expect(earlier.data).toMatchObject({ to: "2025-06-30" });
  });
});

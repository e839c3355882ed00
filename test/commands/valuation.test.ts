import { csvParse } from "d3-dsv";
import { describe, expect, it } from "vitest";
import { commands } from "../../commands/registry.ts";
import { understand } from "../../commands/understand.ts";
import type { Card } from "../../src/card.ts";
import { cardFooter } from "../../src/card-text.ts";
import { cachedMarket } from "../../src/market/cached.ts";
import { createRemember } from "../../src/market/remember.ts";
import { createSampleMarket } from "../../src/market/sample/sample.ts";
import { METHODS, METRICS, type Metric } from "../../src/valuation/metric.ts";
import { asker } from "../support/commands.ts";
import { asking, notesOf, rowOf } from "../support/context.ts";
import { company, EXAMPLE, FAKE_NOW, type FakeMarketOptions, fakeMarket } from "../support/fake-market.ts";
import { keptLog } from "../support/kept-log.ts";

const AGAINST = ["sp500", "sp400", "russell1000"] as const;
const LOSERS = ["both", "include", "exclude", "cap"] as const;
const { IWM = [], IVV = [] } = EXAMPLE;
const over = (more: Partial<FakeMarketOptions> = {}) => asking(fakeMarket({ funds: EXAMPLE, ...more }));
const value = (card: Card, id: string) => card.figures[id]?.value;

/** The ids that COMMANDS.md promises for a metric. */
function promisedIds(metric: Metric): string[] {
  const sides = ["small", "large"].flatMap((side) => [
    ...["aggregate", "exNegative", "harmonicCapped", "median"].flatMap((method) => [
      `${side}.${metric}.${method}`,
      `${side}.ntm.${method}`,
    ]),
    ...["topDown.trailing-pe", "coverage.weight", "coverage.names", "losses.weight", "losses.names", "names"].map(
      (id) => `${side}.${id}`,
    ),
  ]);
  const gaps = ["aggregate", "exNegative", "harmonicCapped", "median"].flatMap((method) =>
    ["discount", "turns", "rerating"].map((part) => `gap.${metric}.${method}.${part}`),
  );
  const changes = ["1w", "1m"].flatMap((window) =>
    ["smallPrice", "largePrice", "smallEarnings", "largeEarnings", "membership", "total"].map(
      (part) => `change.${window}.${part}`,
    ),
  );
  return [...sides, ...gaps, ...changes, "history.z", "history.percentile", "history.n"];
}

describe("valuation", () => {
  it("answers by both treatments of losses when nothing is said", async () => {
    const card = await over().valuation();
    expect(card).toMatchObject({
      title: "Cheaper without the loss-makers, dearer with them",
      answer:
        "On next fiscal year's expected earnings the Russell 2000 trades at 13.3× with loss-makers left out, 33.3% cheaper than the S&P 500 at 20.0×. Count every company and it is 26.3×, 31.3% dearer than the S&P 500.",
      tone: "plain",
      simulated: false,
    });
    expect(rowOf(card, "losses left out")).toEqual(["losses left out", "13.3×", "20.0×", "−6.7 turns, 33.3% cheaper"]);
    expect(rowOf(card, "losses counted")).toEqual(["losses counted", "26.3×", "20.0×", "+6.3 turns, 31.3% dearer"]);
    expect(value(card, "small.losses.weight")).toBeCloseTo(2_000 / 42_000, 12);
    expect(value(card, "small.names")).toBe(2);
  });

  it("says that the sign depends on the losses, and keeps silent where it does not", async () => {
    const flipping = "Whether small caps look cheap depends on how these loss-makers are treated.";
    expect(notesOf(await over().valuation()).join(" ")).toContain(flipping);
    const [abc] = IWM;
    const without = over({ funds: { ...EXAMPLE, IWM: abc ? [abc] : [] } });
    const card = await without.valuation();
    expect(card.title).toBe("Cheaper, with and without loss-makers");
    expect(notesOf(card).join(" ")).not.toContain("depends on how");
  });

  it.each(METRICS)("gives every promised id for %s, each null with its reason", async (metric) => {
    const card = await over().valuation({ metric });
    expect(Object.keys(card.figures)).toEqual(expect.arrayContaining(promisedIds(metric)));
    for (const figure of Object.values(card.figures)) {
      expect(figure.value === null, figure.id).toBe(figure.reason !== undefined);
      if (figure.value !== null) expect(Number.isFinite(figure.value)).toBe(true);
    }
    for (const method of METHODS) expect(value(card, `gap.${metric}.${method}.discount`)).not.toBeNull();
  });

  it.each([
    ["trailing-pe", 40 / 2.5, 42_000 / (2_500 - 2_000)],
    ["price-book", 2, 42_000 / (20_000 - 100)],
    ["price-sales", 42_000 / (20_000 + 4_000), 42_000 / (20_000 + 4_000)],
  ] as const)("computes %s from its own fundamental", async (metric, exNegative, aggregate) => {
    const card = await over().valuation({ metric });
    expect(value(card, `small.${metric}.exNegative`)).toBeCloseTo(exNegative, 9);
    expect(value(card, `small.${metric}.aggregate`)).toBeCloseTo(aggregate, 9);
  });

  it.each([
    ["sp500", "S&P 500", 20],
    ["sp400", "S&P MidCap 400", 15],
    ["russell1000", "Russell 1000", 20],
  ] as const)("compares with %s when asked", async (against, name, multiple) => {
    const card = await over().valuation({ against });
    expect(card.answer).toContain(`than the ${name} at`);
    expect(value(card, "large.forward-pe.exNegative")).toBeCloseTo(multiple, 9);
  });

  it.each([
    ["include", "26.3× with every company counted, 31.3% dearer", "losses counted"],
    ["exclude", "13.3× with loss-makers left out, 33.3% cheaper", "losses left out"],
    ["cap", "13.3× with losses left out and ratios capped at 60, 33.3% cheaper", "left out, capped at 60×"],
  ] as const)("shows losses by the asked treatment: %s", async (losers, words, first) => {
    const card = await over().valuation({ losers });
    expect(card.answer).toContain(words);
    expect(card.answer).not.toContain("Count every company");
    const table = card.parts.find(({ kind }) => kind === "table");
    expect(table?.kind === "table" && table.rows[0]?.[0]).toBe(first);
  });

  it("changes the view only, never the figures, with losers and period", async () => {
    const { valuation } = over();
    const { figures } = await valuation();
    for (const losers of LOSERS) {
      for (const period of ["1y", "5y", "10y", "max"]) {
        expect((await valuation({ losers, period })).figures).toEqual(figures);
      }
    }
  });

  it("blends to the next twelve months where fiscal year ends are known, of the day of the prices", async () => {
    const card = await over().valuation();
    const left = 1 - (Date.parse("2026-08-21T20:00:00Z") - Date.parse("2025-12-31T00:00:00Z")) / 86_400_000 / 365.25;
    const abc = 2 * left + 3 * (1 - left);
    expect(value(card, "small.ntm.exNegative")).toBeCloseTo(40 / abc, 9);
    expect(rowOf(card, "twelve months, losses out")[1]).toBe(`${(40 / abc).toFixed(1)}×`);
  });

  it("shows the newsletter's pair beside the forward ratio of the S&P 500 only", async () => {
    const { valuation } = over();
    for (const metric of METRICS) {
      for (const against of AGAINST) {
        const card = await valuation({ metric, against });
        const shown = metric === "forward-pe" && against === "sp500";
        expect("article.small" in card.figures, `${metric} ${against}`).toBe(shown);
        expect(rowOf(card, "the newsletter, as printed").length > 0).toBe(shown);
      }
    }
    expect(notesOf(await valuation()).join(" ")).toContain(
      "The newsletter's 13.6× against 17.2× fits none of these definitions on this date; nearest is “losses left out”, 13.3× against 20.0×.",
    );
  });

  it("says which definition the newsletter's pair fits where one does", async () => {
    const fitting = over({
      funds: {
        IWM: [company("ABC", 1, { price: 13.6, epsForward: 1 })],
        IVV: [company("ONE", 1, { price: 17.2, epsForward: 1 })],
      },
    });
    expect(notesOf(await fitting.valuation()).join(" ")).toMatch(/The newsletter's 13\.6× against 17\.2× fits “/);
  });

  it("offers follow-ups that are understood, each another question than this one", async () => {
    const { valuation } = over();
    for (const metric of METRICS) {
      for (const against of AGAINST) {
        const now = understand(commands, { command: "valuation", options: { metric, against } }).options;
        for (const { command, options, view } of (await valuation({ metric, against })).next) {
          const next = understand(commands, { command, options }).options;
          if (view === "receipt") expect(next).toEqual(now);
          else expect(next).not.toEqual(now);
        }
      }
    }
  });

  it("marks every card of the simulated market, and keeps the newsletter out of it", async () => {
    const card = await asking(createSampleMarket(() => FAKE_NOW)).valuation();
    expect(card.simulated).toBe(true);
    expect(cardFooter(card)).toMatch(/^Simulated market/);
    expect(Object.keys(card.figures).filter((id) => id.startsWith("article."))).toEqual([]);
    expect(value(card, "small.names")).toBe(2_000);
  });
});

describe("a valuation without meaning", () => {
  it("has no ratio where losses outweigh earnings, and says so instead of 0", async () => {
    const losing = [...IWM, company("BAD", 9_000, { price: 1, epsForward: -5 })];
    const card = await over({ funds: { ...EXAMPLE, IWM: losing } }).valuation();
    expect(card.title).toBe("Cheaper without the loss-makers, no ratio with them");
    expect(card.answer).toContain(
      "With every company counted there is no ratio: the covered members' expected earnings add up to zero or less.",
    );
    expect(rowOf(card, "losses counted")).toEqual(["losses counted", "not meaningful", "20.0×", "–"]);
    expect(card.figures["gap.forward-pe.aggregate.discount"]).toMatchObject({
      value: null,
      reason: "Russell 2000: the covered members' expected earnings add up to zero or less",
    });
  });

  it("gives the small side alone when the large one fails, with the reason", async () => {
    const card = await over({ funds: { IWM } }).valuation();
    expect(card).toMatchObject({ title: "No gap in forward P/E can be given", tone: "caution" });
    expect(card.answer).toBe(
      "On next fiscal year's expected earnings the Russell 2000 trades at 13.3× with loss-makers left out; the S&P 500 cannot be compared: Fake iShares has no holdings of IVV. Count every company and it is 26.3×.",
    );
    expect(card.figures["large.forward-pe.exNegative"]).toMatchObject({
      value: null,
      reason: "Fake iShares has no holdings of IVV",
    });
  });

  it("says once why there is no small side", async () => {
    const card = await over({ funds: { IVV } }).valuation();
    expect(card.answer).toBe("There is no forward P/E of the Russell 2000: Fake iShares has no holdings of IWM.");
    expect(rowOf(card, "losses left out")[2]).toBe("20.0×");
  });

  it("is a problem when neither side has holdings", async () => {
    const card = await over({ funds: {} }).valuation();
    expect(card).toMatchObject({ tone: "problem", title: "The data is not there", figures: {} });
    expect(card.answer).toBe("There is nothing to value: Fake iShares has no holdings of IWM.");
  });

  it("is refused with the reason when no quote comes", async () => {
    const card = await over({ fails: { quotes: "Fake Yahoo refuses" } }).valuation();
    expect(card.tone).toBe("problem");
    expect(card.answer).toBe("There is nothing to value: Fake Yahoo refuses.");
    expect(notesOf(card).join(" ")).toContain("asked again in a minute");
  });

  it("has no sales and no blend without filings, and everything else", async () => {
    const { valuation } = over({ fails: { filings: "SEC data is off" } });
    const sales = await valuation({ metric: "price-sales" });
    expect(sales.figures["small.price-sales.exNegative"]).toMatchObject({ value: null, reason: "SEC data is off" });
    const forward = await valuation();
    expect(value(forward, "small.forward-pe.exNegative")).toBeCloseTo(40 / 3, 9);
    expect(forward.figures["small.ntm.exNegative"]).toMatchObject({
      value: null,
      reason: "fiscal year ends come from filings: SEC data is off",
    });
    expect(rowOf(forward, "twelve months, losses out")).toEqual([]);
  });

  it("goes without chart and cross-check, and says why", async () => {
    const card = await over({ fails: { history: "no prices today", fundRatios: "no ratios today" } }).valuation();
    expect(notesOf(card)).toContain("No chart: no prices today.");
    expect(notesOf(card).join(" ")).not.toContain("Cross-check");
    expect(card.figures["small.topDown.trailing-pe"]).toMatchObject({ value: null, reason: "no ratios today" });
  });

  it("has no history before there is a record", async () => {
    const card = await over().valuation();
    expect(card.figures["history.percentile"]).toMatchObject({
      value: null,
      reason: "the record has 0 of the 250 trading days this needs",
    });
    expect(card.figures["change.1w.total"]).toMatchObject({ value: null, reason: "no day is recorded one week back" });
  });

  it("calls a gap that rounds to nothing level", async () => {
    const card = await over({ funds: { ...EXAMPLE, IWM: IVV } }).valuation();
    expect(card.title).toBe("Level, with and without loss-makers");
    expect(card.answer).toContain("20.0× with loss-makers left out, level with the S&P 500 at 20.0×.");
    expect(rowOf(card, "losses left out")[3]).toBe("0.0 turns, no gap");
  });
});

describe("caution", () => {
  it.each(["holdings", "quotes"] as const)(
    "is called for by an older copy of %s, named in the footer",
    async (kind) => {
      const card = await over({ stale: [kind] }).valuation();
      expect(card.tone).toBe("caution");
      expect(cardFooter(card)).toContain("(older copy");
      expect(notesOf(card).join(" ")).toContain("older copies stand in, and their age is shown.");
      expect(card.sources.filter(({ stale }) => stale).length).toBeGreaterThan(0);
    },
  );

  it.each([
    [6_000, "plain"],
    [8_000, "caution"],
  ] as const)(
    "is called for by coverage below 85%%: %d dollars unknown of 42,000 known are %s",
    async (unknown, tone) => {
      const card = await over({ funds: { ...EXAMPLE, IWM: [...IWM, company("NON", unknown, null)] } }).valuation();
      expect(value(card, "small.coverage.weight")).toBeCloseTo(42_000 / (42_000 + unknown), 12);
      expect(card.tone).toBe(tone);
      expect(value(card, "small.forward-pe.exNegative")).toBeCloseTo(40 / 3, 9);
    },
  );

  it("is called for by weights from before the June reconstitution", async () => {
    const card = await over({ holdingsAt: "2026-05-05T20:00:00.000Z" }).valuation();
    expect(card.tone).toBe("caution");
    expect(notesOf(card)).toContain(
      "Weights of the Russell 2000 are of 5 May 2026, 108 days before the prices and before the June reconstitution.",
    );
    expect(notesOf(card)).toContain("Weights of the S&P 500 are of 5 May 2026, 108 days before the prices.");
  });

  it("is not called for by weights a month old", async () => {
    const card = await over({ holdingsAt: "2026-07-22T20:00:00.000Z" }).valuation();
    expect(card.tone).toBe("plain");
    expect(notesOf(card).join(" ")).not.toContain("Weights of");
  });

  it("is called for by prices older than a long weekend", async () => {
    const later = asking(fakeMarket({ funds: EXAMPLE }), { now: () => Date.parse("2026-08-27T21:00:00Z") });
    const card = await later.valuation();
    expect(card.tone).toBe("caution");
    expect(notesOf(card)).toContain("The prices are of 21 Aug 2026 16:00 New York, 6 days ago.");
  });
});

describe("a valuation while quotes are loading", () => {
  it("answers once with what is there, then with the whole", async () => {
    const gate = Promise.withResolvers<void>();
    const market = fakeMarket({ funds: EXAMPLE, late: { tickers: ["ONE"], until: gate.promise } });
    // A short patience ends at once, a long one never: the data has to come.
    const wait = (milliseconds: number) =>
      milliseconds <= 10_000 ? Promise.resolve() : Promise.withResolvers<void>().promise;
    const { ask } = asking(market, { wait });
    const partial: Card[] = [];
    const card = await ask(
      { command: "valuation", options: {}, asker },
      {
        onPartial: (shown) => {
          partial.push(shown);
          gate.resolve();
        },
      },
    );
    expect(partial).toHaveLength(1);
    expect(partial[0]).toMatchObject({
      tone: "caution",
      pending: "Still loading: 1 of 2 requests for quotes have been answered, and this answer covers only those.",
    });
    expect(partial[0] && value(partial[0], "large.coverage.weight")).toBe(0);
    expect(partial[0]?.figures["large.forward-pe.exNegative"]).toMatchObject({
      value: null,
      reason: "no member has this figure (still loading)",
    });
    expect(card).toMatchObject({ tone: "plain", title: "Cheaper without the loss-makers, dearer with them" });
    expect(card.pending).toBeUndefined();
    expect(value(card, "large.coverage.weight")).toBe(1);
  });
});

describe("the receipt of a valuation", () => {
  const sample = createSampleMarket(() => FAKE_NOW);

  it("lists every request once, also one that serves both sides", async () => {
    const nothing = { get: async () => undefined, set: async () => true };
    const remember = createRemember({ store: nothing, now: () => FAKE_NOW, origin: "fake", log: keptLog() });
    const kept = cachedMarket(fakeMarket({ funds: EXAMPLE }), remember, "strict");
    for (const metric of ["forward-pe", "price-sales"]) {
      const inputs = (await asking(kept).valuation({ metric })).receipt?.inputs ?? [];
      expect(inputs.filter(({ source }) => source === "Fake filings")).toHaveLength(1);
    }
  });

  it.each([
    ["a small market", fakeMarket({ funds: EXAMPLE }), "forward-pe"],
    ["a small market", fakeMarket({ funds: EXAMPLE }), "price-sales"],
    ["the simulated market", sample, "forward-pe"],
    ["the simulated market", sample, "trailing-pe"],
    ["the simulated market", sample, "price-book"],
    ["the simulated market", sample, "price-sales"],
  ] as const)("computes again from its own rows: %s (%#), %s", async (_, market, metric) => {
    const card = await asking(market).receipt({ metric });
    const facts = card.parts.flatMap((part) => (part.kind === "facts" ? part.facts : []));
    const rows = csvParse(card.attachments?.[0]?.content ?? "");
    for (const side of ["small", "large"]) {
      const again = recomputed(rows.filter((row) => row.side === side));
      for (const [method, multiple] of Object.entries(again)) {
        expect(multiple / (value(card, `${side}.${metric}.${method}`) ?? Number.NaN), `${side} ${method}`).toBeCloseTo(
          1,
          12,
        );
      }
      expect(facts.find(({ label }) => label === "Losses left out")?.value).toContain(
        `${again.exNegative.toFixed(1)}×`,
      );
      expect(facts.find(({ label }) => label === "Median company")?.value).toContain(`${again.median.toFixed(1)}×`);
    }
  });

  it("attaches the same rows as JSON, and names the file by the day of the prices", async () => {
    const card = await over({ holdingsAt: "2026-05-05T20:00:00.000Z" }).receipt();
    expect(card.attachments?.map(({ name }) => name)).toEqual([
      "smallcap-forward-pe-2026-08-21.csv",
      "smallcap-forward-pe-2026-08-21.json",
    ]);
    const json = JSON.parse(card.attachments?.[1]?.content ?? "");
    expect(json.rows).toHaveLength(4);
    expect(json.rows[1]).toMatchObject({ side: "small", ticker: "XYZ", figure: -1.4, yield: -0.7, ratio: null });
  });

  it("names who is left out and why, with the weight", async () => {
    const card = await over({ funds: { ...EXAMPLE, IWM: [...IWM, company("NON", 42_000, null)] } }).receipt();
    expect(notesOf(card)).toContain("Left out, Russell 2000, no quote: 1 (50.0% of the index). NON.");
  });

  it("has the same hash for the same inputs, and another for others", async () => {
    const hash = async (price: number) => {
      const changed = company("ONE", 1, { price, epsForward: 1 });
      return (await over({ funds: { IWM, IVV: [changed] } }).valuation()).receipt?.hash;
    };
    expect(await hash(10)).toBe(await hash(10));
    expect(await hash(10)).not.toBe(await hash(10.01));
  });
});

/** The multiples from the attached rows alone, by the formulas the receipt prints. */
function recomputed(rows: readonly { readonly marketValue?: string; readonly yield?: string }[]) {
  const known = rows
    .filter((row) => row.yield !== "")
    .map((row) => ({ w: Number(row.marketValue), perDollar: Number(row.yield) }));
  const positive = known.filter(({ perDollar }) => perDollar > 0);
  const sum = (each: typeof known) => each.reduce((total, { w }) => total + w, 0);
  const earned = (each: typeof known) => each.reduce((total, { w, perDollar }) => total + w * perDollar, 0);
  const capped = positive.reduce((total, { w, perDollar }) => total + w / Math.min(1 / perDollar, 60), 0);
  const ratios = positive.map(({ perDollar }) => 1 / perDollar).sort((a, b) => a - b);
  const middle = ratios.slice(Math.ceil(ratios.length / 2) - 1, Math.floor(ratios.length / 2) + 1);
  return {
    exNegative: sum(positive) / earned(positive),
    aggregate: sum(known) / earned(known),
    harmonicCapped: sum(positive) / capped,
    median: middle.reduce((total, ratio) => total + ratio, 0) / middle.length,
  };
}

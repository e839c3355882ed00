import { csvParse } from "d3-dsv";
import { describe, expect, it } from "vitest";
import { commands } from "../../commands/registry.ts";
import { understand } from "../../commands/understand.ts";
import type { BarChart, Card, Table } from "../../src/card.ts";
import { cardFooter } from "../../src/card-text.ts";
import { SECTORS } from "../../src/earnings/sectors.ts";
import { createSampleMarket } from "../../src/market/sample/sample.ts";
import { asker } from "../support/commands.ts";
import { asking, notesOf, rowOf } from "../support/context.ts";
import { company, FAKE_NOW, type FakeMarketOptions, fakeMarket } from "../support/fake-market.ts";
import { strayNumbers } from "../support/number-lint.ts";

/** Two that grow, one that falls into a loss, one that climbs out and one that loses less: earnings for 100 shares. */
const SMALL = [
  company("UP", 1_000, { epsCurrentYear: 1, epsForward: 1.1 }, { yearEnd: "2025-12-31" }),
  company("MORE", 1_000, { epsCurrentYear: 0.5, epsForward: 0.6 }, { yearEnd: "2025-12-31" }),
  company("LESS", 1_000, { epsCurrentYear: -0.2, epsForward: -0.05 }, { yearEnd: "2025-06-30" }),
  company("OUT", 1_000, { epsCurrentYear: -0.1, epsForward: 0.05 }),
  company("DOWN", 1_000, { epsCurrentYear: 0.1, epsForward: -0.1 }),
];
const LARGE = [
  company("ONE", 60_000, { price: 100, epsCurrentYear: 5, epsForward: 5.4 }, { yearEnd: "2025-12-31" }),
  company("TWO", 40_000, { price: 50, epsCurrentYear: 2, epsForward: 2.2 }),
];
const FUNDS: FakeMarketOptions["funds"] = {
  IWM: SMALL,
  IVV: LARGE,
  IJH: [company("MID", 5_000, { price: 30, epsCurrentYear: 2, epsForward: 2.5 })],
  IWB: [company("ONE", 60_000, { price: 100, epsCurrentYear: 5, epsForward: 5.4 })],
};

const PROMISED = [
  ...["small", "large"].flatMap((side) =>
    [
      ...["growth.median", "growth.medianSigned", "growth.aggregate", "growth.firms", "lossBase.share"],
      ...["turns.toProfit", "turns.toLoss", "revisions.breadth", "revisions.firms"],
    ].map((id) => `${side}.${id}`),
  ),
  "gap.growth.median",
];

const over = (more: Partial<FakeMarketOptions> = {}) => {
  const { ask } = asking(fakeMarket({ funds: FUNDS, ...more }));
  return (options: Readonly<Record<string, string>> = {}, view?: "receipt"): Promise<Card> =>
    ask({ command: "earnings", options, asker, ...(view ? { view } : {}) });
};
const value = (card: Card, id: string) => card.figures[id]?.value;
const chartOf = (card: Card) =>
  card.parts.find((part): part is BarChart => part.kind === "chart" && part.form === "bars");
const sectorsOf = (card: Card) => card.parts.filter((part): part is Table => part.kind === "table")[1]?.rows ?? [];

describe("earnings", () => {
  it("answers with next year's growth by the median and in sum when nothing is said", async () => {
    const card = await over()();
    expect(card).toMatchObject({
      title: "Higher growth expected of small caps, by the median and in aggregate",
      answer:
        "The median Russell 2000 company with a profit in fiscal 2026 is expected to earn 10.0% more in fiscal 2027, against 9.0% more in the S&P 500, a gap of +1.0 points. With all companies and their losses in one sum, growth is 23.1% against 8.7%, most of it from losses that shrink.",
      tone: "plain",
      simulated: false,
    });
    expect(rowOf(card, "median company")).toEqual(["median company", "10.0%", "9.0%", "+1.0"]);
    expect(rowOf(card, "median, signed").slice(1, 3)).toEqual(["20.0%", "9.0%"]);
    expect(rowOf(card, "all, losses counted").slice(1, 3)).toEqual(["23.1%", "8.7%"]);
    expect(rowOf(card, "all with profit 2026").slice(1, 3)).toEqual(["0.0%", "8.7%"]);
    expect(value(card, "small.growth.profitableBothYears")).toBeCloseTo(20 / 150, 9);
    expect(value(card, "small.growth.firms")).toBe(3);
    expect(value(card, "small.lossBase.share")).toBe(0.4);
    expect([value(card, "small.turns.toProfit"), value(card, "small.turns.toLoss")]).toEqual([1, 1]);
  });

  it("says what the change is in money, and that the aggregate is a shrinking loss pool where it is one", async () => {
    const card = await over()();
    expect(notesOf(card)).toContain(
      "* In money the change is +$0.60 on a hundred dollars of the Russell 2000, $0.00 from companies with a profit in fiscal 2026 and +$0.60 from those at a loss; S&P 500 +$0.40, $0.00 from those at a loss. So most of the 23.1% is a shrinking loss pool: companies with a profit in fiscal 2026 add up to 0.0%.",
    );
    const profits = over({ funds: { ...FUNDS, IWM: SMALL.slice(0, 2) } });
    expect(notesOf(await profits()).join(" ")).not.toContain("loss pool");
    expect((await profits()).answer).not.toContain("losses that shrink");
  });

  it("names the compared years and the day of the forecasts", async () => {
    expect(notesOf(await over()())[0]).toBe(
      "Compares fiscal 2027 with fiscal 2026, by the most frequent year end, December; companies with another stand by their own years. Forecasts of 21 Aug 2026; as a rule they come down while a year goes on.",
    );
    const unknown = await over({ fails: { filings: "SEC data is off" } })();
    expect(notesOf(unknown)[0]).toContain(
      "Compares fiscal 2027 with fiscal 2026 by the calendar: no company's year end is known",
    );
    expect(unknown.figures).toEqual((await over()()).figures);
  });

  it("never sets a median beside a sum: each gap is of one way of measuring", async () => {
    const card = await over()();
    for (const way of ["median", "medianSigned", "aggregate", "positiveBase", "profitableBothYears"]) {
      const [s, l] = [value(card, `small.growth.${way}`), value(card, `large.growth.${way}`)];
      expect(value(card, `gap.growth.${way}`)).toBeCloseTo(((s ?? Number.NaN) - (l ?? Number.NaN)) * 100, 9);
    }
  });

  it.each(["next-year", "this-year"])("gives every promised id for %s, each null with its reason", async (horizon) => {
    for (const more of [{}, { sector: "industrials" }, { sector: "energy" }, { against: "sp400" }]) {
      const card = await over()({ horizon, ...more });
      expect(Object.keys(card.figures)).toEqual(expect.arrayContaining(PROMISED));
      for (const figure of Object.values(card.figures)) {
        expect(figure.value === null, figure.id).toBe(figure.reason !== undefined);
      }
      expect(strayNumbers(card)).toEqual([]);
    }
  });

  it("shows the newsletter's pair as a median beside something else, against the S&P 500 only", async () => {
    const ask = over();
    const card = await ask();
    expect(rowOf(card, "newsletter, median v S&P").slice(1)).toEqual(["18.4%", "9.8%", "+8.6"]);
    expect(notesOf(card).join(" ")).toContain(
      "The newsletter prints 18.4% against 9.8% for 2026: a median of small caps beside the S&P 500's growth, which are two statistics. By one statistic on both sides it is 10.0% against 9.0% by the median and 23.1% against 8.7% in aggregate for fiscal 2027.",
    );
    for (const options of [{ against: "sp400" }, { sector: "industrials" }] as const) {
      expect(Object.keys((await ask(options)).figures).filter((id) => id.startsWith("article."))).toEqual([]);
    }
  });

  it("leaves out who has accounts in another currency or lacks a year, and counts them", async () => {
    const odd = [
      company("CAN", 1_000, { accountsCurrency: "CAD", epsCurrentYear: 1, epsForward: 9 }),
      company("HALF", 1_000, { epsForward: 9 }),
    ];
    const card = await over({ funds: { ...FUNDS, IWM: [...SMALL, ...odd] } })();
    expect(value(card, "small.growth.median")).toBeCloseTo(0.1, 9);
    expect(value(card, "small.coverage.names")).toBeCloseTo(5 / 7, 12);
    expect(card.tone).toBe("caution");
    expect(card.receipt?.leftOut).toEqual([
      { reason: "Russell 2000, accounts in CAD, price in USD", names: ["CAN"], weight: 1 / 7 },
      { reason: "Russell 2000, no analyst estimate of this fiscal year", names: ["HALF"], weight: 1 / 7 },
    ]);
  });

  it("draws how growth is spread, in percent of the companies with a rate", async () => {
    const chart = chartOf(await over()());
    expect(chart).toMatchObject({
      arrangement: "beside",
      yUnit: "share",
      categories: [
        ...["below −50%", "−50 to −25%", "−25 to 0%", "0 to 10%"],
        ...["10 to 25%", "25 to 50%", "50 to 100%", "above 100%"],
      ],
    });
    const [small, large] = chart?.series ?? [];
    expect(small?.values[0]).toBeCloseTo(100 / 3, 9);
    for (const series of [small, large]) {
      expect(series?.values.reduce<number>((sum, share) => sum + (share ?? 0), 0)).toBeCloseTo(100, 9);
    }
    expect(chart?.alt).toContain("Russell 2000: below −50% 33.3%,");
  });

  it("offers follow-ups that are understood, each another question than this one", async () => {
    const ask = over();
    for (const asked of [{}, { horizon: "this-year" }, { sector: "industrials", against: "sp400" }]) {
      const now = understand(commands, { command: "earnings", options: asked }).options;
      const { next } = await ask(asked);
      for (const { command, options, view } of next.filter(({ command }) => command === "earnings")) {
        const then = understand(commands, { command, options }).options;
        if (view === "receipt") expect(then).toEqual(now);
        else expect(then).not.toEqual(now);
      }
      expect(next[0]).toMatchObject({ label: "How computed?", view: "receipt" });
      expect(next.at(-1)).toEqual({ label: "Rates", command: "rates", options: {} });
    }
  });
});

describe("sectors", () => {
  const [up, more, less, , down] = SMALL;
  const inSector = (sector: string, each: (typeof SMALL)[number] | undefined) =>
    each ? [{ ...each, holding: { ...each.holding, sector } }] : [];
  const mixed = over({
    funds: {
      ...FUNDS,
      IWM: [
        ...inSector("Health Care", up),
        ...inSector("Health Care", less),
        ...inSector("Communication", more),
        ...inSector("Cash", down),
      ],
      IVV: [...inSector("Health Care", LARGE[0]), ...inSector("Energy", LARGE[1])],
    },
  });

  it("stand in a table of their own, with figures behind every number", async () => {
    const card = await mixed();
    expect(sectorsOf(card)).toHaveLength(SECTORS.length);
    expect(sectorsOf(card).find(([name]) => name === "Health Care")).toEqual(["Health Care", "10.0%", "1", "50.0%"]);
    expect(value(card, "large.sector.energy.growth.median")).toBeCloseTo(0.1, 9);
    expect(card.figures["small.sector.energy.growth.median"]).toMatchObject({
      value: null,
      reason: "no member belongs to this sector",
    });
    expect(card.data).toMatchObject({
      sectors: expect.arrayContaining([
        {
          sector: "Health Care",
          small: expect.objectContaining({ names: 2, firms: 1, lossBaseShare: 0.5 }),
          large: expect.objectContaining({ names: 1, firms: 1, lossBaseShare: 0 }),
        },
      ]),
    });
    expect(strayNumbers(card)).toEqual([]);
  });

  it("narrow both sides when one is asked for", async () => {
    const card = await mixed({ sector: "health-care" });
    expect(card.title).toMatch(/^Higher growth expected of small caps in Health Care/);
    expect(card.answer).toMatch(/^In Health Care the median Russell 2000 company/);
    expect([value(card, "small.names"), value(card, "large.names")]).toEqual([2, 1]);
    expect(sectorsOf(card)).toEqual([]);
    expect(card.next.map(({ label }) => label)).toContain("All sectors");
  });

  it("without members on one side say so", async () => {
    const card = await mixed({ sector: "communication" });
    expect(card.answer).toContain("the S&P 500 cannot be compared: no member belongs to this sector");
    const nobody = await mixed({ sector: "utilities" });
    expect(nobody.title).toBe("No gap in expected growth can be given in Utilities");
    expect(notesOf(nobody)).toContain("No chart: no company has a growth rate.");
  });
});

describe("earnings without meaning", () => {
  it("have no aggregate rate where the base is a loss, and say so instead of a number", async () => {
    const losing = [...SMALL, company("BAD", 9_000, { price: 1, epsCurrentYear: -5, epsForward: -4 })];
    const card = await over({ funds: { ...FUNDS, IWM: losing } })();
    expect(card.title).toBe("Higher growth expected of small caps by the median, no rate in aggregate");
    expect(card.answer).toContain(
      "With all companies and their losses in one sum there is no rate: the earlier year's earnings add up to zero or less.",
    );
    expect(rowOf(card, "all, losses counted")).toEqual(["all, losses counted", "not meaningful", "8.7%", ""]);
    expect(value(card, "small.earnings.change.lossBase")).toBeGreaterThan(0);
  });

  it("have no median where everybody starts at a loss", async () => {
    const card = await over({ funds: { ...FUNDS, IWM: SMALL.slice(2, 4) } })();
    expect(card.answer).toBe(
      "There is no growth rate of the Russell 2000: no member has a profit in the earlier year. The median S&P 500 company with a profit in fiscal 2026 is expected to earn 9.0% more in fiscal 2027.",
    );
    expect(card.figures["gap.growth.median"]).toMatchObject({
      value: null,
      reason: "Russell 2000: no member has a profit in the earlier year",
    });
  });

  it("say less where less is expected", async () => {
    const shrinking = [company("SHR", 1_000, { epsCurrentYear: 2, epsForward: 1.9 })];
    const card = await over({ funds: { ...FUNDS, IWM: shrinking } })();
    expect(card.title).toBe("Lower growth expected of small caps, by the median and in aggregate");
    expect(card.answer).toContain("is expected to earn 5.0% less in fiscal 2027, against 9.0% more");
    expect(strayNumbers(card)).toEqual([]);
  });

  it("give one side alone when the other fails, with the reason", async () => {
    const card = await over({ funds: { IWM: SMALL } })();
    expect(card).toMatchObject({ tone: "caution", title: "No gap in expected growth can be given" });
    expect(card.answer).toContain("the S&P 500 cannot be compared: Fake iShares has no holdings of IVV.");
    expect(chartOf(card)?.series).toHaveLength(1);
    const other = await over({ funds: { IVV: LARGE } })();
    expect(other.answer).toMatch(
      /^There is no growth rate of the Russell 2000: Fake iShares has no holdings of IWM\. The median S&P 500/,
    );
    for (const each of [card, other]) expect(strayNumbers(each)).toEqual([]);
  });

  it("are refused with the reason when neither side has a member or a quote", async () => {
    const nobody = await over({ funds: {} })();
    expect(nobody).toMatchObject({ tone: "problem", title: "The data is not there", figures: {} });
    expect(nobody.answer).toBe("There are no earnings to compare: Fake iShares has no holdings of IWM.");
    const silent = await over({ fails: { quotes: "Fake Yahoo refuses" } })();
    expect(silent.answer).toBe("There are no earnings to compare: Fake Yahoo refuses.");
    expect(silent.data).toMatchObject({ problem: "source-down" });
  });

  it("are marked with the age of weights and copies", async () => {
    const old = await over({ holdingsAt: "2026-05-05T20:00:00.000Z", stale: ["quotes"] })();
    expect(old.tone).toBe("caution");
    expect(notesOf(old).join(" ")).toContain("before the June reconstitution");
    expect(notesOf(old).join(" ")).toContain("older copies stand in");
    expect(strayNumbers(old)).toEqual([]);
  });
});

describe("earnings while quotes are on their way", () => {
  it("wait for the first company, then answer with what is there", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { ask } = asking(fakeMarket({ funds: FUNDS, late: { tickers: ["ONE", "TWO"], until: promise } }));
    const partial: Card[] = [];
    const card = await ask(
      { command: "earnings", options: {}, asker },
      {
        onPartial: (each) => {
          partial.push(each);
          resolve();
        },
      },
    );
    expect(partial[0]?.pending).toContain("Still loading");
    expect(partial[0] && value(partial[0], "small.growth.median")).toBeCloseTo(0.1, 9);
    expect(partial[0]?.figures["large.growth.median"]?.reason).toBe(
      "no member has both years' earnings (still loading)",
    );
    expect(card.pending).toBeUndefined();
    expect(value(card, "large.growth.firms")).toBe(2);
  });
});

describe("the simulated market", () => {
  it("is marked on the card, and keeps the newsletter out of it", async () => {
    const { ask } = asking(createSampleMarket(() => FAKE_NOW));
    const card = await ask({ command: "earnings", options: {}, asker });
    expect(card.simulated).toBe(true);
    expect(cardFooter(card)).toMatch(/^Simulated market/);
    expect(chartOf(card)?.title).toContain("(simulated)");
    expect(Object.keys(card.figures).filter((id) => id.startsWith("article."))).toEqual([]);
    expect(strayNumbers(card)).toEqual([]);
    expect(value(card, "small.growth.firms")).toBeGreaterThan(1_000);
  });
});

describe("the receipt of earnings", () => {
  it("computes again from its own rows", async () => {
    const card = await over()({}, "receipt");
    const rows = csvParse(card.attachments?.[0]?.content ?? "");
    for (const side of ["small", "large"]) {
      const known = rows
        .filter((row) => row.side === side && row.before !== "" && row.after !== "")
        .map((row) => ({
          n: Number(row.marketValue) / Number(row.price),
          before: Number(row.before),
          after: Number(row.after),
        }));
      const sum = (year: "before" | "after") => known.reduce((total, row) => total + row.n * row[year], 0);
      expect(sum("after") / sum("before") - 1).toBeCloseTo(value(card, `${side}.growth.aggregate`) ?? Number.NaN, 12);
    }
    const facts = card.parts.flatMap((part) => (part.kind === "facts" ? part.facts : []));
    expect(facts.find(({ label }) => label === "Median growth")?.value).toBe(
      "middle of E1 / E0 − 1 over E0 above zero: 10.0% and 9.0% of 3 and 2 companies; small − large = 1.0 points",
    );
    expect(card.attachments?.map(({ name }) => name)).toEqual([
      "smallcap-earnings-next-year-2026-08-21.csv",
      "smallcap-earnings-next-year-2026-08-21.json",
    ]);
  });

  it("has the same hash for the same inputs, and another for others", async () => {
    const hash = async (epsForward: number) => {
      const changed = company("ONE", 1, { epsCurrentYear: 1, epsForward });
      return (await over({ funds: { IWM: SMALL, IVV: [changed] } })()).receipt?.hash;
    };
    expect(await hash(2)).toBe(await hash(2));
    expect(await hash(2)).not.toBe(await hash(2.01));
  });
});

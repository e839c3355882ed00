import { describe, expect, it } from "vitest";
import { VIEWS } from "../../commands/sectors/parts.ts";
import { discountText, sectorPart } from "../../commands/sectors/words.ts";
import type { Card } from "../../src/card.ts";
import { toSvg } from "../../src/chart/svg.ts";
import { SECTORS, sectorName } from "../../src/earnings/sectors.ts";
import type { Figure } from "../../src/figure.ts";
import type { PriceHistory } from "../../src/market/market.ts";
import { asker } from "../support/commands.ts";
import { asking, notesOf, rowOf } from "../support/context.ts";
import { company, FAKE_CLOSE, type FakeCompany, type FakeMarketOptions, fakeMarket } from "../support/fake-market.ts";
import { readingOf } from "../support/market.ts";
import { strayNumbers } from "../support/number-lint.ts";

const held = (
  ticker: string,
  sector: string,
  marketValue: number,
  price: number,
  epsForward: number | null,
  epsCurrentYear: number | null = null,
): FakeCompany => {
  const each = company(ticker, marketValue, { price, epsForward, epsCurrentYear });
  return { ...each, holding: { ...each.holding, sector } };
};

/** Small caps: a bank at 10, a drug maker at 20 and one at a loss. Large caps: a bank at 12.5, drugs at 16, software at 25. */
const FUNDS = {
  IWM: [
    held("SBNK", "Financials", 500, 10, 1, 0.8),
    held("SDRG", "Health Care", 200, 20, 1, 0.9),
    held("SLOS", "Health Care", 300, 10, -2, -3),
  ],
  IVV: [
    held("LBNK", "Financials", 200, 25, 2, 1.8),
    held("LDRG", "Health Care", 300, 32, 2, 2),
    held("LSFT", "Information Technology", 500, 50, 2, 1),
  ],
} satisfies FakeMarketOptions["funds"];

const over = (options: Partial<FakeMarketOptions> = {}, more: Parameters<typeof asking>[1] = {}) =>
  asking(fakeMarket({ funds: FUNDS, ...options }), more);
const sectors = (
  options: Partial<FakeMarketOptions> = {},
  asked: Readonly<Record<string, string>> = {},
): Promise<Card> => over(options).ask({ command: "sectors", options: asked, asker });
const value = (card: Card, id: string) => card.figures[id]?.value;

describe("sectors", () => {
  it("gives weights, both multiples, growth and losses of both sides in the typed result", async () => {
    const { data } = await sectors();
    expect(data).toMatchObject({
      sectors: SECTORS.map((id) => ({ sector: sectorName(id) })),
    });
    const { sectors: all } = data as { sectors: readonly { sector: string }[] };
    expect(all.find(({ sector }) => sector === "Health Care")).toMatchObject({
      small: {
        weight: 0.5,
        forwardPe: { aggregate: null, exNegative: 20 },
        growthMedian: expect.closeTo(1 / 0.9 - 1, 12),
        lossShare: 0.5,
        lossWeight: 0.6,
        names: 2,
        coverage: 1,
        return12m: null,
      },
      large: { weight: 0.3, forwardPe: { aggregate: 16, exNegative: 16 }, growthMedian: 0, lossShare: 0 },
      activeWeight: 0.2,
    });
  });

  it("says of every missing value why it is missing", async () => {
    const { figures } = await sectors();
    for (const figure of Object.values(figures))
      if (figure.value === null) expect(figure.reason, figure.id).toBeTruthy();
    expect(figures["sector.energy.small.forward-pe.exNegative"]?.reason).toBe("no member belongs to this sector");
    expect(figures["sector.health-care.small.forward-pe.aggregate"]?.reason).toBe(
      "the covered members' expected earnings add up to zero or less",
    );
    expect(figures["sector.information-technology.gap.exNegative.discount"]?.reason).toBe(
      "Russell 2000: no member belongs to this sector",
    );
  });

  it("has active weights that add up to zero", async () => {
    const card = await sectors();
    const sum = SECTORS.reduce((total, id) => total + (value(card, `sector.${id}.activeWeight`) ?? Number.NaN), 0);
    expect(sum).toBeCloseTo(0, 12);
  });

  it("gives the indexes' own multiples and growth exactly as valuation and earnings do", async () => {
    const { ask } = over();
    const [own, valuation, earnings] = await Promise.all(
      ["sectors", "valuation", "earnings"].map((command) => ask({ command, options: {}, asker })),
    );
    for (const id of [
      "small.forward-pe.exNegative",
      "large.forward-pe.aggregate",
      "gap.forward-pe.exNegative.discount",
      "small.losses.names",
      "small.coverage.weight",
    ]) {
      expect(own?.figures[id], id).toEqual(valuation?.figures[id]);
    }
    for (const side of ["small", "large"]) {
      expect(own?.figures[`${side}.growth.median`]).toEqual(earnings?.figures[`${side}.growth.median`]);
      const theirs = earnings?.figures[`${side}.sector.health-care.growth.median`];
      expect(own?.figures[`sector.health-care.${side}.growth.median`]?.value).toBe(theirs?.value);
    }
  });

  it("answers whether the gap is one of sectors, with the large caps' weights", async () => {
    const card = await sectors();
    // Technology has no small cap: banks and drugs remain, 200 and 300 of value, on both sides.
    expect(value(card, "neutral.forward-pe.exNegative")).toBeCloseTo(500 / (200 / 10 + 300 / 20), 10);
    expect(value(card, "neutral.large.forward-pe.exNegative")).toBeCloseTo(500 / (200 / 12.5 + 300 / 16), 10);
    expect(card.figures["neutral.forward-pe.exNegative"]?.coverage).toBe(0.5);
    expect(card.answer).toContain("With the S&P 500's sector weights the Russell 2000 would trade at 14.3×");
  });

  it("says where the loss-makers sit", async () => {
    expect(notesOf(await sectors()).join(" ")).toContain(
      "expected to make no profit, 100.0% are in Health Care. That is 50.0% of those in Health Care with a forecast",
    );
  });

  it("prints what it means by manufacturing, which is no sector", async () => {
    const card = await sectors({}, { by: "weight" });
    expect(notesOf(card).join(" ")).toContain(
      "Manufacturing is no GICS sector; it is meant as capital goods in Industrials",
    );
    expect(value(card, "large.manufacturing.upper")).toBeCloseTo(0.5, 12);
  });

  it("counts rows whose sector is none of the eleven apart, and says so", async () => {
    const IWM = [...FUNDS.IWM, held("ODD", "Cash and/or Derivatives", 1_000, 10, 1)];
    const card = await sectors({ funds: { ...FUNDS, IWM } }, { by: "weight" });
    expect(value(card, "small.unclassified.names")).toBe(1);
    expect(value(card, "small.unclassified.weight")).toBe(0.5);
    expect(value(card, "sector.financials.small.weight")).toBe(0.5);
    expect(notesOf(card)).toContain(
      "Without a GICS sector in the Russell 2000's file, and apart: 1 of its companies, 50.0% by weight.",
    );
  });

  it.each(VIEWS)("by %s says no number that is no figure, and follows up with the other views", async (by) => {
    const card = await sectors(PRICED, { by });
    expect(card.tone).not.toBe("problem");
    expect(strayNumbers(card)).toEqual([]);
    expect(card.next[0]).toMatchObject({ label: "How computed?", view: "receipt" });
    const offered = card.next
      .filter(({ command }) => command === "sectors")
      .map(({ options }) => options.by ?? "valuation");
    for (const view of VIEWS) expect(offered).toContain(view);
  });

  it.each(VIEWS)("by %s draws both sides beside each other", async (by) => {
    const { parts } = await sectors(PRICED, { by });
    const chart = parts.find((part) => part.kind === "chart");
    if (chart?.kind !== "chart" || chart.form !== "bars") throw new Error("there is no chart of bars");
    expect(chart.categories).toHaveLength(11);
    expect(chart.series).toHaveLength(2);
    expect(chart.alt).toContain("Health Care");
    const svg = toSvg(chart);
    const unlabelled = chart.categories.flatMap((name) => name.split(" ")).filter((word) => !svg.includes(word));
    expect(unlabelled).toEqual([]);
  });

  it("compares with mid caps where asked, and refuses an index that it does not know", async () => {
    const IJH = [held("MID", "Financials", 5, 30, 2)];
    const card = await sectors({ funds: { ...FUNDS, IJH } }, { against: "sp400" });
    expect(rowOf(card, "Financials").slice(1, 4)).toEqual(["10.0×", "15.0×", "+33.3%"]);
    const refused = await sectors({}, { against: "sp4000" });
    expect(refused.tone).toBe("problem");
    expect(notesOf(refused).join(" ")).toContain("sp400");
  });
});

describe("a discount in a sentence", () => {
  const discount = (value: number): Figure => ({
    id: "d",
    label: "d",
    value,
    unit: "fraction",
    basis: "",
    readings: [],
  });
  it.each([
    [0.2, "20.0% cheaper than the S&P 500", "20.0% cheaper"],
    [-0.2, "20.0% dearer than the S&P 500", "20.0% dearer"],
    [0.0001, "level with the S&P 500", "level"],
  ])("of %s is %s", (value, whole, short) => {
    expect([discountText(discount(value), "S&P 500"), discountText(discount(value))]).toEqual([whole, short]);
  });
});

describe("how much of a gap is one of sectors", () => {
  it.each([
    [0.2, 0.16, "less than half of the gap comes from sector weights"],
    [0.2, 0.05, "more than half of the gap comes from sector weights"],
    [0.2, 0.22, "none of the gap comes from sector weights"],
    [-0.18, -0.28, "none of the gap comes from sector weights"],
    [0.2, -0.03, "with equal sectors the gap turns over"],
    [0.001, 0.1, "there is no gap to explain"],
  ])("of %s against %s: %s", (plain, neutral, words) => {
    expect(sectorPart(plain, neutral)).toBe(words);
  });
});

const closes = (ticker: string): PriceHistory => {
  const end = 100 + ticker.charCodeAt(2);
  return {
    ticker,
    days: Object.entries({ "2025-08-21": 100, "2026-05-21": 150, "2026-08-21": end }).map(([date, close]) => ({
      date,
      close,
      adjusted: close,
    })),
  };
};
const PRICED: Partial<FakeMarketOptions> = {
  more: { history: async (ticker) => readingOf(closes(ticker), { source: "Fake prices", observedAt: FAKE_CLOSE }) },
};

describe("sectors by performance", () => {
  it("asks for the funds of sectors, which no other view does", async () => {
    const asked: string[] = [];
    const history = async (ticker: string) => {
      asked.push(ticker);
      return readingOf(closes(ticker));
    };
    for (const by of VIEWS.filter((each) => each !== "performance")) {
      const card = await sectors({ more: { history } }, { by });
      expect(Object.keys(card.figures).filter((id) => id.includes("return"))).toEqual([]);
    }
    expect(asked).toEqual([]);
    await sectors({ more: { history } }, { by: "performance" });
    expect(asked).toHaveLength(20);
  });

  it("dates every return in the table, its definition and the typed result", async () => {
    const card = await sectors(PRICED, { by: "performance" });
    expect(rowOf(card, "Energy").at(-1)).toBe("21 Aug 2026");
    expect(card.figures["sector.energy.large.return3m"]?.basis).toContain(
      "adjusted closes of 2026-05-21 and 2026-08-21",
    );
    expect(card.data).toMatchObject({ windows: { length: 40 } });
  });

  it("says which funds were not read, and shows the others", async () => {
    const history = async (ticker: string) => {
      if (ticker.startsWith("PSC")) throw new Error(`Fake source has no price history of ${ticker}`);
      return readingOf(closes(ticker), { observedAt: FAKE_CLOSE });
    };
    const card = await sectors({ more: { history } }, { by: "performance" });
    expect(card.tone).toBe("caution");
    expect(card.answer).toContain("no small-cap one could be read to stand beside them");
    expect(notesOf(card)).toContain(
      "Not read: PSCD, PSCC, PSCE, PSCF, PSCH, PSCI, PSCT, PSCM and PSCU (Fake source has no price history).",
    );
    expect(strayNumbers(card)).toEqual([]);
  });

  it("says when prices end long before today", async () => {
    const history = async (ticker: string) => {
      const { days } = closes(ticker);
      return readingOf({ ticker, days: ticker === "XLE" ? days.slice(0, 2) : days }, { observedAt: FAKE_CLOSE });
    };
    const card = await sectors({ more: { history } }, { by: "performance" });
    expect(notesOf(card)).toContain("The prices of XLE end on 21 May 2026, and so do the returns.");
  });

  it("refuses with the reason when no fund has prices", async () => {
    expect(await sectors({ fails: { history: "the source is down" } }, { by: "performance" })).toMatchObject({
      tone: "problem",
      answer: "There are no sectors to compare: the source is down.",
    });
  });

  it("says returns although the members are not known", async () => {
    const card = await sectors({ ...PRICED, funds: {} }, { by: "performance" });
    expect(card.title).toMatch(/led over the year/);
    expect(strayNumbers(card)).toEqual([]);
  });
});

describe("sectors with a part missing", () => {
  it("say what holdings say where there are no quotes: weights, and nothing of prices", async () => {
    const down = { fails: { quotes: "the quotes are down" } };
    const card = await sectors(down, { by: "weight" });
    expect(value(card, "sector.financials.small.weight")).toBe(0.5);
    expect(card.figures["sector.financials.small.forward-pe.exNegative"]).toMatchObject({ value: null });
    expect(strayNumbers(card)).toEqual([]);
    expect(await sectors(down)).toMatchObject({
      tone: "problem",
      answer: "There are no sectors to compare: the quotes are down.",
    });
  });

  it("value one side alone where the other's holdings fail", async () => {
    const card = await sectors({ funds: { IWM: FUNDS.IWM } });
    expect(value(card, "sector.financials.small.forward-pe.exNegative")).toBe(10);
    expect(card.figures["sector.financials.activeWeight"]).toMatchObject({
      value: null,
      reason: "Fake iShares has no holdings of IVV",
    });
    expect(card.title).toBe("No sector can be valued on both sides");
    expect(strayNumbers(card)).toEqual([]);
  });

  it("show what has arrived, say that more is on its way, and complete it", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const market = fakeMarket({ funds: FUNDS, late: { tickers: ["LSFT"], until: promise } });
    const partial: Card[] = [];
    const { ask } = asking(market);
    const whole = ask(
      { command: "sectors", options: {}, asker },
      {
        onPartial: (card) => {
          partial.push(card);
          resolve();
        },
      },
    );
    expect((await whole).pending).toBeUndefined();
    expect(partial[0]?.pending).toContain("Still loading");
    expect(strayNumbers(partial[0] as Card)).toEqual([]);
  });

  it("warn of old weights and older copies", async () => {
    const card = await sectors({ holdingsAt: "2026-05-05T20:00:00.000Z", stale: ["quotes"] });
    expect(card.tone).toBe("caution");
    expect(notesOf(card).join(" ")).toContain("108 days before the prices and before the June reconstitution");
    expect(notesOf(card).join(" ")).toContain("older copies stand in");
  });
});

describe("the receipt of a sectors card", () => {
  it("puts the numbers into the formulas, names who is left out, and attaches every company", async () => {
    const IWM = [...FUNDS.IWM, held("NONE", "Energy", 100, 10, null)];
    const card = await over({ funds: { ...FUNDS, IWM } }).ask({
      command: "sectors",
      options: {},
      asker,
      view: "receipt",
    });
    const facts = card.parts.flatMap((part) => (part.kind === "facts" ? part.facts : []));
    expect(facts.find(({ label }) => label === "Equal sectors")?.value).toContain("14.3× against 14.4×");
    expect(facts.find(({ label }) => label === "Returns")?.value).toBe("of sector funds, with by:performance only");
    expect(notesOf(card).join(" ")).toContain(
      "Left out, Russell 2000, no analyst estimate: 1 (9.1% of the index). NONE.",
    );
    expect(card.attachments?.[0]?.content.split("\n")).toHaveLength(1 + 4 + 3 + 1);
  });
});

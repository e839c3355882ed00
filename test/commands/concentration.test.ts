import { describe, expect, it } from "vitest";
import type { Card } from "../../src/card.ts";
import { toSvg } from "../../src/chart/svg.ts";
import { asker } from "../support/commands.ts";
import { asking, notesOf, rowOf } from "../support/context.ts";
import { company, type FakeCompany, type FakeMarketOptions, fakeMarket } from "../support/fake-market.ts";
import { strayNumbers } from "../support/number-lint.ts";

const held = (ticker: string, marketValue: number, name = `${ticker} INC`): FakeCompany => {
  const each = company(ticker, marketValue, null);
  return { ...each, holding: { ...each.holding, name } };
};
const many = (prefix: string, count: number, marketValue: number) =>
  Array.from({ length: count }, (_, place) => held(`${prefix}${String.fromCharCode(65 + place)}X`, marketValue));

/** Alphabet in two classes, two others of the seven, and twelve equal companies; small caps all equal but one. */
const FUNDS = {
  IVV: [
    held("GOOGL", 15, "ALPHABET INC CLASS A"),
    held("GOOG", 10, "ALPHABET INC CLASS C"),
    held("NVDA", 15),
    held("AAPL", 12),
    ...many("L", 12, 4),
  ],
  IWM: [
    held("RUSHA", 6, "RUSH ENTERPRISES INC CLASS A"),
    held("RUSHB", 2, "RUSH ENTERPRISES INC CLASS B"),
    ...many("S", 23, 4),
  ],
} satisfies FakeMarketOptions["funds"];

const over = (options: Partial<FakeMarketOptions> = {}, more: Parameters<typeof asking>[1] = {}) =>
  asking(fakeMarket({ funds: FUNDS, ...options }), more);
const concentration = (
  options: Partial<FakeMarketOptions> = {},
  asked: Readonly<Record<string, string>> = {},
): Promise<Card> => over(options).ask({ command: "concentration", options: asked, asker });
const value = (card: Card, id: string) => card.figures[id]?.value;

const PROMISED = ["mag7.weight", "top10.weight", "hhi", "effectiveNames", "names"];

describe("concentration", () => {
  it("counts by company: both classes of Alphabet, whatever its tickers", async () => {
    const card = await concentration();
    expect(value(card, "mag7.weight")).toBeCloseTo(0.52, 12);
    expect(value(card, "mag7.alphabet.weight")).toBeCloseTo(0.25, 12);
    expect(value(card, "names")).toBe(15);
    expect(value(card, "listings")).toBe(16);
    expect(value(card, "merged")).toBe(1);
    expect(value(card, "hhi")).toBeCloseTo(0.25 ** 2 + 0.15 ** 2 + 0.12 ** 2 + 12 * 0.04 ** 2, 12);
    expect(value(card, "top10.weight")).toBeCloseTo(0.52 + 7 * 0.04, 12);
    expect(card.answer).toContain(
      "The Magnificent Seven are 52.0% and the ten largest companies are 80.0% of the S&P 500",
    );
  });

  it("gives every promised figure of the asked index and of the small caps, the small caps' seven with a reason", async () => {
    for (const index of ["sp500", "russell2000"]) {
      const card = await concentration({}, { index });
      for (const id of PROMISED.flatMap((each) => [each, `small.${each}`])) {
        expect(card.figures[id], id).toBeDefined();
        if (card.figures[id]?.value === null) expect(card.figures[id]?.reason).toBe("none of the seven is a member");
      }
      expect(value(card, "small.mag7.weight")).toBeNull();
      expect(value(card, "small.names")).toBe(24);
    }
  });

  it("asked about the small caps, says the same under both names and sets the S&P 500 beside", async () => {
    const card = await concentration({}, { index: "russell2000" });
    expect(value(card, "effectiveNames")).toBe(value(card, "small.effectiveNames"));
    expect(value(card, "large.mag7.weight")).toBeCloseTo(0.52, 12);
    expect(rowOf(card, "Magnificent Seven")).toEqual(["Magnificent Seven", "–", "52.0%"]);
  });

  it("names those of the seven that are no members", async () => {
    const card = await concentration();
    expect(notesOf(card).join(" ")).toContain("Not in the S&P 500: Microsoft, Amazon, Meta, Tesla.");
    expect(card.figures["mag7.weight"]?.basis).toContain("without Microsoft, Amazon, Meta, Tesla");
  });

  it("shows published weights as their sources', each with its day, and none that is later than now", async () => {
    const card = await concentration();
    expect(card.figures["published.2025-12-31.mag7"]).toMatchObject({ value: 0.343, readings: [] });
    const earlier = over({}, { now: () => Date.parse("2025-06-30T20:00:00Z") });
    const then = await earlier.ask({ command: "concentration", options: {}, asker });
    expect(Object.keys(then.figures).filter((id) => id.startsWith("published.2025-12"))).toEqual([]);
    const simulated = await concentration({ simulated: true });
    expect(Object.keys(simulated.figures).filter((id) => id.startsWith("published."))).toEqual([]);
    expect(notesOf(simulated).join(" ")).not.toContain("newsletter");
  });

  it("asks for holdings and for nothing else", async () => {
    const asked: string[] = [];
    const market = fakeMarket({ funds: FUNDS, fails: { quotes: "not needed" } });
    const counting = {
      ...market,
      holdings: (fund: Parameters<typeof market.holdings>[0]) => {
        asked.push(fund);
        return market.holdings(fund);
      },
    };
    const card = await asking(counting).ask({ command: "concentration", options: {}, asker });
    expect(card.tone).toBe("plain");
    expect(asked.toSorted()).toEqual(["IVV", "IWM"]);
  });

  it.each([{}, { index: "russell2000" }])("says no number that is no figure %s", async (asked) => {
    expect(strayNumbers(await concentration({}, asked))).toEqual([]);
    expect(strayNumbers(await concentration({ holdingsAt: "2026-05-05T20:00:00.000Z" }, asked))).toEqual([]);
  });

  it("warns of weights that are old, and across the June reconstitution", async () => {
    const card = await concentration({ holdingsAt: "2026-05-05T20:00:00.000Z" });
    expect(card.tone).toBe("caution");
    const notes = notesOf(card);
    expect(notes).toContain("Weights of the S&P 500 are of 5 May 2026, 108 days ago.");
    expect(notes).toContain(
      "Weights of the Russell 2000 are of 5 May 2026, 108 days ago and before the June reconstitution.",
    );
  });

  it("warns of an older copy", async () => {
    const card = await concentration({ stale: ["holdings"] });
    expect(notesOf(card)).toContain(
      "The holdings of the S&P 500 cannot be read at the moment; an older copy stands in.",
    );
  });

  it("says what it can of one index when the other's fund fails", async () => {
    const { IVV, IWM } = FUNDS;
    const large = await concentration({ funds: { IVV } });
    expect(value(large, "top10.weight")).toBeCloseTo(0.8, 12);
    expect(large.figures["small.hhi"]).toMatchObject({ value: null, reason: "Fake iShares has no holdings of IWM" });
    expect(notesOf(large)).toContain("Russell 2000: Fake iShares has no holdings of IWM.");
    const small = await concentration({ funds: { IWM } });
    expect(small.title).toBe("No concentration of the S&P 500 can be given");
    expect(value(small, "small.names")).toBe(24);
    expect(strayNumbers(small)).toEqual([]);
  });

  it("refuses with the reason when neither fund can be read", async () => {
    expect(await concentration({ funds: {} })).toMatchObject({
      tone: "problem",
      answer: "There are no weights to add up: Fake iShares has no holdings of IVV.",
    });
  });

  it("refuses an index that it does not know, with the nearest", async () => {
    const card = await concentration({}, { index: "sp50" });
    expect(card).toMatchObject({ tone: "problem" });
    expect(notesOf(card).join(" ")).toContain("sp500");
  });

  it("follows up with its receipt, the other indexes, and sectors by weight", async () => {
    expect((await concentration()).next.map(({ label, command, view }) => [label, command, view])).toEqual([
      ["How computed?", "concentration", "receipt"],
      ["Russell 1000", "concentration", undefined],
      ["Russell 2000", "concentration", undefined],
      ["By sector", "sectors", undefined],
      ["Valuation", "valuation", undefined],
    ]);
  });
});

describe("the chart of a concentration card", () => {
  it("shows both indexes' share of the k largest, nothing where there are fewer, and can be drawn", async () => {
    const { parts } = await concentration();
    const chart = parts.find((part) => part.kind === "chart");
    if (chart?.kind !== "chart" || chart.form !== "bars") throw new Error("there is no chart of bars");
    expect(chart.categories).toEqual([
      "top 1",
      "top 5",
      "top 10",
      "top 25",
      "top 50",
      "top 100",
      "top 250",
      "top 500",
      "all",
    ]);
    expect(chart.series.map(({ name }) => name)).toEqual(["S&P 500", "Russell 2000"]);
    expect(chart.series[0]?.values[0]).toBeCloseTo(25, 9);
    expect(chart.series[0]?.values.slice(3)).toEqual([null, null, null, null, null, 100]);
    expect(chart.alt).toContain("S&P 500: top 1 25.0%");
    expect(toSvg(chart)).toContain("<svg");
  });
});

describe("the receipt of a concentration card", () => {
  it("lists what was merged, and attaches every company's weight", async () => {
    const {
      receipt,
      attachments = [],
      parts,
    } = await over().ask({ command: "concentration", options: {}, asker, view: "receipt" });
    const facts = parts.flatMap((part) => (part.kind === "facts" ? part.facts : []));
    expect(facts.find(({ label }) => label === "Merged, S&P 500")?.value).toBe("1 issuer: GOOGL + GOOG");
    expect(facts.find(({ label }) => label === "Merged, Russell 2000")?.value).toBe("1 issuer: RUSHA + RUSHB");
    expect(receipt?.inputs.map(({ source }) => source)).toEqual(["Fake IVV holdings", "Fake IWM holdings"]);
    expect(attachments[0]?.content.split("\n").slice(0, 2)).toEqual([
      "index,rank,name,tickers,weight,cumulative",
      "S&P 500,1,ALPHABET INC CLASS A,GOOGL GOOG,0.25,0.25",
    ]);
    expect(attachments[0]?.content.split("\n")).toHaveLength(1 + 15 + 24 + 1);
  });
});

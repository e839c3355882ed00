import { describe, expect, it } from "vitest";
import { INDICATORS } from "../../commands/economy/parts.ts";
import type { Card } from "../../src/card.ts";
import { toSvg } from "../../src/chart/svg.ts";
import { asker } from "../support/commands.ts";
import { asking, notesOf } from "../support/context.ts";
import { type FakeEconomy, fakeEconomy, wave } from "../support/fake-economy.ts";
import { fakeMarket } from "../support/fake-market.ts";
import { strayNumbers } from "../support/number-lint.ts";

const economy = (options: FakeEconomy = {}, asked: Readonly<Record<string, string>> = {}, view?: "receipt") =>
  asking(fakeMarket({ funds: {}, more: fakeEconomy(options) })).ask({
    command: "economy",
    options: asked,
    asker,
    ...(view ? { view } : {}),
  });
const nulls = (card: Card) => Object.values(card.figures).filter(({ value }) => value === null);

describe("a source that fails", () => {
  it.each([
    ["pmi", /^(pmi|link|regime)\./, "No PMI: it is down."],
    ["BAMLH0A0HYM2", /^credit\./, "No high-yield spread: it is down."],
    ["UNRATE", /^jobs\./, "No unemployment rate: it is down."],
    ["CPIAUCSL", /^inflation\./, "No consumer prices: it is down."],
    ["history", /^(link|regime)\./, "No comparison with small caps: it is down."],
  ] as const)("takes with it what hangs on %s, with its reason, and nothing else", async (key, lost, caveat) => {
    for (const indicator of INDICATORS) {
      const card = await economy({ fails: { [key]: "it is down" } }, { indicator });
      expect(card.tone).toBe("caution");
      expect(notesOf(card)).toContain(caveat);
      const whole = await economy({}, { indicator });
      const gone = nulls(card).filter(({ id }) => whole.figures[id]?.value !== null);
      expect(gone.length).toBeGreaterThan(0);
      for (const { id, reason } of gone) {
        expect(id).toMatch(lost);
        expect(reason).toBe("it is down");
      }
      expect(strayNumbers(card)).toEqual([]);
    }
  });

  it("says so in the answer when it is the one asked about", async () => {
    const credit = await economy({ fails: { BAMLH0A0HYM2: "FRED is down" } }, { indicator: "credit" });
    expect(credit).toMatchObject({
      title: "No high-yield spread can be given",
      answer: "There is no high-yield spread: FRED is down.",
    });
    expect(credit.parts.some(({ kind }) => kind === "chart")).toBe(false);
    const pmi = await economy({ fails: { pmi: "DBnomics is down" } });
    expect(pmi).toMatchObject({ title: "No PMI can be given", answer: "There is no PMI: DBnomics is down." });
  });

  it("refuses with the reason when there is nothing to say at all", async () => {
    const down = { pmi: "a", BAMLH0A0HYM2: "FRED is down", UNRATE: "c", CPIAUCSL: "d" };
    const card = await economy({ fails: down }, { indicator: "credit" });
    expect(card).toMatchObject({
      tone: "problem",
      answer: "Nothing can be said of the economy: FRED is down.",
      data: { problem: "source-down" },
    });
  });

  it("leaves an older copy, which is said", async () => {
    const card = await economy({ stale: ["UNRATE", "history"] });
    expect(card.tone).toBe("caution");
    expect(notesOf(card)).toContain("FRED UNRATE cannot be read at the moment; an older copy stands in.");
    expect(notesOf(card)).toContain("Fake prices cannot be read at the moment; an older copy stands in.");
    expect(card.sources.filter(({ stale }) => stale).map(({ name }) => name)).toEqual(["FRED UNRATE", "Fake prices"]);
  });
});

describe("the receipt of an economy card", () => {
  it("lists every source once and puts the numbers into the formulas", async () => {
    const card = await economy({}, {}, "receipt");
    expect(card.receipt?.inputs.map(({ source }) => source)).toEqual([
      "Fake ISM PMI",
      "FRED BAMLH0A0HYM2",
      "FRED UNRATE",
      "FRED CPIAUCSL",
      "Fake prices",
      "Fake prices",
    ]);
    const facts = card.parts.flatMap((part) => (part.kind === "facts" ? part.facts : []));
    const beta = facts.find(({ label }) => label === "Beta")?.value;
    expect(beta).toMatch(/Bartlett weights, lag 12 months, no small-sample correction: \d\.\d\d; t/);
  });

  it("attaches months, regimes and returns but not the licensed values, and says why", async () => {
    const pmi = { ...wave(80), "2024-03": 61.37, "2025-02": 61.41 };
    const card = await economy({ pmi }, {}, "receipt");
    const [csv = "", json = ""] = (card.attachments ?? []).map(({ content }) => content);
    expect(csv.split("\n")[0]).toBe("month,published,regime,next3m,next6m,next12m");
    expect(csv.split("\n")).toHaveLength(80 + 2);
    expect(csv).toContain("2025-02,2025-03-03,");
    for (const attached of [csv, json]) {
      expect(attached).not.toContain("61.37");
      expect(attached).not.toContain("61.41");
    }
    expect(json).toContain("their values are not attached");
    expect(JSON.stringify(card.data)).not.toContain("61.4");
  });

  it("has the same hash for the same months, and another for other returns", async () => {
    const hash = async (options: FakeEconomy) => (await economy(options)).receipt?.hash;
    expect(await hash({})).toBe(await hash({}));
    expect(await hash({})).not.toBe(await hash({ smallReturn: () => 0.0001 }));
  });
});

describe("the chart of an economy card", () => {
  const chartOf = ({ parts }: Card) => {
    const chart = parts.find((part) => part.kind === "chart");
    if (chart?.kind !== "chart" || chart.form !== "lines") throw new Error("there is no chart of lines");
    return chart;
  };

  it("shows the PMI against 50, with each regime as a ground of its own", async () => {
    const chart = chartOf(await economy());
    expect(chart.lines).toEqual([{ label: "no change", value: 50 }]);
    expect(chart.series[0]?.points.at(-1)).toEqual({ date: "2026-07-31", value: wave(80)["2026-07"] });
    const names = new Set(chart.spans?.map(({ name }) => name));
    expect([...names].sort()).toEqual([
      "above 50, falling",
      "above 50, rising",
      "below 50, falling",
      "below 50, rising",
    ]);
    for (const [index, { from, to }] of (chart.spans ?? []).entries()) {
      expect(from < to).toBe(true);
      const next = chart.spans?.[index + 1];
      if (next) expect(to < next.from).toBe(true);
    }
    expect(chart.spans?.at(-1)?.to).toBe("2026-07-31");
  });

  it("ends a regime's ground at a hole", async () => {
    const pmi = Object.fromEntries(Object.entries(wave(80)).filter(([month]) => month !== "2025-03"));
    const chart = chartOf(await economy({ pmi }));
    const covers = (day: string) => chart.spans?.some(({ from, to }) => from <= day && day <= to);
    expect(covers("2025-02-15")).toBe(true);
    expect(covers("2025-03-15")).toBe(false);
  });

  it.each(INDICATORS)("of %s says first, last, low and high in words, and can be drawn", async (indicator) => {
    const chart = chartOf(await economy({}, { indicator }));
    expect(chart.alt).toMatch(/: .+ (in|on) .+, .+; low .+, high .+/);
    expect(chart.series[0]?.points.length).toBeLessThanOrEqual(520);
    expect(toSvg(chart)).toContain("<svg");
  });

  it("shows inflation as a rate, not as the index", async () => {
    const [series] = chartOf(await economy({}, { indicator: "inflation" })).series;
    expect(series?.points.length).toBe(40 - 12);
    expect(series?.points.at(-1)?.value).toBeCloseTo(100 * (1.002 ** 12 - 1), 10);
  });
});

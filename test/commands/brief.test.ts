import { describe, expect, it } from "vitest";
import * as z from "zod";
import { createAsk } from "../../commands/ask.ts";
import { PILLARS } from "../../commands/brief/pillars.ts";
import { briefFor } from "../../commands/brief.ts";
import { type Command, defineCommand } from "../../commands/command.ts";
import { UserError } from "../../src/errors.ts";
import { type Figure, type FigureReading, figuresById, toFigure } from "../../src/figure.ts";
import { plainCard } from "../support/cards.ts";
import { asker, emptyContext } from "../support/commands.ts";
import { notesOf } from "../support/context.ts";
import { keptLog } from "../support/kept-log.ts";
import { strayNumbers } from "../support/number-lint.ts";

const FRIDAY = "2026-08-21T20:00:00.000Z";

function reading(observedAt = FRIDAY, stale = false): FigureReading {
  return {
    value: null,
    source: `Fake source ${observedAt}`,
    url: "https://fake.example",
    observedAt,
    fetchedAt: FRIDAY,
    stale,
  };
}

function figure(id: string, value: number | null, unit: Figure["unit"], readings = [reading()]): Figure {
  return toFigure({ id, label: id, value, unit, basis: "fake", reason: "the fake has none", readings });
}

/** What each question answers: the newsletter's case at its best. */
const AS_CLAIMED: Readonly<Record<string, readonly Figure[]>> = {
  valuation: [
    figure("gap.forward-pe.exNegative.discount", 0.2, "fraction", [reading(), reading("2026-05-05T20:00:00.000Z")]),
    figure("gap.forward-pe.aggregate.discount", 0.1, "fraction"),
  ],
  earnings: [
    figure("small.growth.median", 0.13, "fraction"),
    figure("large.growth.median", 0.1, "fraction"),
    figure("gap.growth.median", 3, "points"),
  ],
  economy: [figure("pmi.level", 52.1, "index"), figure("pmi.change3m", 1.3, "index")],
  rates: [figure("yearEnd.changeBp", -40, "bp")],
  concentration: [
    figure("mag7.weight", 0.348, "fraction"),
    figure("top10.weight", 0.407, "fraction"),
    figure("effectiveNames", 42, "count"),
    figure("small.effectiveNames", 532, "count"),
  ],
  performance: [
    figure("gap.points", -133.8, "points"),
    figure("small.return.total", 1.754, "fraction"),
    figure("large.return.total", 3.092, "fraction"),
    figure("ratio.dickeyFuller", -1.2, "ratio"),
  ],
  risk: [
    figure("small.volatility", 0.24, "per-year"),
    figure("large.volatility", 0.18, "per-year"),
    figure("small.drawdown", -0.41, "fraction"),
    figure("large.drawdown", -0.34, "fraction"),
  ],
};

type Answers = Readonly<Record<string, readonly Figure[] | UserError | "loading">>;

/** The brief over questions that answer so; debt is worth what the move is. */
function brief(answers: Answers = AS_CLAIMED) {
  const plain = Object.entries(answers).map(([name, answer]) =>
    defineCommand({
      name,
      summary: name,
      audience: "channel",
      options: z.strictObject({}),
      examples: [],
      run: async () => {
        if (answer instanceof UserError) throw answer;
        if (answer === "loading") return { ...plainCard, figures: {}, pending: "Still loading." };
        return { ...plainCard, figures: figuresById(answer) };
      },
    }),
  );
  const debt = defineCommand({
    name: "debt",
    summary: "debt",
    audience: "channel",
    options: z.strictObject({ "move-bp": z.int() }),
    examples: [],
    run: async (options) => {
      const move = options["move-bp"];
      const worth = [figure("move.interest.low", move * 1e7, "usd"), figure("move.interest.high", move * 3e7, "usd")];
      return { ...plainCard, figures: figuresById([figure("move.bp", move, "bp", []), ...worth]) };
    },
  });
  const commands = [...plain, debt] as readonly Command[];
  const ask = createAsk([briefFor(commands)], emptyContext, keptLog());
  return ask({ command: "brief", options: {}, asker });
}

const lineOf = (card: Awaited<ReturnType<typeof brief>>, label: string) =>
  card.parts.flatMap((part) => (part.kind === "facts" ? part.facts : [])).find((fact) => fact.label === label)?.value;

describe("brief", () => {
  it("is seven lines, each with its verdict, figure and date", async () => {
    const card = await brief();
    const [facts] = card.parts;
    expect(facts?.kind === "facts" && facts.facts.map(({ label }) => label)).toEqual([
      "Valuation",
      "Earnings",
      "Economy",
      "Rates and debt",
      "Concentration",
      "Performance",
      "Risk",
    ]);
    expect(lineOf(card, "Economy")).toBe("Stands: PMI 52.1, +1.3 over three months. 21 Aug 2026.");
  });

  it("counts the claims and names them in its answer", async () => {
    const card = await brief({ ...AS_CLAIMED, risk: new UserError("source-down", "No prices."), economy: [] });
    expect(card.title).toBe("The small-cap case: 5 of 7 claims stand");
    expect(card.answer).toBe(
      "Of the newsletter's 7 claims, on figures of 21 Aug 2026, 5 stand (valuation, earnings, rates and debt, concentration, performance) and 2 are not known (economy, risk).",
    );
    expect(card.figures["brief.stands"]?.value).toBe(5);
    expect(card.tone).toBe("caution");
  });

  it("contains no number that is no figure of it", async () => {
    expect(strayNumbers(await brief())).toEqual([]);
  });

  it("dates a line by its newest input and names one that is much older", async () => {
    expect(lineOf(await brief(), "Valuation")).toBe(
      "Stands: 20.0% cheaper with loss-makers left out, 10.0% cheaper with them counted. 21 Aug 2026, oldest input 5 May 2026.",
    );
  });

  it("does not date a line by what we wrote down ourselves", async () => {
    const record = { ...reading("2026-08-22T20:00:00.000Z"), url: "about:record" };
    const level = figure("pmi.level", 52.1, "index", [reading(), record]);
    const card = await brief({ ...AS_CLAIMED, economy: [level, figure("pmi.change3m", 1.3, "index")] });
    expect(lineOf(card, "Economy")).toBe("Stands: PMI 52.1, +1.3 over three months. 21 Aug 2026.");
  });

  it("links every line to its question, after how it was computed", async () => {
    const { next } = await brief();
    expect(next.map(({ label }) => label)).toEqual([
      "How computed?",
      "Valuation",
      "Earnings",
      "Economy",
      "Rates",
      "Debt",
      "Concentration",
      "Performance",
      "Risk",
    ]);
  });

  it("speaks of a rise as readily as of a cut", async () => {
    expect(lineOf(await brief(), "Rates and debt")).toBe(
      "Stands: −40 bp priced by the end of the year; a move of −25 bp would change small caps' yearly interest by −$250.0 m to −$750.0 m. 21 Aug 2026.",
    );
    const rise = await brief({ ...AS_CLAIMED, rates: [figure("yearEnd.changeBp", 25.3, "bp")] });
    expect(lineOf(rise, "Rates and debt")).toBe(
      "Does not stand: +25.3 bp priced by the end of the year; a move of +25 bp would change small caps' yearly interest by +$250.0 m to +$750.0 m. 21 Aug 2026.",
    );
  });

  it("loses one line with one question, and says why", async () => {
    const card = await brief({ ...AS_CLAIMED, earnings: new UserError("source-down", "Nobody answers today.") });
    expect(lineOf(card, "Earnings")).toBe("Not known: Nobody answers today.");
    expect(lineOf(card, "Risk")).toMatch(/^Stands/);
  });

  it("refuses when nothing can be judged, and is completed later while all is loading", async () => {
    const failing = Object.fromEntries(
      Object.keys(AS_CLAIMED).map((name) => [name, new UserError("source-down", "No network.")]),
    );
    expect(await brief(failing)).toMatchObject({ tone: "problem", data: { problem: "source-down" } });
    const loading = Object.fromEntries(Object.keys(AS_CLAIMED).map((name) => [name, "loading" as const]));
    expect((await brief(loading)).pending).toMatch(/loading/);
  });

  it("says for which lines an older copy stands in", async () => {
    const old = [figure("pmi.level", 52.1, "index", [reading(FRIDAY, true)]), figure("pmi.change3m", 1, "index")];
    const card = await brief({ ...AS_CLAIMED, economy: old });
    expect(notesOf(card).join(" ")).toContain("older copies stand in for: economy.");
  });
});

describe("a claim of the case", () => {
  const verdict = (key: string, ...figures: readonly Figure[]) =>
    PILLARS.find((pillar) => pillar.key === key)?.judge(figuresById(figures)).verdict;
  const discount = (method: string, value: number | null) =>
    figure(`gap.forward-pe.${method}.discount`, value, "fraction");

  it.each([
    [0.2, 0.1, "stands"],
    [0.2, -0.18, "in part"],
    [-0.1, -0.18, "does not stand"],
    [0.2, null, "in part"],
    [null, 0.1, "not known"],
  ])("valuation: %f with losses left out and %f with them counted %s", (leftOut, counted, expected) => {
    expect(verdict("valuation", discount("exNegative", leftOut), discount("aggregate", counted))).toBe(expected);
  });

  it.each([
    [52, 1, "stands"],
    [52, -1, "in part"],
    [48, 1, "in part"],
    [48, -1, "does not stand"],
    [52, null, "in part"],
    [null, 1, "not known"],
  ])("economy: a PMI of %f that moved by %f %s", (level, change, expected) => {
    expect(verdict("economy", figure("pmi.level", level, "index"), figure("pmi.change3m", change, "index"))).toBe(
      expected,
    );
  });

  it.each([
    [-50, "stands"],
    [-12.5, "stands"],
    [-5, "in part"],
    [0, "in part"],
    [25, "does not stand"],
    [null, "not known"],
  ])("rates: %f bp priced %s", (bp, expected) => {
    expect(verdict("rates", figure("yearEnd.changeBp", bp, "bp"))).toBe(expected);
  });

  it("concentration goes without the Magnificent Seven where none of them is known", () => {
    const judged = PILLARS.find(({ key }) => key === "concentration")?.judge(
      figuresById([
        figure("mag7.weight", null, "fraction"),
        figure("top10.weight", 0.287, "fraction"),
        figure("effectiveNames", 80, "count"),
        figure("small.effectiveNames", 500, "count"),
      ]),
    );
    expect(judged?.text).toBe(
      "the top ten are 28.7% of the S&P 500, as narrow as 80 equal names; the Russell 2000 is as 500",
    );
  });

  it("performance says that lagging is no reason to catch up unless the ratio reverts", () => {
    const text = (test: number) =>
      PILLARS.find(({ key }) => key === "performance")?.judge(
        figuresById([figure("gap.points", -10, "points"), figure("ratio.dickeyFuller", test, "ratio")]),
      ).text;
    expect(text(-1.2)).toContain("no statistically reliable pull back to the mean");
    expect(text(-3.5)).toContain("returns to its mean by the Dickey–Fuller test");
  });
});

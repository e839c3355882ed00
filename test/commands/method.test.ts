import { describe, expect, it } from "vitest";
import { findTopic, topicsOf } from "../../commands/method/topics.ts";
import { commands } from "../../commands/registry.ts";
import { cardText } from "../../src/card-text.ts";
import { definitionOf, readable } from "../../src/definition.ts";
import { decimal, shareText } from "../../src/format.ts";
import { aggregate } from "../../src/valuation/aggregate.ts";
import { VALUATION_DEFINITIONS } from "../../src/valuation/definitions.ts";
import { exNegative } from "../../src/valuation/ex-negative.ts";
import { gap } from "../../src/valuation/gap.ts";
import { harmonicCapped } from "../../src/valuation/harmonic-capped.ts";
import { asker } from "../support/commands.ts";
import { asking } from "../support/context.ts";
import { EXAMPLE, fakeMarket } from "../support/fake-market.ts";

const { ask } = asking(fakeMarket({ funds: EXAMPLE }));
const method = (topic?: string) => ask({ command: "method", options: topic === undefined ? {} : { topic }, asker });
const answers = commands.filter(({ definitions = [] }) => definitions.length > 0);
const idsFound = (topic: string) => {
  const found = findTopic(topic, commands);
  return "topics" in found ? found.topics.map(({ definition }) => definition.id) : [];
};

describe("method", () => {
  it("lists the questions with their figures when nothing is named", async () => {
    const text = cardText(await method());
    for (const { name } of answers) expect(text).toContain(`${name} | `);
    expect(text).toContain("forward P/E · trailing P/E");
  });

  it.each(answers.map(({ name }) => name))("lists every figure of %s by its name", async (name) => {
    const card = await method(name);
    expect(card.tone).toBe("plain");
    const text = cardText(card);
    for (const { name: figure } of commands.find((each) => each.name === name)?.definitions ?? [])
      expect(text).toContain(readable(figure).split(", ")[0]);
    expect(card.next[0]).toMatchObject({ command: name });
  });

  it("says what one figure is in the words that its card uses, with an example and its limits", async () => {
    const card = await method("re-rating to parity");
    expect(card.title).toBe("Re-rating to parity");
    expect(card.answer).toBe("Large / small − 1.");
    expect(cardText(card)).toContain("13.6× against 17.2×: 26.5%");
    expect(cardText(card)).toContain("no forecast that they will");
  });

  it("shows today's value beside an id that is typed as it stands, in letters of any size", async () => {
    const valuation = await ask({ command: "valuation", options: {}, asker });
    for (const typed of ["gap.forward-pe.exNegative.discount", "GAP.Forward-PE.exnegative.discount"]) {
      const card = await method(typed);
      const figure = valuation.figures["gap.forward-pe.exNegative.discount"];
      expect(card.figures["gap.forward-pe.exNegative.discount"]).toEqual(figure);
      expect(card.next[0]).toMatchObject({ command: "valuation" });
      expect(card.sources).not.toEqual([]);
    }
  });

  it("says what a figure is also while nothing can be read", async () => {
    const down = asking(fakeMarket({ funds: {} }));
    const card = await down.ask({
      command: "method",
      options: { topic: "gap.forward-pe.exNegative.discount" },
      asker,
    });
    expect(card.tone).toBe("plain");
    expect(card.figures).toEqual({});
    expect(card.answer).toContain("1 − small / large");
  });

  it("names what a question reads, and on what terms", async () => {
    const text = cardText(await method("rates"));
    expect(text).toContain("Fed funds futures");
    expect(text).toContain("for personal use");
  });

  it("names the nearest topic for one that is not there, and gives no figure for it", async () => {
    const card = await method("discuont");
    expect(card).toMatchObject({ tone: "problem", figures: {} });
    expect(cardText(card)).toContain("Did you mean discount?");
  });

  it.each(["", "   "])("takes nothing but blanks (“%s”) for no topic", async (topic) => {
    expect((await method(topic)).title).toBe("How figures are defined");
  });

  it.each(["😀", "…", "<@123>", "\u0000", "日本"])(
    "finds nothing in what has no meaning here (%j), and says so",
    async (topic) => {
      expect((await method(topic)).tone).toBe("problem");
    },
  );
});

describe("a topic", () => {
  it.each([
    ["P/E", "{side}.forward-pe.aggregate"],
    ["pe ratio", "{side}.forward-pe.aggregate"],
    ["price earnings", "{side}.trailing-pe.median"],
    ["Forward P/E", "{side}.forward-pe.exNegative"],
    ["exNegative", "{side}.price-book.exNegative"],
    ["losses left out", "{side}.ntm.exNegative"],
    ["coverage", "{side}.coverage.weight"],
    ["interest coverage", "{side}.coverage.aggregate"],
    ["pCut", "next.pCut"],
    ["odds of a cut", "meeting.{date}.pCut"],
    ["OAS", "credit.highYieldSpread"],
    ["z-score", "history.z"],
    ["small.growth.median", "{side}.growth.median"],
    ["breadth revision", "{side}.revisions.breadth"],
  ])("is found as %s", (typed, id) => {
    expect(idsFound(typed)).toContain(id);
  });

  it("is found by every name, synonym and family of every definition", () => {
    for (const { definition } of topicsOf(commands)) {
      const names = [definition.name, definition.name.split(", ")[0] ?? "", ...(definition.also ?? [])];
      for (const name of names.filter((each) => !commands.some((command) => command.name === each.toLowerCase())))
        expect(idsFound(name), name).toContain(definition.id);
    }
  });
});

describe("the examples of the definitions", () => {
  const example = (id: string) => definitionOf(VALUATION_DEFINITIONS, id).example;
  const losing = [
    { value: 40_000, fundamental: 3_000 },
    { value: 2_000, fundamental: -1_400 },
  ];
  const ratios = [20, 20, 50, 100].map((ratio) => ({ value: 1, fundamental: 1 / ratio }));
  const between = gap(13.6, 17.2);

  it.each([
    ["small.forward-pe.exNegative", decimal(exNegative(losing) ?? 0, 2)],
    ["small.forward-pe.aggregate", decimal(aggregate(losing) ?? 0, 2)],
    ["small.forward-pe.harmonicCapped", decimal(harmonicCapped(ratios) ?? 0, 2)],
    ["small.forward-pe.harmonicCapped", decimal(harmonicCapped(ratios, Number.POSITIVE_INFINITY) ?? 0, 2)],
    ["gap.forward-pe.median.discount", shareText(between?.discount ?? 0)],
    ["gap.forward-pe.median.turns", decimal(between?.turns ?? 0)],
    ["gap.forward-pe.median.rerating", shareText(between?.rerating ?? 0)],
  ])("of %s come out as the arithmetic has them", (id, value) => {
    expect(example(id)).toContain(value);
  });
});

import { describe, expect, it } from "vitest";
import * as z from "zod";
import { findQuestion } from "../../commands/alert/find-question.ts";
import { type Command, type Context, defineCommand } from "../../commands/command.ts";
import { UserError } from "../../src/errors.ts";
import { figuresById, toFigure } from "../../src/figure.ts";
import { SourceFailure } from "../../src/market/source-failure.ts";
import { plainCard } from "../support/cards.ts";
import { emptyContext } from "../support/commands.ts";

const context: Context = { ...emptyContext, patienceMs: 0 };

/** What was asked, in order, and questions that answer with figures of these ids. */
function world() {
  const asked: string[] = [];
  const answering = (
    name: string,
    options: z.ZodObject,
    idsOf: (options: Record<string, unknown>) => readonly string[],
  ) =>
    defineCommand({
      name,
      summary: name,
      audience: "channel",
      options,
      examples: [],
      run: async (given) => {
        asked.push([name, ...Object.values(given)].join(" "));
        const figures = idsOf(given).map((id) =>
          toFigure({
            id,
            label: id,
            value: null,
            unit: "ratio",
            basis: "fake",
            reason: "the fake has none",
            readings: [],
          }),
        );
        return { ...plainCard, figures: figuresById(figures) };
      },
    }) as Command;
  const metric = z.enum(["forward-pe", "trailing-pe", "price-book"]).default("forward-pe");
  const losers = z.enum(["both", "include"]).default("both");
  const commands = [
    answering("valuation", z.strictObject({ metric, losers }), (given) => [`small.${given.metric}.median`]),
    answering("rates", z.strictObject({}), () => ["credit.spread"]),
    answering("economy", z.strictObject({ indicator: z.enum(["pmi", "credit"]).default("pmi") }), () => [
      "credit.spread",
    ]),
    answering("stock", z.strictObject({ ticker: z.string() }), (given) => [`stock.${given.ticker}.price`]),
  ];
  const find = async (figure: string, ...names: readonly string[]) => {
    const { question, figure: found } = await findQuestion(figure, names, commands, context);
    return { ...question, id: found.id };
  };
  return { asked, commands, find };
}

describe("the question that has a figure", () => {
  it("is the usual one where that has it", async () => {
    const { find, asked } = world();
    expect(await find("small.forward-pe.median", "valuation")).toMatchObject({ command: "valuation", options: {} });
    expect(asked).toEqual(["valuation forward-pe both"]);
  });

  it("is asked with the choice that the figure's id names, and no other", async () => {
    const { find, asked } = world();
    expect(await find("small.trailing-pe.median", "valuation")).toMatchObject({ options: { metric: "trailing-pe" } });
    expect(asked).toEqual(["valuation trailing-pe both"]);
  });

  it("is the one that is about what the id begins with, before others that have it too", async () => {
    const { find } = world();
    expect(await find("credit.spread", "rates", "economy")).toMatchObject({
      command: "economy",
      options: { indicator: "credit" },
    });
  });

  it("is that of the company", async () => {
    const { find } = world();
    expect(await find("stock.smci.price", "stock")).toEqual({
      command: "stock",
      options: { ticker: "SMCI" },
      id: "stock.SMCI.price",
    });
  });

  it("gives the id as the answer writes it", async () => {
    const { find } = world();
    expect((await find("SMALL.Forward-PE.Median", "valuation")).id).toBe("small.forward-pe.median");
  });

  it("is refused when no answer has it, after one choice of one option at a time", async () => {
    const { find, asked } = world();
    await expect(find("small.elsewhere", "valuation")).rejects.toMatchObject({ problem: "no-data" });
    expect(asked).toEqual([
      "valuation forward-pe both",
      "valuation trailing-pe both",
      "valuation price-book both",
      "valuation forward-pe include",
    ]);
  });

  it.each([
    ["a refusal, as it stands", new UserError("source-down", "No prices.", { hint: "Later." }), "No prices."],
    [
      "a source's failure, in words",
      new SourceFailure("network", "fake.example", "does not answer"),
      "cannot be looked up",
    ],
  ])("passes on %s", async (_, error, message) => {
    const failing = defineCommand({
      name: "failing",
      summary: "",
      audience: "channel",
      options: z.strictObject({}),
      examples: [],
      run: async () => {
        throw error;
      },
    }) as Command;
    await expect(findQuestion("a.b", ["failing"], [failing], context)).rejects.toThrow(message);
  });

  it("lets a bug be seen as one", async () => {
    const broken = { ...(world().commands[1] as Command), run: async () => Promise.reject(new TypeError("a bug")) };
    await expect(findQuestion("a.b", ["rates"], [broken], context)).rejects.toThrow(TypeError);
  });

  it("says so while the answer is still loading", async () => {
    const loading = {
      ...(world().commands[1] as Command),
      run: async () => ({ ...plainCard, figures: {}, pending: "…" }),
    };
    await expect(findQuestion("a.b", ["rates"], [loading], context)).rejects.toThrow("still loading");
  });
});

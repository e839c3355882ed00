import { describe, expect, it } from "vitest";
import { createAsk } from "../../commands/ask.ts";
import { type Command, defineCommand } from "../../commands/command.ts";
import { helpFor } from "../../commands/help.ts";
import { commands } from "../../commands/registry.ts";
import { understand } from "../../commands/understand.ts";
import { parseLine } from "../../commands/words.ts";
import { cardText } from "../../src/card-text.ts";
import { asker, debt, emptyContext, fakeCommands } from "../support/commands.ts";
import { keptLog } from "../support/kept-log.ts";

const ask = createAsk([...fakeCommands, helpFor(fakeCommands)], emptyContext, keptLog());
const help = (options = {}) => ask({ command: "help", options, asker });

describe("help", () => {
  it("lists every question with its summary and examples", async () => {
    const text = cardText(await help());
    for (const { name, summary, examples } of fakeCommands) {
      expect(text).toContain(`${name} | ${summary}`);
      expect(text).toContain(examples[0]);
    }
  });

  it("puts what belongs together under one title, once there is much to choose from", async () => {
    const named = (name: string) =>
      defineCommand({ ...debt, name, summary: `About ${name}`, examples: [name] }) as Command;
    const many = ["valuation", "earnings", "rates", "debt", "economy", "risk", "stock", "news", "status"].map(named);
    const card = await createAsk([helpFor(many)], emptyContext, keptLog())({ command: "help", options: {}, asker });
    const table = card.parts.find(({ kind }) => kind === "table");
    expect(table?.kind === "table" && table.rows.map(([first]) => first)).toEqual([
      "The case:",
      ...["valuation", "earnings", "rates", "debt", "economy"],
      "Markets and portfolios:",
      "risk",
      "Companies and news:",
      ...["stock", "news"],
      "The answers themselves:",
      "status",
    ]);
  });

  it("explains one question: its options, their values and the default", async () => {
    const card = await help({ topic: " Valuation " });
    expect(card.title).toBe("valuation");
    expect(cardText(card)).toContain("against | What small caps stand against: sp500 (default), sp400, russell1000");
  });

  it("says of a number what it may be and what it is when nothing is said", async () => {
    const text = cardText(await help({ topic: "debt" }));
    expect(text).toContain("move-bp | The move in basis points: −300 to 300, −25 by default");
  });

  it("names the nearest question for one that is not there", async () => {
    const card = await help({ topic: "valution" });
    expect(card.tone).toBe("problem");
    expect(cardText(card)).toContain("Did you mean valuation?");
  });

  it("follows up with questions that are there", async () => {
    for (const { command } of (await help()).next) expect(fakeCommands.map(({ name }) => name)).toContain(command);
  });
});

describe("the examples of every command", () => {
  it.each(commands.flatMap(({ name, examples }) => examples.map((example) => [example, name])))(
    "%s is understood as a question to %s",
    (example, name) => {
      expect(understand(commands, parseLine(example, commands).asked).command.name).toBe(name);
    },
  );
});

import { describe, expect, it } from "vitest";
import { optionShapes } from "../../commands/option-shapes.ts";
import { commands } from "../../commands/registry.ts";
import { understand } from "../../commands/understand.ts";
import { parseLine } from "../../commands/words.ts";
import { createSampleMarket } from "../../src/market/sample/sample.ts";
import { asker } from "../support/commands.ts";
import { asking } from "../support/context.ts";
import { FAKE_NOW } from "../support/fake-market.ts";

const { ask } = asking(createSampleMarket(() => FAKE_NOW));

describe.each(commands.map((command) => [command.name, command] as const))("the command %s", (name, command) => {
  it("has a name that can be typed and a summary that fits a menu", () => {
    // Discord: names of 1 to 32 characters, descriptions of 1 to 100.
    expect(name).toMatch(/^[a-z]{1,32}$/);
    expect(command.summary).toMatch(/^\p{Lu}.{1,98}[^.]$/u);
  });

  it("describes every option, each with a name and choices that fit a menu", () => {
    const shapes = optionShapes(command);
    expect(shapes.length).toBeLessThanOrEqual(25);
    for (const shape of shapes) {
      expect(shape.name).toMatch(/^[a-z-]{1,32}$/);
      expect(shape.summary).not.toBe(shape.name);
      expect(shape.summary.length).toBeLessThanOrEqual(100);
      expect(shape.choices.length).toBeLessThanOrEqual(25);
      if (shape.default !== undefined && shape.choices.length > 0) expect(shape.choices).toContain(shape.default);
    }
  });

  it("has examples that run", async () => {
    expect(command.examples.length).toBeGreaterThan(0);
    for (const example of command.examples) {
      const { asked } = parseLine(example, commands);
      expect(understand(commands, asked).command.name).toBe(name);
      expect((await ask({ ...asked, asker })).tone, example).not.toBe("problem");
    }
  });
});

describe("the registry", () => {
  it("lists help last, which lists all the others", async () => {
    expect(commands.at(-1)?.name).toBe("help");
    const { data } = await ask({ command: "help", options: {}, asker });
    expect(data).toMatchObject({ commands: commands.slice(0, -1).map(({ name }) => ({ name })) });
  });
});

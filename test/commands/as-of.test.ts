import { describe, expect, it } from "vitest";
import { readQuestion } from "../../commands/digest/question.ts";
import { optionShapes } from "../../commands/option-shapes.ts";
import { commands, marketQuestions } from "../../commands/registry.ts";
import { understand } from "../../commands/understand.ts";
import { parseLine } from "../../commands/words.ts";

const asked = (line: string) => parseLine(line, commands).asked;

describe("asof", () => {
  it("is an option of every question of the market, and of nothing that is about the bot", () => {
    const dated = commands.filter((command) => optionShapes(command).some(({ name }) => name === "asof"));
    expect(dated.map(({ name }) => name)).toEqual(marketQuestions.map(({ name }) => name));
    const others = commands.filter((command) => !dated.includes(command)).map(({ name }) => name);
    expect(others).not.toContain("valuation");
    expect(others).toEqual(expect.arrayContaining(["digest", "method", "status", "help"]));
  });

  it.each([
    ["valuation asof:2026-08-21", {}],
    ["valuation asof:2026-08-21 sp400", { against: "sp400" }],
    ["valuation --asof 2026-08-21 sp400", { against: "sp400" }],
    ["valuation sp400 asof=2026-08-21", { against: "sp400" }],
    ["asof:2026-08-21 valuation sp400", { against: "sp400" }],
    ["valuation asof: 2026-08-21 sp400", { against: "sp400" }],
    ["stock asof:2026-08-21 bloom energy", { ticker: "bloom energy" }],
    ["stock bloom asof:2026-08-21 energy", { ticker: expect.stringMatching(/^bloom\s+energy$/) }],
    ["rates asof:2026-08-21 december 2026", { meeting: "december 2026" }],
    ["rates december asof:2026-08-21 2026", { meeting: "december 2026" }],
  ])("stands anywhere: %s", (line, options) => {
    expect(asked(line)).toMatchObject({ options: { ...options, asof: "2026-08-21" } });
    expect(asked(line).extra).toBeUndefined();
    expect(() => understand(commands, asked(line))).not.toThrow();
  });

  it.each([["brief 2026-08-21"], ["valuation sp400 2026-08-21"], ["stock 2026-08-21"], ["economy 2026-08-21"]])(
    "is never filled by a bare word: %s",
    (line) => {
      expect(asked(line).options.asof).toBeUndefined();
    },
  );

  it("given twice is refused", () => {
    expect(() => understand(commands, asked("valuation asof:2026-08-21 asof:2026-08-20"))).toThrow(
      "asof is given twice",
    );
  });

  it("has no place in a digest: a recorded day never changes", () => {
    expect(() => readQuestion("valuation asof:2026-08-21", commands)).toThrow("A recorded day never changes");
  });
});

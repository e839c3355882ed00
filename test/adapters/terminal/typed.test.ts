import { describe, expect, it } from "vitest";
import { typedWords } from "../../../adapters/terminal/typed.ts";
import { parseLine } from "../../../commands/words.ts";
import type { Suggestion } from "../../../src/card.ts";
import { fakeCommands } from "../../support/commands.ts";

describe("typedWords", () => {
  it.each<[Suggestion]>([
    [{ label: "", command: "valuation", options: { against: "sp400", metric: "forward-pe" } }],
    [{ label: "", command: "valuation", options: {}, view: "receipt" }],
    [{ label: "", command: "debt", options: { "move-bp": -25 } }],
    [{ label: "", command: "check", options: { claim: "small caps: cheap, or dear?" } }],
  ])("writes words that ask the same question: %o", (suggestion) => {
    const { asked } = parseLine(typedWords(suggestion), fakeCommands);
    const options = Object.fromEntries(
      Object.entries(suggestion.options).map(([name, value]) => [name, String(value)]),
    );
    expect(asked).toEqual({
      command: suggestion.command,
      options,
      ...(suggestion.view ? { view: suggestion.view } : {}),
    });
  });
});

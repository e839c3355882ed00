import { describe, expect, it } from "vitest";
import * as z from "zod";
import type { Question } from "../../commands/ask.ts";
import { defineCommand } from "../../commands/command.ts";
import { audienceOf, understand } from "../../commands/understand.ts";
import { UserError } from "../../src/errors.ts";
import { plainCard } from "../support/cards.ts";
import { asker, fakeCommands } from "../support/commands.ts";

const options = (command: string, given: Record<string, unknown>) =>
  understand(fakeCommands, { command, options: given }).options;

function refusal(
  command: string,
  given: Record<string, unknown> = {},
  more: Partial<Question> = {},
  known = fakeCommands,
) {
  try {
    understand(known, { command, options: given, ...more });
  } catch (error) {
    if (error instanceof UserError) return { problem: error.problem, message: error.message, hint: error.hint };
    throw error;
  }
  return null;
}

describe("understand", () => {
  it("fills in what was not said", () => {
    expect(options(" Valuation ", {})).toEqual({ metric: "forward-pe", against: "sp500", period: "1y" });
  });

  it.each([
    ["a choice in any case and with blanks", "valuation", { against: " SP400 " }, { against: "sp400" }],
    ["a choice in the spelling of its list", "screen", { fund: "iwm" }, { fund: "IWM" }],
    ["a number", "debt", { "move-bp": "50" }, { "move-bp": 50 }],
    ["a number with a percent sign", "debt", { "pass-through": "62.5%" }, { "pass-through": 62.5 }],
    ["a number with the true minus sign", "debt", { "move-bp": "−50" }, { "move-bp": -50 }],
    ["basis points with their unit", "debt", { "move-bp": "-25bp" }, { "move-bp": -25 }],
    ["yes", "screen", { profitable: "Yes" }, { profitable: true }],
    ["off", "screen", { profitable: "off" }, { profitable: false }],
    ["what a platform typed already", "screen", { profitable: true, "max-pe": 15 }, { profitable: true, "max-pe": 15 }],
  ])("reads %s", (_, command, given, expected) => {
    expect(options(command, given)).toMatchObject(expected);
  });

  it("names the nearest question", () => {
    expect(refusal("valution")).toEqual({
      problem: "unknown-command",
      message: "There is no question called “valution”.",
      hint: "Did you mean valuation? Questions: valuation, debt, screen, check, digest, down.",
    });
  });

  it.each([
    ["a choice", "valuation", { against: "sp40" }, "“sp40” is not a value of against."],
    ["an empty value", "valuation", { against: "" }, "against needs a value."],
    ["an option", "valuation", { againts: "sp400" }, "valuation has no option “againts”."],
    [
      "an option named like a prototype",
      "valuation",
      JSON.parse('{"__proto__": "x"}'),
      "valuation has no option “__proto__”.",
    ],
    [
      "a number",
      "debt",
      { "move-bp": "lots" },
      "“lots” does not fit move-bp: expected a whole number from −300 to 300.",
    ],
    [
      "more digits than a number has",
      "debt",
      { "move-bp": "9".repeat(400) },
      expect.stringMatching(/^“9+…?” does not fit move-bp: expected a whole number from −300 to 300\.$/),
    ],
    [
      "a fraction",
      "debt",
      { "move-bp": "0.5" },
      "“0.5” does not fit move-bp: expected a whole number from −300 to 300.",
    ],
    [
      "too large a number",
      "debt",
      { "pass-through": "101" },
      "“101” does not fit pass-through: expected a number from 0 to 100.",
    ],
    [
      "a number with words of its own",
      "screen",
      { "max-pe": "low" },
      "“low” does not fit max-pe: expected a multiple such as 15.",
    ],
    ["a yes or no", "screen", { profitable: "maybe" }, "“maybe” does not fit profitable: expected yes or no."],
    [
      "a long text",
      "screen",
      { name: "x".repeat(21) },
      `“${"x".repeat(21)}” does not fit name: expected at most 20 characters.`,
    ],
    ["a value of another kind", "screen", { name: ["a"] }, '“["a"]” does not fit name: Part of a company\'s name.'],
    ["nothing where something is needed", "check", {}, "check needs the option claim."],
  ])("refuses %s by name", (_, command, given, message) => {
    expect(refusal(command, given)).toMatchObject({ problem: "bad-option", message });
  });

  it("offers the nearest value and all that are allowed", () => {
    expect(refusal("valuation", { against: "sp40" })?.hint).toBe(
      "Did you mean sp400? Allowed: sp500, sp400, russell1000.",
    );
  });

  it("offers the nearest option and an example", () => {
    expect(refusal("valuation", { againts: "sp400" })?.hint).toBe(
      "Did you mean against? Options: metric, against, period. Try: valuation",
    );
  });

  it("refuses words that fit no option", () => {
    expect(refusal("valuation", {}, { extra: ["please"] })?.message).toBe("“please” fits no option of valuation.");
    expect(refusal("valuation", { against: "sp400" }, { extra: ["against:sp500"] })?.message).toBe(
      "against is given twice.",
    );
  });

  it("says a rule about several options as it stands", () => {
    const range = defineCommand({
      name: "range",
      summary: "A range",
      audience: "channel",
      options: z
        .strictObject({ low: z.number().default(0).describe("Low"), high: z.number().default(1).describe("High") })
        .refine(({ low, high }) => low <= high, "low is above high"),
      examples: ["range"],
      run: async () => plainCard,
    });
    expect(refusal("range", { low: "2" }, {}, [range])?.message).toBe("low is above high.");
  });

  it("shows hostile words in one short line", () => {
    const message = refusal("valuation", { against: `\u001b[31m@everyone\n${"x".repeat(500)}` })?.message ?? "";
    expect(message).toMatch(/^“\[31m@everyone x+…” is not a value of against\.$/);
  });

  it("lets only managers manage", () => {
    expect(refusal("digest", {}, { asker: { ...asker, mayManage: false } })?.problem).toBe("not-allowed");
    expect(refusal("digest", {}, { asker })).toBeNull();
  });
});

describe("audienceOf", () => {
  const question = (command: string, more: Partial<Question> = {}): Question => ({
    command,
    options: {},
    asker,
    ...more,
  });

  it("is the command's own for a right question", () => {
    expect(audienceOf(fakeCommands, question("valuation"))).toBe("channel");
  });

  it("is the asker for problems and receipts", () => {
    expect(audienceOf(fakeCommands, question("valution"))).toBe("asker");
    expect(audienceOf(fakeCommands, question("valuation", { view: "receipt" }))).toBe("asker");
  });
});

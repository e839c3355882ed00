import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { optionShapes } from "../../commands/option-shapes.ts";
import { parseLine } from "../../commands/words.ts";
import { fakeCommands } from "../support/commands.ts";

const asked = (line: string) => parseLine(line, fakeCommands).asked;

describe("parseLine", () => {
  it.each([
    ["nothing", ""],
    ["blanks", "  \t "],
    ["only the program's name", "/smallcap"],
    ["only a flag", "--json"],
  ])("takes %s as help", (_, line) => {
    expect(asked(line)).toEqual({ command: "help", options: {} });
  });

  it.each([
    ["name:value", "valuation against:sp400"],
    ["name=value", "valuation against=sp400"],
    ["--name value", "valuation --against sp400"],
    ["--name=value", "valuation --against=sp400"],
    ["a long dash in place of two hyphens", "valuation —against sp400"],
    ["a bare word that is a choice of a later option", "valuation sp400"],
    ["quotes around the value", 'valuation against:"sp400"'],
    ["quotes after a flag's equals sign", 'valuation --against="sp400"'],
    ["the program's name in front", "/smallcap Valuation AGAINST:sp400"],
  ])("reads %s", (_, line) => {
    expect(asked(line)).toEqual({ command: "valuation", options: { against: "sp400" } });
  });

  it("fills the options in order with bare words", () => {
    expect(asked("debt 25 50")).toEqual({ command: "debt", options: { "move-bp": "25", "pass-through": "50" } });
  });

  it("gives a mistyped choice to the option it nearly names", () => {
    expect(asked("valuation sp40").options).toEqual({ against: "sp40" });
  });

  it("takes a choice written in capitals", () => {
    expect(asked("screen iwm").options).toEqual({ fund: "iwm" });
  });

  it.each([
    ["with a blank after the colon", "valuation against: sp400", { against: "sp400" }],
    ["with a blank after the equals sign", "debt move-bp= -50", { "move-bp": "-50" }],
    ["without the choice's hyphen", "valuation forwardpe", { metric: "forward-pe" }],
    ["with a blank in place of the hyphen", "valuation Trailing PE sp400", { metric: "trailing-pe", against: "sp400" }],
    [
      "as it is written elsewhere",
      "valuation metric:trailing p/e S&P 500",
      { metric: "trailing-pe", against: "sp500" },
    ],
    ["in quotes", 'valuation metric:"trailing pe"', { metric: "trailing-pe" }],
  ])("understands a choice %s", (_, line, options) => {
    expect(asked(line).options).toEqual(options);
  });

  it("does not join a choice over a word that says nothing", () => {
    expect(asked("valuation 📈 sp400").options).toEqual({ metric: "📈", against: "sp400" });
  });

  it("keeps the words of an open text together", () => {
    expect(asked("screen name:acme corp of IWM").options).toEqual({ name: "acme corp of", fund: "IWM" });
    expect(asked("screen yes 15 IWM acme corp").options).toEqual({
      profitable: "yes",
      "max-pe": "15",
      fund: "IWM",
      name: "acme corp",
    });
  });

  it("gives part of a choice to the option it is of", () => {
    expect(asked("valuation russ").options).toEqual({ against: "russ" });
    expect(asked("valuation trail sp400").options).toEqual({ metric: "trail", against: "sp400" });
  });

  it("refuses a second choice of one option as given twice", () => {
    expect(asked("valuation sp400 sp500").extra).toEqual(["against:sp500"]);
  });

  it("takes negative numbers with a hyphen or a minus sign as values", () => {
    expect(asked("debt -50").options).toEqual({ "move-bp": "-50" });
    expect(asked("debt −50").options).toEqual({ "move-bp": "−50" });
    expect(asked("debt --move-bp -50").options).toEqual({ "move-bp": "-50" });
  });

  it.each([
    ["screen profitable", { profitable: "yes" }],
    ["screen --profitable", { profitable: "yes" }],
    ["screen --profitable max-pe:15", { profitable: "yes", "max-pe": "15" }],
    ["screen --profitable no", { profitable: "no" }],
    ["screen --profitable IWM", { profitable: "yes", fund: "IWM" }],
  ])("lets a yes-or-no option stand alone: %s", (line, options) => {
    expect(asked(line).options).toEqual(options);
  });

  it("keeps the value empty where a named option has none", () => {
    expect(asked("valuation --against").options).toEqual({ against: "" });
    expect(asked("valuation --against --metric forward-pe").options).toEqual({ against: "", metric: "forward-pe" });
  });

  it("keeps words that fit nothing, and options given twice, as extra", () => {
    expect(asked("digest now").extra).toEqual(["now"]);
    expect(asked("valuation against:sp400 against:sp500").extra).toEqual(["against:sp500"]);
  });

  it.each(["--json --how valuation sp400", "valuation --how sp400 --JSON", "/smallcap valuation sp400 —json --how"])(
    "finds the flags wherever they stand: %s",
    (line) => {
      const { asked, flags } = parseLine(line, fakeCommands);
      expect(asked).toEqual({ command: "valuation", options: { against: "sp400" }, view: "receipt" });
      expect([...flags].sort()).toEqual(["how", "json"]);
    },
  );

  it.each([
    ["as it stands", "check IWM: 13.6x, “cheap”  or not?", "IWM: 13.6x, “cheap”  or not?"],
    ["without the option's name", "check claim: small caps are cheap", "small caps are cheap"],
    ["without the quotes around all of it", 'check "small caps are cheap"', "small caps are cheap"],
    ["with quotes at its end", 'check they say "cheap enough"', 'they say "cheap enough"'],
    ["with a named quote at its end", 'check they say it:"cheap enough"', 'they say it:"cheap enough"'],
    ["without flags around it", "check --json small caps are cheap --how", "small caps are cheap"],
  ])("gives a text option the rest of the line, %s", (_, line, claim) => {
    expect(asked(line).options).toEqual({ claim });
  });

  it("takes flags out of the middle of a text", () => {
    expect(String(asked("check small caps --json are cheap").options.claim).split(/\s+/)).toEqual([
      "small",
      "caps",
      "are",
      "cheap",
    ]);
  });

  it("leaves a quoted flag in the text", () => {
    expect(parseLine('check "--json"', fakeCommands)).toMatchObject({ asked: { options: { claim: "--json" } } });
    expect(parseLine('check "--json"', fakeCommands).flags.size).toBe(0);
  });

  it("keeps an unknown command as typed, in lower case", () => {
    expect(asked("Valution against:sp400")).toEqual({ command: "valution", options: {} });
  });

  it("does not touch prototypes", () => {
    expect(asked("valuation __proto__:x constructor:y").options).toEqual({ constructor: "y", metric: "__proto__:x" });
  });

  it("never throws, and names only options that were typed or are known", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        " ",
        '"',
        "“",
        ":",
        "=",
        "--",
        "—",
        "against",
        "sp400",
        "profitable",
        "--json",
        "valuation",
        "check",
        "screen",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const line = pieces.join("");
        const { asked } = parseLine(line, fakeCommands);
        const command = fakeCommands.find(({ name }) => name === asked.command);
        const known = command ? optionShapes(command).map(({ name }) => name) : [];
        for (const name of Object.keys(asked.options)) {
          expect(known.includes(name) || line.toLowerCase().includes(name)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { completions } from "../../../adapters/terminal/complete.ts";
import type { Complete } from "../../../commands/complete.ts";
import { commands } from "../../../commands/registry.ts";
import { fakeCommands } from "../../support/commands.ts";

const offered = (line: string) => completions(line, fakeCommands)[0];

describe("completions", () => {
  it.each([
    ["val", ["valuation "]],
    ["d", ["debt ", "digest ", "down "]],
    ["q", ["quit "]],
    ["/smallcap val", ["valuation "]],
    ["--json val", ["valuation "]],
    ["valuation a", ["against:"]],
    ["valuation sp", ["sp500 ", "sp400 "]],
    ["valuation against:sp4", ["against:sp400 "]],
    ["valuation AGAINST=", ["against=sp500 ", "against=sp400 ", "against=russell1000 "]],
    ["valuation against:sp400 ", ["metric:", "period:"]],
    ["screen profitable:", ["profitable:yes ", "profitable:no "]],
    ["valuation --h", ["--how "]],
    ["nonsense ", []],
    ["valuation nothing:x", []],
  ])("of “%s” are %j", (line, words) => {
    expect(offered(line)).toEqual(words);
  });

  it("offers every command on an empty line", () => {
    expect(offered("")).toEqual(expect.arrayContaining(fakeCommands.map(({ name }) => `${name} `)));
  });

  it("continue the last word of any line", () => {
    fc.assert(
      fc.property(fc.string(), (line) => {
        const [words, last] = completions(line, fakeCommands);
        expect(line.endsWith(last)).toBe(true);
        for (const word of words) expect(word.toLowerCase().startsWith(last.toLowerCase())).toBe(true);
      }),
    );
  });
});

describe("completions of an open text", () => {
  const values: Readonly<Record<string, readonly string[]>> = {
    b: ["BE", "BLMN"],
    bloom: ["BE", "BLMN"],
    appl: ["AAPL"],
  };
  const asked: string[] = [];
  const complete: Complete = ({ option, typed }) => {
    asked.push(`${option} ${typed}`);
    return (values[typed] ?? []).map((value) => ({ value, label: value }));
  };
  const offeredFor = (line: string) => completions(line, commands, complete)[0];

  it.each([
    ["stock b", ["BE ", "BLMN "]],
    ["stock ticker:b", ["ticker:BE ", "ticker:BLMN "]],
    ["stock appl", ["AAPL "]],
    ["stock ticker=appl", ["ticker=AAPL "]],
    ["stock bloom", ["bloom", "BE ", "BLMN "]],
    ["stock BE b", []],
    ["stock ", ["ticker:", "asof:"]],
    ["stock --h", ["--how "]],
    ["valuation b", ["both "]],
  ])("of “%s” are %j", (line, words) => {
    expect(offeredFor(line)).toEqual(words);
  });

  it("are asked for by what was typed of the value alone", () => {
    asked.length = 0;
    offeredFor("stock ticker:appl");
    expect(asked).toEqual(["ticker appl"]);
  });
});

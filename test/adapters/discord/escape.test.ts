import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeText, escapeLine, escapeMarkdown, plainLine } from "../../../adapters/discord/escape.ts";
import { clipEscaped } from "../../../adapters/discord/fit.ts";

/** What Discord shows: a backslash before anything but letters, digits and blanks vanishes. */
const shown = (escaped: string) => escaped.replace(/\\([^0-9A-Za-z\s])/g, "$1").replaceAll("\u200b", "");

const markup = fc
  .array(
    fc.oneof(
      fc.constantFrom("*", "_", "`", "```", "~~", "||", "|", "[a](b)", "<@1>", "<t:0>", "https://x.y", "\\", "\n"),
      fc.constantFrom("# ", "-# ", "> ", ">>> ", "- ", "1. ", "@everyone", "@here", "a", " ", "−3.9"),
    ),
  )
  .map((pieces) => pieces.join(""));

describe("escapeMarkdown", () => {
  it("shows what was written", () => {
    fc.assert(
      fc.property(markup, (text) => {
        const same = text.replace(/\n{3,}/g, "\n\n").trim();
        expect(shown(escapeMarkdown(text))).toBe(same);
      }),
    );
  });

  it("leaves no markup that Discord would act on", () => {
    fc.assert(
      fc.property(markup, (text) => {
        const bare = escapeMarkdown(text).replace(/\\[^0-9A-Za-z\s]/g, "·");
        expect(bare).not.toMatch(/[*_`<\\]|~~|\|\||\]\(|:\/\/|@(everyone|here)/);
        expect(bare).not.toMatch(/^ *(#{1,3}|-#|[-+]|>{1,3}|\d+\.)(\s|$)/m);
      }),
    );
  });

  it("leaves plain sentences and numbers as they are", () => {
    const text = "S&P 500 (SPY): 19.0×, −3.9 turns; 20.1% cheaper - see 10-K, Q1|Q2.";
    expect(escapeMarkdown(text)).toBe(text);
  });

  it("drops characters that are not seen or turn the text around", () => {
    expect(escapeMarkdown("a\u202eb\u0000c\r\nd")).toBe("abc\nd");
  });

  it("ends no text with half an escape where it is cut", () => {
    expect(clipEscaped("aa\\*bb", 4)).toBe("aa…");
    expect(clipEscaped("a\\\\bbb", 4)).toBe("a\\\\…");
  });
});

describe("other texts", () => {
  it("keep to one line", () => {
    expect([plainLine("a\n\tb"), codeText("a\n`b`"), escapeLine("a\n# b")]).toEqual(["a b", "a ʼbʼ", "a # b"]);
  });

  it("name no group that Discord could ping", () => {
    expect(plainLine("@everyone")).toBe("@\u200beveryone");
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buttonBlocks, decodeQuestion, encodeQuestion } from "../../../adapters/slack/buttons.ts";
import { LIMITS } from "../../../adapters/slack/limits.ts";
import { hugeCard, plainCard } from "../../support/cards.ts";

const options = fc.dictionary(
  fc.stringMatching(/^[a-z][a-z-]{0,20}$/),
  fc.oneof(
    fc.string(),
    fc.double({ noDefaultInfinity: true, noNaN: true }).map((value) => value + 0),
    fc.boolean(),
  ),
);

describe("a button's value", () => {
  it("gives back the question it was made of", () => {
    const questions = fc.record({ command: fc.string(), options });
    fc.assert(
      fc.property(questions, fc.boolean(), (question, receipt) => {
        const asked = { ...question, ...(receipt ? { view: "receipt" as const } : {}) };
        expect(decodeQuestion(encodeQuestion(asked))).toEqual(JSON.parse(JSON.stringify(asked)));
      }),
    );
  });

  it("is refused when it is anything else", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((text) => `v1${text}`),
        ),
        (value) => {
          expect(decodeQuestion(value)).toBeUndefined();
        },
      ),
    );
  });

  it.each([
    ["nothing", undefined],
    ["an older form", '{"command":"valuation","options":{}}'],
    ["a newer form", 'v2{"command":"valuation","options":{}}'],
    ["more than it may hold", 'v1{"command":"valuation","options":{},"asker":{"mayManage":true}}'],
    ["an option that is a list", 'v1{"command":"valuation","options":{"against":["sp400"]}}'],
    ["another view", 'v1{"command":"valuation","options":{},"view":"secrets"}'],
    ["half of a value", 'v1{"command":"valu'],
  ])("is refused when it is %s", (_, value) => {
    expect(decodeQuestion(value)).toBeUndefined();
  });
});

describe("buttonBlocks", () => {
  it("makes one button for each follow-up question", () => {
    expect(buttonBlocks(plainCard.next)).toMatchObject([
      {
        type: "actions",
        elements: [
          { action_id: "ask-0", text: { type: "plain_text", text: "How computed?" } },
          { action_id: "ask-1", text: { type: "plain_text", text: "Against mid caps" } },
        ],
      },
    ]);
  });

  it("leaves out a question that is too long for a button", () => {
    expect(buttonBlocks(hugeCard.next)).toEqual([]);
  });

  it("never exceeds the number of buttons, and names each once", () => {
    const next = Array.from({ length: 60 }, (_, index) => ({ label: `${index}`, command: "x", options: {} }));
    const ids = buttonBlocks(next).flatMap(({ elements }) => elements.map(({ action_id }) => action_id));
    expect(ids).toHaveLength(LIMITS.buttons);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("makes nothing without questions", () => {
    expect(buttonBlocks([])).toEqual([]);
  });
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buttonRows, decodeButton, encodeButton } from "../../../adapters/discord/buttons.ts";

const suggestion = fc.record(
  {
    label: fc.string(),
    command: fc.stringMatching(/^[a-z][a-z-]{0,20}$/),
    options: fc.dictionary(
      fc.stringMatching(/^[a-z][a-z-]{0,10}$/),
      fc.oneof(fc.string({ unit: "grapheme" }), fc.integer(), fc.boolean()),
      { maxKeys: 4 },
    ),
    view: fc.constant("receipt" as const),
  },
  { requiredKeys: ["label", "command", "options"] },
);

describe("encodeButton", () => {
  it("comes back as the same words", () => {
    fc.assert(
      fc.property(suggestion, (asked) => {
        const id = encodeButton(asked);
        if (id === undefined) return;
        const words = Object.entries(asked.options).map(([name, value]) => [name, String(value)]);
        expect(decodeButton(id)).toEqual({
          command: asked.command,
          options: Object.fromEntries(words),
          ...(asked.view ? { view: asked.view } : {}),
        });
      }),
    );
  });

  it("keeps to 100 characters or says that it cannot", () => {
    fc.assert(fc.property(suggestion, (asked) => (encodeButton(asked)?.length ?? 0) <= 100));
    expect(encodeButton({ label: "", command: "check", options: { claim: "x".repeat(100) } })).toBeUndefined();
  });

  it("can be read by a person", () => {
    const options = { metric: "price-book", against: "sp400" };
    expect(encodeButton({ label: "", command: "valuation", options, view: "receipt" })).toBe(
      "v1:valuation:receipt:metric=price-book&against=sp400",
    );
  });
});

describe("decodeButton", () => {
  it("never throws, whatever comes", () => {
    fc.assert(fc.property(fc.string(), (id) => void decodeButton(id)));
    fc.assert(fc.property(fc.string(), (id) => void decodeButton(`v1:${id}`)));
  });

  it.each(["", "v0:valuation::", "v1:valuation", "v1:::", "v1:%E0%A4%A::", "refresh", "v1:valuation:admin:"])(
    "knows nothing of %j",
    (id) => expect(decodeButton(id)).toBeUndefined(),
  );
});

describe("buttonRows", () => {
  it("holds at most five rows of five, each question once", () => {
    const next = Array.from({ length: 40 }, (_, i) => ({
      label: `Question ${i}`,
      command: "valuation",
      options: { n: i % 35 },
    }));
    const rows = buttonRows(next);
    expect(rows.map(({ components }) => components.length)).toEqual([5, 5, 5, 5, 5]);
    expect(new Set(rows.flatMap(({ components }) => components.map(({ custom_id }) => custom_id))).size).toBe(25);
  });

  it("leaves out what does not fit and names what has no label", () => {
    const rows = buttonRows([
      { label: "Too long", command: "check", options: { claim: "x".repeat(200) } },
      { label: " ", command: "status", options: {} },
    ]);
    expect(rows).toEqual([{ type: 1, components: [{ type: 2, style: 2, label: "status", custom_id: "v1:status::" }] }]);
  });
});

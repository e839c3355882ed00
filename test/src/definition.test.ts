import { describe, expect, it } from "vitest";
import { covers, type Definition, definedFigure, definitionOf, readable, says } from "../../src/definition.ts";

const multiple: Definition = {
  id: "{side}.{metric}.median",
  name: "median multiple",
  unit: "multiple",
  basis: "middle of price / figure",
  where: { metric: ["forward-pe", "price-book"] },
};
const odds: Definition = { id: "meeting.{date}.pCut", name: "Cut", unit: "fraction", basis: "market-implied" };
const definitions = [multiple, odds];

describe("a definition", () => {
  it.each([
    ["small.forward-pe.median", multiple, true],
    ["large.price-book.median", multiple, true],
    ["small.ntm.median", multiple, false],
    ["core.forward-pe.median", multiple, false],
    ["small.forward-pe.median.n", multiple, false],
    ["meeting.2026-09-16.pCut", odds, true],
    ["meeting.2026-09-16.local.pCut", odds, false],
    ["meeting.pCut", odds, false],
  ])("of %s: covers what its braces allow, and nothing else", (id, definition, covered) => {
    expect(covers(definition, id)).toBe(covered);
  });

  it("covers an id in letters of any size when asked to", () => {
    expect(covers(multiple, "SMALL.Forward-PE.Median")).toBe(false);
    expect(covers(multiple, "SMALL.Forward-PE.Median", "i")).toBe(true);
  });

  it("is found for a figure, and a figure without one is an error", () => {
    expect(definitionOf(definitions, "meeting.2026-09-16.pCut")).toBe(odds);
    expect(() => definitionOf(definitions, "meeting.2026-09-16.pHold")).toThrow(RangeError);
  });

  it("gives a figure its words, around which the room puts its own", () => {
    const figure = definedFigure(definitions, {
      id: "small.forward-pe.median",
      value: 14,
      label: (name) => `Russell 2000: ${name}`,
      more: ", of 1,930 members",
      reason: "no member is above zero",
      readings: [],
    });
    expect(figure).toEqual({
      id: "small.forward-pe.median",
      label: "Russell 2000: median multiple",
      value: 14,
      unit: "multiple",
      basis: "middle of price / figure, of 1,930 members",
      readings: [],
    });
  });

  it("gives a figure without a value its reason", () => {
    const draft = { id: "meeting.2026-09-16.pCut", reason: "no price", readings: [] };
    for (const value of [null, undefined, Number.NaN])
      expect(definedFigure(definitions, { ...draft, value })).toMatchObject({ value: null, reason: "no price" });
  });
});

describe("words with braces", () => {
  it("are read without them", () => {
    expect(readable("{small} − {large}, cumulative")).toBe("small − large, cumulative");
  });

  it("hold for a figure that fills them in", () => {
    expect(says("IWM − SPY, cumulative to 27 Nov 2026", "{small} − {large}, cumulative", "first")).toBe(true);
    expect(says("gap of IWM − SPY", "{small} − {large}", "anywhere")).toBe(true);
    expect(says("IWM / SPY", "{small} − {large}", "anywhere")).toBe(false);
    expect(says("the mean (n − 1)", "mean (n − 1)", "first")).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import { changeFigures, WINDOWS } from "../../../src/record/change-figures.ts";

const [week, month] = WINDOWS;
const change = {
  smallPrice: 0.01,
  largePrice: -0.02,
  smallEarnings: 0.003,
  largeEarnings: 0.004,
  membership: 0.001,
  total: -0.002,
};

describe("the figures of a change", () => {
  it.each([
    [week, ["smallPrice", "largePrice", "smallEarnings", "largeEarnings", "membership", "total"]],
    [month, ["smallPrice", "largePrice", "smallEarnings", "largeEarnings", "membership", "total"]],
  ])("are named by window and part", (window, parts) => {
    const figures = changeFigures(window, "2026-08-14", change, "", []);
    expect(figures.map(({ id }) => id)).toEqual(parts.map((part) => `change.${window.key}.${part}`));
  });

  it("are the parts as they were split, with the day they are counted from", () => {
    const figures = changeFigures(week, "2026-08-14", change, "", []);
    expect(figures.map(({ value }) => value)).toEqual(Object.values(change));
    for (const { basis, reason } of figures) {
      expect(basis).toContain("since 2026-08-14");
      expect(reason).toBeUndefined();
    }
  });

  it("are null with one reason where there is no change to split", () => {
    for (const figure of changeFigures(month, null, null, "no day is recorded one month back", [])) {
      expect(figure).toMatchObject({ value: null, reason: "no day is recorded one month back" });
    }
  });
});

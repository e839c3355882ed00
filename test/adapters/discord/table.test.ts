import { describe, expect, it } from "vitest";
import { renderTable } from "../../../adapters/discord/table.ts";

function rendered(columns: readonly string[], rows: readonly (readonly string[])[], room = 2000): string {
  return renderTable({ kind: "table", columns, rows }, room).text;
}

describe("renderTable", () => {
  it("lines up a narrow table, numbers to the right", () => {
    expect(
      rendered(
        ["", "P/E", "P/B"],
        [
          ["IWM", "15.2×", "2.0×"],
          ["SPY", "9.0×", "14.0×"],
        ],
      ),
    ).toBe(["```", "       P/E    P/B", "IWM  15.2×   2.0×", "SPY   9.0×  14.0×", "```"].join("\n"));
  });

  it("wraps long labels and headings before it gives up the columns", () => {
    const text = rendered(
      ["Metric", "Russell 2000", "S&P 500", "Gap"],
      [["Price/book, losses left out", "2.0×", "4.0×", "−2.0"]],
    );
    expect(text.startsWith("```")).toBe(true);
    expect(Math.max(...text.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(42);
    expect(text).toContain("left out");
  });

  it("stacks rows that are too wide for a phone, numbers whole", () => {
    expect(rendered(["", "IWM", "Gap"], [["losses left out", "15.2×", "−3.9 turns, 20.1% cheaper"]])).toBe(
      "**losses left out**\nIWM: 15.2× · Gap: −3.9 turns, 20.1% cheaper",
    );
  });

  it("names the columns of a stacked list once", () => {
    const summary = "Is small cap cheap against large cap, and on which measure";
    expect(rendered(["Ask", "For"], [["valuation", summary]])).toBe(`_Ask: For_\n**valuation**: ${summary}`);
  });

  it("counts the rows that do not fit", () => {
    const rows = Array.from({ length: 50 }, (_, i) => [`Row ${i}`, "1.0×"]);
    const { text, cut } = renderTable({ kind: "table", columns: ["", "P/E"], rows }, 300);
    expect(cut).toBe(true);
    expect(text).toMatch(/```\nand \d+ more rows$/);
    expect(text.length).toBeLessThanOrEqual(300);
  });

  it("keeps columns straight beside wide scripts", () => {
    const lines = rendered(
      ["", "P/E"],
      [
        ["日本", "1.0×"],
        ["ab", "2.0×"],
      ],
    ).split("\n");
    expect(lines.slice(2, 4)).toEqual(["日本  1.0×", "ab    2.0×"]);
  });
});

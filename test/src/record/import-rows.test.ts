import { describe, expect, it } from "vitest";
import { readImport } from "../../../src/record/import-rows.ts";

const RULES = {
  knows: (id: string) => id === "small.forward-pe.exNegative",
  ids: ["small.forward-pe.exNegative"],
  lastDay: "2026-08-21",
};
const row = (more: Partial<Record<"date" | "method" | "figure" | "value", string>> = {}) =>
  Object.values({
    date: "2026-08-20",
    method: "desk-a",
    figure: "small.forward-pe.exNegative",
    value: "15.2",
    ...more,
  }).join();
const GOOD = row();
const file = (...rows: string[]) => ["date,method,figure,value", ...rows].join("\n");

describe("a file of imported figures", () => {
  it("gives its values as they stand", () => {
    const { values, dropped } = readImport(file(GOOD, row({ value: "−0.5" }), row({ value: "1e-3" })), RULES);
    expect(values.map(({ value }) => value)).toEqual([15.2, -0.5, 0.001]);
    expect(values[0]).toEqual({
      date: "2026-08-20",
      method: "desk-a",
      figure: "small.forward-pe.exNegative",
      value: 15.2,
    });
    expect(dropped).toEqual([]);
  });

  it("may have its columns in any order, others beside them, and a spreadsheet's mark before them", () => {
    const text = "\uFEFFValue,note,Date,figure,method\r\n15.2,x,2026-08-20,small.forward-pe.exNegative,desk-a\r\n";
    expect(readImport(text, RULES).values).toHaveLength(1);
  });

  it.each([
    [row({ date: "20.08.2026" }), "expected a date such as 2026-08-21"],
    [row({ date: "2026-08-15" }), "there was no trading on that date"],
    [row({ date: "2026-07-03" }), "there was no trading on that date"],
    [row({ date: "2026-08-24" }), "that day is not over yet"],
    [row({ method: "desk a" }), "expected a method of letters, digits and hyphens"],
    [row({ method: "" }), "expected a method of letters, digits and hyphens"],
    [
      row({ figure: "small.forward-pe.exNegativ" }),
      /no figure is called .* did you mean small\.forward-pe\.exNegative\?/,
    ],
    [row({ figure: "nonsense" }), "no figure is called “nonsense”"],
    [row({ value: "" }), "expected a number such as 15.2"],
    [row({ value: "n/a" }), "expected a number such as 15.2"],
    [row({ value: "1e999" }), "expected a number such as 15.2"],
    ["2026-08-20", "expected a method of letters, digits and hyphens"],
  ])("drops the row %s and says why", (bad, reason) => {
    const { values, dropped } = readImport(file(GOOD, bad), RULES);
    expect(values).toHaveLength(1);
    expect(dropped).toEqual([{ line: 3, reason: typeof reason === "string" ? reason : expect.stringMatching(reason) }]);
    expect(() => readImport(file(bad), RULES)).toThrow(/No row of the file is right; line 2: /);
  });

  it("is refused when it has other columns, or no rows", () => {
    expect(() => readImport("a,b\n1,2", RULES)).toThrow("lacks the columns date, method, figure, value");
    expect(() => readImport("", RULES)).toThrow("lacks the columns");
    expect(() => readImport(file(), RULES)).toThrow("The file has no rows.");
  });
});

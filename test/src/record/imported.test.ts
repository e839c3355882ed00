import { describe, expect, it } from "vitest";
import { dayAfter } from "../../../src/calendar-day.ts";
import { isImported, joinedDays, OWN_METHOD, otherSeries } from "../../../src/record/imported-days.ts";
import { importedFigures, importedRelative } from "../../../src/record/imported-figures.ts";
import { memoryRecords } from "../../../src/record/memory-record.ts";
import { METHOD_VERSION } from "../../../src/record/method-version.ts";
import type { Imported, ImportedValue, RecordedDay } from "../../../src/record/record.ts";
import { openSqliteStore } from "../../../src/store/sqlite.ts";
import { keptLog } from "../../support/kept-log.ts";

const [SMALL, LARGE] = ["small.forward-pe.exNegative", "large.forward-pe.exNegative"];
const DISCOUNT = "gap.forward-pe.exNegative.discount";
const at = (method: string, date: string, figure: string, value: number): ImportedValue => ({
  method,
  date,
  figure,
  value,
});

describe.each([
  ["in memory", () => memoryRecords().imported],
  ["in SQLite", () => openSqliteStore("sqlite://:memory:", { log: keptLog(), now: () => 0 }).records.imported],
])("imported figures %s", (_, open: () => Imported) => {
  it("are kept once: what is there already stays as it is, and is counted", async () => {
    const imported = open();
    expect(await imported.values()).toEqual([]);
    const values = [at("desk-a", "2026-08-20", SMALL, 15), at("desk-a", "2026-08-20", LARGE, 20)];
    expect(await imported.add(values, "2026-08-21T00:00:00.000Z")).toBe(2);
    const more = [at("desk-a", "2026-08-20", SMALL, 99), at("desk-b", "2026-08-20", SMALL, 16)];
    expect(await imported.add(more, "2026-08-22T00:00:00.000Z")).toBe(1);
    expect(
      (await imported.values()).map(({ method, figure, value, importedAt }) => [method, figure, value, importedAt]),
    ).toEqual([
      ["desk-a", LARGE, 20, "2026-08-21T00:00:00.000Z"],
      ["desk-a", SMALL, 15, "2026-08-21T00:00:00.000Z"],
      ["desk-b", SMALL, 16, "2026-08-22T00:00:00.000Z"],
    ]);
  });
});

describe("imported days", () => {
  const own: RecordedDay = {
    date: "2026-08-20",
    recordedAt: "2026-08-20T21:00:00.000Z",
    method: METHOD_VERSION,
    inputsHash: "abc",
    figures: { [SMALL]: 15, [LARGE]: 20 },
  };

  it("join our own days where they are of our own method, and never stand over one of them", () => {
    const joined = joinedDays(
      [own],
      [
        at(OWN_METHOD, "2026-08-19", SMALL, 14),
        at(OWN_METHOD, "2026-08-20", SMALL, 99),
        at("desk-a", "2026-08-18", SMALL, 1),
      ],
    );
    expect(joined.map(({ date, figures }) => [date, figures[SMALL]])).toEqual([
      ["2026-08-19", 14],
      ["2026-08-20", 15],
    ]);
    expect(joined.map(isImported)).toEqual([true, false]);
  });

  it("of other methods are series of their own", () => {
    const series = otherSeries([
      at("desk-b", "2026-08-19", SMALL, 14),
      at(OWN_METHOD, "2026-08-19", SMALL, 14),
      at("desk-a", "2026-08-20", SMALL, 15),
      at("desk-a", "2026-08-19", SMALL, 14),
    ]);
    expect(series.map(({ method, days }) => [method, days.map(({ date }) => date)])).toEqual([
      ["desk-b", ["2026-08-19"]],
      ["desk-a", ["2026-08-19", "2026-08-20"]],
    ]);
  });
});

describe("the standing of an imported series", () => {
  const series = (days: number) => ({
    method: "desk-a",
    days: Array.from({ length: days }, (_, day) => ({
      date: dayAfter("2020-01-01", day),
      figures: { [SMALL]: 10 + day, [LARGE]: 20 },
    })),
  });

  it("takes small / large from both sides, else from their discount", () => {
    const days = [
      { date: "2026-08-19", figures: { [SMALL]: 15, [LARGE]: 20, [DISCOUNT]: 0.9 } },
      { date: "2026-08-20", figures: { [DISCOUNT]: 0.2 } },
      { date: "2026-08-21", figures: { [SMALL]: 15 } },
    ];
    expect(importedRelative({ method: "desk-a", days }, "forward-pe").map(({ value }) => value)).toEqual([0.75, 0.8]);
  });

  it("is its last day's within itself, from 250 days on", () => {
    const [n, last, standing] = importedFigures(series(250), importedRelative(series(250), "forward-pe"));
    expect([n?.value, last?.value]).toEqual([250, 259 / 20]);
    expect(standing?.value).toBeCloseTo(249.5 / 250, 12);
    const [, , early] = importedFigures(series(249), importedRelative(series(249), "forward-pe"));
    expect([early?.value, early?.reason]).toEqual([null, "the series has 249 of the 250 trading days this needs"]);
    expect(importedFigures(series(0), [])).toEqual([]);
  });
});

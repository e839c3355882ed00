import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memoryRecord } from "../../../src/record/memory-record.ts";
import type { DailyRecord, RecordedDay } from "../../../src/record/record.ts";
import { prepareSchema, RECORD_TABLES } from "../../../src/store/schema.ts";
import { sqliteRecord } from "../../../src/store/sqlite-record.ts";

const anyDay: fc.Arbitrary<RecordedDay> = fc.record({
  date: fc
    .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  recordedAt: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  method: fc.integer({ min: 1, max: 1_000 }),
  inputsHash: fc.stringMatching(/^[0-9a-f]{64}$/),
  figures: fc.dictionary(
    fc.string({ minLength: 1 }).filter((id) => id !== "__proto__"),
    fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)),
    { noNullPrototype: true },
  ),
});

const day: RecordedDay = {
  date: "2026-08-21",
  recordedAt: "2026-08-21T20:20:00.000Z",
  method: 1,
  inputsHash: "ab12",
  figures: { "small.forward-pe.aggregate": 22.5, "small.trailing-pe.aggregate": null },
};

function fileRecord(): DailyRecord {
  const database = new DatabaseSync(":memory:");
  prepareSchema(database);
  return sqliteRecord(database, RECORD_TABLES.figures);
}

describe.each([
  ["in SQLite", fileRecord],
  ["in memory", memoryRecord],
])("the daily record %s", (_name, open) => {
  it("gives back what was put in, oldest first, one row for each day", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(anyDay, fc.jsonValue()), { maxLength: 8 }), async (entries) => {
        const record = open();
        const expected = new Map<string, readonly [RecordedDay, unknown]>();
        for (const [each, inputs] of entries) {
          expect(await record.append(each, inputs)).toBe(!expected.has(each.date));
          if (!expected.has(each.date)) expected.set(each.date, [each, inputs]);
        }
        const sorted = [...expected.values()].sort(([{ date: one }], [{ date: other }]) => (one < other ? -1 : 1));
        expect(await record.days()).toEqual(sorted.map(([each]) => each));
        for (const [each, inputs] of sorted) {
          expect(JSON.stringify(await record.inputs(each.date))).toBe(JSON.stringify(inputs));
        }
      }),
      { numRuns: 30 },
    );
  });

  it("is empty at first and has no inputs for a day it does not know", async () => {
    const record = open();
    expect(await record.days()).toEqual([]);
    expect(await record.inputs("2026-08-21")).toBeNull();
  });

  it("leaves a recorded day as it is", async () => {
    const record = open();
    expect(await record.append(day, { first: true })).toBe(true);
    expect(await record.append({ ...day, method: 2, figures: {} }, { first: false })).toBe(false);
    expect(await record.days()).toEqual([day]);
    expect(await record.inputs(day.date)).toEqual({ first: true });
  });

  it("keeps a reader from changing the record", async () => {
    const record = open();
    await record.append(day, { list: [1] });
    const [first] = await record.days();
    Reflect.set(first ?? {}, "method", 99);
    expect(await record.days()).toEqual([day]);
  });

  it("keeps undefined inputs as null", async () => {
    const record = open();
    await record.append(day, undefined);
    expect(await record.inputs(day.date)).toBeNull();
  });
});

describe("the table of the daily record", () => {
  it("refuses to change or delete a day, whoever asks", async () => {
    const database = new DatabaseSync(":memory:");
    prepareSchema(database);
    await sqliteRecord(database, RECORD_TABLES.figures).append(day, null);
    expect(() => database.exec("UPDATE record SET method = 2")).toThrow("append-only");
    expect(() => database.exec("DELETE FROM record")).toThrow("append-only");
  });
});

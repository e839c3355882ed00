import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memoryRecords } from "../../../src/record/memory-record.ts";
import { getText, putText } from "../../../src/record/piece-text.ts";
import type { Pieces } from "../../../src/record/record.ts";
import { openSqliteStore } from "../../../src/store/sqlite.ts";
import { keptLog } from "../../support/kept-log.ts";

const history = (days: number) => JSON.stringify(Array.from({ length: days }, (_, day) => ({ day, close: day ** 3 })));

describe.each([
  ["in memory", () => memoryRecords().pieces],
  ["in SQLite", () => openSqliteStore("sqlite://:memory:", { log: keptLog(), now: () => 0 }).records.pieces],
])("a text kept in pieces %s", (_, open: () => Pieces) => {
  it("comes back as it was, whatever is in it and however long it is", async () => {
    const pieces = open();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 200 }), fc.nat(1_000), async (text, times) => {
        const long = text.repeat(times);
        expect(await getText(pieces, await putText(pieces, long))).toBe(long.toWellFormed());
      }),
      { numRuns: 30 },
    );
  });

  it("keeps once what two texts have in common: a history that grew adds its end", async () => {
    const pieces = open();
    const [before, after] = [await putText(pieces, history(9_000)), await putText(pieces, `${history(9_000)}more`)];
    expect(before.length).toBeGreaterThan(5);
    expect(after.filter((hash) => !before.includes(hash))).toHaveLength(1);
  });

  it("leaves a piece that is there as it is", async () => {
    const pieces = open();
    await pieces.put("a", Buffer.from("first"));
    await pieces.put("a", Buffer.from("second"));
    expect(Buffer.from((await pieces.get("a")) ?? []).toString()).toBe("first");
    expect([await pieces.has("a"), await pieces.has("b"), await pieces.get("b")]).toEqual([true, false, null]);
  });

  it("is refused when a piece is missing", async () => {
    const hashes = await putText(open(), randomBytes(100).toString("hex"));
    await expect(getText(open(), hashes)).rejects.toThrow("The record lacks the piece");
  });
});

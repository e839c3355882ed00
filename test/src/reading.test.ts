import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mapReading, newestObservation, oldestObservation } from "../../src/reading.ts";
import { readingOf } from "../support/market.ts";

const instant = fc
  .integer({ min: Date.parse("1990-01-01"), max: Date.parse("2090-01-01") })
  .map((at) => new Date(at).toISOString());

describe("a reading of something else", () => {
  it("keeps source, address, clocks and staleness", () => {
    const reading = readingOf([1, 2, 3], { stale: true });
    expect(mapReading(reading, ({ length }) => length)).toEqual({ ...reading, value: 3 });
  });
});

describe("the oldest observation", () => {
  it("is null when there is none", () => {
    expect(oldestObservation([])).toBeNull();
  });

  it("is one of them, and never later than any", () => {
    fc.assert(
      fc.property(fc.array(instant, { minLength: 1 }), (instants) => {
        const oldest = oldestObservation(instants.map((observedAt) => readingOf(1, { observedAt }))) ?? "";
        expect(instants).toContain(oldest);
        for (const each of instants) expect(Date.parse(oldest)).toBeLessThanOrEqual(Date.parse(each));
      }),
    );
  });
});

describe("the newest observation", () => {
  it("is null when there is none, else one of them and never earlier than any", () => {
    expect(newestObservation([])).toBeNull();
    fc.assert(
      fc.property(fc.array(instant, { minLength: 1 }), (instants) => {
        const newest = newestObservation(instants.map((observedAt) => ({ observedAt }))) ?? "";
        expect(newest).toBe([...instants].sort().at(-1));
      }),
    );
  });
});

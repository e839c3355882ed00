import { describe, expect, it } from "vitest";
import { watchOf } from "../../../src/market/watch-date.ts";

const strip = (...instants: readonly string[]) => ({
  contracts: instants.map((observedAt, index) => ({ month: `2026-0${index + 1}`, price: 96, observedAt })),
});

describe("the day that a strip is of", () => {
  it("is that of its newest price in New York", () => {
    expect(watchOf(strip("2026-09-10T20:00:00.000Z", "2026-09-17T01:00:00.000Z"))).toMatchObject({
      date: "2026-09-16",
      at: "2026-09-17T01:00:00.000Z",
    });
  });

  it.each([
    ["2026-09-16T17:59:00.000Z", "2026-09-15"],
    ["2026-09-16T18:00:00.000Z", "2026-09-16"],
    ["2026-01-28T18:59:00.000Z", "2026-01-27"],
    ["2026-01-28T19:00:00.000Z", "2026-01-28"],
    ["2026-03-01T12:00:00.000Z", "2026-02-28"],
  ])("knows the decisions that were out at %s", (instant, heldThrough) => {
    expect(watchOf(strip(instant))).toMatchObject({ heldThrough });
  });

  it("is unknown without prices", () => {
    expect(watchOf(strip())).toBeNull();
  });
});

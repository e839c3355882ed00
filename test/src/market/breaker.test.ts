import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBreaker } from "../../../src/market/breaker.ts";
import { fakeTime } from "../../support/market.ts";

function setUp() {
  const time = fakeTime(1_000_000);
  return { time, breaker: createBreaker("finance.yahoo.com", time.now) };
}

describe("a breaker", () => {
  it("opens with the fourth failure in a row, for half a minute", () => {
    const { time, breaker } = setUp();
    for (const until of [null, null, null, time.at + 30_000]) {
      breaker.failed("it broke", "against", null);
      expect(breaker.pausedUntil()).toBe(until);
    }
    time.at += 30_000;
    expect(breaker.pausedUntil()).toBeNull();
  });

  it("counts anew after a success", () => {
    const { breaker } = setUp();
    for (let round = 0; round < 5; round += 1) {
      for (let failure = 0; failure < 3; failure += 1) breaker.failed("it broke", "against", null);
      expect(breaker.pausedUntil()).toBeNull();
      breaker.succeeded();
    }
  });

  it("opens again with the next failure after its pause, twice as long", () => {
    const { time, breaker } = setUp();
    for (let failure = 0; failure < 4; failure += 1) breaker.failed("it broke", "against", null);
    time.at += 30_000;
    breaker.failed("it broke", "against", null);
    expect(breaker.pausedUntil()).toBe(time.at + 60_000);
  });

  it("never waits longer than a minute for a host that cannot be reached", () => {
    const { time, breaker } = setUp();
    for (let failure = 0; failure < 9; failure += 1) {
      breaker.failed("it could not be reached", "away", null);
      time.at = breaker.pausedUntil() ?? time.at;
    }
    breaker.failed("it could not be reached", "away", null);
    expect(breaker.pausedUntil()).toBe(time.at + 60_000);
  });

  it("closes with an answer that comes in spite of its pause", () => {
    const { breaker } = setUp();
    for (let failure = 0; failure < 4; failure += 1) breaker.failed("it broke", "against", null);
    breaker.succeeded();
    expect(breaker.health()).toMatchObject({ pausedUntil: null, lastFailure: null, failures: 4, requests: 5 });
  });

  it("stays open as long as the host has asked for, though an earlier request still succeeds", () => {
    const { time, breaker } = setUp();
    breaker.failed("too many requests", "against", time.at + 60_000);
    breaker.succeeded();
    expect(breaker.pausedUntil()).toBe(time.at + 60_000);
    expect(breaker.health().lastFailure).toBe("too many requests");
    time.at += 60_000;
    breaker.succeeded();
    expect(breaker.health()).toMatchObject({ pausedUntil: null, lastFailure: null });
  });

  it("is never open for longer than a quarter of an hour", () => {
    const step = fc.record({
      fails: fc.boolean(),
      wish: fc.option(fc.integer({ min: -1_000_000, max: 1e12 })),
      passes: fc.integer({ min: 0, max: 1_000_000 }),
    });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const { time, breaker } = setUp();
        for (const { fails, wish, passes } of steps) {
          time.at += passes;
          if (fails) breaker.failed("it broke", "against", wish === null ? null : time.at + wish);
          else breaker.succeeded();
          const until = breaker.pausedUntil();
          if (until !== null) {
            expect(until).toBeGreaterThan(time.at);
            expect(until - time.at).toBeLessThanOrEqual(15 * 60_000);
          }
        }
      }),
    );
  });
});

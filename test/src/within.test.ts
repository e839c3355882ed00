import { describe, expect, it } from "vitest";
import { SourceFailure } from "../../src/market/source-failure.ts";
import { noneArrived, within } from "../../src/within.ts";

const atOnce = async () => {};
const never = () => new Promise<never>(() => {});

describe("several parts", () => {
  const missing = { reason: "the source is down" };

  it("are missing when none of them came; the first one says why", () => {
    expect(noneArrived([missing, { reason: "another" }])).toBe(missing);
  });

  it("are not when one of them came, or when there are none", () => {
    expect(noneArrived([missing, { value: 7 }])).toBeNull();
    expect(noneArrived([])).toBeNull();
  });
});

describe("waiting for a part of an answer", () => {
  it("gives the value that comes in time", async () => {
    expect(await within(Promise.resolve(7), 1_000, never)).toEqual({ value: 7 });
  });

  it("starts no pause for what is already there, or arrives at once", async () => {
    let pauses = 0;
    const counting = async () => {
      pauses += 1;
    };
    await within(Promise.resolve(7), 1_000, counting);
    await within(Promise.reject(new Error("no")), 1_000, counting);
    await within(
      Promise.resolve().then(() => Promise.resolve(7)),
      1_000,
      counting,
    );
    expect(pauses).toBe(0);
  });

  it("gives the value that comes during the pause, which is as long as was asked", async () => {
    const late = Promise.withResolvers<number>();
    const pauses: number[] = [];
    const outcome = within(late.promise, 1_234, (milliseconds) => {
      pauses.push(milliseconds);
      late.resolve(7);
      return never();
    });
    expect(await outcome).toEqual({ value: 7 });
    expect(pauses).toEqual([1_234]);
  });

  it("says so when nothing comes in time, and that it may still come", async () => {
    expect(await within(never(), 1_000, atOnce)).toEqual({ reason: "it did not arrive in time", late: true });
  });

  it.each([
    [new Error("the source is down"), "the source is down"],
    ["plain words", "plain words"],
  ])("gives the reason of a failure: %s", async (error, reason) => {
    expect(await within(Promise.reject(error), 1_000, never)).toEqual({ reason, error });
  });

  it("gives a source's reason without what holds for the next seconds only", async () => {
    const error = new SourceFailure("paused", "FRED", "FRED failed; it is asked again in 23 seconds", {
      reason: "FRED failed",
    });
    expect(await within(Promise.reject(error), 1_000, never)).toEqual({ reason: "FRED failed", error });
  });

  it("keeps a failure that comes too late to itself", async () => {
    const late = Promise.withResolvers<number>();
    expect(await within(late.promise, 1_000, atOnce)).toMatchObject({ reason: expect.stringContaining("in time") });
    late.reject(new Error("too late"));
    await new Promise((resolve) => setImmediate(resolve));
  });
});

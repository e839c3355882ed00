import { setImmediate as nextRound } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { afterPatience, inTime } from "../../../src/store/redis-patience.ts";

describe("patience", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("ends after its time, once", () => {
    const end = vi.fn();
    afterPatience(2_000, end);
    vi.advanceTimersByTime(1_999);
    expect(end).not.toHaveBeenCalled();
    vi.advanceTimersByTime(10_000);
    expect(end).toHaveBeenCalledOnce();
  });

  it.each([0, 500, 1_700])("does not end once it is not needed any more, after %i ms", (milliseconds) => {
    const end = vi.fn();
    const stop = afterPatience(2_000, end);
    vi.advanceTimersByTime(milliseconds);
    stop();
    vi.advanceTimersByTime(10_000);
    expect(end).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("an answer in time", () => {
  it("is one that came while the process was busy for longer than that", async () => {
    const answer = inTime(
      nextRound().then(() => "answer"),
      20,
    );
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60);
    expect(await answer).toBe("answer");
  });

  it("is not one that never comes", async () => {
    await expect(inTime(new Promise(() => {}), 4)).rejects.toThrow("It did not answer in time.");
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memo, memoAsync } from "../../src/memo.ts";

/** Remembers whatever it is called with, and counts how often it had to work. */
function counting() {
  let worked = 0;
  const call = memo((...values: readonly unknown[]) => {
    worked += 1;
    return { values };
  });
  return { call, worked: () => worked };
}

describe("a remembered function", () => {
  it("works once for the same objects and equal other values", () => {
    const { call, worked } = counting();
    const [a, b] = [{}, []];
    expect(call(a, 1, b, "x")).toBe(call(a, 1, b, "x"));
    expect(worked()).toBe(1);
  });

  it("works again for another object, though it looks the same", () => {
    const { call } = counting();
    expect(call({})).not.toBe(call({}));
  });

  it("tells undefined, null, NaN, zero and false apart", () => {
    const { call, worked } = counting();
    const a = {};
    for (const value of [undefined, null, Number.NaN, 0, false, "", "0"]) expect(call(a, value)).toBe(call(a, value));
    expect(worked()).toBe(7);
  });

  it("tells the order of its arguments apart", () => {
    const { call } = counting();
    const [a, b] = [{}, {}];
    expect(call(a, b)).not.toBe(call(b, a));
    expect(call(a, null)).not.toBe(call(null, a));
    expect(call("x", a)).not.toBe(call(a, "x"));
  });

  it("tells fewer arguments from more", () => {
    const { call } = counting();
    const [a, b] = [{}, {}];
    expect(call(a, b).values).toHaveLength(2);
    expect(call(a).values).toHaveLength(1);
    expect(call(a, undefined).values).toHaveLength(2);
  });

  it("remembers a result of undefined", () => {
    let worked = 0;
    const call = memo((_: object) => {
      worked += 1;
    });
    const a = {};
    expect([call(a), call(a)]).toEqual([undefined, undefined]);
    expect(worked).toBe(1);
  });

  it("does not remember a failure", () => {
    let fails = true;
    const call = memo((_: object) => {
      if (fails) throw new Error("not yet");
      return 7;
    });
    const a = {};
    expect(() => call(a)).toThrow("not yet");
    fails = false;
    expect(call(a)).toBe(7);
  });

  it("always gives what the function would give for just these arguments", () => {
    const objects = [{ name: "a" }, { name: "b" }, { name: "c" }];
    const value = fc.oneof(
      fc.constantFrom<unknown>(...objects, null, undefined),
      fc.constantFrom<unknown>(0, 1, "", "x"),
    );
    fc.assert(
      fc.property(fc.array(fc.array(value, { maxLength: 4 })), (calls) => {
        const { call } = counting();
        for (const values of calls) {
          const found = call(...values).values;
          expect(found).toHaveLength(values.length);
          for (const [position, each] of values.entries()) expect(found[position]).toBe(each);
        }
      }),
    );
  });
});

describe("remembered work that may fail", () => {
  it("is done once for the same arguments, also while it is under way", async () => {
    let worked = 0;
    const call = memoAsync(async (_: object, text: string) => `${text} ${++worked}`);
    const a = {};
    expect(await Promise.all([call(a, "x"), call(a, "x")])).toEqual(["x 1", "x 1"]);
    expect(await call(a, "y")).toBe("y 2");
  });

  it("is tried again after a failure", async () => {
    let worked = 0;
    const call = memoAsync(async (_: object) => {
      worked += 1;
      if (worked === 1) throw new Error("not yet");
      return worked;
    });
    const a = {};
    await expect(call(a)).rejects.toThrow("not yet");
    expect(await call(a)).toBe(2);
  });
});

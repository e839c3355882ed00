import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FigureReading } from "../../../src/figure.ts";
import {
  type AlertMemory,
  alertMemory,
  COOLDOWN_MS,
  judge,
  type Seen,
  seenOf,
} from "../../../src/watch/alert-state.ts";
import { marginOf } from "../../../src/watch/margin.ts";
import type { Alert, Condition } from "../../../src/watch/subscription.ts";

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
/** Friday's close. */
const START = Date.parse("2026-08-21T20:00:00Z");

type Judged = Pick<Alert, "id" | "condition" | "snoozedUntil" | "paused">;

function alertOf(condition: Partial<Condition> = {}, more: Partial<Judged> = {}): Judged {
  const whole = { figure: "gap.forward-pe.exNegative.discount", comparator: "above", threshold: 0.25, ...condition };
  return { id: "a-x3fp", condition: whole as Condition, snoozedUntil: null, paused: null, ...more };
}

function seen(value: number | null, at = START, more: Partial<Seen> = {}): Seen {
  return { value, unit: "fraction", observedAt: new Date(at).toISOString(), stale: false, pending: false, ...more };
}

type Look = { readonly value: number; readonly at: number };

/** Looks one after the other, each a few minutes after its observation. */
function look(alert: Judged, looks: readonly Look[]) {
  let memory: AlertMemory = alertMemory(null);
  return looks.map(({ value, at }) => {
    const judgement = judge(alert, memory, seen(value, at), at + 300_000);
    memory = judgement.memory;
    return judgement;
  });
}

/** A value a day, from the start on. */
const daily = (values: readonly number[]): Look[] => values.map((value, day) => ({ value, at: START + day * DAY }));
const fired = (alert: Judged, values: readonly number[]) =>
  look(alert, daily(values)).map(({ crossing }) => crossing !== null);

describe("an alert above or below", () => {
  it("fires when its condition comes true, with the value before", () => {
    const [first, second] = look(alertOf(), daily([0.24, 0.26]));
    expect(first).toMatchObject({ crossing: null, why: "The condition does not hold." });
    expect(second?.crossing).toEqual({
      key: "a-x3fp@2026-08-22",
      value: 0.26,
      observedAt: "2026-08-22T20:00:00.000Z",
      before: { value: 0.24, observedAt: "2026-08-21T20:00:00.000Z" },
      why: "It came true.",
    });
  });

  it("fires at the first look if it is true already, and says so", () => {
    const [first] = look(alertOf(), daily([0.26]));
    expect(first?.crossing).toMatchObject({ before: null, why: "It was so already when the alert was set." });
  });

  it("is armed again only by a value back past the threshold by the margin", () => {
    expect(fired(alertOf(), [0.24, 0.26, 0.248, 0.26])).toEqual([false, true, false, false]);
    expect(fired(alertOf(), [0.24, 0.26, 0.245, 0.26])).toEqual([false, true, false, true]);
    expect(fired(alertOf({ comparator: "below" }), [0.26, 0.24, 0.254, 0.24, 0.255, 0.24])).toEqual([
      false,
      true,
      false,
      false,
      false,
      true,
    ]);
  });

  it("does not count the threshold itself, unless it says at least", () => {
    expect(fired(alertOf(), [0.2, 0.25])).toEqual([false, false]);
    expect(fired(alertOf({ including: true }), [0.2, 0.25])).toEqual([false, true]);
  });

  it("waits out the cooldown, and fires after it if it still holds", () => {
    const hours = [0, 2, 4, 19, 23].map((hour) => START + hour * HOUR);
    const values = [0.26, 0.2, 0.27, 0.27, 0.27];
    const looks = hours.map((at, place) => ({ at, value: values[place] ?? 0 }));
    expect(look(alertOf(), looks).map(({ crossing }) => crossing !== null)).toEqual([true, false, false, false, true]);
    expect(look(alertOf(), looks)[2]?.why).toContain("less than twenty hours");
  });
});

describe("an alert that crosses", () => {
  const alert = alertOf({ comparator: "crosses" });

  it("never fires at the first look, and on a change of sides in either direction", () => {
    expect(fired(alert, [0.3, 0.2, 0.3])).toEqual([false, true, true]);
  });

  it("fires once while the value trembles around the threshold", () => {
    expect(fired(alert, [0.249, 0.251, 0.249, 0.252, 0.248])).toEqual([false, true, false, false, false]);
  });

  it("takes a value right on the threshold for no side", () => {
    expect(fired(alert, [0.24, 0.25, 0.24, 0.25, 0.26])).toEqual([false, false, false, false, true]);
  });
});

describe("what never fires and never arms", () => {
  it.each([
    ["a missing figure", null, "not in the answer"],
    ["a figure without a value", seen(null), "no value"],
    ["an older copy", seen(0.3, START, { stale: true }), "older copy"],
    ["an answer still loading", seen(0.3, START, { pending: true }), "not complete"],
    ["a value of no known time", seen(0.3, START, { observedAt: null }), "not known when"],
  ])("%s", (_, sight, why) => {
    const armed = judge(alertOf(), alertMemory(null), sight, START);
    expect(armed.crossing).toBeNull();
    expect(armed.why).toContain(why);
    const spent = { ...alertMemory(null), armed: false };
    expect(judge(alertOf(), spent, sight && { ...sight, value: sight.value && 0.1 }, START).memory.armed).toBe(false);
  });

  it("an observation older than the last one judged, or the same again", () => {
    const [{ memory } = { memory: alertMemory(null) }] = look(alertOf(), daily([0.24]));
    for (const at of [START, START - DAY]) {
      const again = judge(alertOf(), memory, seen(0.3, at), START + HOUR);
      expect(again).toMatchObject({ crossing: null, memory });
      expect(again.why).toContain("Nothing newer");
    }
  });

  it("a paused alert", () => {
    const paused = { at: "2026-08-20T00:00:00Z", why: "asked" } as const;
    expect(judge(alertOf({}, { paused }), alertMemory(null), seen(0.3), START).crossing).toBeNull();
  });

  it("a snoozed one, which notes what it missed and does not make up for it", () => {
    const snoozed = alertOf({}, { snoozedUntil: new Date(START + DAY).toISOString() });
    const during = judge(snoozed, alertMemory(null), seen(0.3), START);
    expect(during.crossing).toBeNull();
    expect(during.memory.missed).toEqual({ value: 0.3, observedAt: "2026-08-21T20:00:00.000Z" });
    expect(judge(snoozed, during.memory, seen(0.31, START + 2 * DAY), START + 2 * DAY).crossing).toBeNull();
  });
});

describe("a crossing's key", () => {
  it("is the same for whoever judges it again, also on a later observation of the day", () => {
    const memory = alertMemory(null);
    const keys = [0, 10, 50].map(
      (minutes) => judge(alertOf(), memory, seen(0.3, START + minutes * 60_000), START + HOUR).crossing?.key,
    );
    expect(new Set(keys)).toEqual(new Set(["a-x3fp@2026-08-21"]));
  });
});

describe("whatever the values", () => {
  const comparators = fc.constantFrom("above", "below", "crosses");
  const around = fc.array(fc.double({ min: 0.2, max: 0.3, noNaN: true }), { maxLength: 40 });
  const margin = marginOf(0.25, "fraction");

  it("never fires twice without a value past the margin between", () => {
    fc.assert(
      fc.property(comparators, around, (comparator, values) => {
        const places = fired(alertOf({ comparator }), values).flatMap((yes, place) => (yes ? [place] : []));
        for (const [index, place] of places.entries()) {
          const before = places[index - 1];
          if (before === undefined) continue;
          const between = values.slice(before + 1, place + 1);
          const back = { above: (v: number) => v <= 0.25 - margin, below: (v: number) => v >= 0.25 + margin };
          const armed = comparator === "crosses" ? (v: number) => Math.abs(v - 0.25) >= margin : back[comparator];
          expect(between.some(armed)).toBe(true);
        }
      }),
    );
  });

  it("fires at most once on values that only rise or only fall, and on noise within the margin", () => {
    const noise = fc.array(fc.double({ min: 0.2451, max: 0.2549, noNaN: true }), { maxLength: 40 });
    fc.assert(
      fc.property(comparators, around, noise, fc.boolean(), (comparator, values, trembling, rising) => {
        const sorted = values.toSorted((a, b) => (rising ? a - b : b - a));
        for (const series of [sorted, trembling]) {
          expect(fired(alertOf({ comparator }), series).filter(Boolean).length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it("fires when a rise passes the threshold", () => {
    fc.assert(
      fc.property(fc.constantFrom("above", "crosses"), around, (comparator, values) => {
        const sorted = values.toSorted((a, b) => a - b);
        const passes = fired(alertOf({ comparator }), [0.19, ...sorted, 0.31]).filter(Boolean);
        expect(passes).toHaveLength(1);
      }),
    );
  });

  it("never fires within the cooldown, and no key twice", () => {
    const looks = fc.array(fc.record({ value: fc.double({ min: 0.2, max: 0.3, noNaN: true }), hours: fc.nat(30) }));
    fc.assert(
      fc.property(comparators, looks, (comparator, steps) => {
        let at = START;
        const timed = steps.map(({ value, hours }) => {
          at += hours * HOUR;
          return { value, at };
        });
        const judged = look(alertOf({ comparator }), timed);
        const times = judged.flatMap(({ crossing }, place) => (crossing ? [timed[place]?.at ?? 0] : []));
        for (const [index, time] of times.entries()) {
          if (index > 0) expect(time - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(COOLDOWN_MS);
        }
        const keys = judged.flatMap(({ crossing }) => crossing?.key ?? []);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it("gives the same again, and the same when observations come twice or late", () => {
    fc.assert(
      fc.property(comparators, around, (comparator, values) => {
        const alert = alertOf({ comparator });
        const once = look(alert, daily(values)).flatMap(({ crossing }) => crossing ?? []);
        expect(look(alert, daily(values)).flatMap(({ crossing }) => crossing ?? [])).toEqual(once);
        const doubled = daily(values).flatMap((each, place, all) => [each, each, all[place - 1] ?? each]);
        expect(look(alert, doubled).flatMap(({ crossing }) => crossing ?? [])).toEqual(once);
      }),
    );
  });

  it("reads any memory, and goes on from one that went through a store", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (stored) => {
        expect(() => judge(alertOf(), alertMemory(stored), seen(0.3), START)).not.toThrow();
      }),
    );
    const [first] = look(alertOf(), daily([0.26]));
    expect(alertMemory(JSON.parse(JSON.stringify(first?.memory)))).toEqual(first?.memory);
  });
});

describe("what is seen of a figure", () => {
  const reading = (observedAt: string, more: Partial<FigureReading> = {}): FigureReading => ({
    value: null,
    source: "fake",
    url: "https://fake.example",
    fetchedAt: observedAt,
    observedAt,
    stale: false,
    ...more,
  });
  const figure = (readings: readonly FigureReading[]) =>
    ({ id: "x", label: "x", value: 1, unit: "ratio", basis: "x", readings }) as const;

  it("is as new as its newest input, our own record aside", () => {
    const own = reading("2026-08-22T00:00:00Z", { url: "about:record" });
    const readings = [reading("2026-05-05T20:00:00Z"), reading("2026-08-21T20:00:00Z"), own];
    expect(seenOf(figure(readings), false)?.observedAt).toBe("2026-08-21T20:00:00Z");
  });

  it("is an older copy when any input is one", () => {
    const readings = [reading("2026-08-21T20:00:00Z"), reading("2026-08-21T20:00:00Z", { stale: true })];
    expect(seenOf(figure(readings), false)?.stale).toBe(true);
    expect(seenOf(undefined, false)).toBeNull();
  });
});

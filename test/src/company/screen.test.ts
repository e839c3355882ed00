import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Measure, meaningless, measured, unmeasured } from "../../../src/company/measure.ts";
import { type Condition, screen, sorted, tightest } from "../../../src/company/screen.ts";
import type { MeasureId, Screened } from "../../../src/company/screened.ts";

const member = (ticker: string, measures: Partial<Record<MeasureId, Measure>>): Screened => {
  const none = unmeasured("not known");
  return {
    ...{ ticker, name: ticker, sector: "Energy", marketValue: 1, price: 1 },
    measures: {
      pe: none,
      growth: none,
      earned: none,
      size: none,
      debt: none,
      coverage: none,
      change: none,
      ...measures,
    },
  };
};
const atMost = (measure: MeasureId, limit: number): Condition => ({
  option: `max-${measure}`,
  measure,
  holds: (value) => value <= limit,
});

const measure = fc.oneof(
  fc.double({ min: -100, max: 100, noNaN: true }).map(measured),
  fc.constantFrom(unmeasured("no quote"), unmeasured("no filing"), meaningless("a loss")),
);
const members = fc
  .array(fc.record({ pe: measure, growth: measure, debt: measure }), { maxLength: 30 })
  .map((all) => all.map((measures, place) => member(`T${place}`, measures)));
const conditions = fc
  .uniqueArray(fc.constantFrom<MeasureId>("pe", "growth", "debt"), { maxLength: 3 })
  .chain((ids) =>
    fc.tuple(...ids.map((id) => fc.double({ min: -100, max: 100, noNaN: true }).map((limit) => atMost(id, limit)))),
  );

describe("a screen", () => {
  it("matches exactly those of which every value is known and fulfils its condition", () => {
    fc.assert(
      fc.property(members, conditions, (all, wanted) => {
        const { matches } = screen(all, wanted);
        for (const each of all) {
          const fulfils = wanted.every(({ measure: id, holds }) => {
            const { value } = each.measures[id];
            return value !== null && holds(value);
          });
          expect(matches.includes(each)).toBe(fulfils);
        }
      }),
    );
  });

  it("judges every match, and tells a reason for everybody it does not judge", () => {
    fc.assert(
      fc.property(members, conditions, (all, wanted) => {
        const { matches, judged, unjudged } = screen(all, wanted);
        expect(judged).toBeGreaterThanOrEqual(matches.length);
        expect(new Set(unjudged.flatMap(({ names }) => names)).size).toBe(all.length - judged);
      }),
    );
  });

  it("never matches fewer when a condition is dropped, and the tightest lets in the most", () => {
    fc.assert(
      fc.property(members, conditions, (all, wanted) => {
        const screening = screen(all, wanted);
        const counts = [...screening.dropping.values()];
        for (const count of counts) expect(count).toBeGreaterThanOrEqual(screening.matches.length);
        const tight = tightest(screening);
        if (tight === null) expect(Math.max(0, ...counts)).toBeLessThanOrEqual(screening.matches.length);
        else expect(screening.dropping.get(tight)).toBe(Math.max(...counts));
      }),
    );
  });

  it("counts a company once for each reason", () => {
    const silent = member("A", {});
    const lost = member("B", { pe: meaningless("a loss"), debt: measured(1) });
    const { unjudged, without, judged } = screen([silent, lost], [atMost("pe", 1), atMost("debt", 2)]);
    expect(unjudged).toEqual([{ reason: "not known", names: ["A"] }]);
    expect(without).toEqual([{ reason: "a loss", names: ["B"] }]);
    expect(judged).toBe(1);
  });
});

describe("an order", () => {
  it("holds all of them, puts values in their natural direction and the unknown last", () => {
    fc.assert(
      fc.property(members, fc.constantFrom<MeasureId>("pe", "growth", "debt"), (all, by) => {
        const order = sorted(all, by);
        expect(new Set(order)).toEqual(new Set(all));
        const values = order.map(({ measures }) => measures[by].value);
        const known = values.filter((value) => value !== null);
        expect(values.slice(0, known.length)).toEqual(known);
        const right = by === "growth" ? known.toSorted((a, b) => b - a) : known.toSorted((a, b) => a - b);
        expect(known).toEqual(right);
      }),
    );
  });
});

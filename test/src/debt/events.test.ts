import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventReturns, HORIZONS } from "../../../src/debt/event-returns.ts";
import { eventStatistics } from "../../../src/debt/event-statistics.ts";
import { eventStudy } from "../../../src/debt/event-study.ts";

const day = (index: number) => new Date(Date.UTC(2000, 0, 1 + index)).toISOString().slice(0, 10);
/** Small caps gain a tenth of a point a day, large caps stand still. */
const days = Array.from({ length: 400 }, (_, index) => ({ date: day(index), small: 100 + index / 10, large: 50 }));

describe("returns after an event", () => {
  it("are the difference of both total returns from the close of that day", () => {
    const returns = eventReturns(days, day(0));
    expect(returns?.base).toBe(day(0));
    expect(HORIZONS.map((horizon) => returns?.points[horizon])).toEqual(
      [2.1, 6.3, 12.6, 25.2].map((each) => expect.closeTo(each, 9)),
    );
  });

  it("start from the first day with a price after it, within a week", () => {
    const gap = days.filter(({ date }) => date < day(5) || date > day(7));
    expect(eventReturns(gap, day(5))?.base).toBe(day(8));
    expect(eventReturns(gap, "1999-12-27")?.base).toBe(day(0));
    expect(eventReturns(gap, "1999-12-20")).toBeNull();
    expect(eventReturns(gap, "2010-01-01")).toBeNull();
    expect(eventReturns([], day(0))).toBeNull();
  });

  it("are not known while their horizon has not passed", () => {
    expect(eventReturns(days, day(399 - 100))?.points).toEqual({
      21: expect.any(Number),
      63: expect.any(Number),
      126: null,
      252: null,
    });
  });
});

describe("many events", () => {
  it("have a mean, a median, a hit rate and a t", () => {
    const statistics = eventStatistics([1, 2, 3, -2]);
    expect(statistics).toMatchObject({ n: 4, mean: 1, median: 1.5, hitRate: 0.75 });
    expect(statistics.t).toBeCloseTo(1 / (Math.sqrt(14 / 3) / 2), 12);
  });

  it.each([[[]], [[1]], [[2, 2, 2]]])("have no t for %j", (values) => {
    expect(eventStatistics(values).t).toBeNull();
  });

  it("turn their sign and keep their size when both sides are exchanged", () => {
    const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(values, (points) => {
        const [one, other] = [eventStatistics(points), eventStatistics(points.map((each) => -each))];
        expect(other.mean).toBeCloseTo(-(one.mean ?? Number.NaN), 9);
        if (one.t === null) expect(other.t).toBeNull();
        else expect(other.t).toBeCloseTo(-one.t, 9);
        expect(eventStatistics([...points].reverse()).hitRate).toBe(one.hitRate);
      }),
    );
  });

  it("are split by recession; one that is not dated counts among all only", () => {
    const study = eventStudy(days, [
      { date: "1990-01-01", recession: true },
      { date: day(0), recession: true },
      { date: day(10), recession: false },
      { date: day(20), recession: null },
    ]);
    expect(study.unpriced.map(({ date }) => date)).toEqual(["1990-01-01"]);
    expect(study.cases).toHaveLength(3);
    const { all, recession, noRecession } = study.statistics;
    expect([all[21].n, recession[21].n, noRecession[21].n]).toEqual([3, 1, 1]);
    expect([all[252].n, recession[252].mean]).toEqual([3, expect.closeTo(25.2, 9)]);
  });
});

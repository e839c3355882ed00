import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { monthAfter } from "../../../src/calendar-month.ts";
import { monthEnds } from "../../../src/performance/month-ends.ts";
import { phases, TURN } from "../../../src/performance/phases.ts";
import { PUBLISHED_PHASES } from "../../../src/performance/published-phases.ts";

/** Month-ends of a ratio that is given plainly, 100 for par. */
const ratio = (...levels: readonly number[]) =>
  levels.map((level, index) => ({ date: `${monthAfter("2000-01", index)}-28`, value: Math.log(level / 100) }));

describe("phases of leadership", () => {
  it("run from turning point to turning point, and the last is still running", () => {
    expect(phases(ratio(100, 90, 110, 130, 120, 100, 105))).toEqual([
      { from: "2000-02-28", to: "2000-04-28", leader: "small", lead: expect.closeTo(130 / 90 - 1, 9), running: false },
      { from: "2000-04-28", to: "2000-07-28", leader: "large", lead: expect.closeTo(130 / 105 - 1, 9), running: true },
    ]);
  });

  it("do not turn for moves of less than fifteen percent", () => {
    expect(phases(ratio(100, 114, 100, 114, 100))).toEqual([]);
    expect(phases(ratio(100, 116, 102, 117)).map(({ leader }) => leader)).toEqual(["small"]);
  });

  it("measure both leaders alike: the other side's loss is the leader's gain", () => {
    const [small] = phases(ratio(100, 150));
    const [large] = phases(ratio(150, 100));
    expect(small?.lead).toBeCloseTo(large?.lead ?? 0, 12);
  });

  it("alternate, touch each other, and have leads of at least the turn once they are over", () => {
    const steps = fc.array(fc.double({ min: -0.2, max: 0.2, noNaN: true }), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(steps, (moves) => {
        let value = 0;
        const levels = moves.map((move, index) => {
          value += move;
          return { date: `${monthAfter("2000-01", index)}-28`, value };
        });
        const found = phases(levels);
        for (const [index, phase] of found.entries()) {
          const next = found[index + 1];
          expect(phase.running).toBe(next === undefined);
          if (next) {
            expect(next.leader).not.toBe(phase.leader);
            expect(next.from).toBe(phase.to);
            expect(phase.lead).toBeGreaterThanOrEqual(TURN - 1e-12);
          }
          expect(phase.lead).toBeGreaterThan(0);
        }
        // Swapping the sides swaps the leaders and nothing else.
        const mirrored = phases(levels.map(({ date, value }) => ({ date, value: -value })));
        expect(mirrored.map(({ leader }) => leader)).toEqual(
          found.map(({ leader }) => (leader === "small" ? "large" : "small")),
        );
        expect(mirrored.map(({ from }) => from)).toEqual(found.map(({ from }) => from));
      }),
    );
  });

  it("of the past do not change when months are added, but for the one that runs", () => {
    const levels = ratio(100, 90, 110, 130, 120, 100, 105, 125, 140, 118, 100);
    const before = phases(levels.slice(0, 7)).filter(({ running }) => !running);
    expect(phases(levels).slice(0, before.length)).toEqual(before);
  });

  it("are none where there is nothing", () => {
    expect(phases([])).toEqual([]);
  });
});

describe("phases as published", () => {
  it("follow each other and alternate", () => {
    for (const [index, phase] of PUBLISHED_PHASES.entries()) {
      const next = PUBLISHED_PHASES[index + 1];
      expect(phase.from < phase.to).toBe(true);
      if (next) expect([next.from >= phase.to, next.leader !== phase.leader]).toEqual([true, true]);
    }
  });
});

describe("month-ends", () => {
  it("are the last day of each month, and of the last month its last day so far", () => {
    const days = ["2026-06-29", "2026-06-30", "2026-07-31", "2026-08-20", "2026-08-21"].map((date) => ({ date }));
    expect(monthEnds(days).map(({ date }) => date)).toEqual(["2026-06-30", "2026-07-31", "2026-08-21"]);
    expect(monthEnds([])).toEqual([]);
  });
});

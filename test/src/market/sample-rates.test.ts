import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Market } from "../../../src/market/market.ts";
import { meetingsOf } from "../../../src/market/sample/meetings.ts";
import { createSampleMarket } from "../../../src/market/sample/sample.ts";
import { dateOf } from "../../../src/market/sample/trading-days.ts";
import { closeOf } from "../../../src/market/session.ts";
import { meetingOdds } from "../../../src/rates/meeting-odds.ts";
import { ratePath } from "../../../src/rates/rate-path.ts";

const at = (instant: string): Market => createSampleMarket(() => Date.parse(instant));
const anyDay = fc.integer({ min: 4_000, max: 9_000 }).map(dateOf);

/** What the arithmetic of rates makes of the simulated market after the close of a day. */
async function pathOn(date: string) {
  const market = at(closeOf(date));
  const [strip, fomc, rates] = await Promise.all([market.strip(), market.fomc(), market.policyRates()]);
  const steps = ratePath({
    prices: new Map(strip.value.contracts.map(({ month, price }) => [month, price])),
    decisions: fomc.value.meetings.map((meeting) => meeting.date),
    watchMonth: date.slice(0, 7),
  }).filter((step) => step.date > date);
  return { strip: strip.value, meetings: fomc.value.meetings, rates: rates.value, steps };
}

describe("simulated meetings", () => {
  it("are eight Wednesdays a year, at least six weeks apart and never two in a month", () => {
    const days = Array.from({ length: 60 }, (_, index) => 1990 + index).flatMap((year) => {
      const meetings = meetingsOf(year);
      expect(meetings).toHaveLength(8);
      expect(meetings.filter(({ projections }) => projections).map(({ date }) => date.slice(5, 7))).toEqual([
        "03",
        "06",
        "09",
        "12",
      ]);
      return meetings.map(({ date }) => date);
    });
    for (const [index, date] of days.entries()) {
      expect(new Date(date).getUTCDay()).toBe(3);
      const before = days[index - 1];
      if (before === undefined) continue;
      expect(Date.parse(date) - Date.parse(before)).toBeGreaterThanOrEqual(42 * 86_400_000);
      expect(date.slice(0, 7)).not.toBe(before.slice(0, 7));
    }
  });
});

describe("simulated fed funds futures", () => {
  it("have a contract for last month, this one and eighteen to come, without a hole", async () => {
    const { strip } = await pathOn("2026-08-21");
    expect(strip.contracts.map(({ month }) => month)).toEqual(
      Array.from({ length: 20 }, (_, index) => new Date(Date.UTC(2026, 6 + index, 1)).toISOString().slice(0, 7)),
    );
    expect(strip.contracts[0]?.observedAt).toBe("2026-07-31T20:00:00.000Z");
    expect(new Set(strip.contracts.slice(1).map(({ observedAt }) => observedAt))).toEqual(
      new Set(["2026-08-21T20:00:00.000Z"]),
    );
    for (const [index, { price }] of strip.contracts.entries()) {
      const ticks = price * (index <= 1 ? 400 : 200);
      expect(ticks).toBeCloseTo(Math.round(ticks), 6);
    }
  });

  it("resolve every meeting to come on any day, from quiet months, near the rate of the day", async () => {
    await fc.assert(
      fc.asyncProperty(anyDay, async (date) => {
        const { steps, meetings, rates } = await pathOn(date);
        expect(steps.map((step) => step.date)).toEqual(
          meetings.map((meeting) => meeting.date).filter((day) => day > date),
        );
        expect(steps.length).toBeGreaterThanOrEqual(9);
        expect(steps.every(({ how }) => how === "backward")).toBe(true);
        const now = rates.days.at(-1);
        // The first step starts at the effective rate that the range of the day has.
        expect(Math.abs((steps[0]?.start ?? 0) - ((now?.lower ?? 0) + 0.08))).toBeLessThan(
          meetings.some((meeting) => meeting.date === date) ? 0.3 : 0.05,
        );
        for (const { cumulative } of meetingOdds(steps)) {
          expect((cumulative ?? []).reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1, 9);
        }
        for (const { start, end } of steps) expect(Math.abs((end ?? 9) - (start ?? 0))).toBeLessThan(0.8);
      }),
      { numRuns: 60 },
    );
  });

  it("price a hike at some times, a cut at others and a hold at others again", async () => {
    const words = new Set<string>();
    for (let year = 2020; year < 2032; year += 1) {
      for (const month of ["02", "05", "11"]) {
        const [next] = meetingOdds((await pathOn(`${year}-${month}-15`)).steps);
        const likely = next?.local?.toSorted((one, other) => other.p - one.p)[0]?.bp ?? Number.NaN;
        words.add(likely > 0 ? "hike" : likely < 0 ? "cut" : "hold");
      }
    }
    expect([...words].sort()).toEqual(["cut", "hike", "hold"]);
  });

  it("move a little from one day to the next", async () => {
    const [one, next] = [await pathOn("2026-08-20"), await pathOn("2026-08-21")];
    const moves = one.strip.contracts.map(({ price }, index) =>
      Math.abs((next.strip.contracts[index]?.price ?? 0) - price),
    );
    expect(moves.filter((move) => move > 0).length).toBeGreaterThan(6);
    expect(Math.max(...moves)).toBeLessThan(0.3);
  });
});

describe("simulated policy rates", () => {
  it("are three months of weekdays: the day's range is known, its rate on the next one", async () => {
    const reading = await at("2026-08-23T12:00:00Z").policyRates();
    const { days } = reading.value;
    expect(days).toHaveLength(64);
    expect(days.at(-1)).toMatchObject({ date: "2026-08-21", effective: null });
    expect(days.slice(0, -1).every(({ effective }) => effective !== null)).toBe(true);
    expect(reading.observedAt).toBe("2026-08-20T20:00:00.000Z");
  });

  it("lie in a range of a quarter point, which moves on the day after a decision only", async () => {
    let moves = 0;
    for (let year = 2018; year < 2032; year += 1) {
      const { days } = (await at(`${year}-12-28T22:00:00Z`).policyRates()).value;
      const decisions = new Set(meetingsOf(year).map(({ date }) => date));
      for (const [index, { lower, upper, effective }] of days.entries()) {
        expect(upper - lower).toBe(0.25);
        if (effective !== null) expect(effective > lower && effective < upper).toBe(true);
        const before = days[index - 1];
        if (!before || before.lower === lower) continue;
        expect(decisions.has(before.date)).toBe(true);
        expect(Math.abs(lower - before.lower) % 0.25).toBe(0);
        moves += 1;
      }
    }
    expect(moves).toBeGreaterThan(3);
  });

  it("become what futures were sure of before the meeting", async () => {
    for (const { date } of meetingsOf(2026)) {
      const before = await pathOn(new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10));
      const after = await pathOn(new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10));
      const priced = (before.steps[0]?.end ?? Number.NaN) - (before.rates.days.at(-1)?.lower ?? 0);
      const came = (after.rates.days.at(-1)?.lower ?? Number.NaN) + 0.08 - (before.rates.days.at(-1)?.lower ?? 0);
      expect(Math.abs(priced - came)).toBeLessThan(0.13);
    }
  });
});

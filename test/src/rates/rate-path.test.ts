import { describe, expect, it } from "vitest";
import { contractMonths, holesIn } from "../../../src/rates/contract-months.ts";
import { dayCount } from "../../../src/rates/day-count.ts";
import { meetingOdds } from "../../../src/rates/meeting-odds.ts";
import { ratePath } from "../../../src/rates/rate-path.ts";
import { STRIP } from "../../support/rates.ts";

const MEETINGS = ["2026-07-29", "2026-09-16", "2026-10-28", "2026-12-09", "2027-01-27"];
const without = (...months: readonly string[]) =>
  new Map(Object.entries(STRIP).filter(([month]) => !months.includes(month)));
const path = (more: Partial<Parameters<typeof ratePath>[0]> = {}) =>
  ratePath({ prices: without(), decisions: MEETINGS, watchMonth: "2026-08", ...more });

describe("days of a decision's month", () => {
  it("carry the old rate up to and with the decision day", () => {
    expect(dayCount("2026-09-16", "before")).toEqual({ before: 16, after: 14 });
    expect(dayCount("2026-09-16", "after")).toEqual({ before: 15, after: 15 });
    expect(dayCount("2018-01-31", "before")).toEqual({ before: 31, after: 0 });
    expect(dayCount("2028-02-01", "after")).toEqual({ before: 0, after: 29 });
  });
});

describe("the path of rates", () => {
  it("goes from quiet month to quiet month, from the far end back", () => {
    const [september, october, december, january] = path();
    expect(september).toMatchObject({ date: "2026-09-16", start: 3.625, how: "backward" });
    expect(october).toMatchObject({ end: 3.795, from: { start: "own contract", end: "quiet month after it" } });
    expect(september?.end).toBe(october?.start);
    expect(october?.start).toBeCloseTo((31 * 3.74 - 3 * 3.795) / 28, 9);
    expect(december).toMatchObject({ start: 3.795, from: { end: "start of the next meeting" } });
    expect(january).toMatchObject({ end: 3.955, reason: null });
  });

  it("does not look at a contract between two quiet months", () => {
    const decisions = ["2026-09-16"];
    const [one] = path({ decisions, prices: without("2026-11") });
    const [other] = path({ decisions, prices: new Map([...without(), ["2026-09", 90]]) });
    expect(one?.end).toBe(3.74);
    expect(other?.end).toBe(3.74);
  });

  it("solves the far end forward, with lower confidence, where no quiet month follows", () => {
    const steps = path({ prices: without("2027-02") });
    expect(steps.map(({ how }) => how)).toEqual(["backward", "backward", "forward", "forward"]);
    const [december, january] = steps.slice(2);
    expect(december?.end).toBeCloseTo((31 * 3.87 - 9 * 3.795) / 22, 9);
    expect(january?.start).toBe(december?.end);
  });

  it("stops at the first hole, and names what is missing", () => {
    const steps = path({ prices: without("2026-12") });
    expect(steps.map(({ how }) => how)).toEqual(["backward", "backward", "unresolved", "unresolved"]);
    expect(steps[2]?.reason).toBe("the prices without a gap end with the Nov 2026 contract");
    expect(holesIn(without("2026-12", "2026-10"), "2026-08")).toEqual(["2026-10", "2026-12"]);
  });

  it("solves the start from the own contract where the month before has no price", () => {
    const [september] = path({ prices: without("2026-08") });
    expect(september).toMatchObject({ how: "backward", from: { start: "own contract" } });
    expect(september?.start).toBeCloseTo((30 * 3.67 - 14 * (september?.end ?? 0)) / 16, 9);
  });

  it("starts from the last settlement of a quiet month that is over", () => {
    const [september] = path({ watchMonth: "2026-09" });
    expect(september).toMatchObject({ start: 3.625, from: { start: "quiet month before it" } });
    const [own] = path({ watchMonth: "2026-09", prices: without("2026-08") });
    expect(own?.from.start).toBe("own contract");
  });

  it("leaves two decisions in one month unresolved, and counts nothing from today behind them", () => {
    const odds = meetingOdds(path({ decisions: [...MEETINGS, "2026-12-20"].sort() }));
    expect(odds.map(({ how }) => how)).toEqual(["backward", "backward", "unresolved", "unresolved", "backward"]);
    expect(odds.map(({ cumulative }) => cumulative !== null)).toEqual([true, true, false, false, false]);
    expect(odds[2]?.reason).toBe("Dec 2026 has two decisions, and one price cannot give two rates");
    const quietBetween = meetingOdds(path({ decisions: ["2026-09-16", "2026-09-20", "2026-12-09"] }));
    expect(quietBetween[2]).toMatchObject({ start: 3.795, cumulative: null, expectedBp: null });
    expect(quietBetween[2]?.local).not.toBeNull();
    expect(quietBetween[2]?.gap).toContain("the meeting of 16 Sep 2026 on the way is unresolved");
  });

  it("takes the end of a decision on a month's last day from the next month", () => {
    const prices = new Map([
      ["2017-12", 98.7],
      ["2018-01", 98.59],
      ["2018-02", 98.58],
    ]);
    const [january] = ratePath({ prices, decisions: ["2018-01-31"], watchMonth: "2018-01" });
    expect(january).toMatchObject({ end: 1.42, days: { after: 0 } });
    const [alone] = ratePath({
      prices: new Map([["2018-01", 98.59]]),
      decisions: ["2018-01-31"],
      watchMonth: "2018-01",
    });
    expect(alone).toMatchObject({ how: "unresolved", reason: "the rate before it needs a price that is not there" });
    prices.delete("2018-02");
    const [last] = ratePath({ prices, decisions: ["2018-01-31"], watchMonth: "2018-01" });
    expect(last).toMatchObject({ how: "unresolved", reason: "the rate after it needs the price of a later month" });
  });

  it("takes the start of a decision on the first day from the month before, by the older day count", () => {
    const prices = new Map([
      ["2023-03", 95.34],
      ["2023-04", 95.1],
      ["2023-05", 94.9],
      ["2023-06", 94.8],
    ]);
    const decisions = ["2023-04-20", "2023-05-01"];
    const [april, may] = ratePath({ prices, decisions, watchMonth: "2023-03", meetingDay: "after" });
    expect(april).toMatchObject({ how: "forward", start: 4.66 });
    expect(may).toMatchObject({ how: "forward", end: 5.2, from: { start: "end of the meeting before it" } });
    expect(may?.start).toBe(april?.end);
  });

  it("calls no month of a later year quiet that the calendar does not reach", () => {
    const months = (decisions: readonly string[]) =>
      contractMonths(without(), decisions, "2026-08").map(({ month }) => month);
    expect(months(["2026-09-16", "2026-10-28"]).at(-1)).toBe("2026-12");
    expect(months(["2026-09-16", "2026-12-09"]).at(-1)).toBe("2026-12");
    expect(months(["2026-09-16", "2027-01-27"]).at(-1)).toBe("2027-02");
    expect(months([])).toEqual([]);
  });
});

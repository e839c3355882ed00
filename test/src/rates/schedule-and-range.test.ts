import { describe, expect, it } from "vitest";
import type { FomcMeeting } from "../../../src/market/macro.ts";
import { outlook } from "../../../src/rates/outlook.ts";
import { rangeInForce } from "../../../src/rates/range-in-force.ts";
import { scheduledDecisions } from "../../../src/rates/scheduled-decisions.ts";

const meeting = (date: string, kind: FomcMeeting["kind"] = "scheduled"): FomcMeeting => ({
  date,
  kind,
  projections: false,
  range: null,
});
const SPRING_2020 = [
  meeting("2020-01-29"),
  meeting("2020-03-03", "unscheduled"),
  meeting("2020-03-15", "unscheduled"),
  meeting("2020-03-18", "cancelled"),
  meeting("2020-04-29"),
];

describe("decisions that count", () => {
  it.each([
    ["2020-03-02", ["2020-01-29", "2020-03-18", "2020-04-29"]],
    ["2020-03-13", ["2020-01-29", "2020-03-18", "2020-04-29"]],
    ["2020-03-16", ["2020-01-29", "2020-04-29"]],
  ])("are the scheduled ones, seen from %s", (date, expected) => {
    expect(scheduledDecisions(SPRING_2020, date)).toEqual(expected);
  });

  it("hold a cancelled one until its day where nothing replaced it", () => {
    const alone = [meeting("2020-03-18", "cancelled")];
    expect(scheduledDecisions(alone, "2020-03-17")).toEqual(["2020-03-18"]);
    expect(scheduledDecisions(alone, "2020-03-18")).toEqual([]);
  });
});

describe("the range in force", () => {
  const days = ["2020-03-02", "2020-03-03", "2020-03-04", "2020-03-13"].map((date, index) => ({
    date,
    effective: date === "2020-03-13" ? null : 1.59 - 0.5 * Number(index > 1),
    lower: index > 1 ? 1 : 1.5,
    upper: index > 1 ? 1.25 : 1.75,
  }));

  it("is the one after the last decision and up to the next one", () => {
    expect(rangeInForce(days, "2020-01-29", "2020-03-03", [])).toMatchObject({ lower: 1.5, date: "2020-03-03" });
    expect(rangeInForce(days, "2020-03-03", "2020-03-15", [])).toEqual({
      lower: 1,
      upper: 1.25,
      date: "2020-03-13",
      decided: false,
      awaited: false,
      effective: { value: 1.09, date: "2020-03-04" },
    });
  });

  it("is awaited from a decision until a day after it is published", () => {
    expect(rangeInForce(days.slice(0, 2), "2020-03-03", "2020-03-15", [])).toMatchObject({ lower: 1.5, awaited: true });
    expect(rangeInForce(days, "2020-03-15", "2020-04-29", [])).toMatchObject({ lower: 1, awaited: true });
  });

  it("is the calendar's after a decision whose range is not published, with the effective rate of before", () => {
    const decided = SPRING_2020.map((each) =>
      each.date === "2020-03-03" ? { ...each, range: { lower: 1, upper: 1.25 } } : each,
    );
    expect(rangeInForce(days.slice(0, 2), "2020-03-03", "2020-03-15", decided)).toEqual({
      lower: 1,
      upper: 1.25,
      date: "2020-03-03",
      decided: true,
      awaited: false,
      effective: { value: 1.59, date: "2020-03-03" },
    });
    // A published one is not contradicted, and a decision that the calendar knows no range of is waited for.
    const other = decided.map((each) => ({ ...each, range: each.range && { lower: 9, upper: 9.25 } }));
    expect(rangeInForce(days, "2020-03-03", "2020-03-15", other)).toMatchObject({ lower: 1, decided: false });
    expect(rangeInForce(days, "2020-03-15", "2020-04-29", decided)).toMatchObject({ lower: 1, awaited: true });
    expect(rangeInForce([], "2020-03-03", "2020-03-15", decided)).toBeNull();
  });

  it("is unknown without a day before the next decision", () => {
    expect(rangeInForce([], null, null, [])).toBeNull();
    expect(rangeInForce(days, "2020-01-29", "2020-02-28", [])).toBeNull();
  });
});

describe("an outlook", () => {
  const prices = new Map([
    ["2020-03", 98.9],
    ["2020-04", 99.2],
    ["2020-05", 99.4],
  ]);
  const look = (watchDate: string, heldThrough: string) =>
    outlook({ prices, meetings: SPRING_2020, watchDate, heldThrough });

  it("counts a meeting of the watch date as held from two in the afternoon on", () => {
    expect(look("2020-04-29", "2020-04-28").next?.date).toBe("2020-04-29");
    expect(look("2020-04-29", "2020-04-29").next).toBeNull();
  });

  it("knows the decisions on both sides, unscheduled ones too", () => {
    expect(look("2020-03-05", "2020-03-05")).toMatchObject({
      lastDecision: "2020-03-03",
      nextDecision: "2020-03-15",
      mixed: ["2020-03-03"],
    });
  });

  it("has no year end when no meeting of the year is left", () => {
    expect(look("2020-05-01", "2020-05-01").yearEnd).toEqual({ year: "2020", meeting: null });
  });
});

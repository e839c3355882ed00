import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CATCH_UP_MS, dueBetween, dueOf, nextDue } from "../../../src/watch/due.ts";
import type { Digest, Schedule } from "../../../src/watch/subscription.ts";
import { NYSE_CLOSED, NYSE_HALF_DAYS, tradingDays, ZONES } from "../../support/exchange-days.ts";

const usual: Schedule = { days: "trading", time: "08:30", timezone: "America/New_York" };
const at = (instant: string) => Date.parse(instant);
const iso = (due: { at: number } | null) => (due ? new Date(due.at).toISOString() : null);

const digestOf = (schedule: Schedule, more: Partial<Digest> = {}): Digest => ({
  kind: "digest",
  id: "d-2345",
  place: { platform: "discord", workspace: "g", channel: "c" },
  setBy: "u",
  createdAt: "2025-01-01T00:00:00.000Z",
  question: { command: "brief", options: {} },
  text: "brief",
  paused: null,
  resumedAt: null,
  schedule,
  ...more,
});

describe("the next time a digest is due", () => {
  it("is on the next trading day, at the wall clock of its zone", () => {
    expect(iso(nextDue(usual, at("2026-08-21T12:29:59Z")))).toBe("2026-08-21T12:30:00.000Z");
    expect(iso(nextDue(usual, at("2026-08-21T12:30:00Z")))).toBe("2026-08-24T12:30:00.000Z");
    expect(iso(nextDue({ ...usual, timezone: "Asia/Tokyo" }, at("2026-08-20T22:00:00Z")))).toBe(
      "2026-08-20T23:30:00.000Z",
    );
  });

  it.each([
    ["Independence Day, observed on Friday", "2026-07-02T13:00:00Z", "2026-07-06T12:30:00.000Z"],
    ["Good Friday, before Easter Monday", "2026-04-02T13:00:00Z", "2026-04-06T12:30:00.000Z"],
    ["Thanksgiving; the half day after it counts", "2026-11-25T14:00:00Z", "2026-11-27T13:30:00.000Z"],
    ["the years' end: a half day, Christmas, a weekend", "2026-12-24T14:00:00Z", "2026-12-28T13:30:00.000Z"],
    ["New Year's Day", "2026-12-31T14:00:00Z", "2027-01-04T13:30:00.000Z"],
  ])("leaves out %s", (_, after, expected) => {
    expect(iso(nextDue(usual, at(after)))).toBe(expected);
  });

  it("goes by the calendar date where the channel is", () => {
    // Saturday morning in Tokyo is Friday evening in New York; for the channel the week is over.
    const tokyo: Schedule = { ...usual, timezone: "Asia/Tokyo" };
    expect(nextDue(tokyo, at("2026-08-21T00:00:00Z"))?.local).toBe("2026-08-24T08:30");
  });

  it("keeps to the wall clock over both changes of the clocks, on both sides of the sea", () => {
    const morning = (timezone: string, after: string) => iso(nextDue({ ...usual, timezone }, at(after)));
    expect(morning("America/New_York", "2026-03-06T14:00:00Z")).toBe("2026-03-09T12:30:00.000Z");
    expect(morning("Europe/London", "2026-03-27T09:00:00Z")).toBe("2026-03-30T07:30:00.000Z");
    expect(morning("Europe/London", "2026-10-23T09:00:00Z")).toBe("2026-10-26T08:30:00.000Z");
    expect(morning("America/New_York", "2026-10-30T14:00:00Z")).toBe("2026-11-02T13:30:00.000Z");
    expect(morning("Australia/Sydney", "2026-10-02T00:00:00Z")).toBe("2026-10-04T21:30:00.000Z");
  });

  it("moves a time that the clocks skip to the first minute after the gap", () => {
    // Cairo's clocks skip the first hour of Friday, 24 April 2026.
    const cairo: Schedule = { days: "trading", time: "00:30", timezone: "Africa/Cairo" };
    const due = nextDue(cairo, at("2026-04-23T10:00:00Z"));
    expect(due).toMatchObject({ date: "2026-04-24", local: "2026-04-24T00:30" });
    expect(iso(due)).toBe("2026-04-23T22:00:00.000Z");
  });

  it("is the first of two when the clocks repeat it", () => {
    // Cairo's clocks repeat the last hour of Thursday, 29 October 2026.
    const cairo: Schedule = { days: "trading", time: "23:30", timezone: "Africa/Cairo" };
    const times = dueBetween(cairo, at("2026-10-29T00:00:00Z"), at("2026-10-30T12:00:00Z"));
    expect(times.map(iso)).toEqual(["2026-10-29T20:30:00.000Z"]);
  });

  it("is never for a zone that nobody knows", () => {
    expect(nextDue({ ...usual, timezone: "Nowhere/Else" }, at("2026-08-21T00:00:00Z"))).toBeNull();
  });
});

describe("a year of digests", () => {
  const [from, until] = [at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z")];

  it.each(ZONES)("in %s is once on every trading day and never on another", (timezone) => {
    const schedule: Schedule = { days: "trading", time: "12:00", timezone };
    const dates = dueBetween(schedule, from, until).map(({ date }) => date);
    expect(dates).toEqual(tradingDays(2026));
    expect(dates.filter((date) => NYSE_CLOSED.has(date))).toEqual([]);
    for (const half of NYSE_HALF_DAYS.filter((date) => date.startsWith("2026"))) expect(dates).toContain(half);
  });

  it("is the same however its clock is cut into pieces", () => {
    const schedule = fc.record<Schedule>({
      days: fc.constantFrom("trading" as const, [1], [2, 4], [5]),
      time: fc.constantFrom("00:00", "01:30", "02:30", "08:30", "23:59"),
      timezone: fc.constantFrom(...ZONES),
    });
    fc.assert(
      fc.property(schedule, fc.array(fc.integer({ min: 0, max: until - from }), { maxLength: 5 }), (each, cuts) => {
        const ends = [0, ...cuts.sort((a, b) => a - b), until - from].map((cut) => from + cut);
        const pieces = ends.slice(1).flatMap((end, index) => dueBetween(each, ends[index] ?? from, end));
        expect(pieces).toEqual(dueBetween(each, from, until));
      }),
      { numRuns: 40 },
    );
  });
});

describe("what is due of a digest now", () => {
  const due = (now: string, more: Partial<Digest> = {}) => dueOf(digestOf(usual, more), at(now));

  it("is the scheduled time just reached, with a key of its own", () => {
    expect(due("2026-08-21T12:30:00Z")).toEqual({
      key: "d-2345@2026-08-21T08:30",
      subscription: "d-2345",
      dueAt: "2026-08-21T12:30:00.000Z",
      lane: "discord",
      foundLateMs: 0,
    });
    expect(due("2026-08-21T12:29:59Z")).toBeNull();
  });

  it("stays due for six hours after a downtime, and is then left out", () => {
    expect(due("2026-08-21T18:29:59Z")?.key).toBe("d-2345@2026-08-21T08:30");
    expect(dueOf(digestOf(usual), at("2026-08-21T12:30:00Z") + CATCH_UP_MS + 60_000)).toBeNull();
  });

  it("is nothing that was due before it was set up, or while it paused", () => {
    expect(due("2026-08-21T12:35:00Z", { createdAt: "2026-08-21T12:31:00.000Z" })).toBeNull();
    expect(due("2026-08-21T12:35:00Z", { resumedAt: "2026-08-21T12:31:00.000Z" })).toBeNull();
    expect(due("2026-08-21T12:35:00Z", { paused: { at: "2026-08-20T00:00:00.000Z", why: "asked" } })).toBeNull();
  });

  it("has the same key however the clock jumps", () => {
    const keys = ["2026-08-21T12:31:00Z", "2026-08-21T14:00:00Z", "2026-08-21T12:30:30Z"].map((now) => due(now)?.key);
    expect(new Set(keys).size).toBe(1);
  });
});

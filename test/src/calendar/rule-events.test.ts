import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type RuleEvent, ruleEvents } from "../../../src/calendar/rule-events.ts";
import { isTradingDay } from "../../../src/calendar/trading-day.ts";
import { dayAfter } from "../../../src/calendar-day.ts";

const written = ({ date, minutes, label }: RuleEvent) => `${date} ${minutes ?? ""} ${label}`.replace("  ", " ");
const day = fc.integer({ min: 0, max: 7_600 }).map((count) => dayAfter("2015-01-01", count));

describe("events by rule", () => {
  it("of the week of Thanksgiving 2026 are early claims, a holiday and a half day", () => {
    expect(ruleEvents("2026-11-23", "2026-11-29").map(written)).toEqual([
      "2026-11-25 510 Jobless claims of the week before",
      "2026-11-26 Exchange closed: Thanksgiving",
      "2026-11-27 780 Exchange closes early: the day after Thanksgiving",
    ]);
  });

  it("of the turn of a year come from both years", () => {
    expect(ruleEvents("2026-12-30", "2027-01-06").map(written)).toEqual([
      "2026-12-31 510 Jobless claims of the week before",
      "2027-01-01 Exchange closed: New Year's Day",
      "2027-01-05 600 ISM manufacturing, Dec 2026",
    ]);
  });

  it("hold a rebuilt index where there is one", () => {
    const labels = (from: string, to: string) => ruleEvents(from, to).map(written);
    expect(labels("2026-06-26", "2026-06-26")).toEqual(["2026-06-26 960 Russell indexes are rebuilt after the close"]);
    expect(labels("2026-11-13", "2026-11-13")).toContain("2026-11-13 960 Russell indexes are rebuilt after the close");
  });

  it("keep a stretch that has begun until it is over", () => {
    const prices = (date: string) => ruleEvents(date, date).filter(({ until }) => until !== null);
    expect(prices("2026-09-09")).toEqual([]);
    expect(prices("2026-09-12")).toMatchObject([{ date: "2026-09-10", until: "2026-09-15", month: "2026-08" }]);
    expect(prices("2026-09-16")).toEqual([]);
  });

  it("are in order, within the days asked for, and none twice", () => {
    fc.assert(
      fc.property(day, fc.nat(60), (from, length) => {
        const to = dayAfter(from, length);
        const events = ruleEvents(from, to);
        const places = events.map(({ date, minutes }) => `${date} ${String(minutes ?? 0).padStart(4, "0")}`);
        expect(places).toEqual([...places].sort());
        expect(new Set(events.map(written)).size).toBe(events.length);
        for (const { date, until } of events) expect((until ?? date) >= from && date <= to).toBe(true);
      }),
    );
  });

  it("of a whole stretch are those of its two halves", () => {
    fc.assert(
      fc.property(day, fc.nat(40), fc.nat(40), (from, one, two) => {
        const [middle, to] = [dayAfter(from, one), dayAfter(from, one + 1 + two)];
        const halves = [...ruleEvents(from, middle), ...ruleEvents(dayAfter(middle, 1), to)].map(written);
        expect([...new Set(halves)].sort()).toEqual(ruleEvents(from, to).map(written).sort());
      }),
    );
  });

  it("change indexes on trading days only", () => {
    const changes = ruleEvents("2015-01-01", "2015-12-31").filter(({ kind }) => kind === "index");
    expect(changes).toHaveLength(5);
    for (let year = 2015; year <= 2035; year += 1) {
      for (const { date, kind } of ruleEvents(`${year}-01-01`, `${year}-12-31`)) {
        if (kind === "index") expect(isTradingDay(date), date).toBe(true);
      }
    }
  });
});

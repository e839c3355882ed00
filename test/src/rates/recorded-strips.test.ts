import { csvParse } from "d3-dsv";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { monthOf } from "../../../src/calendar-month.ts";
import type { FomcMeeting } from "../../../src/market/macro.ts";
import { meetingOdds } from "../../../src/rates/meeting-odds.ts";
import { outlook } from "../../../src/rates/outlook.ts";
import { ratePath } from "../../../src/rates/rate-path.ts";
import { sharedFiles, sharedHas } from "../../support/recorded.ts";

const there = sharedHas("data/fedwatch", "paths of rates over recorded strips");
const read = (name: RegExp) => sharedFiles("data/fedwatch", name)[0]?.[1]() ?? "";

const LETTERS = "FGHJKMNQUVXZ";
/** `ZQU26` → `2026-09`. */
const monthOfSymbol = (symbol: string) =>
  `20${symbol.slice(3, 5)}-${String(LETTERS.indexOf(symbol.slice(2, 3)) + 1).padStart(2, "0")}`;

describe.runIf(there)("recorded strips", () => {
  const meetings = csvParse(read(/^fomc_meetings/)).map(
    ({ decisionDate = "", note }): FomcMeeting => ({
      date: decisionDate,
      kind: note ? "unscheduled" : "scheduled",
      projections: false,
      range: null,
    }),
  );
  const settles = Map.groupBy(csvParse(read(/^zq_settles/)), ({ Date: date = "" }) => date);
  const pricesOn = (date: string) =>
    new Map(
      (settles.get(date) ?? []).map(({ Symbol: symbol = "", Close = "" }) => [monthOfSymbol(symbol), Number(Close)]),
    );

  it("give the exchange's own table of 21 August 2026 within a tenth of a point", () => {
    const file = z
      .object({ futures: z.array(z.object({ m: z.string(), px: z.number() })) })
      .parse(JSON.parse(read(/^zq_strip/)));
    const prices = new Map(file.futures.map(({ m, px }) => [m, px]));
    const day = { watchDate: "2026-08-21", heldThrough: "2026-08-21" };
    const { meetings: odds, next, yearEnd } = outlook({ prices, meetings, ...day });
    const holds = odds.slice(0, 4).map(({ cumulative }) => 100 * (cumulative?.find(({ bp }) => bp === 0)?.p ?? 0));
    [60.1, 46.8, 28.4, 22.5].forEach((hold, index) => {
      expect(Math.abs((holds[index] ?? 0) - hold)).toBeLessThanOrEqual(0.1);
    });
    expect(next?.date).toBe("2026-09-16");
    expect(yearEnd.meeting?.date).toBe("2026-12-09");
  });

  it("give pyfedwatch's own file of 10 March 2023, as printed", () => {
    const rows = read(/^pyfedwatch_table/)
      .trim()
      .split("\n")
      .map((line) => line.split(","));
    const lowers = (rows[0] ?? []).slice(2).map((range) => Number(range.split("-")[0]));
    const decisions = meetings.filter(({ kind }) => kind === "scheduled").map(({ date }) => date);
    const path = ratePath({
      prices: pricesOn("2023-03-10"),
      // The file ends with March 2024, and so did the calendar behind it.
      decisions: decisions.filter((date) => date <= "2024-03-20"),
      watchMonth: "2023-03",
      meetingDay: "after",
    });
    const odds = meetingOdds(path);
    for (const [, date = "", ...cells] of rows.slice(2)) {
      const cumulative = odds.find((each) => each.date === date)?.cumulative ?? [];
      const shares = lowers.map((lower) => cumulative.find(({ bp }) => bp === 100 * (lower - 4.5))?.p ?? 0);
      expect(shares.map((p) => `${(100 * p).toFixed(1)}%`)).toEqual(cells);
    }
  });

  it("keep every row whole on every day from 2015 to 2023", () => {
    let [checked, resolved] = [0, 0];
    for (const date of settles.keys()) {
      const prices = pricesOn(date);
      const { meetings: odds, next } = outlook({ prices, meetings, watchDate: date, heldThrough: date });
      const broken = odds.filter(({ cumulative, aggregated, local, expectedBp, how }) => {
        if (how === "unresolved") return local !== null;
        return [local, cumulative, aggregated].some((row) => {
          if (!row) return true;
          const sum = row.reduce((total, { p }) => total + p, 0);
          return (
            !(Math.abs(sum - 1) < 1e-9) || expectedBp === null || row.some(({ p, bp }) => !(p >= 0) || bp % 25 !== 0)
          );
        });
      });
      expect(broken, date).toEqual([]);
      expect(next?.cumulative, date).not.toBeNull();
      checked += 1;
      resolved += odds.filter(({ how }) => how === "backward").length;
    }
    expect(checked).toBeGreaterThan(2_000);
    // Eight meetings a year, over most of eighteen months.
    expect(resolved / checked).toBeGreaterThan(9);
  });

  it("hold an average that the meetings' months agree with", () => {
    const prices = pricesOn("2022-09-12");
    const { meetings: odds } = outlook({ prices, meetings, watchDate: "2022-09-12", heldThrough: "2022-09-12" });
    for (const { date, days, start, end, from } of odds) {
      if (start === null || end === null || !Object.values(from).includes("own contract")) continue;
      const average = (days.before * start + days.after * end) / (days.before + days.after);
      expect(100 - average).toBeCloseTo(prices.get(monthOf(date)) ?? 0, 9);
    }
  });
});

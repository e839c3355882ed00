import { dayAfter } from "../../calendar-day.ts";
import { daysIn, monthAfter, monthOf } from "../../calendar-month.ts";
import type { FomcCalendar, FuturesStrip, Month } from "../macro.ts";
import { closeOf } from "../session.ts";
import { type Meeting, meetingsBetween } from "./meetings.ts";
import { type Expected, expectedPath, policyOn } from "./policy-path.ts";
import { dateOf, tradingDay } from "./trading-days.ts";

/** Contracts from last month's to this many months ahead. */
const MONTHS_AHEAD = 18;
/** Ticks for each point of price: a quarter of a basis point in the nearest contract, half of one in the others. */
const TICKS = { near: 400, far: 200 };
/** Years of meetings held that the calendar keeps. */
const YEARS_BACK = 3;

/** Simulated fed funds futures after the close of a trading day: each month's mean of the days' expected rates. */
export function futuresStrip(day: number): FuturesStrip {
  const today = dateOf(day);
  const path = expectedPath(today, meetingsAround(today));
  const contracts = Array.from({ length: MONTHS_AHEAD + 2 }, (_, index) => {
    const month = monthAfter(monthOf(today), index - 1);
    const ticks = index <= 1 ? TICKS.near : TICKS.far;
    const price = Math.round((100 - meanRate(month, today, path)) * ticks) / ticks;
    // What is over has its last price on the last trading day of its month.
    const traded = index === 0 ? dateOf(tradingDay(daysOf(month).at(-1) ?? today)) : today;
    return { month, price, observedAt: closeOf(traded) };
  });
  return { contracts, dropped: [] };
}

/** The simulated calendar as far as futures reach: it ends with the last meeting that a month without one follows. */
export function fomcCalendar(day: number): FomcCalendar {
  return { meetings: calendarOn(dateOf(day)), fallback: null };
}

function calendarOn(today: string): readonly Meeting[] {
  const last = monthAfter(monthOf(today), MONTHS_AHEAD);
  const meetings = meetingsAround(today);
  const months = new Set(meetings.map(({ date }) => monthOf(date)));
  const end = meetings.findLastIndex(({ date }) => {
    const next = monthAfter(monthOf(date), 1);
    return next <= last && !months.has(next);
  });
  return meetings.slice(0, end + 1);
}

function meetingsAround(today: string): readonly Meeting[] {
  const year = Number(today.slice(0, 4));
  return meetingsBetween(year - YEARS_BACK, year + 2);
}

/** Days gone by count with the rate they had, days to come with the one expected for them. */
function meanRate(month: Month, today: string, path: readonly Expected[]): number {
  const days = daysOf(month);
  const rates = days.map((date) => {
    const last = path.findLast(({ meeting }) => meeting.date < date);
    return date > today && last ? last.rate : policyOn(date).effective;
  });
  return rates.reduce((sum, rate) => sum + rate, 0) / days.length;
}

function daysOf(month: Month): readonly string[] {
  return Array.from({ length: daysIn(month) }, (_, index) => dayAfter(`${month}-01`, index));
}

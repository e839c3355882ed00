import { ismManufacturingDay } from "../../calendar/releases.ts";
import { monthAfter } from "../../calendar-month.ts";
import type { PmiSeries } from "../macro.ts";
import { normalAt } from "./random.ts";
import { dateOf } from "./trading-days.ts";

const FIRST_MONTH = "2000-01";
const SEED = 61;

/** Simulated manufacturing PMI of every month that is published by the close of a trading day: between 44 and 57. */
export function pmiSeries(day: number): PmiSeries {
  const today = dateOf(day);
  const months: PmiSeries["months"][number][] = [];
  for (let number = 0; ; number += 1) {
    const month = monthAfter(FIRST_MONTH, number);
    if (ismManufacturingDay(month) > today) return { months, refused: [] };
    months.push({ month, value: pmiOf(number), own: false });
  }
}

function pmiOf(number: number): number {
  const waves = 3.6 * Math.sin(number / 7.4 + 0.6) + 1.4 * Math.sin(number / 2.3);
  return Math.round((50.6 + waves + 0.4 * normalAt(SEED, number, 0)) * 10) / 10;
}

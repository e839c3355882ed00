import type { PolicyRates } from "../macro.ts";
import { policyOn } from "./policy-path.ts";
import { dateOf } from "./trading-days.ts";

/** Trading days of about three months. */
const DAYS = 63;

/**
 * The simulated effective rate and target range after the close of a trading day: the day's own range is known, its
 * rate is published on the next morning.
 */
export function policyRates(day: number): PolicyRates {
  const days = Array.from({ length: DAYS + 1 }, (_, index) => {
    const date = dateOf(day - DAYS + index);
    const { lower, upper, effective } = policyOn(date);
    return { date, effective: index < DAYS ? round(effective) : null, lower, upper };
  });
  return { days, dropped: 0 };
}

function round(rate: number): number {
  return Math.round(rate * 100) / 100;
}

import type { PriceHistory } from "../market/market.ts";

/** Days with a close that is adjusted for splits and dividends, ascending. */
export function adjustedDays({ days }: Pick<PriceHistory, "days">): readonly {
  readonly date: string;
  readonly level: number;
}[] {
  return days.flatMap(({ date, adjusted }) => (adjusted === null || adjusted <= 0 ? [] : [{ date, level: adjusted }]));
}

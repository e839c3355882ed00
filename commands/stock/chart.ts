import type { LineChart } from "../../src/card.ts";
import { dayText, decimal } from "../../src/format.ts";
import { memo } from "../../src/memo.ts";
import type { Priced, StockParts } from "./parts.ts";

/** Fewer common days are no line. */
const LEAST_DAYS = 20;
/** Trading days of a year. */
const YEAR_DAYS = 252;

/** Its price beside its sector's over a year, the first common day at 100; the reason where there is none. Pure. */
export function stockChart({ prices, simulated }: StockParts): LineChart | string {
  if (!("value" in prices)) return prices.reason;
  return chartOnce(
    prices.value.own.history,
    prices.value.own.name,
    prices.value.other.history,
    prices.value.other.name,
    simulated,
  );
}

const chartOnce = memo(
  (
    own: Priced["history"],
    ownName: string,
    other: Priced["history"],
    otherName: string,
    simulated: boolean,
  ): LineChart | string => {
    const others = new Map(other.value.days.map(({ date, close }) => [date, close]));
    const days = own.value.days
      .flatMap(({ date, close }) => {
        const beside = others.get(date);
        return beside === undefined ? [] : [{ date, own: close, other: beside }];
      })
      .slice(-YEAR_DAYS);
    const [first, last] = [days[0], days.at(-1)];
    if (!first || !last || days.length < LEAST_DAYS) {
      return `the source has too few closes of it in common with ${otherName}`;
    }
    const points = (of: "own" | "other") => days.map((day) => ({ date: day.date, value: (100 * day[of]) / first[of] }));
    const series = [
      { name: ownName, points: points("own") },
      { name: otherName.split(" ")[0] ?? otherName, points: points("other") },
    ];
    const said = series.map(({ points: each }, index) => {
      const values = each.map(({ value }) => value);
      const name = index === 0 ? ownName : otherName;
      return `${name} ${decimal(values.at(-1) ?? 100)}, low ${decimal(Math.min(...values))}, high ${decimal(Math.max(...values))}`;
    });
    const mark = simulated ? " (simulated)" : "";
    return {
      kind: "chart",
      form: "lines",
      title: `Price of ${ownName} and of ${otherName}${mark}`,
      alt: `Closes from ${dayText(first.date)}, where both are 100, to ${dayText(last.date)}: ${said.join("; ")}. Without dividends.`,
      yLabel: "first day = 100",
      yUnit: "index",
      series,
      lines: [{ label: "start", value: 100 }],
      footer: `${own.source}${mark}, to ${dayText(last.date)}, without dividends`,
    };
  },
);

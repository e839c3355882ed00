import type { LineChart } from "../../src/card.ts";
import { dayText, decimal } from "../../src/format.ts";
import { ALL_OF_HISTORY, historyStart } from "../../src/market/history-start.ts";
import { INDEXES, type IndexId } from "../../src/market/indexes.ts";
import type { PriceHistory } from "../../src/market/market.ts";
import { closeOf, newYork } from "../../src/market/session.ts";
import { memo } from "../../src/memo.ts";
import type { Reading } from "../../src/reading.ts";
import type { Context } from "../command.ts";

export type Period = "1y" | "5y" | "10y" | "max";

/** A chart with the readings behind it. */
export type ChartRead = { readonly chart: LineChart; readonly readings: readonly Reading<unknown>[] };

const YEARS: Readonly<Record<Period, number>> = { "1y": 1, "5y": 5, "10y": 10, max: 60 };
/** More points than this cannot be told apart in the picture. */
const MOST_POINTS = 520;

/** The price of the small-cap fund over that of the large-cap fund: a picture from the first day. */
export async function ratioChart(
  small: IndexId,
  large: IndexId,
  period: Period,
  { market, now }: Pick<Context, "market" | "now">,
): Promise<ChartRead> {
  const from = period === "max" ? ALL_OF_HISTORY : historyStart(now());
  const [numerator, denominator] = await Promise.all([
    market.history(INDEXES[small].priceFund, from),
    market.history(INDEXES[large].priceFund, from),
  ]);
  return chartOnce(numerator, denominator, period, market.simulated);
}

const chartOnce = memo(
  (small: Reading<PriceHistory>, large: Reading<PriceHistory>, period: Period, simulated: boolean): ChartRead => {
    const days = ratioDays(small.value, large.value);
    const last = days.at(-1);
    const first = last && yearsBefore(last.date, YEARS[period]);
    const shown = days.filter(({ date }) => first !== undefined && date >= first);
    const points = thinned(shown);
    const mean = shown.reduce((sum, { value }) => sum + value, 0) / shown.length;
    const name = `${small.value.ticker} / ${large.value.ticker}`;
    return {
      chart: {
        kind: "chart",
        form: "lines",
        title: `Price of ${small.value.ticker} over price of ${large.value.ticker}${simulated ? " (simulated)" : ""}`,
        alt: altText(name, shown),
        yLabel: name,
        yUnit: "ratio",
        series: [{ name, points }],
        lines: points.length > 1 ? [{ label: "mean", value: mean }] : [],
        footer: `${small.source}, split-adjusted closes without dividends, to ${last ? dayText(closeOf(last.date)) : "no day"}`,
      },
      readings: [small, large],
    };
  },
);

/** First date of a period that ends at an instant, ISO. */
export function periodStart(now: number, period: Period): string {
  return yearsBefore(newYork(now).date, YEARS[period]);
}

type Day = { readonly date: string; readonly value: number };

function ratioDays(small: PriceHistory, large: PriceHistory): Day[] {
  const closes = new Map(large.days.map(({ date, close }) => [date, close]));
  return small.days.flatMap(({ date, close }) => {
    const other = closes.get(date);
    return other === undefined ? [] : [{ date, value: close / other }];
  });
}

function yearsBefore(date: string, years: number): string {
  return `${String(Number(date.slice(0, 4)) - years).padStart(4, "0")}${date.slice(4)}`;
}

/** Every k-th day counted back from the last, so that the newest is always there. */
function thinned(days: readonly Day[]): Day[] {
  const step = Math.ceil(days.length / MOST_POINTS);
  return days.filter((_, index) => (days.length - 1 - index) % step === 0);
}

function altText(name: string, days: readonly Day[]): string {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return `${name}: no data.`;
  const low = days.reduce((least, point) => (point.value < least.value ? point : least));
  const high = days.reduce((most, point) => (point.value > most.value ? point : most));
  const at = ({ date, value }: Day) => `${decimal(value, 3)} on ${dayText(closeOf(date))}`;
  return `Price ratio ${name}: ${at(first)}, ${at(last)}; low ${at(low)}, high ${at(high)}.`;
}

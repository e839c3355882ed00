import type { ChartSeries, LineChart } from "../../src/card.ts";
import { counted, dayText, decimal } from "../../src/format.ts";
import { closeOf } from "../../src/market/session.ts";
import { memo } from "../../src/memo.ts";
import { METHOD_VERSION } from "../../src/record/method-version.ts";
import type { RecordedDay } from "../../src/record/record.ts";
import { METRIC_WORDS, type Metric } from "../../src/valuation/metric.ts";

/** With fewer recorded days than this the price ratio says more. */
export const DAYS_FOR_CHART = 20;

/** Both sides' multiples, losses left out, from our own daily record; null while the record is too short. Pure. */
export const historyChart = memo(
  (metric: Metric, small: string, large: string, days: readonly RecordedDay[], since: string): LineChart | null => {
    const shown = days.filter(({ date, method }) => date >= since && method === METHOD_VERSION);
    const series = Object.entries({ small, large }).map(([side, name]): ChartSeries => {
      const id = `${side}.${metric}.exNegative`;
      const points = shown.flatMap(({ date, figures }) => {
        const value = figures[id];
        return value == null ? [] : [{ date, value }];
      });
      return { name, points };
    });
    const [first, last] = [shown[0], shown.at(-1)];
    if (!first || !last || series.some(({ points }) => points.length < DAYS_FOR_CHART)) return null;
    const title = `${METRIC_WORDS[metric].name.replace(/^./, (letter) => letter.toUpperCase())}, losses left out`;
    return {
      kind: "chart",
      form: "lines",
      title,
      alt: `${title}, ${dayText(closeOf(first.date))} to ${dayText(closeOf(last.date))}: ${series.map(seriesText).join("; ")}.`,
      yLabel: METRIC_WORDS[metric].name,
      yUnit: "multiple",
      series,
      footer: `Smallcap daily record, ${counted(shown.length, "day")} since ${dayText(closeOf(first.date))}`,
    };
  },
);

function seriesText({ name, points }: ChartSeries): string {
  const values = points.map(({ value }) => value);
  const [first = Number.NaN, last = Number.NaN] = [values[0], values.at(-1)];
  return `${name} from ${decimal(first)}× to ${decimal(last)}×, low ${decimal(Math.min(...values))}×, high ${decimal(Math.max(...values))}×`;
}

import { lastDayOf, monthAfter, monthOf, monthText } from "../../src/calendar-month.ts";
import type { LineChart } from "../../src/card.ts";
import { NO_CHANGE, regimeKey, regimeText } from "../../src/economy/regime.ts";
import type { RegimeMonth } from "../../src/economy/regime-returns.ts";
import { yearlyChanges } from "../../src/economy/yearly-changes.ts";
import { dayText, decimal } from "../../src/format.ts";
import type { Month, Series } from "../../src/market/macro.ts";
import { memo } from "../../src/memo.ts";
import type { Reading } from "../../src/reading.ts";
import type { EconomyParts } from "./parts.ts";
import { missingText } from "./words.ts";

/** More points than this cannot be told apart in the picture. */
const MOST_POINTS = 520;
type Points = LineChart["series"][number]["points"];

/** The picture of the indicator that is asked about; null where it has no value. Pure. */
export function economyChart(parts: EconomyParts): LineChart | null {
  const { indicator, pmi, credit, jobs, inflation, months, regimes, simulated } = parts;
  const mark = simulated ? " (simulated)" : "";
  switch (indicator) {
    case "pmi":
      return "value" in pmi && months.length > 0 ? pmiChart(months, regimes, pmi.value.source, mark) : null;
    case "credit":
      return "value" in credit ? seriesChart(credit.value, CREDIT, mark) : null;
    case "jobs":
      return "value" in jobs ? seriesChart(jobs.value, JOBS, mark) : null;
    case "inflation":
      return "value" in inflation ? seriesChart(inflation.value, INFLATION, mark) : null;
  }
}

const pmiChart = memo(
  (months: EconomyParts["months"], regimes: readonly RegimeMonth[], source: string, mark: string): LineChart => {
    const name = "ISM manufacturing PMI";
    const points = months.map(({ month, value }) => ({ date: lastDayOf(month), value }));
    const last = months.at(-1);
    const missing = missingText(months);
    const without = missing ? `; no values of ${missing}` : "";
    const now = regimes.at(-1)?.regime;
    const state = now ? ` Now ${regimeText(now)} over three months.` : "";
    return {
      kind: "chart",
      form: "lines",
      title: `${name}${mark}`,
      alt: `${name} by month: ${described(points, inMonth, 1, "")}; ${NO_CHANGE} is no change${without}.${state}`,
      yLabel: "index, by month; grounds: level and change over three months",
      yUnit: "index",
      series: [{ name: "PMI", points }],
      lines: [{ label: "no change", value: NO_CHANGE }],
      spans: regimeSpans(regimes),
      footer: `${source}${mark ? "" : ", copyright ISM"}, to ${last ? monthText(last.month) : ""}${without}`,
    };
  },
);

/** Stretches of months of one regime. A month without one, an unchanged one or a hole ends a stretch. */
function regimeSpans(months: readonly RegimeMonth[]): NonNullable<LineChart["spans"]> {
  const spans: { name: string; from: Month; to: Month }[] = [];
  for (const { month, regime } of months) {
    if (regime === null || regimeKey(regime) === null) continue;
    const name = regimeText(regime);
    const open = spans.at(-1);
    if (open?.name === name && monthAfter(open.to, 1) === month) open.to = month;
    else spans.push({ name, from: month, to: month });
  }
  return spans.map(({ name, from, to }) => ({ name, from: `${from}-01`, to: lastDayOf(to) }));
}

type Drawn = {
  readonly name: string;
  /** What stands at the end of the line. */
  readonly label: string;
  readonly yLabel: string;
  readonly points: (points: Series["points"]) => Points;
  readonly when: (date: string) => string;
  /** Whose property the series is; empty for the public domain. */
  readonly owner: string;
};

const inMonth = (date: string) => `in ${monthText(monthOf(date))}`;
const CREDIT: Drawn = {
  name: "High-yield spread",
  label: "Spread",
  yLabel: "percent over Treasuries",
  points: (points) => points,
  when: (date) => `on ${dayText(date)}`,
  owner: ", copyright ICE",
};
const JOBS: Drawn = {
  name: "Unemployment rate",
  label: "Rate",
  yLabel: "percent, seasonally adjusted",
  points: (points) => points,
  when: inMonth,
  owner: "",
};
const INFLATION: Drawn = {
  name: "Consumer prices, change over twelve months",
  label: "CPI",
  yLabel: "percent",
  points: (points) => yearlyChanges(points).map(({ date, change }) => ({ date, value: 100 * change })),
  when: inMonth,
  owner: "",
};

const seriesChart = memo(
  (reading: Reading<Series>, { name, label, yLabel, points, when, owner }: Drawn, mark: string): LineChart => {
    const all = points(reading.value.points);
    const last = all.at(-1);
    return {
      kind: "chart",
      form: "lines",
      title: `${name}${mark}`,
      alt: `${name}: ${described(all, when, 2, "%")}.`,
      yLabel,
      yUnit: "percent",
      series: [{ name: label, points: thinned(all) }],
      footer: `${reading.source}${mark ? "" : owner}, to ${last ? dayText(last.date) : "no day"}`,
    };
  },
);

function described(points: Points, when: (date: string) => string, digits: number, unit: string): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return "no data";
  const low = points.reduce((least, point) => (point.value < least.value ? point : least));
  const high = points.reduce((most, point) => (point.value > most.value ? point : most));
  const at = ({ date, value }: Points[number]) => `${decimal(value, digits)}${unit} ${when(date)}`;
  return `${at(first)}, ${at(last)}; low ${at(low)}, high ${at(high)}`;
}

/** Every k-th point counted back from the last, so that the newest is always there. */
function thinned(points: Points): Points {
  const step = Math.ceil(points.length / MOST_POINTS);
  return points.filter((_, index) => (points.length - 1 - index) % step === 0);
}

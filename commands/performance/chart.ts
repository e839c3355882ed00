import type { LineChart } from "../../src/card.ts";
import { dayText, decimal } from "../../src/format.ts";
import { memo } from "../../src/memo.ts";
import type { ReturnBasis } from "../../src/performance/comparable-days.ts";
import { PERIOD_WORDS } from "../../src/performance/period-words.ts";
import type { Sides } from "../../src/performance/return-figures.ts";
import type { Window } from "../../src/performance/window.ts";
import type { PerformanceParts } from "./parts.ts";

/** Where the ratio starts. */
const BASE = 100;

/** The ratio of small to large over the period, with its mean and bands; null without a period. Pure. */
export function performanceChart({ options, pair, window, simulated }: PerformanceParts): LineChart | null {
  if (!window) return null;
  const source = pair.readings[0]?.source ?? "";
  const { basis } = pair.comparable;
  return chartOnce(window, pair.sides, basis, PERIOD_WORDS[options.period], source, simulated ? " (simulated)" : "");
}

const chartOnce = memo(
  (
    window: Window,
    { small, large }: Sides,
    basis: ReturnBasis,
    over: string,
    source: string,
    mark: string,
  ): LineChart => {
    const points = window.ratio.map(({ date, value }) => ({ date, value: BASE * Math.exp(value) }));
    const counted = basis === "total" ? "with dividends" : "without dividends";
    const place = window.statistics;
    return {
      kind: "chart",
      form: "lines",
      title: `${small} against ${large} over ${over}${mark}`,
      alt: `Wealth in ${small} over wealth in ${large}, ${counted}, ${BASE} at the start: ${described(points)}.${
        place
          ? ` Mean ${decimal(BASE * Math.exp(place.mean))}; today is ${decimal(Math.abs(place.z), 2)} standard deviations ${place.z < 0 ? "below" : "above"} it.`
          : ""
      }`,
      yLabel: `${small} / ${large}, ${counted}, start = ${BASE}${place ? "; bands: standard deviations of its logarithm" : ""}`,
      yUnit: "index",
      series: [{ name: `${small} / ${large}`, points }],
      lines: place ? bands(place) : [],
      footer: `${source}, ${dayText(window.from)} to ${dayText(window.to)}`,
    };
  },
);

/** The mean, and one and two deviations on either side of it. */
function bands({ mean, deviation }: { readonly mean: number; readonly deviation: number }) {
  const at = (label: string, deviations: number) => ({ label, value: BASE * Math.exp(mean + deviations * deviation) });
  return [at("mean", 0), at("+1 sd", 1), at("−1 sd", -1), at("+2 sd", 2), at("−2 sd", -2)];
}

type Points = LineChart["series"][number]["points"];

function described(points: Points): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return "no data";
  const low = points.reduce((least, point) => (point.value < least.value ? point : least));
  const high = points.reduce((most, point) => (point.value > most.value ? point : most));
  const at = ({ date, value }: Points[number]) => `${decimal(value)} on ${dayText(date)}`;
  return `${at(first)}, ${at(last)}; low ${at(low)}, high ${at(high)}`;
}

import { type FigureReading, type Figures, figuresById } from "../../src/figure.ts";
import type { FomcCalendar, FuturesStrip, PolicyRates, Series } from "../../src/market/macro.ts";
import { memo } from "../../src/memo.ts";
import type { Ago } from "../../src/rates/ago.ts";
import { type LastValue, ratesFigures } from "../../src/rates/figures.ts";
import { mapReading, type Reading } from "../../src/reading.ts";
import type { Outcome } from "../../src/within.ts";
import { seriesReading } from "../series-reading.ts";
import type { RatesParts } from "./parts.ts";
import type { Seen } from "./seen.ts";

/** Figures by id, and the requests they rest on. */
export type RatesRead = {
  readonly figures: Figures;
  readonly readings: readonly FigureReading[];
  /** Why nothing is implied for any meeting; null when something is. */
  readonly failure: string | null;
};

/** The figures of an answer; made once for the same inputs. */
export function ratesRead({ seen, ago, inputs }: Pick<RatesParts, "seen" | "ago" | "inputs">): RatesRead {
  const { strip, policy, calendar, twoYear, highYield } = inputs;
  return readOnce(seen, ago, given(strip), given(policy), given(calendar), given(twoYear), given(highYield));
}

type Given<Value> = Reading<Value> | string;

function given<Value>(outcome: Outcome<Reading<Value>>): Given<Value> {
  return "value" in outcome ? outcome.value : outcome.reason;
}

const readOnce = memo(
  (
    seen: Seen,
    ago: readonly Ago[],
    strip: Given<FuturesStrip>,
    policy: Given<PolicyRates>,
    calendar: Given<FomcCalendar>,
    twoYear: Given<Series>,
    highYield: Given<Series>,
  ): RatesRead => {
    const prices = readingOf(strip, ({ contracts }) => contracts.length);
    const rates = readingOf(policy, ({ days }) => days.length);
    const meetings = readingOf(calendar, (each) => each.meetings.length);
    const [two, spread] = [lastValue(twoYear), lastValue(highYield)];
    const failure = typeof strip === "string" ? strip : typeof calendar === "string" ? calendar : null;
    const figures = figuresById(
      ratesFigures({
        outlook: seen.outlook,
        failure,
        range: seen.range,
        rangeReason: typeof policy === "string" ? policy : "no target range of that time is known",
        twoYear: two,
        highYield: spread,
        ago,
        calendar: {
          reason: typeof calendar === "string" ? calendar : null,
          fallback: typeof calendar === "string" ? null : calendar.value.fallback,
        },
        priceReadings: [...prices, ...meetings],
        calendarReadings: meetings,
        rangeReadings: seen.range?.decided ? [...rates, ...meetings] : rates,
        effectiveReadings: rates,
      }),
    );
    const readings = [...prices, ...rates, ...meetings, ...two.readings, ...spread.readings];
    return { figures, readings, failure };
  },
);

/** The request as a figure shows it: how many rows it had. */
function readingOf<Value>(given: Given<Value>, rows: (value: Value) => number): readonly FigureReading[] {
  return typeof given === "string" ? [] : [mapReading(given, rows)];
}

function lastValue(given: Given<Series>): LastValue {
  if (typeof given === "string") return { value: null, date: null, reason: given, readings: [] };
  const last = given.value.points.at(-1);
  return {
    value: last?.value ?? null,
    date: last?.date ?? null,
    reason: "the series is empty",
    readings: [seriesReading(given)],
  };
}

import type { Figure, FigureReading } from "../src/figure.ts";
import { closeOf } from "../src/market/session.ts";
import { oldestObservation } from "../src/reading.ts";
import { changeFigures, WINDOWS } from "../src/record/change-figures.ts";
import { historyFigures, relativeHistory } from "../src/record/history.ts";
import { changeSince, type RecordedInputs } from "../src/record/inputs.ts";
import { METHOD_VERSION } from "../src/record/method-version.ts";
import type { DailyRecord, RecordedDay } from "../src/record/record.ts";
import type { Metric } from "../src/valuation/metric.ts";
import type { Context } from "./command.ts";
import type { SideInputs } from "./valuation-inputs.ts";

const DAY_MS = 86_400_000;
/** A recorded day this much before the asked one still stands for it: long weekends, days the bot was off. */
const SLACK_DAYS = 4;

/** Today against our own daily record: standing in history, and why the gap moved. */
export async function readPast(
  metric: Metric,
  against: string,
  small: SideInputs,
  large: SideInputs,
  { record, now }: Context,
): Promise<readonly Figure[]> {
  const notRecorded = against === "sp500" ? null : "only the gap to the S&P 500 is recorded";
  const [s, l] = [small.side.valuation?.multiples.exNegative, large.side.valuation?.multiples.exNegative];
  const today = s != null && l != null ? s / l : null;
  // A replay of an earlier day must not know later ones.
  const known = (day: RecordedDay) => Date.parse(closeOf(day.date)) <= now();
  const days = notRecorded ? [] : (await record.days()).filter(known);
  const readings = recordReadings(days, now());
  const history = relativeHistory(days, `small.${metric}.exNegative`, `large.${metric}.exNegative`, METHOD_VERSION);
  const asOf = Date.parse(oldestObservation(small.side.readings.slice(1)) ?? "");
  const changes = await Promise.all(
    WINDOWS.map(async (window) => {
      const day = Number.isFinite(asOf) ? dayBefore(days, asOf, window.days) : undefined;
      const inputs = day ? await readInputs(record, day) : null;
      const change = inputs && today !== null ? changeSince(metric, inputs, small.companies, large.companies) : null;
      const since = days[0]?.date;
      const reason =
        notRecorded ??
        (day
          ? "a multiple on the way is not meaningful"
          : `no day is recorded ${window.words} back${since ? `; the record starts on ${since}` : ""}`);
      return changeFigures(window, day?.date ?? null, change, reason, readings);
    }),
  );
  return [...historyFigures(today, history, readings, notRecorded), ...changes.flat()];
}

function dayBefore(days: readonly RecordedDay[], asOf: number, back: number): RecordedDay | undefined {
  const target = asOf - back * DAY_MS;
  return days.findLast(({ date, method }) => {
    const age = target - Date.parse(closeOf(date));
    return method === METHOD_VERSION && age > -DAY_MS / 2 && age <= SLACK_DAYS * DAY_MS;
  });
}

async function readInputs(record: DailyRecord, { date }: RecordedDay): Promise<RecordedInputs | null> {
  return (await record.inputs(date)) as RecordedInputs | null;
}

function recordReadings(days: readonly RecordedDay[], now: number): FigureReading[] {
  const last = days.at(-1);
  if (!last) return [];
  return [
    {
      value: days.length,
      source: "Smallcap daily record",
      url: "about:record",
      observedAt: closeOf(last.date),
      fetchedAt: new Date(now).toISOString(),
      stale: false,
    },
  ];
}

import { DAY_MS } from "../../src/calendar-day.ts";
import type { Part } from "../../src/card.ts";
import type { Figure, FigureReading, Figures } from "../../src/figure.ts";
import { figureText, signedPercentText } from "../../src/format.ts";
import { closedBy, closeOf } from "../../src/market/session.ts";
import type { Members } from "../../src/market/universe.ts";
import { memo, memoAsync } from "../../src/memo.ts";
import { newestObservation } from "../../src/reading.ts";
import { changeFigures, PARTS, WINDOWS } from "../../src/record/change-figures.ts";
import { historyFigures, relativeHistory } from "../../src/record/history.ts";
import { isImported, joinedDays, otherSeries } from "../../src/record/imported-days.ts";
import { importedFigures, importedRelative } from "../../src/record/imported-figures.ts";
import { changeSince, type RecordedInputs } from "../../src/record/inputs.ts";
import { METHOD_VERSION } from "../../src/record/method-version.ts";
import type { DailyRecord, ImportedValue, RecordedDay } from "../../src/record/record.ts";
import type { Metric } from "../../src/valuation/metric.ts";
import type { Company } from "../../src/valuation/side.ts";
import type { Context } from "../command.ts";
import type { SideInputs } from "./inputs.ts";

/** A recorded day this much before the asked one still stands for it: long weekends, days the bot was off. */
const SLACK_DAYS = 4;

/** The recorded days of a comparison up to market time: a replay of an earlier day must not know later ones. */
export async function recordedDays(against: string, { records, now }: Context): Promise<readonly RecordedDay[]> {
  if (!isRecorded(against)) return [];
  return daysUpTo(closedBy(now()), await records.figures.days());
}

const daysUpTo = memo((last: string, days: readonly RecordedDay[]) => days.filter(({ date }) => date <= last));

function isRecorded(against: string): boolean {
  return against === "sp500";
}

/** The same with days that were imported of our own method, where we have none. */
export async function historyDays(
  against: string,
  days: readonly RecordedDay[],
  { records, now }: Context,
): Promise<readonly RecordedDay[]> {
  return isRecorded(against) ? joinedOnce(days, await records.imported.values(), closedBy(now())) : days;
}

const joinedOnce = memo((days: readonly RecordedDay[], values: readonly ImportedValue[], last: string) =>
  joinedDays(
    days,
    values.filter(({ date }) => date <= last),
  ),
);

/** What other methods' imported series say, each for itself. */
async function importedOf(metric: Metric, against: string, { records, now }: Context): Promise<readonly Figure[]> {
  return isRecorded(against) ? importedOnce(metric, await records.imported.values(), closedBy(now())) : [];
}

const importedOnce = memo((metric: Metric, values: readonly ImportedValue[], last: string) =>
  otherSeries(values.filter(({ date }) => date <= last)).flatMap((series) =>
    importedFigures(series, importedRelative(series, metric)),
  ),
);

/** Imported series as labelled values; nothing where none is. */
export function importedFacts(figures: Figures): Part[] {
  const facts = Object.values(figures).flatMap((last) => {
    const [, method] = /^imported\.(.+)\.last$/.exec(last.id) ?? [];
    const [n, standing] = [figures[`imported.${method}.n`], figures[`imported.${method}.percentile`]];
    if (method === undefined || !n || !standing) return [];
    const where = standing.value === null ? (standing.reason ?? "") : `at its ${figureText(standing)} mark`;
    return [
      {
        label: `Imported series “${method}”`,
        value: `${figureText(last)}: ${n.basis}; ${where}`,
      },
    ];
  });
  return facts.length > 0 ? [{ kind: "facts", facts }] : [];
}

/** Today against our own daily record: standing in history, and why the gap moved. */
export async function readPast(
  metric: Metric,
  against: string,
  small: SideInputs,
  large: SideInputs,
  days: readonly RecordedDay[],
  joined: readonly RecordedDay[],
  context: Context,
): Promise<readonly Figure[]> {
  const { records, now } = context;
  const notRecorded = isRecorded(against) ? null : "only the gap to the S&P 500 is recorded";
  const [s, l] = [small.side.valuation?.multiples.exNegative, large.side.valuation?.multiples.exNegative];
  const today = s != null && l != null ? s / l : null;
  const readings = recordReadings(days, now());
  const history = relativeOnce(joined, `small.${metric}.exNegative`, `large.${metric}.exNegative`, METHOD_VERSION);
  const asOf = pricedAt(small, large);
  const changes = await Promise.all(
    WINDOWS.map(async (window) => {
      const day = asOf === null ? undefined : dayBefore(days, asOf, window.days);
      const change =
        day && today !== null ? await changeOnce(metric, records.figures, day, small.companies, large.companies) : null;
      const since = days[0]?.date;
      const reason =
        notRecorded ??
        (day
          ? "a multiple on the way is not meaningful"
          : `no day is recorded ${window.words} back${since ? `; the record starts on ${since}` : ""}`);
      return changeFigures(window, day?.date ?? null, change, reason, readings);
    }),
  );
  const imported = joined.filter(isImported);
  const ofImported = relativeOnce(imported, `small.${metric}.exNegative`, `large.${metric}.exNegative`, METHOD_VERSION);
  return [
    ...historyFigures(today, history, readings, notRecorded, ofImported.length),
    ...changes.flat(),
    ...(await importedOf(metric, against, context)),
  ];
}

/** What the record says, in sentences; nothing where it cannot say anything yet. */
export function pastTexts(figures: Figures): string[] {
  const [percentile, z] = [figures["history.percentile"], figures["history.z"]];
  const standing =
    percentile?.value != null && z
      ? [`Today stands at the ${figureText(percentile)} mark (z ${figureText(z)}): ${percentile.basis}.`]
      : [];
  const moves = changeTexts(figures).map(
    ({ name, total, parts }) => `${name} small / large moved by ${total}: ${parts}.`,
  );
  return [...standing, ...moves];
}

/** Every window whose move is known, with its parts: `small-cap prices −1.0%, large-cap prices +0.4%, ...`. */
export function changeTexts(
  figures: Figures,
): { readonly name: string; readonly total: string; readonly parts: string }[] {
  return WINDOWS.flatMap(({ key: window, words }) => {
    const total = figures[`change.${window}.total`];
    if (total?.value == null) return [];
    const parts = PARTS.filter(({ key }) => key !== "total").flatMap(({ key, label }) => {
      const part = figures[`change.${window}.${key}`];
      return part ? [`${label} ${signedPercentText(part)}`] : [];
    });
    return [{ name: `Over ${words}`, total: signedPercentText(total), parts: parts.join(", ") }];
  });
}

const relativeOnce = memo(relativeHistory);

/** The newest price, as the record dates its days: one halted company must not turn the week into another. */
export function pricedAt(...sides: readonly SideInputs[]): number | null {
  const newest = newestObservation(sides.flatMap(({ members }) => (members && newestQuote(members)) ?? []));
  return newest === null ? null : Date.parse(newest);
}

const newestQuote = memo(({ quotes }: Members) => {
  const observedAt = newestObservation([...quotes.values()]);
  return observedAt === null ? null : { observedAt };
});

/** The last recorded day that stands for the one `back` days before: half a day later at most, `SLACK_DAYS` earlier. */
const dayBefore = memo((days: readonly RecordedDay[], asOf: number, back: number) => {
  const target = asOf - back * DAY_MS;
  const latest = closedBy(target + DAY_MS / 2 - 1);
  const tooEarly = closedBy(target - SLACK_DAYS * DAY_MS - 1);
  return days.findLast(({ date, method }) => method === METHOD_VERSION && date <= latest && date > tooEarly);
});

/** A day's inputs are thousands of rows, so they are read again only when the companies' own figures have changed. */
const changeOnce = memoAsync(
  async (
    metric: Metric,
    record: DailyRecord,
    { date }: RecordedDay,
    small: readonly Company[],
    large: readonly Company[],
  ) => {
    const inputs = (await record.inputs(date)) as RecordedInputs | null;
    return inputs && changeSince(metric, inputs, small, large);
  },
);

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

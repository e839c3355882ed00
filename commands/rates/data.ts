import { expectedRate } from "../../src/rates/contract-months.ts";
import { directions } from "../../src/rates/directions.ts";
import type { MeetingOdds } from "../../src/rates/meeting-odds.ts";
import { countedFrom, type RangeInForce } from "../../src/rates/range-in-force.ts";
import type { Outcome } from "../../src/rates/two-outcomes.ts";
import { arrived } from "../../src/within.ts";
import type { RatesParts } from "./parts.ts";

/** The command's typed result: rates in percent, probabilities as fractions, changes in basis points. */
export function ratesData({ options, asked, seen, ago, inputs }: RatesParts, failure: string | null) {
  const { watch, outlook, range, settled, holes, stale } = seen;
  const calendar = arrived(inputs.calendar)?.value;
  return {
    ...options,
    asked: asked?.date ?? null,
    watchDate: watch?.date ?? null,
    range,
    lastDecision: outlook.lastDecision,
    /** Unscheduled decisions in the watch month: its price mixes two rates. */
    unscheduled: outlook.mixed,
    strip: (arrived(inputs.strip)?.value.contracts ?? []).map((each) => ({ ...each, rate: expectedRate(each.price) })),
    settled,
    holes,
    stale: stale.map(({ month }) => month),
    dropped: arrived(inputs.strip)?.value.dropped ?? [],
    meetings: outlook.meetings.map((meeting) => meetingData(meeting, range, failure)),
    yearEnd: {
      year: outlook.yearEnd.year,
      date: outlook.yearEnd.meeting?.date ?? null,
      changeBp: outlook.yearEnd.meeting?.expectedBp ?? null,
    },
    ago: Object.fromEntries(ago.map(({ key, words: _, ...each }) => [key, each])),
    calendar: calendar ? { last: calendar.meetings.at(-1)?.date ?? null, fallback: calendar.fallback } : null,
  };
}

/** One meeting to come; nulls and a reason where it is unresolved. */
function meetingData(meeting: MeetingOdds, range: RangeInForce | null, failure: string | null) {
  const { date, how, days, average, start, end, from, changeBp, expectedBp, local, cumulative, aggregated } = meeting;
  const odds = cumulative && directions(cumulative);
  const reason = failure ?? meeting.gap ?? meeting.reason;
  return {
    date,
    how,
    start,
    end,
    /** The change at this meeting alone: 100 · (end − start). */
    changeBp,
    /** The change up to and with this meeting: the mean of the cumulative distribution. */
    expectedBp,
    local,
    cumulative: cumulative && inRanges(cumulative, range),
    aggregated,
    pCut: odds?.pCut ?? null,
    pHold: odds?.pHold ?? null,
    pHike: odds?.pHike ?? null,
    average,
    days,
    from,
    ...(cumulative ? {} : { reason }),
  };
}

/** Moves as the target ranges they lead to; bounds are null while the range they are counted from is not known. */
function inRanges(outcomes: readonly Outcome[], range: RangeInForce | null) {
  const from = countedFrom(range);
  return outcomes.map(({ bp, p }) => ({
    bp,
    lower: from && from.lower + bp / 100,
    upper: from && from.upper + bp / 100,
    p,
  }));
}

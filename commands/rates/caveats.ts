import { monthText } from "../../src/economy/calendar-month.ts";
import type { Figures } from "../../src/figure.ts";
import { dayText, figureText } from "../../src/format.ts";
import { newYorkInstant } from "../../src/market/session.ts";
import { arrived, reasonOf } from "./inputs.ts";
import type { RatesParts } from "./parts.ts";
import { listed } from "./words.ts";

export type Caveats = {
  readonly texts: readonly string[];
  /** True when something weakens trust in the figures themselves. */
  readonly cautious: boolean;
};

/** Prices older than a long weekend are old. */
const OLD_PRICES_MS = 4.5 * 86_400_000;
/** A calendar that ends sooner than this needs somebody's attention. */
const SHORT_CALENDAR_MS = 182 * 86_400_000;
/** Decisions come out at two in the afternoon. */
const DECISION = 14 * 60;

/** What the figures call for: gaps, age, failures, confidence and method. Sentences from figures and dates only. */
export function caveats(parts: RatesParts, figures: Figures): Caveats {
  const warnings = [
    ...failures(parts, figures),
    ...age(parts),
    ...range(parts, figures),
    ...mixed(parts),
    ...gaps(parts),
    ...shortCalendar(parts),
  ];
  const texts = [...warnings, ...confidence(parts), ...builtIn(parts, figures), method(parts)];
  return { texts, cautious: warnings.length > 0 };
}

function failures({ inputs }: RatesParts, figures: Figures): readonly string[] {
  const parts = [
    ["Fed funds futures", reasonOf(inputs.strip), "next.pHold"],
    ["Target range and effective rate", reasonOf(inputs.policy), "rate.lower"],
    ["Meeting calendar", reasonOf(inputs.calendar), "calendar.meetings"],
    ["Two-year yield", reasonOf(inputs.twoYear), "rate.twoYear"],
    ["High-yield spread", reasonOf(inputs.highYield), "credit.highYieldSpread"],
  ] as const;
  const stale = [inputs.strip, inputs.policy, inputs.calendar, inputs.twoYear, inputs.highYield].flatMap((outcome) => {
    const reading = arrived<{ readonly stale: boolean; readonly source: string; readonly observedAt: string }>(outcome);
    return reading?.stale
      ? [`${reading.source} fails at the moment; a copy of ${dayText(reading.observedAt)} stands in.`]
      : [];
  });
  return [
    ...parts.flatMap(([what, reason, id]) => (reason === null ? [] : [`${what}: ${figures[id]?.reason ?? reason}.`])),
    ...stale,
  ];
}

function age({ seen: { watch, outlook }, now }: RatesParts): readonly string[] {
  if (!watch) return [];
  const old = now - Date.parse(watch.at);
  const since = outlook.meetings
    .filter(({ date }) => newYorkInstant(date, DECISION) <= now)
    .map(({ date }) => dayText(date));
  return [
    ...(old > OLD_PRICES_MS ? [`The newest price is of ${dayText(watch.date)}.`] : []),
    ...(since.length > 0 ? [`These prices are of before the decision of ${listed(since)}.`] : []),
  ];
}

function range({ seen }: RatesParts, figures: Figures): readonly string[] {
  const [lower, upper] = [figures["rate.lower"], figures["rate.upper"]];
  if (!seen.range?.awaited || !seen.outlook.lastDecision || !lower || !upper) return [];
  return [
    `The range after the decision of ${dayText(seen.outlook.lastDecision)} is not published yet: ${figureText(lower)} to ${figureText(upper)} is that of ${dayText(seen.range.date)}, while cut, hold and hike count from the new one.`,
  ];
}

function mixed({ seen: { outlook } }: RatesParts): readonly string[] {
  if (outlook.mixed.length === 0) return [];
  const days = listed(outlook.mixed.map((date) => dayText(date)));
  return [
    `Unscheduled decision of ${days}: its month's price stands for one rate, so the start of the path mixes the rates before and after it.`,
  ];
}

function gaps({ seen: { holes, stale, outlook, watch } }: RatesParts): readonly string[] {
  const last = outlook.yearEnd.meeting ?? outlook.next;
  const near = stale.filter(({ month }) => last && month <= last.date.slice(0, 7));
  return [
    ...(holes.length > 0
      ? [`There is no price of the ${listed(holes.map(monthText))} contract; meetings behind the gap are unresolved.`]
      : []),
    ...(near.length > 0 && watch
      ? [
          `Old prices among the near contracts: ${listed(near.map(({ month, observedAt }) => `${monthText(month)} of ${dayText(observedAt)}`))}.`,
        ]
      : []),
  ];
}

function shortCalendar({ inputs, now }: RatesParts): readonly string[] {
  const meetings = arrived(inputs.calendar)?.value.meetings;
  const last = meetings?.findLast(({ kind }) => kind === "scheduled");
  if (!meetings || (last && Date.parse(last.date) - now >= SHORT_CALENDAR_MS)) return [];
  const end = last ? `ends with the meeting of ${dayText(last.date)}` : "holds no meeting";
  return [`The calendar ${end}, less than six months ahead: it needs the attention of whoever runs this bot.`];
}

function builtIn({ inputs }: RatesParts, figures: Figures): readonly string[] {
  if (!arrived(inputs.calendar)?.value.fallback) return [];
  return [`Meeting days are those of the built-in list. ${figures["calendar.meetings"]?.basis ?? ""}`];
}

/** What is less sure without being wrong: no reason for caution on the whole answer. */
function confidence({ seen: { outlook, stale, watch } }: RatesParts): readonly string[] {
  const forward = outlook.meetings.filter(({ how }) => how === "forward").map(({ date }) => dayText(date));
  const beyond = outlook.meetings.find(({ cumulative }) => cumulative === null);
  const last = outlook.yearEnd.meeting ?? outlook.next;
  const far = stale.filter(({ month }) => !last || month > last.date.slice(0, 7)).map(({ month }) => monthText(month));
  return [
    ...(forward.length > 0
      ? [`* Lower confidence for ${listed(forward)}: no month without a meeting follows in the prices.`]
      : []),
    ...(far.length > 0 ? [`Without a trade for more than five days: ${listed(far)}.`] : []),
    ...(watch && beyond?.gap ? [`From ${dayText(beyond.date)} on nothing is implied: ${beyond.gap}.`] : []),
  ];
}

function method({ seen: { watch }, asked, options }: RatesParts): string {
  const against =
    asked || options.view === "local" ? "" : "Cut, hold and hike compare the range after a meeting with today's. ";
  const own = "FedWatch-style, own calculation from fed funds futures";
  const of = watch ? `, prices of ${dayText(watch.date)}` : "";
  return `${against}${own}${of}: market-implied, in steps of a quarter point, and a risk premium in the prices counts as an expectation.`;
}

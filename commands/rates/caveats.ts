import { DAY_MS } from "../../src/calendar-day.ts";
import { monthOf, monthText } from "../../src/calendar-month.ts";
import type { Figures } from "../../src/figure.ts";
import { dayText, figureText } from "../../src/format.ts";
import { decidedAt } from "../../src/market/watch-date.ts";
import { arrived, reasonOf } from "../../src/within.ts";
import { OLD_PRICES_MS } from "../members.ts";
import type { RatesParts } from "./parts.ts";
import { listed, mixedSentence } from "./words.ts";

export type Caveats = {
  readonly texts: readonly string[];
  /** True when something weakens trust in the figures themselves. */
  readonly cautious: boolean;
};

/** A calendar that ends sooner than this needs somebody's attention. */
const SHORT_CALENDAR_MS = 182 * DAY_MS;

/**
 * What the figures call for: gaps, age, failures, confidence and method. Sentences from figures and dates only.
 *
 * @param answer - What it gives as the reason is not said again.
 */
export function caveats(parts: RatesParts, figures: Figures, answer: string): Caveats {
  const warnings = [
    ...failures(parts),
    ...age(parts),
    ...awaited(parts, figures),
    ...mixed(parts),
    ...gaps(parts),
    ...shortCalendar(parts),
  ];
  const shown = warnings.filter(({ text, core = text }) => !answer.includes(core)).map(({ text }) => text);
  const texts = [...shown, ...decided(parts), ...confidence(parts), ...builtIn(parts), ...method(parts)];
  return { texts, cautious: warnings.length > 0 };
}

/** A sentence, and the part of it that the answer may have said already; the whole of it without one. */
type Warning = { readonly text: string; readonly core?: string };

function failures({ inputs }: RatesParts): readonly Warning[] {
  const [two, spread] = [reasonOf(inputs.twoYear), reasonOf(inputs.highYield)];
  // Both series are FRED's: when it fails, that is one thing to say.
  const fred =
    two !== null && spread !== null
      ? [["Two-year yield and high-yield spread", [...new Set([two, spread])].join(", and ")] as const]
      : [["Two-year yield", two] as const, ["High-yield spread", spread] as const];
  const blind = reasonOf(inputs.strip) === null ? "Meeting calendar" : "Fed funds futures";
  const parts = [
    ["Fed funds futures", reasonOf(inputs.strip)] as const,
    ["Target range and effective rate", reasonOf(inputs.policy)] as const,
    ["Meeting calendar", reasonOf(inputs.calendar)] as const,
    ...fred,
  ];
  const stale = [inputs.strip, inputs.policy, inputs.calendar, inputs.twoYear, inputs.highYield].flatMap((outcome) => {
    const reading = arrived<{ readonly stale: boolean; readonly source: string; readonly observedAt: string }>(outcome);
    return reading?.stale
      ? [{ text: `${reading.source} fails at the moment; a copy of ${dayText(reading.observedAt)} stands in.` }]
      : [];
  });
  return [
    ...parts.flatMap(([what, reason]): readonly Warning[] => {
      if (reason === null) return [];
      const text = `${what}: ${reason}.`;
      // Two sources may fail for the same reason; the answer gives that of what it could not say.
      return [what === blind ? { text, core: `${reason}.` } : { text }];
    }),
    ...stale,
  ];
}

function age({ seen: { watch, outlook }, now }: RatesParts): readonly Warning[] {
  if (!watch) return [];
  const old = now - Date.parse(watch.at);
  const since = outlook.meetings.filter(({ date }) => decidedAt(date) <= now).map(({ date }) => dayText(date));
  return [
    ...(old > OLD_PRICES_MS ? [{ text: `The newest price is of ${dayText(watch.date)}.` }] : []),
    ...(since.length > 0 ? [{ text: `These prices are of before the decision of ${listed(since)}.` }] : []),
  ];
}

function awaited({ seen }: RatesParts, figures: Figures): readonly Warning[] {
  const [lower, upper] = [figures["rate.lower"], figures["rate.upper"]];
  if (!seen.range?.awaited || !seen.outlook.lastDecision || !lower || !upper) return [];
  const text = `The range after the decision of ${dayText(seen.outlook.lastDecision)} is not published yet: ${figureText(lower)} to ${figureText(upper)} is that of ${dayText(seen.range.date)}, while cut, hold and hike count from the new one.`;
  return [{ text }];
}

/** No weakness, but another source than usual. */
function decided({ seen: { range } }: RatesParts): readonly string[] {
  if (!range?.decided) return [];
  return [
    `The range is that decided on ${dayText(range.date)}, from the built-in list of decisions; the New York Fed publishes it a day later.`,
  ];
}

function mixed({ seen: { outlook } }: RatesParts): readonly Warning[] {
  return outlook.mixed.length === 0 ? [] : [{ text: mixedSentence(outlook.mixed) }];
}

function gaps({ seen: { contracts, holes, stale, outlook, watch } }: RatesParts): readonly Warning[] {
  const last = outlook.yearEnd.meeting ?? outlook.next;
  const near = stale.filter(({ month }) => last && month <= monthOf(last.date));
  const first = contracts[0]?.month ?? "";
  const [early, inside] = [holes.filter((month) => month < first), holes.filter((month) => month > first)];
  const missing = (months: readonly string[]) =>
    `There is no price of the ${listed(months.map(monthText))} contract${months.length > 1 ? "s" : ""}`;
  const texts = [
    ...(early.length > 0 ? [`${missing(early)}; the path starts with ${monthText(first)}.`] : []),
    ...(inside.length > 0 ? [`${missing(inside)}; meetings behind the gap are unresolved.`] : []),
    ...(near.length > 0 && watch
      ? [
          `Old prices among the near contracts: ${listed(near.map(({ month, observedAt }) => `${monthText(month)} of ${dayText(observedAt)}`))}.`,
        ]
      : []),
  ];
  return texts.map((text) => ({ text }));
}

function shortCalendar({ inputs, now }: RatesParts): readonly Warning[] {
  const meetings = arrived(inputs.calendar)?.value.meetings;
  const last = meetings?.findLast(({ kind }) => kind === "scheduled");
  if (!meetings || (last && Date.parse(last.date) - now >= SHORT_CALENDAR_MS)) return [];
  const end = last ? `ends with the meeting of ${dayText(last.date)}` : "holds no meeting";
  return [
    { text: `The calendar ${end}, less than six months ahead: it needs the attention of whoever runs this bot.` },
  ];
}

function builtIn({ inputs }: RatesParts): readonly string[] {
  const fallback = arrived(inputs.calendar)?.value.fallback;
  return fallback ? [`Meeting days are those of the built-in list. ${fallback}`] : [];
}

/** What is less sure without being wrong: no reason for caution on the whole answer. */
function confidence({ asked, seen: { outlook, stale, watch } }: RatesParts): readonly string[] {
  const forward = (asked ? [asked] : outlook.meetings)
    .filter(({ how }) => how === "forward")
    .map(({ date }) => dayText(date));
  const beyond = outlook.meetings.find(({ cumulative }) => cumulative === null);
  const last = outlook.yearEnd.meeting ?? outlook.next;
  const far = stale.filter(({ month }) => !last || month > monthOf(last.date)).map(({ month }) => monthText(month));
  return [
    ...(forward.length > 0
      ? [`* Lower confidence for ${listed(forward)}: no month without a meeting follows in the prices.`]
      : []),
    ...(far.length > 0 ? [`Without a trade for more than five days: ${listed(far)}.`] : []),
    ...(watch && !asked && beyond?.gap ? [`From ${dayText(beyond.date)} on nothing is implied: ${beyond.gap}.`] : []),
  ];
}

/** Without prices nothing was computed. */
function method({ seen: { watch }, asked, options }: RatesParts): readonly string[] {
  if (!watch) return [];
  const against =
    asked || options.view === "local" ? "" : "Cut, hold and hike compare the range after a meeting with today's. ";
  const own = "FedWatch-style, own calculation from fed funds futures";
  const of = `prices of ${dayText(watch.date)}`;
  return [
    `${against}${own}, ${of}: market-implied, in steps of a quarter point, and a risk premium in the prices counts as an expectation.`,
  ];
}

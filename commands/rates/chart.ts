import type { BarChart } from "../../src/card.ts";
import { dayText, decimal } from "../../src/format.ts";
import { memo } from "../../src/memo.ts";
import type { MeetingOdds } from "../../src/rates/meeting-odds.ts";
import type { Outcome } from "../../src/rates/two-outcomes.ts";
import type { View } from "../../src/rates/view.ts";
import { LEAST_SHOWN, type RatesParts } from "./parts.ts";
import type { Seen } from "./seen.ts";
import { moveName, shortDay } from "./words.ts";

/** More outcomes than this cannot be told apart by colour; the tails are put together. */
const MOST_SERIES = 7;
/** Outcomes of a meeting that are told to whoever cannot see the picture. */
const OUTCOMES_TOLD = 2;
/** Those that are hardly thought of are not told. */
const LEAST_TOLD = 0.005;

type WithOdds = { readonly meeting: MeetingOdds; readonly outcomes: readonly Outcome[] };

/** How the outcomes divide at every meeting, or at the one that is asked for; null when nothing is implied. */
export function oddsChart({ asked, options: { view }, seen, simulated }: RatesParts): BarChart | null {
  return chartOnce(seen, asked, view, simulated);
}

const chartOnce = memo((seen: Seen, asked: MeetingOdds | null, view: View, simulated: boolean): BarChart | null => {
  const meetings = (asked ? [asked] : seen.outlook.meetings).flatMap((meeting): WithOdds[] => {
    const outcomes = meeting[view];
    return outcomes ? [{ meeting, outcomes }] : [];
  });
  const [first, last] = [meetings[0], meetings.at(-1)];
  if (!first || !last) return null;
  const name = (bp: number) => outcomeName(bp, view, seen);
  const shape = asked ? oneMeeting(first, name) : allMeetings(meetings, name);
  const [from, to] = [dayText(first.meeting.date), dayText(last.meeting.date)];
  const title = `${asked ? TITLES_OF_ONE[view](from) : TITLES[view]}${simulated ? " (simulated)" : ""}`;
  return {
    kind: "chart",
    form: "bars",
    title,
    alt: `Market-implied probabilities${asked ? "" : ", likeliest outcomes first"}. ${meetings.map((each) => meetingText(each, name)).join(" ")}`,
    yLabel: "market-implied probability, percent",
    yUnit: "share",
    footer:
      `${asked ? "" : `Meetings from ${from} to ${to}; `}fed funds futures of ${seen.watch ? dayText(seen.watch.date) : "no day"}, own calculation`.replace(
        /^f/,
        "F",
      ),
    ...shape,
  };
});

const TITLES: Readonly<Record<View, string>> = {
  cumulative: "Target range after each meeting",
  local: "Move at each meeting alone",
  aggregated: "Change up to each meeting, as two outcomes",
};

const TITLES_OF_ONE: Readonly<Record<View, (day: string) => string>> = {
  cumulative: (day) => `Target range after the meeting of ${day}`,
  local: (day) => `Move at the meeting of ${day} alone`,
  aggregated: (day) => `Change up to the meeting of ${day}, as two outcomes`,
};

function oneMeeting({ outcomes }: WithOdds, name: (bp: number) => string) {
  const seen = outcomes.filter(({ p }) => p >= LEAST_SHOWN);
  return {
    arrangement: "beside" as const,
    xLabel: "outcome",
    categories: seen.map(({ bp }) => name(bp)),
    series: [{ name: "probability", values: seen.map(({ p }) => 100 * p) }],
  };
}

function allMeetings(meetings: readonly WithOdds[], name: (bp: number) => string) {
  const groups = groupsOf(meetings);
  return {
    arrangement: "stacked" as const,
    xLabel: "meeting",
    categories: meetings.map(({ meeting }) => shortDay(meeting.date)),
    series: groups.map(({ from, to }, index) => ({
      name: groupName(from, to, index === 0, index === groups.length - 1, name),
      values: meetings.map(({ outcomes }) => {
        const inside = outcomes.filter(({ bp }) => bp >= from && bp <= to);
        return inside.length > 0 ? inside.reduce((sum, { p }) => sum + 100 * p, 0) : null;
      }),
    })),
  };
}

/** Moves in order, the least likely ends put together until there are few enough. */
function groupsOf(meetings: readonly WithOdds[]): readonly { readonly from: number; readonly to: number }[] {
  const mass = new Map<number, number>();
  for (const { bp, p } of meetings.flatMap(({ outcomes }) => outcomes)) mass.set(bp, (mass.get(bp) ?? 0) + p);
  let groups = [...mass].map(([bp, p]) => ({ from: bp, to: bp, p })).sort((a, b) => a.from - b.from);
  while (groups.length > MOST_SERIES) {
    const [a, b, y, z] = [groups[0], groups[1], groups.at(-2), groups.at(-1)];
    if (!a || !b || !y || !z) break;
    groups =
      a.p + b.p <= y.p + z.p
        ? [{ from: a.from, to: b.to, p: a.p + b.p }, ...groups.slice(2)]
        : [...groups.slice(0, -2), { from: y.from, to: z.to, p: y.p + z.p }];
  }
  return groups;
}

function groupName(from: number, to: number, lowest: boolean, highest: boolean, name: (bp: number) => string): string {
  if (from === to) return name(from);
  if (lowest) return `${name(to)} or lower`;
  return highest ? `${name(from)} or higher` : `${name(from)} to ${name(to)}`;
}

/** `3.50–3.75%`; the move itself where the range is not what is counted, or the one it counts from is not known yet. */
function outcomeName(bp: number, view: View, { range }: Seen): string {
  if (view !== "local" && range && !range.awaited)
    return `${decimal(range.lower + bp / 100, 2)}–${decimal(range.upper + bp / 100, 2)}%`;
  return moveName(bp);
}

function meetingText({ meeting, outcomes }: WithOdds, name: (bp: number) => string): string {
  const told = outcomes
    .filter(({ p }) => p >= LEAST_TOLD)
    .sort((a, b) => b.p - a.p)
    .slice(0, OUTCOMES_TOLD)
    .map(({ bp, p }) => `${name(bp)} ${decimal(100 * p, 0)}%`);
  return `${dayText(meeting.date)}: ${told.join(", ")}.`;
}

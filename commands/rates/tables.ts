import type { Facts, Table } from "../../src/card.ts";
import type { Figure, Figures } from "../../src/figure.ts";
import { dayText, figureText, signedText } from "../../src/format.ts";
import { meetingId } from "../../src/rates/meeting-figures.ts";
import type { MeetingOdds } from "../../src/rates/meeting-odds.ts";
import { LEAST_SHOWN, type RatesParts } from "./parts.ts";

/** One row for every meeting, or for one meeting one row for every outcome; null when nothing is implied. */
export function oddsTable(parts: RatesParts, figures: Figures): Table | null {
  return parts.asked ? outcomeTable(parts.asked, parts, figures) : meetingTable(parts, figures);
}

function meetingTable({ seen, options: { view } }: RatesParts, figures: Figures): Table | null {
  const rows = seen.outlook.meetings.flatMap((meeting) => {
    const cell = (name: string) => figures[meetingId(meeting.date, view, name)];
    const change = cell("changeBp");
    if (!meeting[view] || !change) return [];
    return [
      [
        `${dayText(meeting.date)}${meeting.how === "forward" ? " *" : ""}`,
        ...["pCut", "pHold", "pHike"].map((name) => text(cell(name))),
        signedText(change),
      ],
    ];
  });
  const change = view === "local" ? "Expected change then" : "Expected change by then";
  return rows.length > 0 ? { kind: "table", columns: ["Meeting", "Cut", "Hold", "Hike", change], rows } : null;
}

function outcomeTable(meeting: MeetingOdds, { options: { view }, seen }: RatesParts, figures: Figures): Table | null {
  // Between a decision and the publication of its range, only moves can be named.
  const ranges = view !== "local" && seen.range && !seen.range.awaited;
  const outcomes = (meeting[view] ?? []).filter(({ p }) => p >= LEAST_SHOWN);
  if (outcomes.length === 0) return null;
  const rows = outcomes.map(({ bp }) => {
    const share = text(figures[meetingId(meeting.date, view, `bp.${bp}`)]);
    const change = figures[`range.${bp}.changeBp`];
    const move = change?.value === 0 ? "hold" : change ? signedText(change) : "–";
    return ranges ? [rangeWords(bp, figures), move, share] : [move, share];
  });
  const moved = view === "local" ? "Move at the meeting" : "Change from today";
  const columns = ranges ? ["Range after it", moved, "Probability"] : [moved, "Probability"];
  return { kind: "table", columns, rows };
}

function rangeWords(bp: number, figures: Figures): string {
  return `${text(figures[`range.${bp}.lower`])} to ${text(figures[`range.${bp}.upper`])}`;
}

/** Where rates stand today; what is not known is left out, its reason stands in a note. */
export function standingFacts(figures: Figures): Facts | null {
  const [lower, upper] = [figures["rate.lower"], figures["rate.upper"]];
  const range =
    lower?.value != null && upper
      ? [{ label: "Target range", value: `${figureText(lower)} to ${figureText(upper)}` }]
      : [];
  const rest = ["rate.effective", "rate.twoYear", "credit.highYieldSpread"].flatMap((id) => {
    const figure = figures[id];
    return figure?.value == null ? [] : [{ label: figure.label, value: figureText(figure) }];
  });
  const facts = [...range, ...rest];
  return facts.length > 0 ? { kind: "facts", facts } : null;
}

function text(figure: Figure | undefined): string {
  return figure ? figureText(figure) : "–";
}

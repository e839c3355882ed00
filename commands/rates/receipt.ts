import { monthOf, monthText } from "../../src/calendar-month.ts";
import type { FigureReading, Figures } from "../../src/figure.ts";
import { dayText, decimal, signedText } from "../../src/format.ts";
import { memo } from "../../src/memo.ts";
import { expectedRate } from "../../src/rates/contract-months.ts";
import type { MeetingOdds } from "../../src/rates/meeting-odds.ts";
import { type Outcome, STEP_BP } from "../../src/rates/two-outcomes.ts";
import type { Receipt } from "../../src/receipt.ts";
import { rowsHash } from "../../src/rows-hash.ts";
import type { RatesParts } from "./parts.ts";
import type { Seen } from "./seen.ts";
import { moveName } from "./words.ts";

/** Formulas with the numbers put in, inputs, gaps, and the contracts to compute it again. */
export function ratesReceipt(parts: RatesParts, inputs: readonly FigureReading[], figures: Figures): Receipt {
  const { seen } = parts;
  const rows = rowsOnce(seen);
  return {
    formulas: [
      {
        name: "Month",
        text: "a = 100 − price: expected average over the calendar days. N days at the old rate (with the decision day), M at the new one: a = (N·start + M·end) / (N + M)",
      },
      {
        name: "Path",
        text: "A month without a meeting gives the rate beside it. Other ends are the start of the next meeting, other starts come from the month's own price, from the far end towards today",
      },
      {
        name: "Probability",
        text: "c = end − start, x = c / 0.25, k = x without its decimals, f = |x − k|: 25·k bp has 1 − f, the next step has f. Meetings are taken as independent and their moves added",
      },
      ...seen.outlook.meetings.map((meeting) => ({
        name: dayText(meeting.date),
        text: meetingText(meeting),
      })),
      ...settledText(seen),
      ...yearEndText(parts, figures),
      ...gapsText(seen),
    ],
    inputs,
    leftOut: [],
    hash: rowsHash(rows),
    file: `smallcap-rates-${seen.watch?.date ?? "no-prices"}`,
    rows,
  };
}

function meetingText(meeting: MeetingOdds): string {
  const { start, end, days, average, from, how, changeBp, local } = meeting;
  if (start === null || end === null || changeBp === null || !local) return `unresolved: ${meeting.reason}`;
  const own = average === null ? "" : `, a = ${decimal(average, 4)}%`;
  const counted = `N = ${days.before}, M = ${days.after}${own}`;
  const rates = `start ${decimal(start, 4)}% (${from.start}), end ${decimal(end, 4)}% (${from.end})`;
  const change = `c = ${decimal(changeBp / 100, 4)}, x = ${decimal(changeBp / STEP_BP, 4)}: ${outcomesText(local)}`;
  return `${counted}; ${rates}; ${change}${how === "forward" ? "; solved forward, lower confidence" : ""}`;
}

function outcomesText(outcomes: readonly Outcome[]): string {
  return outcomes.map(({ bp, p }) => `${moveName(bp)} ${decimal(100 * p, 2)}%`).join(", ");
}

function settledText({ settled }: Seen) {
  return settled.map(({ month, price, observedAt, recorded }) => ({
    name: `${monthText(month)}, over`,
    text: `last price ${decimal(price, 4)} of ${dayText(observedAt)}${recorded ? ", as recorded" : ""}`,
  }));
}

function yearEndText({ seen }: RatesParts, figures: Figures) {
  const { meeting, year } = seen.outlook.yearEnd;
  const [change, moves] = [figures["yearEnd.changeBp"], figures["yearEnd.moves"]];
  if (!change || !moves) return [];
  const text = meeting
    ? `sum of c up to ${dayText(meeting.date)}: ${signedText(change)}; / 25 bp = ${signedText(moves)}${change.reason ? ` (${change.reason})` : ""}`
    : (change.reason ?? "");
  return [{ name: `By the end of ${year}`, text }];
}

function gapsText({ holes, stale }: Seen) {
  return [
    ...(holes.length > 0 ? [{ name: "Without a price", text: holes.map(monthText).join(", ") }] : []),
    ...(stale.length > 0
      ? [
          {
            name: "Old prices",
            text: stale.map(({ month, observedAt }) => `${monthText(month)} of ${dayText(observedAt)}`).join(", "),
          },
        ]
      : []),
  ];
}

/** One row for each contract, with the meeting of its month. */
const rowsOnce = memo(({ contracts, settled, outlook, holes, stale }: Seen) => {
  const meetings = new Map(outlook.meetings.map((meeting) => [monthOf(meeting.date), meeting]));
  const running = contracts.map((each) => ({ ...each, recorded: false }));
  const priced = [...settled, ...running].map((contract) => {
    const meeting = meetings.get(contract.month);
    return {
      month: contract.month,
      price: contract.price,
      rate: expectedRate(contract.price),
      observedAt: contract.observedAt,
      from: contract.recorded ? "record" : "strip",
      meeting: meeting?.date ?? "",
      daysBefore: meeting?.days.before ?? null,
      daysAfter: meeting?.days.after ?? null,
      start: meeting?.start ?? null,
      end: meeting?.end ?? null,
      how: meeting?.how ?? "",
      note: stale.some(({ month }) => month === contract.month) ? "old price" : "",
    };
  });
  const missing = holes.map((month) => ({
    month,
    price: null,
    rate: null,
    observedAt: "",
    from: "",
    meeting: meetings.get(month)?.date ?? "",
    daysBefore: null,
    daysAfter: null,
    start: null,
    end: null,
    how: "",
    note: "no price",
  }));
  return [...priced, ...missing].sort((a, b) => (a.month < b.month ? -1 : 1));
});

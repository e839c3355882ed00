import type { FomcMeeting } from "./macro.ts";

/**
 * Decision days of the Federal Open Market Committee, built in for years that its calendar page does not show and for
 * days on which the page cannot be read.
 *
 * Dates to early 2023 from the public list of pyfedwatch (A. Rahimi), 2021 to 2027 also from the public list of
 * fedwatch-vs-polymarket (Mguten); 2025 and 2026 from the Committee's press release of 2024-08-09, 2027 and January 2028
 * from that of 2025-09-05. Dates to come are tentative until the meeting before them confirms them.
 */
const SCHEDULED: Readonly<Record<number, string>> = {
  2015: "01-28 03-18 04-29 06-17 07-29 09-17 10-28 12-16",
  2016: "01-27 03-16 04-27 06-15 07-27 09-21 11-02 12-14",
  2017: "02-01 03-15 05-03 06-14 07-26 09-20 11-01 12-13",
  2018: "01-31 03-21 05-02 06-13 08-01 09-26 11-08 12-19",
  2019: "01-30 03-20 05-01 06-19 07-31 09-18 10-30 12-11",
  2020: "01-29 04-29 06-10 07-29 09-16 11-05 12-16",
  2021: "01-27 03-17 04-28 06-16 07-28 09-22 11-03 12-15",
  2022: "01-26 03-16 05-04 06-15 07-27 09-21 11-02 12-14",
  2023: "02-01 03-22 05-03 06-14 07-26 09-20 11-01 12-13",
  2024: "01-31 03-20 05-01 06-12 07-31 09-18 11-07 12-18",
  2025: "01-29 03-19 05-07 06-18 07-30 09-17 10-29 12-10",
  2026: "01-28 03-18 04-29 06-17 07-29 09-16 10-28 12-09",
  2027: "01-27 03-17 04-28 06-09 07-28 09-15 10-27 12-08",
  2028: "01-26",
};

/**
 * Meetings called at short notice in March 2020, and when their decisions came out, minutes of the day in New York. The
 * second one replaced the scheduled one of that week.
 */
export const UNSCHEDULED: Readonly<Record<string, number>> = { "2020-03-03": 10 * 60, "2020-03-15": 17 * 60 };

/** A scheduled meeting that was called off, and the day on which that became known. */
export const CALLED_OFF: Readonly<Record<string, string>> = { "2020-03-18": "2020-03-15" };

/**
 * Lower bound of the target range after each decision that moved it, percent; the range is a quarter point wide, and all
 * other decisions were holds. Up to February 2023 from the public list of pyfedwatch, to January 2025 from a public list
 * of target-rate changes, later ones from the Committee's statements as the press carried them (bankingjournal.aba.com,
 * reportify.ai). Those of 2026 rest on public repositories that quote the New York Fed's range, and some holds only on
 * the same range before and after them: a stand-in, never instead of a published range.
 */
const MOVED_TO: Readonly<Record<number, string>> = {
  2015: "01-28 0.00, 12-16 0.25",
  2016: "12-14 0.50",
  2017: "03-15 0.75, 06-14 1.00, 12-13 1.25",
  2018: "03-21 1.50, 06-13 1.75, 09-26 2.00, 12-19 2.25",
  2019: "07-31 2.00, 09-18 1.75, 10-30 1.50",
  2020: "03-03 1.00, 03-15 0.00",
  2022: "03-16 0.25, 05-04 0.75, 06-15 1.50, 07-27 2.25, 09-21 3.00, 11-02 3.75, 12-14 4.25",
  2023: "02-01 4.50, 03-22 4.75, 05-03 5.00, 07-26 5.25",
  2024: "09-18 4.75, 11-07 4.50, 12-18 4.25",
  2025: "09-17 4.00, 10-29 3.75, 12-10 3.50",
  2026: "09-16 3.75",
};
const WIDTH = 0.25;
/** Decisions after this one are not known to the list. */
const KNOWN_THROUGH = "2026-09-16";

const LOWER_BOUNDS = Object.entries(MOVED_TO).flatMap(([year, moves]) =>
  moves.split(", ").map((move) => ({ date: `${year}-${move.slice(0, 5)}`, lower: Number(move.slice(6)) })),
);

/** All of them, ascending, as they turned out: `knownMeetings` makes of them what was known at an instant. */
export const BUILT_IN: readonly FomcMeeting[] = [
  ...Object.entries(SCHEDULED).flatMap(([year, days]) =>
    days.split(" ").map((day) => meeting(`${year}-${day}`, "scheduled")),
  ),
  ...Object.keys(UNSCHEDULED).map((date) => meeting(date, "unscheduled")),
  ...Object.keys(CALLED_OFF).map((date) => meeting(date, "cancelled")),
].sort((a, b) => (a.date < b.date ? -1 : 1));

function meeting(date: string, kind: FomcMeeting["kind"]): FomcMeeting {
  const range = kind === "cancelled" || date > KNOWN_THROUGH ? null : rangeSince(date);
  return { date, kind, projections: kind === "scheduled" && hasProjections(date), range };
}

function rangeSince(date: string): FomcMeeting["range"] {
  const lower = LOWER_BOUNDS.findLast((move) => move.date <= date)?.lower;
  return lower === undefined ? null : { lower, upper: lower + WIDTH };
}

/** Since 2013 the Summary of Economic Projections comes with the last scheduled meeting of every quarter. */
export function hasProjections(date: string): boolean {
  return Number(date.slice(5, 7)) % 3 === 0;
}

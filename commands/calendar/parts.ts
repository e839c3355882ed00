import type { FigureReading } from "../../src/figure.ts";
import type { FomcCalendar } from "../../src/market/macro.ts";
import type { Reading } from "../../src/reading.ts";
import type { Outcome } from "../../src/within.ts";
import type { Chosen } from "../choose-company.ts";
import type { MembersRead } from "../members.ts";

/** How far ahead the calendar looks, days. */
export const WINDOWS = { week: 7, month: 31 } as const;
export type Window = keyof typeof WINDOWS;

/** Events listed on the card; the file has them all. */
export const MOST_SHOWN = 15;
/** Reports of one day that may be among them. */
export const MOST_REPORTS_A_DAY = 3;

/** When a company's report is expected. */
export type ExpectedReport = {
  /** ISO dates in New York; equal when the day is known. */
  readonly day: string;
  readonly lastDay: string;
  /** ISO 8601 in UTC; null where no hour is known. */
  readonly at: string | null;
  /** True when nobody has confirmed it. */
  readonly estimated: boolean;
  /** Until when it is still to come, milliseconds since 1970: its hour, or the end of its last day. */
  readonly ends: number;
};

/** A member of the index with its coming report. */
export type MemberReport = ExpectedReport & {
  readonly ticker: string;
  readonly name: string;
  /** Share of the fund's market value, 0 to 1. */
  readonly weight: number;
};

/** Anything on the calendar. */
export type CalendarEvent = {
  readonly kind: "report" | "fed" | "release" | "index" | "exchange";
  readonly label: string;
  /** ISO date in New York. */
  readonly day: string;
  /** Last day of a stretch within which it is awaited, ISO date; null for a single day. */
  readonly until: string | null;
  /** ISO 8601 in UTC; null where no hour is known. */
  readonly at: string | null;
  /** The month that a release speaks of. */
  readonly month: string | null;
  /** The company that reports; null for anything else. */
  readonly ticker: string | null;
  readonly name: string | null;
  readonly weight: number | null;
  /** `published`: its source says so; `estimated`: its source guesses; `rule`: it follows from a rule alone. */
  readonly known: "published" | "estimated" | "rule";
  /** The source by name, or the rule in words. */
  readonly from: string;
};

/** The company that was asked for. */
export type AskedCompany = Chosen & {
  /** Null when no report to come is known. */
  readonly next: ExpectedReport | null;
  /** The last report, ISO date in New York; null when it is not known. */
  readonly last: string | null;
  /** End of the last quarter that was reported, ISO date; null when it is not known. */
  readonly lastQuarter: string | null;
  /** Share of the Russell 2000, 0 to 1; null when it is no member. */
  readonly weight: number | null;
};

/** Everything a calendar card is made from. */
export type CalendarParts = {
  readonly window: Window;
  /** First and last day, ISO dates in New York. */
  readonly from: string;
  readonly to: string;
  readonly company: AskedCompany | null;
  readonly small: MembersRead;
  readonly fomc: Outcome<Reading<FomcCalendar>>;
  /** Decision day of the next scheduled Fed meeting, ISO date; null when none is known. */
  readonly nextFed: string | null;
  /** Reports of members within the window, by day, the heaviest first. */
  readonly reports: readonly MemberReport[];
  /** Members with a quote of which no report to come is known. */
  readonly undated: readonly string[];
  /** All events in order: those listed on the card and the rest. */
  readonly events: readonly CalendarEvent[];
  readonly shown: readonly CalendarEvent[];
  readonly readings: {
    readonly members: readonly FigureReading[];
    readonly fomc: readonly FigureReading[];
    readonly company: readonly FigureReading[];
  };
  readonly pending: string | null;
  readonly now: number;
  readonly simulated: boolean;
};

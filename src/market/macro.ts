/** What commands may ask about rates and the economy. Values as the sources have them, plain JSON, nothing computed. */

/** A calendar month, `2026-09`. */
export type Month = string;

/** Prices of 30-day fed funds futures by contract month; 100 − price is the expected calendar-day mean of the rate. */
export type FuturesStrip = {
  /** Ascending. A month that the source does not have is absent: a hole. */
  readonly contracts: readonly {
    readonly month: Month;
    /** Rounded to the tick of 0.0025. */
    readonly price: number;
    /** Instant of that price, ISO 8601 in UTC: far months may not have traded for days. */
    readonly observedAt: string;
  }[];
  readonly dropped: readonly { readonly ticker: string; readonly reason: string }[];
};

/** The effective federal funds rate and the target range by day, percent, ascending. */
export type PolicyRates = {
  readonly days: readonly {
    /** ISO date on which the rate was in force. */
    readonly date: string;
    /** Null where only the range is known yet. */
    readonly effective: number | null;
    readonly lower: number;
    readonly upper: number;
  }[];
  readonly dropped: number;
};

/** One meeting of the Federal Open Market Committee. */
export type FomcMeeting = {
  /** Decision day: the last day of the meeting, ISO date. */
  readonly date: string;
  /** `cancelled` ones stay in for dates when they were still scheduled. */
  readonly kind: "scheduled" | "unscheduled" | "cancelled";
  /** Whether a Summary of Economic Projections comes with it. */
  readonly projections: boolean;
  /**
   * Target range after the decision, percent, by the built-in list. Null where the list does not know it, and before the
   * decision is out. A stand-in for the days until a source publishes the range, never instead of one.
   */
  readonly range: { readonly lower: number; readonly upper: number } | null;
};

export type FomcCalendar = {
  /** Ascending by decision day. */
  readonly meetings: readonly FomcMeeting[];
  /** Why the built-in list stands in for the calendar page; null when the page was read. */
  readonly fallback: string | null;
};

/** A FRED series by its id. Missing days are absent. */
export type Series = {
  readonly id: SeriesId;
  /** Ascending. */
  readonly points: readonly { readonly date: string; readonly value: number }[];
  readonly dropped: number;
};

/** The series that commands read: yields and spreads in percent, unemployment in percent, prices as an index. */
export type SeriesId = "DGS3MO" | "DGS2" | "DGS5" | "BAMLH0A0HYM2" | "UNRATE" | "CPIAUCSL";

/** ISM manufacturing PMI by the month it speaks of. */
export type PmiSeries = {
  /** Ascending; missing months are absent. */
  readonly months: readonly {
    readonly month: Month;
    readonly value: number;
    /** Given by the operator instead of the source. */
    readonly own: boolean;
  }[];
  /** Values that cannot be right, and why. */
  readonly refused: readonly { readonly month: Month; readonly value: number; readonly reason: string }[];
};

/** What analysts expect of one company and how that has moved. Null where the source is silent. */
export type Estimates = {
  readonly ticker: string;
  /** The current, unreported fiscal year (`0y`) and the one after it (`+1y`). */
  readonly years: readonly {
    readonly period: "0y" | "+1y";
    /** End of that fiscal year, ISO date. */
    readonly end: string | null;
    /** Consensus earnings per share, and those of the year before. */
    readonly average: number | null;
    readonly yearAgo: number | null;
    readonly analysts: number | null;
    /** Consensus now and so many days ago. */
    readonly now: number | null;
    readonly daysAgo7: number | null;
    readonly daysAgo30: number | null;
    readonly daysAgo90: number | null;
    /** Analysts who raised and lowered within 30 days. */
    readonly raised30: number | null;
    readonly lowered30: number | null;
  }[];
  /** The last reported quarters, oldest first. */
  readonly quarters: readonly {
    readonly end: string | null;
    readonly actual: number | null;
    readonly expected: number | null;
  }[];
};

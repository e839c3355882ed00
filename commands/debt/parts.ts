import type { DebtSide } from "../../src/debt/debt-side.ts";
import type { EventStudy } from "../../src/debt/event-study.ts";
import { FLOATING_RANGE, type FloatingShare } from "../../src/debt/floating-share.ts";
import type { FigureReading } from "../../src/figure.ts";
import type { Index } from "../../src/market/indexes.ts";
import type { Series } from "../../src/market/macro.ts";
import type { Reading } from "../../src/reading.ts";
import type { Outcome } from "../../src/within.ts";

/** What was asked, as it is computed with. */
export type DebtOptions = {
  /** Basis points; a cut is negative. */
  readonly bp: number;
  /** Shares of small caps' debt whose rate floats, 0 to 1. */
  readonly floating: { readonly low: number; readonly high: number };
  /** Share of the move that reaches borrowers, 0 to 1. */
  readonly passThrough: number;
};

/** What is taken when nothing is said: the usual step down, reaching borrowers in full. */
export const DEFAULTS: DebtOptions = {
  bp: -25,
  floating: FLOATING_RANGE,
  passThrough: 1,
};

export const LEVELS = ["low", "high"] as const;
export type Level = (typeof LEVELS)[number];

/** One index with its members' debt. */
export type SideParts = {
  readonly index: Index;
  /** Null when there are no holdings; `failure` then says why. */
  readonly side: DebtSide | null;
  readonly failure: string | null;
  /** What coverage rests on. */
  readonly coverageReadings: readonly FigureReading[];
  /** What debt, cash and net income rest on. */
  readonly moneyReadings: readonly FigureReading[];
};

/** Everything a debt card is made from. */
export type DebtParts = {
  readonly options: DebtOptions;
  /** Last market day that counts, ISO date. */
  readonly day: string;
  /** Calendar year of the annual frame; null without filings. */
  readonly year: number | null;
  /** True when a later year has ended but is not filed. */
  readonly laterYearMissing: boolean;
  readonly small: SideParts;
  readonly large: SideParts;
  /** Five-year Treasury yield and high-yield spread: what the new coupon is made of. */
  readonly treasury: Outcome<Reading<Series>>;
  readonly spread: Outcome<Reading<Series>>;
  readonly study: Outcome<{ readonly study: EventStudy; readonly readings: readonly FigureReading[] }>;
  /** Published floating shares that were known on that day. */
  readonly published: readonly FloatingShare[];
  /** True when the operator has not set what filings ask for. */
  readonly filingsOff: boolean;
  /** What is still on its way, in words; null when nothing is. */
  readonly pending: string | null;
  readonly simulated: boolean;
};

/** Why a figure of an index is missing where nobody has accounts. */
export const NO_ACCOUNTS = "no member has annual accounts in the filings read";

/** Fixed and said: the federal rate with an average of the states' on top. */
export const TAX_RATE = 0.25;

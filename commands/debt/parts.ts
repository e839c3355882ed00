import type { DebtSide } from "../../src/debt/debt-side.ts";
import type { EventStudy } from "../../src/debt/event-study.ts";
import type { FigureReading } from "../../src/figure.ts";
import type { Index } from "../../src/market/indexes.ts";
import type { Series } from "../../src/market/macro.ts";
import type { Reading } from "../../src/reading.ts";

/** What was asked, as it is computed with. */
export type DebtOptions = {
  /** Basis points; a cut is negative. */
  readonly bp: number;
  /** Shares of small caps' debt whose rate floats, 0 to 1. */
  readonly floating: { readonly low: number; readonly high: number };
  /** Share of the move that reaches borrowers, 0 to 1. */
  readonly passThrough: number;
};

export const LEVELS = ["low", "high"] as const;
export type Level = (typeof LEVELS)[number];

/** Something that was asked for, or why it is not there; `loading` while it is still on its way. */
export type Read<Value> = { readonly value: Value } | { readonly failure: string; readonly loading: boolean };

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
  /** Calendar year of the annual frame. */
  readonly year: number;
  /** True when a later year has ended but is not filed. */
  readonly laterYearMissing: boolean;
  readonly small: SideParts;
  readonly large: SideParts;
  /** Five-year Treasury yield and high-yield spread: what the new coupon is made of. */
  readonly treasury: Read<Reading<Series>>;
  readonly spread: Read<Reading<Series>>;
  readonly study: Read<{ readonly study: EventStudy; readonly readings: readonly FigureReading[] }>;
  /** What is still on its way, in words; null when nothing is. */
  readonly pending: string | null;
  readonly simulated: boolean;
};

/** Fixed and said: the federal rate with an average of the states' on top. */
export const TAX_RATE = 0.25;

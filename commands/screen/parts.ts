import type { Screening } from "../../src/company/screen.ts";
import type { MeasureId, Screened } from "../../src/company/screened.ts";
import type { SectorId } from "../../src/earnings/sectors.ts";
import type { FigureReading } from "../../src/figure.ts";
import type { MembersRead } from "../members.ts";

/** What can be sorted by. */
export const SORTS = ["size", "pe", "growth", "debt", "coverage", "change"] as const;

/** What was asked. */
export type ScreenOptions = {
  readonly sector?: SectorId | undefined;
  readonly "max-pe"?: number | undefined;
  readonly "min-growth"?: number | undefined;
  readonly profitable?: boolean | undefined;
  readonly "max-debt"?: number | undefined;
  readonly "min-coverage"?: number | undefined;
  readonly sort: (typeof SORTS)[number];
  readonly limit: number;
};

export type ScreenParts = {
  readonly options: ScreenOptions;
  readonly read: MembersRead;
  readonly screening: Screening;
  /** Every match in the asked order. */
  readonly ordered: readonly Screened[];
  /** What the table shows beside the ticker. */
  readonly shown: readonly MeasureId[];
  readonly quoteReadings: readonly FigureReading[];
  /** Empty where filings are neither asked for nor there. */
  readonly filedReadings: readonly FigureReading[];
  /** Why there are no filings, where a condition or the order needs them. */
  readonly filedFailure: string | null;
  readonly pending: string | null;
  readonly now: number;
  readonly simulated: boolean;
};

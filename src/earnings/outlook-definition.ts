import type { Unit } from "../figure.ts";
import type { Outlook } from "./outlook.ts";

/** A figure of one side before there is an outlook to take it from. */
export type OutlookDefinition = {
  readonly id: string;
  readonly label: string;
  readonly unit: Unit;
  readonly basis: string;
  readonly value: (outlook: Outlook) => number | null;
  /** Why the value is null although the companies that it needs are known. */
  readonly reason: string;
};

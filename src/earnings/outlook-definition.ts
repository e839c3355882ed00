import type { Definition } from "../definition.ts";
import type { Outlook } from "./outlook.ts";

/** A figure of one side before there is an outlook to take it from. */
export type OutlookDefinition = Omit<Definition, "where"> & {
  /** Without the side: `growth.median`. */
  readonly id: string;
  readonly value: (outlook: Outlook) => number | null;
  /** Why the value is null although the companies that it needs are known. */
  readonly reason: string;
};

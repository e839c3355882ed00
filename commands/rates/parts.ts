import type { Ago } from "../../src/rates/ago.ts";
import type { MeetingOdds } from "../../src/rates/meeting-odds.ts";
import type { View } from "../../src/rates/view.ts";
import type { RatesInputs } from "./inputs.ts";
import type { Seen } from "./seen.ts";

/** What was asked. */
export type RatesOptions = { readonly meeting: string; readonly view: View };

/** Outcomes of one meeting that are less likely than this are neither listed nor drawn. */
export const LEAST_SHOWN = 0.0005;

/** Everything a rates card is made from. */
export type RatesParts = {
  readonly options: RatesOptions;
  /** The one meeting that was asked for; null for all of them. */
  readonly asked: MeetingOdds | null;
  readonly inputs: RatesInputs;
  readonly seen: Seen;
  readonly ago: readonly Ago[];
  readonly now: number;
  readonly simulated: boolean;
};

/** What a solver found of a month: rates in percent, null where no equation reached. */
export type Solved = {
  readonly start: number | null;
  readonly end: number | null;
  /** `forward`: no quiet month follows, so the end rests on the month's own price; lower confidence. */
  readonly how: "backward" | "forward";
  /** In which words start and end were found; empty in a quiet month and where they were not. */
  readonly from: { readonly start: string; readonly end: string };
};

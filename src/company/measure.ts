/** A value of one company, or why there is none. */
export type Measure = {
  readonly value: number | null;
  /** Empty for a value. */
  readonly reason: string;
  /** True where enough is known to tell that there is no such value: a loss has no P/E. */
  readonly known: boolean;
};

/** A measure that is there. */
export function measured(value: number): Measure {
  return { value, reason: "", known: true };
}

/** A measure that is not known, with its reason. */
export function unmeasured(reason: string): Measure {
  return { value: null, reason, known: false };
}

/** A measure that this company does not have, with its reason. */
export function meaningless(reason: string): Measure {
  return { value: null, reason, known: true };
}

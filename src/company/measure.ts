/** A value of one company, or why there is none. */
export type Measure = { readonly value: number | null; readonly reason: string };

/** A measure that is there. */
export function measured(value: number): Measure {
  return { value, reason: "" };
}

/** A measure that is not, with its reason. */
export function unmeasured(reason: string): Measure {
  return { value: null, reason };
}

import { lastingReason } from "./market/source-failure.ts";

/** What came in time, or why nothing did. */
export type Outcome<Value> =
  | { readonly value: Value }
  | {
      readonly reason: string;
      /** What was thrown; absent when it did not arrive in time. */
      readonly error?: unknown;
      /** True when it may still arrive. */
      readonly late?: true;
    };

/** The part that did not come. */
export type Missing = Exclude<Outcome<never>, { readonly value: never }>;

/**
 * A promise's value if it arrives within the time, otherwise the reason why there is none. For parts of an answer that
 * the rest can do without. Never rejects.
 */
export async function within<Value>(
  promise: Promise<Value>,
  milliseconds: number,
  wait: (milliseconds: number) => Promise<void>,
): Promise<Outcome<Value>> {
  const settled = promise.then(
    (value): Outcome<Value> => ({ value }),
    (error: unknown): Outcome<Value> => ({ reason: lastingReason(error), error }),
  );
  const early = await Promise.race([settled, soon()]);
  if (early !== null) return early;
  const late = { reason: "it did not arrive in time", late: true } as const;
  return await Promise.race([settled, wait(milliseconds).then(() => late)]);
}

/** Lets what is already in memory arrive first, so that a warm answer starts no timer. */
function soon(): Promise<null> {
  return new Promise((resolve) => setImmediate(() => resolve(null)));
}

/** What came in time; null for nothing. */
export function arrived<Value>(outcome: Outcome<Value>): Value | null {
  return "value" in outcome ? outcome.value : null;
}

/** Why nothing came in time; null when something did. */
export function reasonOf(outcome: Outcome<unknown>): string | null {
  return "reason" in outcome ? outcome.reason : null;
}

/** The first of several parts that did not come, if none of them did; null when anything came. */
export function noneArrived(outcomes: readonly Outcome<unknown>[]): Missing | null {
  const missing = outcomes.flatMap((outcome) => ("reason" in outcome ? [outcome] : []));
  return missing.length === outcomes.length ? (missing[0] ?? null) : null;
}

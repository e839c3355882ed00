import type { Remember } from "./remember.ts";
import type { FailureKind } from "./source-failure.ts";
import { lastingReason, SourceFailure } from "./source-failure.ts";

/** A reading that could not be had. */
export type SeenFailure = {
  readonly key: string;
  readonly kind: FailureKind;
  readonly source: string;
  readonly message: string;
};

/** What was read since the last `forget`, as far as it was not fresh. */
export type Seen = {
  /** Keys of older copies that stood in for failing sources. */
  readonly stale: ReadonlySet<string>;
  readonly failures: ReadonlyMap<string, SeenFailure>;
  /** Whether anything may yet come: a source that is off, or does not have a thing, will not have it later either. */
  readonly late: boolean;
  /** Whether something was not known because no source was asked for it. */
  readonly unasked: boolean;
};

export type Witness = { readonly remember: Remember; seen(): Seen; forget(): void };

const LASTING: ReadonlySet<FailureKind> = new Set(["off", "missing"]);

/** The same `remember`, which notes what was old and what failed. */
export function createWitness(remember: Remember): Witness {
  let stale = new Set<string>();
  let failures = new Map<string, SeenFailure>();
  return {
    remember: async (key, kind, load, policy) => {
      try {
        const reading = await remember(key, kind, load, policy);
        failures.delete(key);
        if (reading.stale) stale.add(key);
        else stale.delete(key);
        return reading;
      } catch (error) {
        failures.set(key, {
          key,
          kind: error instanceof SourceFailure ? error.kind : "unreadable",
          source: error instanceof SourceFailure ? error.source : key,
          message: lastingReason(error),
        });
        throw error;
      }
    },
    seen: () => ({
      stale,
      failures,
      unasked: [...failures.values()].some(({ kind }) => kind === "loading"),
      late: stale.size > 0 || [...failures.values()].some(({ kind }) => !LASTING.has(kind)),
    }),
    forget() {
      stale = new Set();
      failures = new Map();
    },
  };
}

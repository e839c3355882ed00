import { type Constituent, covered } from "./constituent.ts";

/** How much of an index a multiple rests on, and how much of that makes losses. All fractions of 1. */
export type Coverage = {
  /** Share of the index's value with data. */
  readonly weight: number;
  /** Share of its members with data. */
  readonly names: number;
  /** Of the covered value, the share with a fundamental of zero or less; null when nothing is covered. */
  readonly lossWeight: number | null;
  /** Of the covered members, the same. */
  readonly lossNames: number | null;
};

/** Coverage and losses of an index; null for an index without members. */
export function coverage(constituents: readonly Constituent[]): Coverage | null {
  const total = sum(constituents);
  if (total <= 0) return null;
  const known = covered(constituents);
  const losing = known.filter(({ fundamental }) => fundamental <= 0);
  const knownValue = sum(known);
  return {
    weight: knownValue / total,
    names: known.length / constituents.length,
    lossWeight: knownValue > 0 ? sum(losing) / knownValue : null,
    lossNames: known.length > 0 ? losing.length / known.length : null,
  };
}

function sum(constituents: readonly { readonly value: number }[]): number {
  return constituents.reduce((total, { value }) => total + value, 0);
}

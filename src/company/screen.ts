import type { MeasureId, Screened } from "./screened.ts";

/** Something that a company must fulfil; one of which the value is not known does not. */
export type Condition = {
  /** The option that asked for it. */
  readonly option: string;
  readonly measure: MeasureId;
  readonly holds: (value: number) => boolean;
};

/** Companies for which one reason holds. */
export type Reasoned = { readonly reason: string; readonly names: readonly string[] };

export type Screening = {
  readonly members: readonly Screened[];
  /** Companies that fulfil every condition. */
  readonly matches: readonly Screened[];
  /** Companies of which everything is known that a condition asks for. */
  readonly judged: number;
  /** What is not known of the others, the most frequent first; a company may stand under several reasons. */
  readonly unjudged: readonly Reasoned[];
  /** Companies that have no such value, as one with a loss has no P/E: they are judged, and are no matches. */
  readonly without: readonly Reasoned[];
  /** How many would match if one condition were dropped, by its option. */
  readonly dropping: ReadonlyMap<string, number>;
};

/** Holds each company against every condition. */
export function screen(members: readonly Screened[], conditions: readonly Condition[]): Screening {
  const matching = (wanted: readonly Condition[]) =>
    members.filter((member) => wanted.every((condition) => fulfils(member, condition)));
  return {
    members,
    matches: matching(conditions),
    judged: members.filter(({ measures }) => conditions.every(({ measure }) => measures[measure].known)).length,
    unjudged: reasonsFor(members, conditions, false),
    without: reasonsFor(members, conditions, true),
    dropping: new Map(
      conditions.map(({ option }) => [option, matching(conditions.filter((other) => other.option !== option)).length]),
    ),
  };
}

function fulfils({ measures }: Screened, { measure, holds }: Condition): boolean {
  const { value } = measures[measure];
  return value !== null && holds(value);
}

function reasonsFor(members: readonly Screened[], conditions: readonly Condition[], known: boolean): Reasoned[] {
  const byReason = new Map<string, Set<string>>();
  for (const { ticker, measures } of members) {
    for (const { measure } of conditions) {
      const { value, reason, known: told } = measures[measure];
      if (value !== null || told !== known) continue;
      const names = byReason.get(reason) ?? new Set();
      byReason.set(reason, names.add(ticker));
    }
  }
  return [...byReason]
    .map(([reason, names]) => ({ reason, names: [...names] }))
    .sort((a, b) => b.names.length - a.names.length);
}

/** The condition without which most would match, if dropping it lets in any; null for none. */
export function tightest({ matches, dropping }: Pick<Screening, "matches" | "dropping">): string | null {
  const [first] = [...dropping].sort(([, a], [, b]) => b - a);
  return first && first[1] > matches.length ? first[0] : null;
}

/** Which end of a measure comes first: low ratios and debt, high growth, size, coverage and change. */
const DIRECTIONS: Readonly<Record<MeasureId, 1 | -1>> = {
  pe: 1,
  debt: 1,
  growth: -1,
  earned: -1,
  size: -1,
  coverage: -1,
  change: -1,
};

/** Companies in order of a measure, its natural end first; those without a value last, and equal ones by ticker. */
export function sorted(companies: readonly Screened[], by: MeasureId): readonly Screened[] {
  const place = ({ measures }: Screened) =>
    measures[by].value === null ? Number.POSITIVE_INFINITY : DIRECTIONS[by] * measures[by].value;
  return [...companies].sort((a, b) => {
    const [one, other] = [place(a), place(b)];
    return one === other ? (a.ticker < b.ticker ? -1 : 1) : one - other;
  });
}

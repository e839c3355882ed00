/** Names left out for one reason, the heaviest first; weight is their share of the index, 0 to 1. */
export type LeftOut = { readonly reason: string; readonly names: readonly string[]; readonly weight: number };

type Member = { readonly ticker: string; readonly marketValue: number };

/**
 * Members that are left out of something, by reason, the heaviest reason first.
 *
 * @param members - All of them: shares are of their market value together.
 * @param reasonOf - Why one is left out; null for one that is not.
 */
export function leftOutBy<Each extends Member>(
  members: readonly Each[],
  reasonOf: (member: Each) => string | null,
): LeftOut[] {
  const total = sum(members);
  const out = members.flatMap((member) => {
    const reason = reasonOf(member);
    return reason === null ? [] : [{ member, reason }];
  });
  return [...Map.groupBy(out, ({ reason }) => reason)]
    .map(([reason, group]) => {
      const heaviest = group.map(({ member }) => member).sort((a, b) => b.marketValue - a.marketValue);
      return { reason, names: heaviest.map(({ ticker }) => ticker), weight: sum(heaviest) / total };
    })
    .sort((a, b) => b.weight - a.weight);
}

function sum(members: readonly Member[]): number {
  return members.reduce((total, { marketValue }) => total + marketValue, 0);
}

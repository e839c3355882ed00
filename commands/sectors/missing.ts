import { fundsOf, type SectorsParts } from "./parts.ts";

/** Why nothing of what is asked can be said, now or soon; null when something can. */
export function whatIsMissing(parts: SectorsParts): string | null {
  const {
    options: { by },
    small,
    large,
    pending,
  } = parts;
  if (pending !== null) return null;
  const sides = [small, large];
  const why = small.side.failure ?? small.members?.failure ?? large.side.failure;
  switch (by) {
    case "weight":
      return sides.some(({ members }) => members !== null) ? null : (why ?? "no members are known");
    case "performance": {
      const reads = fundsOf(parts).map(({ read }) => read);
      if (reads.some(({ history }) => history !== null)) return null;
      return reads.flatMap((read) => (read.history === null ? [read.reason] : []))[0] ?? "no fund is known";
    }
    default:
      return sides.some(({ members }) => members?.quotes.size)
        ? null
        : (why ?? "no member of either index has a quote");
  }
}

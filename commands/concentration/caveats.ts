import { ageText, dayText } from "../../src/format.ts";
import { crossesReconstitution, OLD_WEIGHTS_MS } from "../members.ts";
import type { ConcentrationParts, IndexRead } from "./parts.ts";

/** What weakens trust in the numbers: age, unequal days, older copies, failures. Pure. */
export function concentrationCaveats({ asked, beside, now }: ConcentrationParts): string[] {
  const reads = [asked, beside];
  return [...reads.flatMap((read) => old(read, now)), ...unequal(asked, beside), ...reads.flatMap(failed)];
}

function old({ index, holdings }: IndexRead, now: number): string[] {
  if (!("value" in holdings)) return [];
  const { observedAt } = holdings.value;
  const age = now - Date.parse(observedAt);
  if (age < OLD_WEIGHTS_MS) return [];
  const rebuilt = index.id.startsWith("russell") && crossesReconstitution(observedAt, new Date(now).toISOString());
  return [
    `Weights of the ${index.name} are of ${dayText(observedAt)}, ${ageText(age)} ago${rebuilt ? " and before the June reconstitution" : ""}.`,
  ];
}

/** Files this far apart are not of one market. */
const APART_MS = 7 * 24 * 60 * 60_000;

function unequal(one: IndexRead, other: IndexRead): string[] {
  if (!("value" in one.holdings) || !("value" in other.holdings)) return [];
  const [a, b] = [one.holdings.value.observedAt, other.holdings.value.observedAt];
  if (Math.abs(Date.parse(a) - Date.parse(b)) < APART_MS) return [];
  return [`The two indexes are not of one day: ${dayText(a)} and ${dayText(b)}.`];
}

function failed({ index, holdings }: IndexRead): string[] {
  if ("reason" in holdings) return [`${index.name}: ${holdings.reason}.`];
  return holdings.value.stale
    ? [`The holdings of the ${index.name} cannot be read at the moment; an older copy stands in.`]
    : [];
}

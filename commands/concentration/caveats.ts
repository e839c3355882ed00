import { ageText, dayText } from "../../src/format.ts";
import { OLD_WEIGHTS_MS, reconstitutionBetween, unequalDaysTexts } from "../members.ts";
import type { ConcentrationParts, IndexRead } from "./parts.ts";

/** What weakens trust in the numbers: age, unequal days, older copies, failures. Pure. */
export function concentrationCaveats({ asked, beside, now }: ConcentrationParts): string[] {
  const reads = [asked, beside];
  const ages = reads.flatMap((read) => old(read, now));
  // Two ages say already that the days differ.
  const days = ages.length < 2 ? unequalDaysTexts(reads.map(dayOf)) : [];
  return [...ages, ...days, ...reads.flatMap(failed)];
}

function old({ index, holdings }: IndexRead, now: number): string[] {
  if (!("value" in holdings)) return [];
  const { observedAt } = holdings.value;
  const age = now - Date.parse(observedAt);
  if (age < OLD_WEIGHTS_MS) return [];
  const rebuilt = index.id.startsWith("russell")
    ? reconstitutionBetween(observedAt, new Date(now).toISOString())
    : null;
  return [
    `Weights of the ${index.name} are of ${dayText(observedAt)}, ${ageText(age)} ago${rebuilt ? ` and before ${rebuilt}` : ""}.`,
  ];
}

function failed({ index, holdings }: IndexRead): string[] {
  if ("reason" in holdings) return [`${index.name}: ${holdings.reason}.`];
  return holdings.value.stale
    ? [`The holdings of the ${index.name} cannot be read at the moment; an older copy stands in.`]
    : [];
}

function dayOf({ holdings }: IndexRead): string | undefined {
  return "value" in holdings ? holdings.value.observedAt : undefined;
}

import { daysBetween } from "../../src/calendar-day.ts";
import { monthText } from "../../src/calendar-month.ts";
import { FRESH_DAYS } from "../../src/economy/known-months.ts";
import { pmiPublishedAt } from "../../src/economy/pmi-publication.ts";
import { ageText, dayText } from "../../src/format.ts";
import { newYork } from "../../src/market/session.ts";
import type { EconomyParts } from "./parts.ts";
import { newestDay, newestMonth } from "./words.ts";

/** What weakens trust in the numbers: refused values, age, own values, failures. Pure. */
export function economyCaveats(parts: EconomyParts): string[] {
  return [...refused(parts), ...ownValue(parts), ...oldPmi(parts), ...oldSeries(parts), ...failures(parts)];
}

/** Values that the source has and we do not use, by reason. */
function refused({ pmi }: EconomyParts): string[] {
  if (!("value" in pmi)) return [];
  const groups = Map.groupBy(pmi.value.value.refused, ({ reason }) => reason);
  return [...groups].map(([reason, values]) => {
    const months = values.map(({ month }) => monthText(month)).join(", ");
    return `The source's PMI of ${months} is not used: ${reason}.`;
  });
}

function ownValue({ months }: EconomyParts): string[] {
  const last = months.at(-1);
  return last?.vintage === "own" ? [`The PMI of ${monthText(last.month)} is the operator's own value.`] : [];
}

function oldPmi({ months, now }: EconomyParts): string[] {
  const last = months.at(-1);
  if (!last || daysBetween(last.published, newYork(now).date) <= FRESH_DAYS) return [];
  const age = ageText(now - Date.parse(pmiPublishedAt(last.month)));
  return [`The newest PMI is of ${monthText(last.month)} and came out on ${dayText(last.published)}, ${age} ago.`];
}

/** Days after the date of a value at which the next one should have come: daily, and monthly with its delay. */
const [DAILY_DAYS, MONTHLY_DAYS] = [10, 95];

function oldSeries({ credit, jobs, inflation, now }: EconomyParts): string[] {
  const today = newYork(now).date;
  const isOld = (read: EconomyParts["credit"], days: number) => {
    const last = "value" in read ? read.value.value.points.at(-1) : undefined;
    return last !== undefined && daysBetween(last.date, today) > days;
  };
  return [
    ...(isOld(credit, DAILY_DAYS) ? [`The newest high-yield spread is of ${newestDay(credit)}.`] : []),
    ...(isOld(jobs, MONTHLY_DAYS) ? [`The newest unemployment rate is of ${newestMonth(jobs)}.`] : []),
    ...(isOld(inflation, MONTHLY_DAYS) ? [`The newest consumer prices are of ${newestMonth(inflation)}.`] : []),
  ];
}

function failures({ pmi, credit, jobs, inflation, pricesFailure, readings }: EconomyParts): string[] {
  const reads = Object.entries({
    PMI: pmi,
    "high-yield spread": credit,
    "unemployment rate": jobs,
    "consumer prices": inflation,
  });
  const stale = [
    ...reads.flatMap(([, read]) => ("value" in read && read.value.stale ? [read.value.source] : [])),
    ...readings.prices.filter((price) => price.stale).map(({ source }) => source),
  ];
  return [
    ...reads.flatMap(([name, read]) => ("reason" in read ? [`No ${name}: ${read.reason}.`] : [])),
    ...(pricesFailure === null ? [] : [`No comparison with small caps: ${pricesFailure}.`]),
    ...[...new Set(stale)].map((source) => `${source} cannot be read at the moment; an older copy stands in.`),
  ];
}

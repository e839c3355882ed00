import type { Figures } from "../../src/figure.ts";
import { dayText, figureText } from "../../src/format.ts";
import { oldestObservation } from "../../src/reading.ts";
import type { DebtParts, SideParts } from "./parts.ts";

export type Caveats = {
  readonly texts: readonly string[];
  /** True when something weakens trust in the numbers themselves. */
  readonly cautious: boolean;
};

/** What the figures call for: whose accounts of which year, what is missing, what is an older copy. Pure. */
export function caveats(parts: DebtParts, figures: Figures): Caveats {
  const { small, large, treasury, spread, study } = parts;
  const missing = [small, large].flatMap(({ index, failure }) => (failure ? [`${index.name}: ${failure}.`] : []));
  const off = parts.filingsOff
    ? ["Whoever runs this bot can set SEC_CONTACT to a mail address: filings then work."]
    : [];
  // What is missing of rates and prices is said where it would have stood.
  const incomplete = missing.length > 0 || [treasury, spread, study].some((read) => "reason" in read);
  const readings = Object.values(figures).flatMap((figure) => figure.readings);
  const stale = [...new Set(readings.filter((reading) => reading.stale).map(({ source }) => source))];
  const copies = stale.length > 0 ? [`Sources fail at the moment; older copies stand in: ${stale.join(", ")}.`] : [];
  return {
    texts: [...coverageText(parts, figures), ...new Set(missing), ...off, ...copies],
    cautious: incomplete || copies.length > 0 || parts.laterYearMissing,
  };
}

function coverageText({ year, small, large, laterYearMissing }: DebtParts, figures: Figures): string[] {
  if (small.side === null) return [];
  const of = (key: "small" | "large", { index, side, moneyReadings }: SideParts) => {
    const [firms, members] = [figures[`${key}.accounts.firms`], figures[`${key}.members`]];
    const [holdings] = moneyReadings;
    if (!side || firms?.value == null || members?.value == null || !holdings) return [];
    const day = oldestObservation([holdings]);
    return [
      `${figureText(firms)} of the ${index.name}'s ${figureText(members)} members${day ? ` of ${dayText(day)}` : ""}`,
    ];
  };
  const covered = [...of("small", small), ...of("large", large)].join(" and ");
  const later = laterYearMissing ? " No later year is filed in full." : "";
  return [
    `Rests on annual accounts of ${year} of ${covered}, whole companies, without Financials; those that left the index since are not in it.${later}`,
  ];
}

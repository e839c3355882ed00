import { type Figures, isKnown } from "../../src/figure.ts";
import { figureText, finePercentText } from "../../src/format.ts";
import { ageTexts, failureTexts } from "../members.ts";
import type { AskedCompany, CalendarParts } from "./parts.ts";

export type CalendarCaveats = {
  readonly texts: readonly string[];
  /** True when something weakens trust in the dates themselves. */
  readonly cautious: boolean;
};

/** What is listed and what is not, and how sure the dates are. Sentences from figures only. Pure. */
export function calendarCaveats(parts: CalendarParts, figures: Figures): CalendarCaveats {
  const { company, small, fomc, now, shown } = parts;
  const index = company ? [] : [...ageTexts([small], now), ...failureTexts([small])];
  const fed = fedTexts(fomc);
  return {
    texts: [
      ...(company
        ? membership(company, small, figures)
        : [...restText(figures), ...estimatedText(figures), ...undatedText(figures)]),
      ...(shown.some(({ known, kind }) => known === "rule" && kind === "release") ? [RULES] : []),
      ...index,
      ...fed,
    ],
    cautious: index.length > 0 || fed.length > 0 || (!company && !isKnown(figures["calendar.reports"])),
  };
}

const RULES =
  "“By rule” means that the day follows from the publisher's usual rule and nobody has confirmed it: a government shutdown or a holiday can move it.";

function membership({ ticker }: AskedCompany, { index, failure }: CalendarParts["small"], figures: Figures): string[] {
  const weight = figures["calendar.company.weight"];
  if (isKnown(weight)) return [`${ticker} is ${finePercentText(weight)} of the ${index.name}.`];
  return [
    failure === null ? `${ticker} is no member of the ${index.name} by these holdings.` : `${index.name}: ${failure}.`,
  ];
}

function restText(figures: Figures): string[] {
  const [rest, weight] = [figures["calendar.reports.rest"], figures["calendar.reports.rest.weight"]];
  if (!isKnown(rest) || !isKnown(weight) || rest.value === 0) return [];
  return [
    `Listed are the heaviest reports. ${figureText(rest)} more, ${finePercentText(weight)} of the index by weight, are in the table and in the file of “How computed?”.`,
  ];
}

function estimatedText(figures: Figures): string[] {
  const [estimated, reports] = [figures["calendar.reports.estimated"], figures["calendar.reports"]];
  if (!isKnown(estimated) || !isKnown(reports) || reports.value === 0) return [];
  if (estimated.value === 0) return ["The source calls none of these dates an estimate."];
  return [
    `Estimated by the source and not announced by the company: ${figureText(estimated)} of the ${figureText(reports)} dates.`,
  ];
}

function undatedText(figures: Figures): string[] {
  const undated = figures["calendar.undated"];
  if (!isKnown(undated) || undated.value === 0) return [];
  return [
    `Of ${figureText(undated)} members the source knows only a report that is over, or none: more may report than are counted.`,
  ];
}

function fedTexts(fomc: CalendarParts["fomc"]): string[] {
  if ("reason" in fomc) return "late" in fomc ? [] : [`No meetings of the Fed: ${fomc.reason}.`];
  const { value, stale, source } = fomc.value;
  return [
    ...(value.fallback === null ? [] : [`${value.fallback} A built-in list stands in for it.`]),
    ...(stale ? [`${source} cannot be read at the moment; an older copy stands in.`] : []),
  ];
}

import { monthText } from "../calendar-month.ts";
import { definedFigure } from "../definition.ts";
import type { Figure, FigureReading } from "../figure.ts";
import { counted } from "../format.ts";
import { ECONOMY_DEFINITIONS } from "./definitions.ts";
import { FEWEST_MONTHS, LAG_MONTHS, type Link, type PmiLinks } from "./pmi-link.ts";

/**
 * Correlation, beta and their errors with the counts they rest on.
 *
 * @param failure - Why nothing can be paired: the PMI or the prices are missing; null when both are there.
 */
export function linkFigures(
  links: PmiLinks,
  names: { readonly small: string; readonly large: string },
  failure: string | null,
  readings: readonly FigureReading[],
): Figure[] {
  const pair = `${names.small} − ${names.large}`;
  const figure = (link: Link, id: string, value: number | null, more: string, when = "") =>
    definedFigure(ECONOMY_DEFINITIONS, {
      id,
      label: (name) => `${name}${when}`,
      value: failure === null ? value : null,
      more: `; ${pair}${more}${span(link)}`,
      reason: failure ?? tooFew(link),
      readings,
    });
  const lag = `, lag of ${LAG_MONTHS} months`;
  const yearly = (id: string, link: Link, when: string): Figure[] => {
    const of = (part: string, value: number | null, more = "") =>
      figure(link, `${id}.${part}`, value, `, the twelve months ${when}${more}`, `, ${when}`);
    return [
      of("correlation", link.correlation),
      of("t", link.line?.t ?? null, `; Newey–West errors${lag}`),
      of("n", link.n),
      of("nonOverlapping", link.nonOverlapping),
    ];
  };
  const { line, n } = links.beta;
  return [
    ...yearly("link", links.together, "that end one month after the release"),
    ...yearly("link.ahead", links.ahead, "after the release"),
    figure(links.beta, "link.beta", line?.slope ?? null, ""),
    figure(links.beta, "link.beta.se", line?.error ?? null, lag),
    figure(links.beta, "link.beta.t", line?.t ?? null, lag),
    figure(links.beta, "link.beta.n", n, ""),
  ];
}

function span({ first, last }: Link): string {
  return first && last ? `; values of ${monthText(first)} to ${monthText(last)}` : "";
}

function tooFew({ n }: Link): string {
  return n < FEWEST_MONTHS
    ? `${counted(n, "month")} can be paired and this needs ${FEWEST_MONTHS}`
    : "one side of the pairs never moves, or they fit exactly";
}

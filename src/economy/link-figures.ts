import { monthText } from "../calendar-month.ts";
import { type Figure, type FigureReading, toFigure } from "../figure.ts";
import { counted } from "../format.ts";
import { FEWEST_MONTHS, LAG_MONTHS, type Link, type PmiLinks } from "./pmi-link.ts";

const ERRORS = `Newey–West errors with a lag of ${LAG_MONTHS} months`;

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
  const gap = `${names.small} − ${names.large} total return`;
  const figure = (link: Link, id: string, label: string, value: number | null, unit: Figure["unit"], basis: string) =>
    toFigure({
      id,
      label,
      value: failure === null ? value : null,
      unit,
      basis: `${basis}${span(link)}`,
      reason: failure ?? tooFew(link),
      readings,
    });
  const yearly = (id: string, link: Link, when: string): Figure[] => {
    const basis = `twelve-month change of the PMI with ${gap} over the twelve months ${when}`;
    return [
      figure(link, `${id}.correlation`, `Correlation with small − large, ${when}`, link.correlation, "ratio", basis),
      figure(link, `${id}.t`, `Its t, ${when}`, link.line?.t ?? null, "ratio", `slope / error; ${basis}; ${ERRORS}`),
      figure(link, `${id}.n`, `Months in it, ${when}`, link.n, "count", basis),
      figure(
        link,
        `${id}.nonOverlapping`,
        `Twelve-month windows of their own, ${when}`,
        link.nonOverlapping,
        "count",
        `windows among them that do not overlap; ${basis}`,
      ),
    ];
  };
  const beta = `points of ${gap} in the month after the release per point of change of the PMI over one month`;
  const { line, n } = links.beta;
  const month = (id: string, label: string, value: number | null, unit: Figure["unit"], basis: string) =>
    figure(links.beta, `link.beta${id}`, label, value, unit, basis);
  return [
    ...yearly("link", links.together, "that end one month after the release"),
    ...yearly("link.ahead", links.ahead, "after the release"),
    month("", "Beta of small − large on the PMI", line?.slope ?? null, "ratio", `slope of ${beta}`),
    month(".se", "Standard error of the beta", line?.error ?? null, "ratio", `${ERRORS}; ${beta}`),
    month(".t", "t of the beta", line?.t ?? null, "ratio", `beta / error, ${ERRORS}; ${beta}`),
    month(".n", "Months in the beta", n, "count", `${beta}; windows do not overlap`),
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

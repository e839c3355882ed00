import { monthAfter, monthText } from "../calendar-month.ts";
import { type Figure, type FigureReading, toFigure } from "../figure.ts";
import { dayText } from "../format.ts";
import type { KnownMonth } from "./known-months.ts";

/**
 * The newest PMI as it was known, what it was three and twelve months before, and how many values are of which vintage.
 *
 * @param failure - Why there is no PMI at all; null when there is.
 */
export function pmiFigures(
  months: readonly KnownMonth[],
  failure: string | null,
  readings: readonly FigureReading[],
): Figure[] {
  const last = months.at(-1);
  const none = failure ?? "no month has been published yet";
  const basis = last
    ? `ISM manufacturing PMI of ${monthText(last.month)}, published ${dayText(last.published)}; 50 is no change`
    : "ISM manufacturing PMI; 50 is no change";
  const change = (span: number, words: string): Figure => {
    const month = last && monthAfter(last.month, -span);
    const before = months.find((each) => each.month === month);
    return toFigure({
      id: `pmi.change${span}m`,
      label: `PMI, change over ${words}`,
      value: last && before ? last.value - before.value : null,
      unit: "index",
      basis: `${basis}; less the value of ${words} before${before ? `, ${monthText(before.month)}` : ""}, in points of the index`,
      reason: month === undefined ? none : `there is no value of ${monthText(month)}, ${words} before`,
      readings,
    });
  };
  const count = (id: string, label: string, counts: (month: KnownMonth) => boolean): Figure =>
    toFigure({
      id,
      label,
      value: last ? months.filter(counts).length : null,
      unit: "count",
      basis: "months of the PMI that are used here",
      reason: none,
      readings,
    });
  return [
    toFigure({
      id: "pmi.level",
      label: "ISM manufacturing PMI",
      value: last?.value ?? null,
      unit: "index",
      basis,
      reason: none,
      readings,
    }),
    change(3, "three months"),
    change(12, "twelve months"),
    count("pmi.months", "Months with a PMI", () => true),
    count("pmi.months.inTime", "Months as seen when they came out", ({ vintage }) => vintage === "in-time"),
    count("pmi.months.later", "Months as the source has them since", ({ vintage }) => vintage === "later"),
    count("pmi.months.own", "Months given by the operator", ({ vintage }) => vintage === "own"),
  ];
}

import { monthAfter, monthText } from "../calendar-month.ts";
import { type Defined, definedFigure } from "../definition.ts";
import type { Figure, FigureReading } from "../figure.ts";
import { dayText } from "../format.ts";
import { ECONOMY_DEFINITIONS } from "./definitions.ts";
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
  const of = last
    ? `${monthText(last.month)}, published ${dayText(last.published)}; 50 is no change`
    : "50 is no change";
  const figure = (draft: Omit<Defined, "readings">) => definedFigure(ECONOMY_DEFINITIONS, { ...draft, readings });
  const change = (span: number, words: string): Figure => {
    const month = last && monthAfter(last.month, -span);
    const before = months.find((each) => each.month === month);
    return figure({
      id: `pmi.change${span}m`,
      label: (name) => `${name} over ${words}`,
      value: last && before ? last.value - before.value : null,
      more: `, in points of the index: ${of}; less the value of ${words} before${before ? `, ${monthText(before.month)}` : ""}`,
      reason: month === undefined ? none : `there is no value of ${monthText(month)}, ${words} before`,
    });
  };
  const count = (id: string, counts: (month: KnownMonth) => boolean): Figure =>
    figure({ id, value: last ? months.filter(counts).length : null, reason: none });
  return [
    figure({ id: "pmi.level", value: last?.value, more: last ? ` of ${of}` : `; ${of}`, reason: none }),
    change(3, "three months"),
    change(12, "twelve months"),
    count("pmi.months", () => true),
    count("pmi.months.inTime", ({ vintage }) => vintage === "in-time"),
    count("pmi.months.later", ({ vintage }) => vintage === "later"),
    count("pmi.months.own", ({ vintage }) => vintage === "own"),
  ];
}

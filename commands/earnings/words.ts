import type { FiscalYears } from "../../src/earnings/fiscal-years.ts";
import { sectorName } from "../../src/earnings/sectors.ts";
import type { Figure, Figures } from "../../src/figure.ts";
import { figureText, signedText } from "../../src/format.ts";
import type { EarningsOptions, EarningsParts } from "./parts.ts";

/** What the gap is, in a headline: by the median and in sum, whatever is asked. */
export function earningsTitle(options: EarningsOptions, figures: Figures): string {
  const where = options.sector ? ` in ${sectorName(options.sector)}` : "";
  const [middle, sum] = [figures["gap.growth.median"]?.value, figures["gap.growth.aggregate"]?.value];
  if (middle == null) return `No gap in expected growth can be given${where}`;
  const first = `${verdict(middle)} growth expected of small caps${where}`;
  if (sum == null) return `${first} by the median, no rate in aggregate`;
  if (verdict(middle) === verdict(sum)) return `${first}, by the median and in aggregate`;
  return `${first} by the median, ${verdict(sum).toLowerCase()} in aggregate`;
}

/** Closer than half a point is no gap worth a word. */
function verdict(points: number): "Higher" | "Lower" | "Level" {
  return Math.abs(points) < 0.5 ? "Level" : points > 0 ? "Higher" : "Lower";
}

/** The answer in one or two sentences, made from figures only: medians with medians, sums with sums. */
export function earningsAnswer({ options, small, large, years }: EarningsParts, figures: Figures): string {
  const [s, l, gap] = ["small.growth.median", "large.growth.median", "gap.growth.median"].map((id) => figures[id]);
  if (!s || !l || !gap) return "";
  const where = options.sector ? `In ${sectorName(options.sector)} the` : "The";
  const median = (name: string) =>
    `${where} median ${name} company with a profit in ${yearName(years.before)} is expected to earn`;
  const later = yearName(years.after);
  if (s.value === null) {
    const other = l.value === null ? "" : ` ${median(large.index.name)} ${moreText(l)} in ${later}.`;
    return `There is no growth rate of the ${small.index.name}: ${s.reason}.${other}`;
  }
  const first = `${median(small.index.name)} ${moreText(s)} in ${later}`;
  const compared =
    l.value === null
      ? `; the ${large.index.name} cannot be compared: ${l.reason}.`
      : `, against ${moreText(l)} in the ${large.index.name}, a gap of ${signedText(gap)}.`;
  return `${first}${compared}${inSum(figures)}`;
}

function inSum(figures: Figures): string {
  const [s, l] = [figures["small.growth.aggregate"], figures["large.growth.aggregate"]];
  if (!s || !l) return "";
  if (s.value === null) return ` With all companies and their losses in one sum there is no rate: ${s.reason}.`;
  const other = l.value === null ? "" : ` against ${figureText(l)}`;
  const why = isLossPool(figures) ? ", most of it from losses that shrink" : "";
  return ` With all companies and their losses in one sum, growth is ${figureText(s)}${other}${why}.`;
}

/** Whether more than half of the small caps' gain in money comes from companies that start at a loss. */
export function isLossPool(figures: Figures): boolean {
  const [whole, losses] = [figures["small.earnings.change"], figures["small.earnings.change.lossBase"]];
  return whole?.value != null && losses?.value != null && whole.value > 0 && losses.value > whole.value / 2;
}

/** A growth rate as people say it: `0.134` → `13.4% more`, `-0.02` → `2.0% less`. */
function moreText(growth: Figure): string {
  const size = figureText({ ...growth, value: Math.abs(growth.value ?? 0) });
  return `${size} ${(growth.value ?? 0) < 0 ? "less" : "more"}`;
}

/** `2027-12` → `fiscal 2027`: a fiscal year is named for the calendar year it ends in. */
export function yearName(month: string): string {
  return `fiscal ${month.slice(0, 4)}`;
}

/** Which years are compared, for whom, and how that is known. */
export function yearsText({ before, after, known }: FiscalYears): string {
  const compared = `Compares ${yearName(after)} with ${yearName(before)}`;
  const month = MONTH.format(new Date(`${after}-01T00:00:00Z`));
  return known === 0
    ? `${compared} by the calendar: no company's year end is known, and most close their year in December.`
    : `${compared}, by the most frequent year end, ${month}; companies with another stand by their own years.`;
}

const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" });

/** A figure as text; a dash where there is none. */
export function text(figure: Figure | undefined): string {
  return figure ? figureText(figure) : "–";
}

import { missingMonths, monthOf, monthText } from "../../src/calendar-month.ts";
import { NO_CHANGE, type Regime } from "../../src/economy/regime.ts";
import { type Figure, type Figures, isKnown } from "../../src/figure.ts";
import { dayText, figureText, signedPercentText, signedText, textOrDash } from "../../src/format.ts";
import type { Series } from "../../src/market/macro.ts";
import { verdictOf } from "../../src/verdict.ts";
import { type EconomyParts, FUNDS, type Read } from "./parts.ts";

/** The newest value in a headline. */
export function economyTitle(parts: EconomyParts, figures: Figures): string {
  const { indicator, months, regimes } = parts;
  const last = months.at(-1);
  switch (indicator) {
    case "pmi":
      return last && isKnown(figures["pmi.level"])
        ? `PMI ${textOrDash(figures["pmi.level"])} in ${monthText(last.month)}: ${standing(last.value, regimes.at(-1)?.regime ?? null)}`
        : "No PMI can be given";
    case "credit":
      return isKnown(figures["credit.highYieldSpread"])
        ? `High-yield spread ${textOrDash(figures["credit.highYieldSpread"])}`
        : "No high-yield spread can be given";
    case "jobs":
      return isKnown(figures["jobs.unemployment"])
        ? `Unemployment ${textOrDash(figures["jobs.unemployment"])}`
        : "No unemployment rate can be given";
    case "inflation":
      return isKnown(figures["inflation.cpi"])
        ? `Consumer prices ${signedPercentText(figures["inflation.cpi"])} over twelve months`
        : "No inflation rate can be given";
  }
}

/** The answer in one or two sentences, made from figures only. */
export function economyAnswer(parts: EconomyParts, figures: Figures): string {
  switch (parts.indicator) {
    case "pmi":
      return pmiAnswer(parts, figures);
    case "credit":
      return sentence(
        figures["credit.highYieldSpread"],
        "high-yield spread",
        (now) =>
          `The high-yield spread was ${figureText(now)} on ${newestDay(parts.credit)}, ${against(figures["credit.change3m"], "three months before")}.${wider(figures)}`,
      );
    case "jobs":
      return sentence(
        figures["jobs.unemployment"],
        "unemployment rate",
        (now) =>
          `Unemployment was ${figureText(now)} in ${newestMonth(parts.jobs)}, ${against(figures["jobs.change3m"], "three months before")} and ${against(figures["jobs.change12m"], "twelve months before")}.`,
      );
    case "inflation":
      return sentence(figures["inflation.cpi"], "inflation rate", (now) => {
        const then = figures["inflation.threeMonthsAgo"];
        const before = isKnown(then)
          ? `three months before the same was ${signedPercentText(then)}`
          : `the same of three months before is not known: ${then?.reason ?? ""}`;
        return `Consumer prices changed by ${signedPercentText(now)} over the twelve months to ${newestMonth(parts.inflation)}; ${before}.`;
      });
  }
}

function pmiAnswer({ months }: EconomyParts, figures: Figures): string {
  const last = months.at(-1);
  if (!last) return `There is no PMI: ${figures["pmi.level"]?.reason ?? ""}.`;
  const change = against(figures["pmi.change3m"], "three months before");
  const level = `The ISM manufacturing PMI was ${textOrDash(figures["pmi.level"])} in ${monthText(last.month)}, published ${dayText(last.published)}; ${change}.`;
  return `${level} ${linkSentence(figures)}`;
}

/** How the PMI has gone with small caps, and whether that allows a conclusion. */
function linkSentence(figures: Figures): string {
  const [correlation, n, apart, t] = ["correlation", "n", "nonOverlapping", "t"].map((key) => figures[`link.${key}`]);
  if (!isKnown(correlation) || !isKnown(n) || !isKnown(apart)) {
    return `How it goes with small caps cannot be said: ${correlation?.reason ?? ""}.`;
  }
  const verdict = verdictText(apart.value, t?.value ?? null, `t ${textOrDash(t)}`);
  return `Its twelve-month changes and the yearly gap of ${FUNDS.small} over ${FUNDS.large} had a correlation of ${figureText(correlation)} in ${figureText(n)} months, of which ${figureText(apart)} without overlap: ${verdict}.`;
}

/** What the counts allow to conclude, by rule. */
export function verdictText(periods: number, t: number | null, evidence: string): string {
  const verdict = verdictOf(periods, t);
  if (verdict === "too few") return "too few to conclude";
  return verdict === "unclear" ? `no clear link (${evidence})` : `a link of more than twice its error (${evidence})`;
}

/** Level and direction: `above 50 and rising`. */
function standing(value: number, regime: Regime | null): string {
  const level = value === NO_CHANGE ? `at ${NO_CHANGE}` : `${value > NO_CHANGE ? "above" : "below"} ${NO_CHANGE}`;
  if (regime === null) return level;
  return regime.direction === "unchanged"
    ? `${level}, unchanged over three months`
    : `${level} and ${regime.direction} over three months`;
}

function against(change: Figure | undefined, when: string): string {
  return isKnown(change)
    ? `${/[1-9]/.test(signedText(change)) ? signedText(change) : "unchanged"} against ${when}`
    : `its change against ${when} is not known: ${change?.reason ?? ""}`;
}

function wider(figures: Figures): string {
  const [share, n] = [figures["credit.percentile"], figures["credit.n"]];
  return isKnown(share) && isKnown(n)
    ? ` It was lower on ${figureText(share)} of the ${figureText(n)} days that the source still gives.`
    : "";
}

function sentence(now: Figure | undefined, what: string, say: (now: Figure) => string): string {
  return isKnown(now) ? say(now) : `There is no ${what}: ${now?.reason ?? ""}.`;
}

/** The day of a series' newest value, in words. */
export function newestDay(read: Read<Series>): string {
  const last = "value" in read ? read.value.value.points.at(-1) : undefined;
  return last ? dayText(last.date) : "–";
}

/** The month of a series' newest value, in words. */
export function newestMonth(read: Read<Series>): string {
  const last = "value" in read ? read.value.value.points.at(-1) : undefined;
  return last ? monthText(monthOf(last.date)) : "–";
}

/** Months that the source lacks between others, in words; empty when there are none. */
export function missingText(months: EconomyParts["months"]): string {
  return missingMonths(months.map(({ month }) => month))
    .map(({ from, to }) => (from === to ? monthText(from) : `${monthText(from)} to ${monthText(to)}`))
    .join(", ");
}

import { type Figures, isKnown } from "../../src/figure.ts";
import { dayText, figureText, signedPercentText, signedText, textOrDash } from "../../src/format.ts";
import { PERIOD_WORDS } from "../../src/performance/period-words.ts";
import type { LegStatistics } from "../../src/portfolio/leg-statistics.ts";
import { stressText } from "../../src/portfolio/stress-windows.ts";
import { legNames } from "./figures.ts";
import type { AllocationParts } from "./parts.ts";

/** What the satellite changed, in a headline. */
export function allocationTitle({ options, result }: AllocationParts, figures: Figures): string {
  const { mix } = legNames(options);
  if (!result) return `${mix} cannot be shown over ${PERIOD_WORDS[options.period]}`;
  const [growth, rough] = [figures["change.cagr"], figures["change.volatility"]];
  if (!isKnown(growth) || !isKnown(rough)) return `${mix} over ${PERIOD_WORDS[options.period]}`;
  return `${mix}: return ${signedText(growth)} a year, volatility ${signedText(rough)}`;
}

/** The answer in one or two sentences, made from figures only. */
export function allocationAnswer({ options, compared, result }: AllocationParts, figures: Figures): string {
  const { mix, core } = legNames(options);
  if (!result)
    return `There is no such mix over ${PERIOD_WORDS[options.period]}: ${figures["mix.cagr"]?.reason ?? ""}.`;
  const counted = compared.comparable.basis === "total" ? "with dividends" : "without dividends, on prices alone";
  const span = `From ${dayText(result.from)} to ${dayText(result.to)} ${mix}, ${RULE_WORDS[options.rebalance]},`;
  const [growth, coreGrowth] = [figures["mix.cagr"], figures["core.cagr"]];
  if (!isKnown(growth) || !isKnown(coreGrowth)) {
    const [total, coreTotal] = [figures["mix.total"], figures["core.total"]];
    return `${span} returned ${textOrDash(total, signedPercentText)} ${counted}, and ${core} alone ${textOrDash(coreTotal, signedPercentText)}; ${growth?.reason ?? ""}.`;
  }
  const rough = `a volatility of ${textOrDash(figures["mix.volatility"])}`;
  return `${span} returned ${figureText(growth)} ${counted} with ${rough}; ${core} alone returned ${figureText(coreGrowth)} with ${textOrDash(figures["core.volatility"])}.`;
}

export const RULE_WORDS = {
  monthly: "put back to its weights monthly",
  quarterly: "put back to its weights quarterly",
  yearly: "put back to its weights yearly",
  never: "never put back to its weights",
} as const;

/** Sentences on what the satellite changed, made from figures. */
export function allocationNotes({ options, result, stressed }: AllocationParts, figures: Figures): string[] {
  if (!result) return [];
  const { mix, core, satellite } = legNames(options);
  const text = (id: string, show = figureText) => textOrDash(figures[id], show);
  const changes = isKnown(figures["change.cagr"])
    ? [
        `Against ${core} alone the satellite changed the yearly return by ${text("change.cagr", signedText)}, volatility by ${text("change.volatility", signedText)}${isKnown(figures["change.sharpe"]) ? `, the Sharpe ratio by ${text("change.sharpe", signedText)}` : ""} and the worst drawdown by ${text("change.drawdown", signedText)}.`,
      ]
    : [];
  const apart = isKnown(figures["mix.trackingError"])
    ? [
        `${satellite} and ${core} moved with a correlation of ${text("legs.correlation")}; the mix strayed from ${core} by ${text("mix.trackingError")} (tracking error)${isKnown(figures["mix.beta"]) ? ` with a beta of ${text("mix.beta")}` : ""}.`,
      ]
    : [];
  const falls = (["mix", "core", "satellite"] as const).map(
    (leg) => `${legNames(options)[leg]} ${text(`${leg}.drawdown`)}${fallText(result.legs[leg])}`,
  );
  return [
    ...changes,
    ...apart,
    `Worst drawdowns on daily closes: ${falls.join("; ")}.`,
    ...unreachedTexts(stressed, `${satellite} and ${core}`),
    `${costsText(options, mix)} What was need not be what will be.`,
  ];
}

/** When a fall was and whether it has been made up. */
function fallText({ drawdown }: LegStatistics): string {
  if (!drawdown || drawdown.depth === 0) return "";
  const back = drawdown.recovery ? `made up by ${dayText(drawdown.recovery)}` : "not made up yet";
  return ` (${dayText(drawdown.peak)} to ${dayText(drawdown.trough)}, ${back})`;
}

/** Stress windows that are not in the table. */
function unreachedTexts(stressed: AllocationParts["stressed"], legs: string): string[] {
  const windows = stressed.filter(({ result }) => result === null).map(({ window }) => stressText(window));
  return windows.length > 0 ? [`The common history of ${legs} does not reach over ${windows.join(", ")}.`] : [];
}

/** A mix that is put back to its weights trades for it. */
function costsText({ satellite, rebalance }: AllocationParts["options"], mix: string): string {
  const trades = rebalance !== "never" && satellite > 0 && satellite < 100;
  return `Costs and taxes are left out${trades ? `; putting ${mix} back to its weights has some of both` : ""}.`;
}

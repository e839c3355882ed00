import { HORIZONS } from "../../src/debt/event-returns.ts";
import type { Figure, Figures } from "../../src/figure.ts";
import { figureText, signedPercentText, signedText, textOrDash, wholePercentText } from "../../src/format.ts";
import type { DebtOptions } from "./parts.ts";

/** What kind of move is asked about. */
export function moveWord({ bp }: DebtOptions): "cut" | "hike" | "hold" {
  return bp < 0 ? "cut" : bp > 0 ? "hike" : "hold";
}

/** A move in words: `A cut of 25 bp`. */
function moveText(options: DebtOptions, figures: Figures): string {
  const word = moveWord(options);
  return word === "hold" ? "A hold" : `A ${word} of ${textOrDash(figures["assumption.size"])}`;
}

/** The headline: the range of what the move is worth, in money. */
export function debtTitle(options: DebtOptions, figures: Figures): string {
  const [low, high] = pair(figures, "move.afterTax");
  if (!low || !high) return "What a rate move is worth cannot be said";
  if (options.bp === 0) return "A hold changes no interest";
  return `${moveText(options, figures)}: ${rangeText(low, high)} of small-cap earnings a year`;
}

/** The answer in two or three sentences, made from figures only. */
export function debtAnswer(options: DebtOptions, figures: Figures): string {
  const [low, high] = pair(figures, "move.afterTax");
  if (!low || !high) {
    const told = figures[`events.all.${HORIZONS[0]}d.n`]?.value ? " What followed first cuts is shown below." : "";
    return `What a rate move is worth to small caps cannot be said: ${figures["move.afterTax.low"]?.reason ?? "no accounts"}.${told}`;
  }
  if (options.bp === 0) return holdAnswer(figures);
  const interest = pair(figures, "move.interest");
  const [less, lost] = options.bp < 0 ? ["saves", "loses"] : ["costs", "adds"];
  const paid = `it ${less} ${sizeRange(interest)} of interest if ${floatingText(figures)} of their debt floats, and ${lost} ${size(figures["move.cash"])} of interest on cash`;
  return `${moveText(options, figures)} changes the earnings after tax of the ${textOrDash(figures["small.accounts.firms"])} Russell 2000 companies with accounts, financials left out, by ${rangeText(low, high)} a year: ${paid}. ${shareText(figures)}`;
}

function holdAnswer(figures: Figures): string {
  const added = figures["refinancing.interest"];
  const refinanced =
    added?.value != null
      ? ` Debt that matures within the year still changes interest by ${signedText(added)} a year as it is borrowed anew.`
      : "";
  return `Without a move neither interest on floating debt nor interest on cash changes, so earnings do not either.${refinanced}`;
}

/** The same as a share of earnings; of those with a profit where all together make a loss. */
function shareText(figures: Figures): string {
  const [low, high] = pair(figures, "move.eps", signedPercentText);
  const [lowProfit, highProfit] = pair(figures, "move.profitable.eps", signedPercentText);
  const profitable =
    lowProfit && highProfit ? `${rangeText(lowProfit, highProfit)} for the profitable ones alone` : null;
  if (low && high)
    return `That is ${rangeText(low, high)} of their earnings${profitable ? `, and ${profitable}` : ""}.`;
  const loss = figures["small.netIncome.total"];
  const together =
    loss?.value != null
      ? `Together these companies lose ${size(loss)}, so no share of earnings can be given`
      : "No share of earnings can be given";
  return `${together}${profitable ? `; it is ${profitable}` : ""}.`;
}

/** `30% to 50%`; one number where both are the same. */
export function floatingText(figures: Figures): string {
  const [low, high] = [shareOf(figures["floating.low"]), shareOf(figures["floating.high"])];
  return low === high ? low : `${low} to ${high}`;
}

/** A share as it was asked for: whole where it is. */
export function shareOf(figure: Figure | undefined): string {
  if (figure?.value == null) return "–";
  const percent = figure.value * 100;
  return Math.abs(percent - Math.round(percent)) < 1e-9 ? wholePercentText(figure) : figureText(figure);
}

/** Low and high of a figure as signed texts; null where one has no value. */
export function pair(
  figures: Figures,
  id: string,
  show: (figure: Figure) => string = signedText,
): readonly [string | null, string | null] {
  const [low, high] = [figures[`${id}.low`], figures[`${id}.high`]];
  return low?.value == null || high?.value == null ? [null, null] : [show(low), show(high)];
}

/** `−$96 m to +$126 m`; one number where both read the same. */
export function rangeText(low: string, high: string): string {
  return low === high ? low : `${low} to ${high}`;
}

function sizeRange([low, high]: readonly [string | null, string | null]): string {
  return low === null || high === null ? "–" : rangeText(unsigned(low), unsigned(high));
}

function size(figure: Figure | undefined): string {
  return unsigned(textOrDash(figure));
}

/** The verb tells the direction. */
function unsigned(text: string): string {
  return text.replace(/^[+−]/, "");
}

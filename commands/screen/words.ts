import { sectorName } from "../../src/earnings/sectors.ts";
import type { Figures } from "../../src/figure.ts";
import { figureText, signedPercentText } from "../../src/format.ts";
import { conditionsOf, type Limited } from "./conditions.ts";
import type { ScreenOptions, ScreenParts } from "./parts.ts";

const AND = new Intl.ListFormat("en", { type: "conjunction" });

/** How many pass, in a headline. */
export function screenTitle({ screening, options }: ScreenParts, figures: Figures): string {
  const kind = options.sector ? `small-cap ${sectorName(options.sector)} companies` : "small caps";
  if (conditionsOf(options).length === 0)
    return `All ${count(figures, "members")} ${kind}, ${SORT_WORDS[options.sort]}`;
  if (screening.matches.length === 0) return `None of ${count(figures, "members")} ${kind} matches`;
  return `${count(figures, "matches")} of ${count(figures, "members")} ${kind} match`;
}

/** How an order is said. */
export const SORT_WORDS: Readonly<Record<ScreenOptions["sort"], string>> = {
  size: "the largest first",
  pe: "the lowest forward P/E first",
  growth: "the fastest expected growth first",
  debt: "the least debt against market value first",
  coverage: "the highest interest coverage first",
  change: "the largest rise over a year first",
};

/** What passes, and what was asked. */
export function screenAnswer(parts: ScreenParts, figures: Figures): string {
  const { options, screening, read } = parts;
  const of = options.sector ? `${sectorName(options.sector)} members` : "members";
  const all = `${count(figures, "members")} ${of} of the ${read.index.name}`;
  const conditions = conditionsOf(options);
  if (conditions.length === 0) return `No condition is set, so all ${all} are listed, ${SORT_WORDS[options.sort]}.`;
  const asked = AND.format(conditions.map((condition) => conditionText(condition, figures)));
  const judged =
    screening.judged === screening.members.length
      ? "all of them could be judged"
      : `${count(figures, "judged")} could be judged`;
  if (screening.matches.length === 0) return `None of the ${all} has ${asked}; ${judged}.`;
  const one = screening.matches.length === 1;
  return `${count(figures, "matches")} of the ${all} ${one ? "has" : "have"} ${asked}; ${judged}.`;
}

/** A condition as it is said, with its limit. */
export function conditionText({ option, limit, words }: Limited, figures: Figures): string {
  const figure = figures[`screen.${option}`];
  if (limit === null || !figure) return words;
  const text = option === "min-growth" ? signedPercentText(figure) : figureText(figure);
  return `${words} ${text}${option === "max-debt" ? " of market value" : ""}`;
}

/** A count of the screen. */
export function count(figures: Figures, id: string): string {
  const figure = figures[`screen.${id}`];
  return figure ? figureText(figure) : "–";
}

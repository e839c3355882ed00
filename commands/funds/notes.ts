import type { Figures } from "../../src/figure.ts";
import { dayText, figureText } from "../../src/format.ts";
import { BENCHMARK, FAMILY_NAMES, FAMILY_RULES } from "../../src/funds/catalogue.ts";
import { listed } from "../rates/words.ts";
import { known, pricesTo, textOf } from "./cells.ts";
import type { FundRead, FundsParts } from "./parts.ts";
import { ranked, tickers } from "./words.ts";

/** What the figures say beyond the answer. Sentences from figures only. Pure. */
export function commentary(parts: FundsParts, figures: Figures): string[] {
  return [
    ...indexNote(parts),
    ...sameIndexNote(parts),
    ...riskNote(parts, figures),
    ...valuationNote(parts, figures),
    ...termsNote(parts, figures),
  ];
}

/** How the indexes differ: the reason why the funds do. */
function indexNote({ funds }: FundsParts): string[] {
  const families = Map.groupBy(
    funds.flatMap(({ ticker, listed: entry }) => (entry ? [{ ticker, family: entry.family }] : [])),
    ({ family }) => family,
  );
  const rules = [...families].map(
    ([family, members]) => `${FAMILY_NAMES[family]} (${listed(tickers(members))}) ${FAMILY_RULES[family]}`,
  );
  return rules.length > 0 ? [`${capital(rules.join("; "))}.`] : [];
}

/** Funds on one index differ in cost and size, not in what they hold. */
function sameIndexNote({ funds }: FundsParts): string[] {
  const byIndex = Map.groupBy(
    funds.filter(({ listed: entry }) => entry && entry.family !== "active"),
    ({ listed: entry }) => entry?.follows ?? "",
  );
  const shared = [...byIndex].filter(([, members]) => members.length > 1);
  return shared.map(([index, members]) => `${listed(tickers(members))} follow the same index, ${index}.`);
}

/** Which fund moves like the benchmark and which does not, and the deepest drop; only of the same five years. */
function riskNote({ funds }: FundsParts, figures: Figures): string[] {
  const same = funds.filter(({ prices }) => prices?.to === pricesTo(funds));
  const apart = ranked(
    same.filter(({ ticker, prices }) => ticker !== BENCHMARK && prices?.shared?.whole),
    figures,
    "trackingError",
  );
  const [near, far] = [apart[0], apart.at(-1)];
  const drops = ranked(
    same.filter(({ prices }) => prices?.own?.whole),
    figures,
    "drawdown",
  );
  const [deepest, shallowest] = [drops[0], drops.at(-1)];
  const text = (id: string, { ticker, figure }: NonNullable<typeof near>) => `${ticker} (${textOf(id, figure)})`;
  const tracking =
    near && far && textOf("trackingError", near.figure) !== textOf("trackingError", far.figure)
      ? [
          `By tracking error ${text("trackingError", near)} moved most like ${BENCHMARK} and ${text("trackingError", far)} least.`,
        ]
      : [];
  const drop =
    deepest && shallowest && textOf("drawdown", deepest.figure) !== textOf("drawdown", shallowest.figure)
      ? [
          `The worst drop was deepest in ${text("drawdown", deepest)} and least deep in ${text("drawdown", shallowest)}.`,
        ]
      : [];
  return tracking.length + drop.length > 0 ? [[...tracking, ...drop].join(" ")] : [];
}

/** Our own ratio where a holdings file is read, kept apart from the published one. */
function valuationNote({ funds }: FundsParts, figures: Figures): string[] {
  return funds.flatMap(({ ticker }) => {
    const [without, counted] = ["exNegative", "aggregate"].map((method) =>
      known(figures, ticker, `forward-pe.${method}`),
    );
    const [losses, cap] = [known(figures, ticker, "losses.names"), known(figures, ticker, "weightedMedianCap")];
    if (!without) return [];
    const both = counted
      ? ` and ${figureText(counted)} with them counted`
      : "; with losses counted it is not meaningful";
    const share = losses
      ? ` ${figureText(losses)} of its companies with estimates are expected to make no profit.`
      : "";
    const size = cap ? ` Half of its value is in companies of ${figureText(cap)} or less.` : "";
    return [
      `From ${ticker}'s holdings the P/E on the next fiscal year's expected earnings is ${figureText(without)} with losses left out${both}: another definition than the published one.${share}${size}`,
    ];
  });
}

/** What the columns are, for those that are shown. */
function termsNote({ funds }: FundsParts, figures: Figures): string[] {
  const has = (id: string) => ranked(funds, figures, id).length > 0;
  const to = pricesTo(funds);
  const texts = [
    ...(has("trailing-pe.published") ? ["The published P/E is trailing, with losses left out by the provider."] : []),
    ...(funds.some(countsAllClasses) ? ["Sizes of Vanguard's funds count all share classes, not the ETF alone."] : []),
    ...(to !== null && has("return.1y")
      ? [`Returns include dividends, run to ${dayText(to)} and are yearly rates where they span several years.`]
      : []),
    ...(has("volatility") ? ["Volatility and worst drop are of daily returns over five years."] : []),
    ...(has("beta")
      ? [`Beta and tracking error are against ${BENCHMARK}, beta on raw returns rather than those in excess of cash.`]
      : []),
  ];
  return texts.length > 0 ? [texts.join(" ")] : [];
}

/** Vanguard's ETFs are share classes of larger funds, and the provider gives the assets of the whole. */
function countsAllClasses({ facts }: FundRead): boolean {
  return "value" in facts && facts.value.value.family === "Vanguard" && facts.value.value.assets !== null;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

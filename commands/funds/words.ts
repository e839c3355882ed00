import type { Figure, Figures } from "../../src/figure.ts";
import { dayText } from "../../src/format.ts";
import type { FundKind } from "../../src/funds/catalogue.ts";
import { listed } from "../rates/words.ts";
import { dayOf, isStandIn, known, pricesTo, textOf } from "./cells.ts";
import type { FundRead, FundsParts } from "./parts.ts";
import { followsText } from "./tables.ts";

/** What is compared, in a headline. */
export function fundsTitle({ asked, funds }: FundsParts): string {
  const [only] = funds;
  if (asked.by === "kind" && asked.kind) return `Small-cap funds, ${KIND_WORDS[asked.kind]}`;
  if (asked.by === "default") return "Small-cap funds side by side";
  if (funds.length > 1 || !only) return `${listed(tickers(funds))} side by side`;
  const follows = followsText(only);
  return follows === "–" ? only.ticker : `${only.ticker}: ${follows}`;
}

const KIND_WORDS: Readonly<Record<FundKind, string>> = {
  broad: "broad ones",
  value: "value",
  growth: "growth",
  sector: "by sector",
};

/** The answer from figures only: what costs least and most, what is largest, how far returns are apart. */
export function fundsAnswer(parts: FundsParts, figures: Figures): string {
  const said = [costSentence(parts, figures), sizeSentence(parts, figures), returnSentence(parts, figures)];
  const sentences = said.filter((sentence) => sentence !== null);
  if (sentences.length > 0) return sentences.join(" ");
  const [only] = parts.funds;
  const them = parts.funds.length === 1 && only ? only.ticker : "these funds";
  return `Neither cost nor size nor return of ${them} is known today.`;
}

/** Tickers of funds, in their order. */
export function tickers(funds: readonly { readonly ticker: string }[]): string[] {
  return funds.map(({ ticker }) => ticker);
}

type Valued = { readonly ticker: string; readonly figure: Figure & { readonly value: number } };

/** Funds with a value of a figure, the lowest first. */
export function ranked(funds: readonly FundRead[], figures: Figures, id: string): readonly Valued[] {
  return funds
    .flatMap(({ ticker }) => {
      const figure = known(figures, ticker, id);
      return figure ? [{ ticker, figure }] : [];
    })
    .sort((one, other) => one.figure.value - other.figure.value);
}

/** Those at one end of a ranking: all whose figure reads the same. */
export function tied(all: readonly Valued[], end: Valued, id: string): string[] {
  return tickers(all.filter(({ figure }) => textOf(id, figure) === textOf(id, end.figure)));
}

function costSentence({ funds }: FundsParts, figures: Figures): string | null {
  const all = ofOneDay(ranked(funds, figures, "expense"));
  const [least, most] = [all[0], all.at(-1)];
  if (!least || !most) return null;
  const at = ({ figure }: Valued) => `${textOf("expense", figure)} a year`;
  const [cheap, dear] = [tied(all, least, "expense"), tied(all, most, "expense")];
  if (all.length === 1) return `${least.ticker} costs ${at(least)}${onDay(least.figure)}.`;
  if (cheap.length === all.length) return `${listed(cheap)} cost the same, ${at(least)}${onDay(least.figure)}.`;
  const among = all.length < funds.length ? `Among those whose expense is known${forDay(least.figure)}, ` : "";
  return `${among}${listed(cheap)} ${cheap.length === 1 ? "costs" : "cost"} least with ${at(least)} and ${listed(dear)} most with ${at(most)}.`;
}

function sizeSentence({ funds }: FundsParts, figures: Figures): string | null {
  const all = ofOneDay(ranked(funds, figures, "assets"));
  const largest = all.at(-1);
  if (!largest) return null;
  const { ticker, figure } = largest;
  const text = textOf("assets", figure);
  if (all.length === 1) return `${ticker} holds ${text}${onDay(figure)}.`;
  return `The largest${all.length < funds.length ? ` of known size${forDay(figure)}` : ""} is ${ticker} with ${text}.`;
}

/** Those of the day that most of them have, the newest of such days: others are not comparable. */
function ofOneDay(all: readonly Valued[]): readonly Valued[] {
  const days = Map.groupBy(all, ({ figure }) => dayOf(figure) ?? "");
  const newestFirst = [...days].sort(([one], [other]) => (one < other ? 1 : -1));
  return newestFirst.reduce<readonly Valued[]>((most, [, each]) => (each.length > most.length ? each : most), []);
}

/** A stand-in's day; what the data provider says now needs none. */
function onDay(figure: Figure): string {
  const day = isStandIn(figure) ? dayOf(figure) : null;
  return day === null ? "" : ` (${dayText(day)})`;
}

const YEARS = { "5y": "five years", "3y": "three years", "1y": "year", "10y": "ten years" } as const;

/** The same in a sentence about several. */
function forDay(figure: Figure): string {
  const day = isStandIn(figure) ? dayOf(figure) : null;
  return day === null ? "" : ` for ${dayText(day)}`;
}

/** Returns over the longest stretch, up to five years, that most of the funds have; only of the same days. */
function returnSentence({ funds }: FundsParts, figures: Figures): string | null {
  const to = pricesTo(funds);
  if (to === null) return null;
  const same = funds.filter(({ prices }) => prices?.to === to);
  const stretches = Object.entries(YEARS).map(([period, words]) => ({
    id: `return.${period}`,
    words,
    all: ranked(same, figures, `return.${period}`),
  }));
  const most = Math.max(...stretches.map(({ all }) => all.length));
  const chosen = stretches.find(({ all }) => all.length === most);
  const [least, best] = [chosen?.all[0], chosen?.all.at(-1)];
  if (!chosen || !least || !best) return null;
  const { id, words, all } = chosen;
  const rate = words === "year" ? "" : " a year";
  const at = ({ ticker, figure }: Valued) => `${textOf(id, figure)} (${ticker})`;
  // What reads the same is no range.
  if (textOf(id, least.figure) === textOf(id, best.figure))
    return `${listed(tickers(all))} returned ${textOf(id, best.figure)}${rate} over the ${words} to ${dayText(to)}.`;
  return `Total returns over the ${words} to ${dayText(to)} ran from ${at(least)} to ${at(best)}${rate}.`;
}

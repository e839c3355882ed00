import { type Figures, isKnown } from "../../src/figure.ts";
import { dayText } from "../../src/format.ts";
import { BENCHMARK } from "../../src/funds/catalogue.ts";
import { publisherOf } from "../../src/funds/known-facts.ts";
import { ageTexts, failureTexts } from "../members.ts";
import { listed } from "../rates/words.ts";
import { dayOf, EARLIER_MARK, endsEarlier, isStandIn, PUBLISHED_MARK, pricesTo } from "./cells.ts";
import type { FundRead, FundsParts } from "./parts.ts";
import { isMissing } from "./refused.ts";
import { tickers } from "./words.ts";

export type Caveats = {
  readonly texts: readonly string[];
  /** True when something weakens trust in the numbers themselves, not only leaves one of them out. */
  readonly cautious: boolean;
};

/** What the figures call for: what is unknown and why, other days, missing dividends, failures. Pure. */
export function fundsCaveats(parts: FundsParts, figures: Figures): Caveats {
  const { funds, now } = parts;
  const held = funds.flatMap(({ holdings }) => (holdings ? [holdings.read] : []));
  const warnings = [
    ...otherDays(funds),
    ...overdue(funds),
    ...withoutBenchmark(parts),
    ...ageTexts(held, now),
    ...failureTexts(held),
    ...oldCopies(parts),
  ];
  const missing = unknown(parts);
  const replaced = funds.some(({ ticker }) =>
    ["expense", "assets", "yield"].some((id) => isStandIn(figures[`fund.${ticker}.${id}`])),
  );
  return {
    texts: [...missing, ...silent(parts, figures), ...standIns(parts, figures), ...shorter(funds), ...warnings],
    cautious: missing.length + warnings.length > 0 || replaced,
  };
}

/** Funds without facts, without prices, or without both: one sentence for each reason, not one for each fund. */
function unknown({ funds, pending }: FundsParts): string[] {
  const nothing = funds.filter(({ facts, history }) => isMissing(facts) && isMissing(history));
  const rest = funds.filter((fund) => !nothing.includes(fund));
  const both = nothing.length > 0 ? [`Neither facts nor prices were found for ${listed(tickers(nothing))}.`] : [];
  const without = (
    what: string,
    reads: readonly { readonly ticker: string; readonly read: FundRead["facts" | "history"] }[],
  ) => {
    const reasons = Map.groupBy(
      reads.flatMap(({ ticker, read }) =>
        "reason" in read && !(read.late && pending) ? [{ ticker, why: isMissing(read) ? null : read.reason }] : [],
      ),
      ({ why }) => why,
    );
    return [...reasons].map(([why, members]) =>
      why === null
        ? `No ${what} were found for ${listed(tickers(members))}.`
        : `No ${what} of ${listed(tickers(members))}: ${why}.`,
    );
  };
  return [
    ...both,
    ...without(
      "facts",
      rest.map(({ ticker, facts }) => ({ ticker, read: facts })),
    ),
    ...without(
      "prices",
      rest.map(({ ticker, history }) => ({ ticker, read: history })),
    ),
  ];
}

const FACT_NAMES = { expense: "expense", assets: "size", yield: "yield" } as const;

/** Facts that a source which answered does not state, those of the same funds together. */
function silent({ funds }: FundsParts, figures: Figures): string[] {
  const missing = Object.entries(FACT_NAMES).flatMap(([id, name]) => {
    const members = funds.filter(({ ticker, facts }) => "value" in facts && !isKnown(figures[`fund.${ticker}.${id}`]));
    return members.length > 0 ? [{ name, members: listed(tickers(members)) }] : [];
  });
  const groups = Map.groupBy(missing, ({ members }) => members);
  const texts = [...groups].map(([members, facts]) => `${listed(facts.map(({ name }) => name))} of ${members}`);
  return texts.length > 0 ? [`The source does not state: ${texts.join("; ")}.`] : [];
}

/** Facts that were published elsewhere, by who and for which day. */
function standIns({ funds }: FundsParts, figures: Figures): string[] {
  const found = funds.flatMap(({ ticker }) =>
    ["expense", "assets", "yield", "holdings"].flatMap((id) => {
      const figure = figures[`fund.${ticker}.${id}`];
      if (!figure || !isStandIn(figure)) return [];
      return [{ ticker, from: `${publisherOf(figure.readings[0]?.source ?? "")} for ${dayText(dayOf(figure) ?? "")}` }];
    }),
  );
  const groups = Map.groupBy(found, ({ from }) => from);
  const texts = [...groups].map(([from, members]) => `${from} (${listed([...new Set(tickers(members))])})`);
  return texts.length > 0
    ? [`${PUBLISHED_MARK} The source does not give these now; they were published by ${listed(texts)}.`]
    : [];
}

function otherDays(funds: readonly FundRead[]): string[] {
  const to = pricesTo(funds);
  const earlier = funds.filter((fund) => endsEarlier(fund, funds));
  const groups = Map.groupBy(earlier, ({ prices }) => prices?.to ?? "");
  const texts = [...groups].map(([day, members]) => `those of ${listed(tickers(members))} on ${dayText(day)}`);
  return to !== null && texts.length > 0
    ? [
        `${EARLIER_MARK} Prices end on ${dayText(to)}, but ${listed(texts)}: the sentences and the chart compare only those of the same day.`,
      ]
    : [];
}

/** Risk of less than the five years, by what there is. */
function shorter(funds: readonly FundRead[]): string[] {
  return funds.flatMap(({ ticker, prices }) =>
    prices?.own && !prices.own.whole ? [`Risk of ${ticker} is that since ${dayText(prices.own.from)} only.`] : [],
  );
}

/** Funds of which a dividend should have come since the last in their adjusted closes. */
function overdue(funds: readonly FundRead[]): string[] {
  const late = funds.flatMap(({ ticker, prices }) => {
    const last = prices?.dividends.overdue ? prices.dividends.dates.at(-1) : undefined;
    return last === undefined ? [] : [`${ticker} since ${dayText(last)}`];
  });
  return late.length > 0
    ? [`Adjusted closes show no dividend, though one is overdue, of ${listed(late)}: returns may lack it.`]
    : [];
}

function withoutBenchmark({ benchmark, funds, pending }: FundsParts): string[] {
  const asked = funds.some(({ ticker }) => ticker === BENCHMARK);
  const priced = funds.some(({ prices }) => prices !== null);
  return "reason" in benchmark && !asked && priced && !(benchmark.late && pending)
    ? [`No beta and no tracking error: no prices of ${BENCHMARK}, ${benchmark.reason}.`]
    : [];
}

function oldCopies({ funds, benchmark }: FundsParts): string[] {
  const reads = [benchmark, ...funds.flatMap(({ facts, history }) => [facts, history])];
  const stale = reads.flatMap((read) => ("value" in read && read.value.stale ? [read.value.source] : []));
  return [...new Set(stale)].map((source) => `${source} cannot be read at the moment; older copies stand in.`);
}

import { type Figure, type FigureReading, toFigure, type Unit } from "../../src/figure.ts";
import { type KnownFact, type KnownField, knownFact } from "../../src/funds/known-facts.ts";
import type { FundFacts } from "../../src/market/market.ts";
import { closeOf } from "../../src/market/session.ts";
import { memo } from "../../src/memo.ts";
import { mapReading, type Reading } from "../../src/reading.ts";
import type { FundRead, FundsParts, Read } from "./parts.ts";

/** The one reading of a fund's facts as its figures and the receipt show it. */
export const factReadings = (facts: Read<FundFacts>): readonly FigureReading[] =>
  "value" in facts ? summary(facts.value) : NONE;

const NONE: readonly FigureReading[] = [];
const summary = memo((reading: Reading<FundFacts>): readonly FigureReading[] => [
  mapReading(reading, ({ name }) => name),
]);

type Fact = {
  readonly id: string;
  readonly label: string;
  readonly unit: Unit;
  readonly basis: string;
  readonly of: (facts: FundFacts) => number | null;
  /** Its own day, ISO, where the provider states one. */
  readonly day?: (facts: FundFacts) => string | null;
  /** Where published facts may stand in. */
  readonly known?: KnownField;
};

const AS_PUBLISHED = "as the data provider publishes it; its day is not stated, the time is that of the fund's price";

const FACTS: readonly Fact[] = [
  {
    id: "expense",
    label: "expense",
    unit: "fraction",
    basis: `cost a year over assets, from the annual report, ${AS_PUBLISHED}`,
    of: ({ expense }) => expense,
    known: "expense",
  },
  {
    id: "assets",
    label: "size",
    unit: "usd",
    basis: `assets of all share classes together, ${AS_PUBLISHED}`,
    of: ({ assets }) => assets,
    known: "assets",
  },
  {
    id: "yield",
    label: "yield",
    unit: "fraction",
    basis: `distributions of twelve months over the price, ${AS_PUBLISHED}`,
    of: (facts) => facts.yield,
    known: "yield",
  },
  {
    id: "trailing-pe.published",
    label: "published trailing P/E",
    unit: "multiple",
    basis: `harmonic, companies with losses left out, ${AS_PUBLISHED}`,
    of: ({ trailingPe }) => trailingPe,
  },
  {
    id: "price-book.published",
    label: "published price/book",
    unit: "multiple",
    basis: `harmonic, ${AS_PUBLISHED}`,
    of: ({ priceBook }) => priceBook,
  },
  {
    id: "beta.published",
    label: "published beta",
    unit: "ratio",
    basis: "three years of months against a benchmark of the data provider's own choice",
    of: ({ beta3Year }) => beta3Year,
  },
  ...(["oneYear", "threeYears", "fiveYears"] as const).map((field, place): Fact => {
    const years = [1, 3, 5][place] ?? 1;
    return {
      id: `return.${years}y.published`,
      label: `published return, ${years} y`,
      unit: years === 1 ? "fraction" : "per-year",
      basis: "total return as the data provider publishes it for that day, a year for three and more",
      of: ({ published }) => (published.date === null ? null : published[field]),
      day: ({ published }) => published.date,
    };
  }),
];

/** What the data provider says of a fund; where it is silent, what was published elsewhere, with its own day. */
export function factFigures({ ticker, facts }: FundRead, { today, simulated }: FundsParts): Figure[] {
  return FACTS.map(({ id, label, unit, basis, of, known, day }) => {
    const said = "value" in facts ? of(facts.value.value) : null;
    const stand = said === null && known && !simulated ? knownFact(ticker, known, today) : null;
    return toFigure({
      id: `fund.${ticker}.${id}`,
      label: `${ticker}: ${label}`,
      value: stand?.value ?? said,
      unit,
      basis: stand ? "as published on that day; the data provider does not state it now" : basis,
      reason: "reason" in facts ? facts.reason : "the source does not state it",
      readings: stand ? [publishedReading(stand)] : ofDay(facts, day),
    });
  });
}

/** The reading of a fact: of the day that the provider states for it, else of the fund's price. */
function ofDay(facts: Read<FundFacts>, day: Fact["day"]): readonly FigureReading[] {
  const own = "value" in facts && day ? day(facts.value.value) : null;
  return factReadings(facts).map((reading) => (own === null ? reading : { ...reading, observedAt: closeOf(own) }));
}

/** A published fact as a reading: true on its day, and known since then. */
export function publishedReading({ value, date, source, url }: KnownFact): FigureReading {
  return { value, source, url, observedAt: closeOf(date), fetchedAt: closeOf(date), stale: false };
}

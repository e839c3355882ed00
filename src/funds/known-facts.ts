import { daysBetween } from "../calendar-day.ts";

/** What is known of a fund's facts from publications. */
export type KnownField = "expense" | "assets" | "holdings" | "yield";

/** A published fact with its day. */
export type KnownFact = {
  readonly ticker: string;
  readonly field: KnownField;
  /** Fractions; US dollars; a count. */
  readonly value: number;
  /** Day for which it is given, and on which it came out, ISO. */
  readonly date: string;
  readonly published: string;
  readonly source: string;
  readonly url: string;
};

type Report = Pick<KnownFact, "date" | "published" | "source" | "url">;

/** How the source of a published fact is called, before the name of who published it. */
const PUBLISHED = "Fund facts published by";
const JANUARY: Report = {
  date: "2026-01-12",
  published: "2026-01-13",
  source: `${PUBLISHED} fool.com`,
  url: "https://www.fool.com/",
};
const LATE_JANUARY: Report = {
  date: "2026-01-27",
  published: "2026-01-27",
  source: `${PUBLISHED} reportify.ai`,
  url: "https://reportify.ai/",
};
const MARCH: Report = {
  date: "2026-03-11",
  published: "2026-03-12",
  source: `${PUBLISHED} nasdaq.com`,
  url: "https://www.nasdaq.com/",
};

const of = (ticker: string, report: Report, fields: Partial<Record<KnownField, number>>): readonly KnownFact[] =>
  Object.entries(fields).map(([field, value]) => ({ ticker, field: field as KnownField, value, ...report }));

/** Dated facts as published. They stand in where the data provider is silent, and always bear their day and source. */
export const KNOWN_FACTS: readonly KnownFact[] = [
  ...of("IWM", LATE_JANUARY, { assets: 75e9 }),
  ...of("IJR", JANUARY, { expense: 0.0006, holdings: 632, assets: 88.0e9, yield: 0.0144 }),
  ...of("IJR", MARCH, { expense: 0.0006, holdings: 649, assets: 92.2e9, yield: 0.014 }),
  ...of("SCHA", JANUARY, { expense: 0.0004, holdings: 1742, assets: 19.3e9, yield: 0.0126 }),
  ...of("SCHA", MARCH, { expense: 0.0004, assets: 20.1e9, yield: 0.012 }),
];

/** A published fact older than this says nothing of today. */
const TOO_OLD_DAYS = 400;

/**
 * The newest published fact of a fund that was known on a day; null where there is none, or where it is too old.
 *
 * @param today - ISO date; what came out later is not known yet.
 */
export function knownFact(ticker: string, field: KnownField, today: string): KnownFact | null {
  const known = KNOWN_FACTS.filter(
    (fact) =>
      fact.ticker === ticker &&
      fact.field === field &&
      fact.published <= today &&
      daysBetween(fact.date, today) <= TOO_OLD_DAYS,
  );
  return known.reduce<KnownFact | null>((newest, fact) => (newest && newest.date >= fact.date ? newest : fact), null);
}

/** Who published a fact, from its source's name. */
export function publisherOf(source: string): string {
  return source.slice(PUBLISHED.length).trim();
}

/** Whether a source's name is that of a published fact. */
export function isPublished(source: string): boolean {
  return source.startsWith(PUBLISHED);
}

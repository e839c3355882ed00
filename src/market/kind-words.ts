import type { Kind } from "./freshness.ts";

/** A kind of data in words that people know. */
export type KindWords = {
  /** With the source's name: `iShares holdings`. */
  readonly name: string;
  /** What its requests give, one and many; empty where they give no list worth counting. */
  readonly rows: readonly [one: string, many: string] | null;
  /** True where values are of a fiscal year: their days say nothing about how old the data is. */
  readonly ofYears?: true;
  /** Where it is from and on what terms, in one sentence. */
  readonly terms: string;
};

const YAHOO = "Yahoo Finance, not an official interface: for personal use, delayed, may change or stop without notice";
const SEC = "SEC EDGAR, public domain; asked with the operator's mail address, at most ten requests a second";

/** Words for every kind; a kind without words does not compile. */
export const KIND_WORDS: Readonly<Record<Kind, KindWords>> = {
  holdings: {
    name: "iShares holdings",
    rows: ["company", "companies"],
    terms: "BlackRock's public files of the funds' holdings: the fund stands for its index, a day late or more",
  },
  quotes: { name: "Yahoo quotes", rows: ["company", "companies"], terms: YAHOO },
  history: { name: "Yahoo prices", rows: ["day", "days"], terms: YAHOO },
  fundRatios: { name: "Yahoo fund ratios", rows: null, terms: YAHOO },
  fundFacts: { name: "Yahoo fund facts", rows: null, terms: YAHOO },
  listings: { name: "Yahoo listings", rows: ["listing", "listings"], terms: YAHOO },
  news: {
    name: "Yahoo headlines",
    rows: null,
    terms: `headlines found by ${YAHOO}; titles are their publishers' words`,
  },
  filings: { name: "SEC filings", rows: ["fact", "facts"], ofYears: true, terms: SEC },
  companyNumbers: { name: "SEC company numbers", rows: null, terms: SEC },
  strip: { name: "Fed funds futures", rows: ["contract", "contracts"], terms: `prices by ${YAHOO}` },
  policyRates: {
    name: "New York Fed rates",
    rows: ["day", "days"],
    terms: "Federal Reserve Bank of New York, public with its name said",
  },
  fomc: {
    name: "Fed meeting calendar",
    rows: ["meeting", "meetings"],
    terms: "Board of Governors of the Federal Reserve System, public domain; a built-in list stands in",
  },
  series: {
    name: "FRED series",
    rows: ["value", "values"],
    terms: "Federal Reserve Bank of St. Louis; some series belong to others, such as ICE's spreads",
  },
  pmi: {
    name: "ISM manufacturing PMI",
    rows: ["month", "months"],
    terms: "ISM by way of DBnomics: ISM licenses its data, and an operator's own values stand before it",
  },
  estimates: { name: "Yahoo estimates", rows: null, terms: YAHOO },
};

import type { Card } from "../../src/card.ts";
import type { Figure } from "../../src/figure.ts";

/** Hard cards: every renderer gets all of them. */

const reading = {
  value: 1,
  source: "Yahoo Finance quotes",
  url: "https://query2.finance.yahoo.com/v7/finance/quote",
  observedAt: "2026-08-21T20:00:01.000Z",
  fetchedAt: "2026-08-21T21:00:00.000Z",
  stale: false,
};

export const figure: Figure = {
  id: "small.forward-pe.exNegative",
  label: "Russell 2000, losses left out",
  value: 15.2,
  unit: "multiple",
  basis: "price over next fiscal year's earnings",
  coverage: 0.952,
  readings: [reading],
};

export const plainCard: Card = {
  title: "Cheaper without the loss-makers",
  answer: "The Russell 2000 trades at 15.2×, a 20.1% discount to the S&P 500's 19.0×.",
  tone: "plain",
  parts: [
    {
      kind: "table",
      columns: ["", "Russell 2000", "S&P 500", "Gap"],
      rows: [
        ["losses left out", "15.2×", "19.0×", "−3.9 turns, 20.1% cheaper"],
        ["losses counted", "22.5×", "19.1×", "+3.5 turns, 18.0% dearer"],
      ],
    },
    { kind: "facts", facts: [{ label: "Coverage", value: "95.2%" }] },
    { kind: "note", text: "Next fiscal year, not next twelve months." },
    {
      kind: "chart",
      form: "lines",
      title: "IWM against SPY",
      alt: "IWM against SPY, 1 Jan 2026 to 21 Aug 2026: from 1.00 to 1.10.",
      yLabel: "IWM / SPY",
      yUnit: "ratio",
      series: [
        {
          name: "IWM / SPY",
          points: [
            { date: "2026-01-02", value: 1 },
            { date: "2026-05-01", value: 1.04 },
            { date: "2026-08-21", value: 1.1 },
          ],
        },
      ],
      footer: "Yahoo Finance 21 Aug 2026",
    },
  ],
  sources: [
    {
      name: "Yahoo Finance quotes",
      url: "https://finance.yahoo.com",
      observedAt: "2026-08-21T20:00:01.000Z",
      precision: "minute",
      stale: false,
    },
  ],
  next: [
    { label: "How computed?", command: "valuation", options: {}, view: "receipt" },
    { label: "Against mid caps", command: "valuation", options: { against: "sp400" } },
  ],
  figures: { [figure.id]: figure },
  data: { rows: [] },
  simulated: false,
};

/** A company name as an attacker would register it. */
export const HOSTILE =
  "@everyone <!channel> <@123456789012345678> *bold* `code` ```block``` [x](https://evil.example) |spoiler| &amp; <script>";

export const hostileCard: Card = {
  ...plainCard,
  title: `Title ${HOSTILE}`,
  answer: `Answer ${HOSTILE}`,
  parts: [
    { kind: "table", columns: ["Name", HOSTILE], rows: [[HOSTILE, "1.0×"]] },
    { kind: "facts", facts: [{ label: HOSTILE, value: HOSTILE }] },
    { kind: "note", text: HOSTILE },
  ],
  sources: [
    {
      name: HOSTILE,
      url: "https://example.org",
      observedAt: "2026-08-21T20:00:01.000Z",
      precision: "day",
      stale: true,
    },
  ],
  next: [{ label: HOSTILE, command: "valuation", options: { against: HOSTILE } }],
};

const long = "0123456789 ".repeat(1000);

export const hugeCard: Card = {
  ...plainCard,
  title: long,
  answer: long,
  parts: [
    {
      kind: "table",
      columns: Array.from({ length: 30 }, (_, i) => `Column ${i}`),
      rows: Array.from({ length: 300 }, (_, i) => Array.from({ length: 30 }, (_, j) => `cell ${i} ${j}`)),
    },
    { kind: "facts", facts: Array.from({ length: 200 }, (_, i) => ({ label: `${i} ${long}`, value: long })) },
    ...Array.from({ length: 100 }, () => ({ kind: "note" as const, text: long })),
    ...plainCard.parts.filter(({ kind }) => kind === "chart"),
  ],
  sources: Array.from({ length: 50 }, (_, i) => ({
    name: `Source ${i} ${long}`,
    url: "https://example.org",
    observedAt: "2026-08-21T20:00:01.000Z",
    precision: "minute" as const,
    stale: false,
  })),
  next: Array.from({ length: 60 }, (_, i) => ({
    label: `Question ${i} ${long}`,
    command: "valuation",
    options: { metric: long },
  })),
};

export const problemCard: Card = {
  title: "That does not fit",
  answer: "“sp40” is not a value of against.",
  tone: "problem",
  parts: [{ kind: "note", text: "Did you mean sp400? Allowed: sp500, sp400, russell1000." }],
  sources: [],
  next: [],
  figures: {},
  data: { problem: "bad-option" },
  simulated: false,
};

export const nullFigureCard: Card = {
  ...plainCard,
  title: "Not meaningful",
  answer: "With losses counted there is no trailing price/earnings: aggregate earnings are negative.",
  tone: "caution",
  parts: [{ kind: "facts", facts: [{ label: "Russell 2000, losses counted", value: "not meaningful" }] }],
  figures: {
    "small.trailing-pe.aggregate": {
      ...figure,
      id: "small.trailing-pe.aggregate",
      value: null,
      reason: "aggregate earnings are negative",
    },
  },
};

/** Nothing but a title and an answer, both empty. */
export const emptyCard: Card = { ...problemCard, title: "", answer: "", parts: [] };

export const simulatedCard: Card = { ...plainCard, simulated: true };

export const pendingCard: Card = {
  ...plainCard,
  tone: "caution",
  pending: "Still loading: 12 of 49 requests answered; this answer will be completed.",
};

const picture = {
  kind: "chart",
  title: "How a whole is divided",
  alt: "Three categories, from 20% to 55%.",
  yLabel: "Share",
  yUnit: "percent",
  footer: "Yahoo Finance 21 Aug 2026",
} as const;

/** Both arrangements of bars, with gaps, losses and lengths that do not match. */
export const barsCard: Card = {
  ...plainCard,
  title: "Bars",
  parts: [
    {
      ...picture,
      form: "bars",
      arrangement: "beside",
      categories: ["below 0%", "0 to 10%", `above ${HOSTILE}`],
      xLabel: "Growth",
      series: [
        { name: "Russell 2000", values: [25, null, 55] },
        { name: HOSTILE, values: [20] },
        { name: "S&P 500", values: [-5, 60, 45, 10] },
      ],
      lines: [{ label: "half", value: 50 }],
    },
    {
      ...picture,
      form: "bars",
      arrangement: "stacked",
      categories: ["16 Sep", "28 Oct"],
      xLabel: "FOMC meeting",
      series: Array.from({ length: 14 }, (_, index) => ({ name: `${index}.00–${index}.25%`, values: [7, null] })),
    },
  ],
};

/** A line on grounds, one of them without an end that can be read. */
export const spansCard: Card = {
  ...plainCard,
  title: "Grounds",
  parts: [
    {
      ...picture,
      form: "lines",
      series: [
        {
          name: "PMI",
          points: [
            { date: "2026-06-01", value: 49 },
            { date: "2026-07-01", value: 51 },
            { date: "2026-08-01", value: 52 },
          ],
        },
      ],
      spans: [
        { name: "below 50", from: "2026-06-01", to: "2026-06-30" },
        { name: HOSTILE, from: "2026-07-01", to: "2026-08-31" },
        { name: "never", from: "2026-07-01", to: "some day" },
      ],
    },
  ],
};

/** Headlines as an attacker would publish them: each tries to break out of its link, or to be one. */
export const HOSTILE_HEADLINES: readonly (readonly [text: string, url: string])[] = [
  ["Fed holds] (https://evil.example) [rates", "https://news.example/a"],
  ["[click](https://evil.example)", "https://news.example/b"],
  ["a|b> <https://evil.example|c>", "https://news.example/c|d>"],
  [HOSTILE, "https://news.example/@everyone?q=)>**`_](<https://evil.example>)"],
  ["a script", "javascript:alert(1)"],
  ["a password", "https://bank.example:x@evil.example/"],
  ["a file", "file:///etc/passwd"],
  ["no address", "not an address"],
  ["ends in a backslash\\", "https://news.example/\\"],
  ["", "https://news.example/empty"],
  ["two\nlines", `https://news.example/${"x".repeat(2_000)}`],
];

/** Every kind of time, in all its wrong forms too. */
export const agendaCard: Card = {
  ...plainCard,
  title: "What comes",
  parts: [
    {
      kind: "agenda",
      events: [
        { at: "2026-08-24", precision: "day", label: "Ten small caps report", detail: "estimated" },
        { at: "2026-09-01T14:00:00.000Z", precision: "minute", label: "ISM manufacturing", detail: "by rule" },
        { at: "2026-09-10", precision: "day", until: "2026-09-15", label: "Consumer prices" },
        { at: "some day", precision: "day", label: "Nobody knows" },
        { at: "some minute", precision: "minute", label: "Nobody knows" },
        { at: "2026-09-16T18:00:00.000Z", precision: "minute", label: HOSTILE, detail: HOSTILE },
        { at: "2026-09-17", precision: "day", label: "", detail: "" },
      ],
    },
  ],
};

export const linksCard: Card = {
  ...plainCard,
  title: "Headlines",
  parts: [
    {
      kind: "links",
      items: HOSTILE_HEADLINES.map(([text, url]) => ({
        text,
        url,
        at: "2026-08-21T18:00:00.000Z",
        detail: `Publisher ${HOSTILE}`,
      })),
    },
  ],
};

/** More events and headlines than any message holds. */
export const longListsCard: Card = {
  ...plainCard,
  title: "Long lists",
  parts: [
    {
      kind: "agenda",
      events: Array.from({ length: 300 }, (_, index) => ({
        at: "2026-09-01T14:00:00.000Z",
        precision: "minute" as const,
        label: `${index} ${long.slice(0, 900)}`,
        detail: long.slice(0, 900),
      })),
    },
    {
      kind: "links",
      items: Array.from({ length: 300 }, (_, index) => ({
        text: `${index} ${long.slice(0, 900)}`,
        url: `https://news.example/${"y".repeat(900)}`,
        detail: long.slice(0, 900),
      })),
    },
    { kind: "agenda", events: [] },
    { kind: "links", items: [] },
  ],
};

export const hardCards: readonly (readonly [string, Card])[] = [
  ["plain", plainCard],
  ["hostile", hostileCard],
  ["huge", hugeCard],
  ["problem", problemCard],
  ["null figures", nullFigureCard],
  ["empty", emptyCard],
  ["simulated", simulatedCard],
  ["pending", pendingCard],
  ["bars", barsCard],
  ["spans", spansCard],
  ["agenda", agendaCard],
  ["links", linksCard],
  ["long lists", longListsCard],
];

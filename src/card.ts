import type { Figures } from "./figure.ts";
import type { Receipt } from "./receipt.ts";

/**
 * A card is what a command answers: meaning only, never platform markup.
 *
 * Every text in a card is plain text. Adapters decide what is bold, what is a column and what is cut; they escape
 * everything, so a company name cannot ping a channel. Numbers in texts come from `format.ts`, so that a number is
 * the same on every platform.
 */
export type Card = {
  readonly title: string;
  /** One plain sentence (or two) with the answer in it; also the notification text. */
  readonly answer: string;
  /** How far to trust the answer, never whether the news is good: colour is not an opinion. */
  readonly tone: "plain" | "caution" | "problem";
  readonly parts: readonly Part[];
  readonly sources: readonly Source[];
  /** Follow-up questions, shown as buttons. */
  readonly next: readonly Suggestion[];
  /** Every number of the card by id, raw and with its readings. */
  readonly figures: Figures;
  /** The command's typed result; what `--json` prints and the receipt attaches. */
  readonly data: unknown;
  /** How the figures were computed. Present on every card that has figures. */
  readonly receipt?: Receipt;
  /** Files that go with the card: a receipt's CSV and JSON. */
  readonly attachments?: readonly Attachment[];
  /** True when the numbers come from the built-in simulated market. */
  readonly simulated: boolean;
  /** What is still being loaded, in words; absent on a complete answer. */
  readonly pending?: string;
};

export type Part = Facts | Table | Chart | Note | Agenda | Links;

/** Labelled values, already text: `{ label: "Coverage", value: "95.2%" }`. */
export type Facts = {
  readonly kind: "facts";
  readonly facts: readonly { readonly label: string; readonly value: string }[];
};

/** A small table; the first column names the row. */
export type Table = {
  readonly kind: "table";
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

export type Note = { readonly kind: "note"; readonly text: string };

/** What happens when, in order. An instant is shown in each reader's own time, a day as it stands everywhere. */
export type Agenda = {
  readonly kind: "agenda";
  readonly events: readonly AgendaEvent[];
};

export type AgendaEvent = When & {
  readonly label: string;
  /** Where the event is known from, and whatever else is worth a few words. */
  readonly detail?: string;
};

/** When something is: an instant to the minute, a day, or a stretch of days within which it is awaited. */
export type When =
  | {
      /** ISO 8601 in UTC. */
      readonly at: string;
      readonly precision: "minute";
    }
  | {
      /** ISO date where the market is; never turned into an instant. */
      readonly at: string;
      readonly precision: "day";
      /** The last day of the stretch, ISO date; absent for a single day. */
      readonly until?: string;
    };

/** Texts of others with their addresses, such as headlines. */
export type Links = {
  readonly kind: "links";
  readonly items: readonly LinkItem[];
};

export type LinkItem = {
  /** As it was published: quoted, never reworded. */
  readonly text: string;
  /** Shown as a link where it is http or https, else left out. */
  readonly url: string;
  /** When it was published, ISO 8601 in UTC; shown in each reader's own time. */
  readonly at?: string;
  /** Who published it, and what it touches. */
  readonly detail?: string;
};

/** A picture described by its data; `src/chart` draws it, platforms without pictures show `alt`. */
export type Chart = LineChart | BarChart;

type Picture = {
  readonly kind: "chart";
  readonly title: string;
  /** What a person who cannot see the picture needs: what is shown, from when to when, first, last, low, high. */
  readonly alt: string;
  readonly yLabel: string;
  /**
   * How the numbers on the axis are written: `multiple` 15.2×, `percent` 3.50% (rates), `share` 40.1% (of a whole),
   * `ratio` 0.39, `index` 55.6.
   */
  readonly yUnit: "multiple" | "percent" | "share" | "ratio" | "index";
  /** Horizontal reference lines: a mean, parity, the 50 of a PMI. */
  readonly lines?: readonly { readonly label: string; readonly value: number }[];
  /** Where the data came from and how old it is, drawn small under the picture. */
  readonly footer: string;
};

/** Values over time. */
export type LineChart = Picture & {
  readonly form: "lines";
  readonly series: readonly ChartSeries[];
  /** Stretches of time with a ground of their own, such as a PMI's regimes: equal names have equal colours. */
  readonly spans?: readonly { readonly name: string; readonly from: string; readonly to: string }[];
};

export type ChartSeries = {
  readonly name: string;
  /** ISO dates, ascending. Missing days are absent, never zero. */
  readonly points: readonly { readonly date: string; readonly value: number }[];
};

/** Values by category: a histogram, or how a whole is divided at each of several dates. */
export type BarChart = Picture & {
  readonly form: "bars";
  /** In the order they are drawn, left to right: `below 0%`, `0 to 10%`; `16 Sep`, `28 Oct`. */
  readonly categories: readonly string[];
  /** What the categories are; drawn under them. */
  readonly xLabel: string;
  /** `beside`: the series' bars stand next to each other. `stacked`: each on the one before it. */
  readonly arrangement: "beside" | "stacked";
  readonly series: readonly {
    readonly name: string;
    /** One for each category; null where there is none. */
    readonly values: readonly (number | null)[];
  }[];
};

/** Where figures came from and when they were true; one line of the footer. */
export type Source = {
  readonly name: string;
  readonly url: string;
  /** Oldest observation of this source, ISO 8601 in UTC. */
  readonly observedAt: string;
  /** How exact the instant is: a holdings file has a day, a quote a minute. */
  readonly precision: "day" | "minute";
  /** True when the source failed and an older copy was used. */
  readonly stale: boolean;
};

/** A follow-up question the reader can ask with one click. */
export type Suggestion = {
  readonly label: string;
  readonly command: string;
  readonly options: Readonly<Record<string, string | number | boolean>>;
  /** `receipt`: show how the answer was computed, privately. */
  readonly view?: "receipt";
};

export type Attachment = { readonly name: string; readonly type: string; readonly content: string };

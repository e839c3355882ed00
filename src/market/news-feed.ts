/** One headline as it was published. Foreign text: quoted, never believed, never reworded. */
export type Headline = {
  /** The source's own id: the same article has the same one. */
  readonly id: string;
  readonly title: string;
  /** Null where the source does not say. */
  readonly publisher: string | null;
  /** Where it can be read; not checked to be an address. */
  readonly url: string;
  /** ISO 8601 in UTC. */
  readonly publishedAt: string;
  /** Companies that the source relates it to; rarely complete, and sometimes wrong. */
  readonly tickers: readonly string[];
};

/** What a search for headlines gave. */
export type NewsFeed = {
  readonly query: string;
  /** In the source's order, which is neither time nor importance. */
  readonly rows: readonly Headline[];
  /** Rows that could not be read: without an id, a title, an address or a time. */
  readonly dropped: number;
};

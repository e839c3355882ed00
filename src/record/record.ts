/** One trading day in the daily record. */
export type RecordedDay = {
  /** Trading day, ISO date in New York. */
  readonly date: string;
  readonly recordedAt: string;
  /** Version of the method; days of different versions are never mixed into one series. */
  readonly method: number;
  /** SHA-256 of the inputs, hex. */
  readonly inputsHash: string;
  /** Figures by id, raw values; null where not meaningful. */
  readonly figures: Readonly<Record<string, number | null>>;
};

/** The append-only record of the figures, one row per trading day. */
export type DailyRecord = {
  /** Adds a day. A day that is there already stays as it is: returns false. */
  append(day: RecordedDay, inputs: unknown): Promise<boolean>;
  /** Every recorded day, oldest first. */
  days(): Promise<readonly RecordedDay[]>;
  /** The inputs of a recorded day; null when there is no such day. */
  inputs(date: string): Promise<unknown>;
};

/**
 * Pieces of the inputs of recorded days by the hash of their contents, so that what two days have in common is kept
 * once. Append-only: a piece that is there already stays as it is.
 */
export type Pieces = {
  has(hash: string): Promise<boolean>;
  put(hash: string, bytes: Uint8Array): Promise<void>;
  /** Null when there is no such piece. */
  get(hash: string): Promise<Uint8Array | null>;
  /** Those there are, for whoever moves a store. */
  hashes(): Promise<readonly string[]>;
};

/** A figure of a past day that the operator brought along. */
export type ImportedValue = {
  /** What it was computed by, in the operator's words; a series of its own, never mixed with another. */
  readonly method: string;
  /** Trading day, ISO date in New York. */
  readonly date: string;
  /** A figure's id. */
  readonly figure: string;
  /** Raw, in the unit of the figure. */
  readonly value: number;
};

/** Imported figures. Append-only: a figure of a day that a method has already stays as it is. */
export type Imported = {
  /**
   * @param importedAt - ISO instant.
   * @returns How many were new.
   */
  add(values: readonly ImportedValue[], importedAt: string): Promise<number>;
  /** All of them by method, date and figure. */
  values(): Promise<readonly (ImportedValue & { readonly importedAt: string })[]>;
};

/** Everything that is recorded, each day or month once and for good. */
export type Records = {
  /** A trading day's figures, with the inputs they were computed from. */
  readonly figures: DailyRecord;
  /** Settlements of fed funds futures by trading day: figures are prices by contract month. */
  readonly strip: DailyRecord;
  /** PMI values as first seen, by the first day of the month they speak of. */
  readonly pmi: DailyRecord;
  /** What the inputs of recorded days are made of. */
  readonly pieces: Pieces;
  readonly imported: Imported;
};

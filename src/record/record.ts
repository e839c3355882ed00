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

/** Everything that is recorded, each day or month once and for good. */
export type Records = {
  /** A trading day's figures, with the inputs they were computed from. */
  readonly figures: DailyRecord;
  /** Settlements of fed funds futures by trading day: figures are prices by contract month. */
  readonly strip: DailyRecord;
  /** PMI values as first seen, by the first day of the month they speak of. */
  readonly pmi: DailyRecord;
};

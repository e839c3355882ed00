/** How one source has been doing since the start, for the status command and health checks. */
export type SourceHealth = {
  /** Host that was asked: `query2.finance.yahoo.com`. */
  readonly host: string;
  readonly requests: number;
  readonly failures: number;
  readonly lastSuccessAt: string | null;
  readonly lastFailureAt: string | null;
  /** What the last failure was, in one short line without addresses or secrets; null when none is on record. */
  readonly lastFailure: string | null;
  /** When a source that failed too often is asked again; null while it is in use. */
  readonly pausedUntil: string | null;
};

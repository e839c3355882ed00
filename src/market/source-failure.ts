import { messageOf } from "../errors.ts";

/** How a source failed, so that the right thing follows: try again, renew a crumb, pause, wait on, or give up. */
export type FailureKind =
  | "network"
  | "timeout"
  | "refused"
  | "limited"
  | "unauthorized"
  | "missing"
  | "misunderstood"
  | "unreadable"
  | "paused"
  | "loading"
  | "off";

/**
 * A source did not give what was asked. The message is one short line, without addresses, secrets or page contents.
 * Callers with an older copy use that; callers without turn it into a UserError.
 */
export class SourceFailure extends Error {
  override readonly name = "SourceFailure";
  readonly kind: FailureKind;
  /** Name people know the source by, or its host. */
  readonly source: string;
  /** The message without what holds for the next seconds only: for whoever keeps it, or says it beside other ones. */
  readonly reason: string;
  /** When it makes sense to ask again, milliseconds since the epoch (real clock); null when unknown. */
  readonly retryAt: number | null;

  constructor(
    kind: FailureKind,
    source: string,
    message: string,
    options: { reason?: string; retryAt?: number | null; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.source = source;
    this.reason = options.reason ?? message;
    this.retryAt = options.retryAt ?? null;
  }
}

/** Why something failed, in words that stay true: a source's reason, or any other error's message. */
export function lastingReason(error: unknown): string {
  return error instanceof SourceFailure ? error.reason : messageOf(error);
}

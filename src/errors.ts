/** What went wrong, in the asker's terms. Adapters never branch on anything else. */
export type Problem = "unknown-command" | "bad-option" | "not-allowed" | "no-data" | "source-down" | "broken";

/**
 * A failure the asker can understand and act on. Its message and hint are shown as they stand.
 *
 * Every other error is a bug: it is logged in full, and the asker sees an incident number instead.
 */
export class UserError extends Error {
  override readonly name = "UserError";
  readonly problem: Problem;
  /** The next step: a near match, the allowed values, when to try again. */
  readonly hint: string | undefined;

  constructor(problem: Problem, message: string, options: { hint?: string | undefined; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.problem = problem;
    this.hint = options.hint;
  }
}

/** What was thrown, in words: an error's message, or anything else as it reads. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

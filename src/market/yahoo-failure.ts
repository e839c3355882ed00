import { messageOf } from "../errors.ts";
import { SourceFailure } from "./source-failure.ts";
import { SOURCE } from "./yahoo-client.ts";

/** Whether a request failed for want of a good key, so that a new one may help. */
export function isKeyTrouble(error: unknown): boolean {
  if (error instanceof SourceFailure) return error.kind === "unauthorized";
  return error instanceof Error && /invalid (crumb|cookie)|unauthorized/i.test(error.message);
}

/** A symbol without an answer, said in terms of what was asked. */
export function unknownTo(what: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof SourceFailure) || error.kind !== "missing") throw error;
    throw new SourceFailure("missing", SOURCE, `Yahoo Finance has ${what}`, { cause: error });
  };
}

/**
 * That a company has no estimates, or is not known, is an answer, and worth remembering. An address that is gone says
 * so in other words, and is a failure.
 */
export function emptyWhenUnknown(error: unknown): readonly unknown[] {
  const said = error instanceof SourceFailure && error.kind === "missing" ? String(error.cause) : "";
  if (/no fundamentals data|quote not found/i.test(said)) return [];
  throw error;
}

/** The library's errors may hold a whole page; the message here never does. */
export function asFailure(error: unknown): SourceFailure {
  if (error instanceof SourceFailure) return error;
  const message = messageOf(error);
  if (/not found|no data found|no fundamentals/i.test(message)) {
    return new SourceFailure("missing", SOURCE, "Yahoo Finance does not know that symbol", {
      cause: message.slice(0, 200),
    });
  }
  return new SourceFailure("unreadable", SOURCE, "Yahoo Finance sent an answer that cannot be read", {
    cause: message.slice(0, 200),
  });
}

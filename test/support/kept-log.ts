import type { Log } from "../../src/log.ts";

type Entry = {
  readonly level: keyof Log;
  readonly message: string;
  readonly detail?: Readonly<Record<string, unknown>>;
};

/** A log that keeps what was said. */
export function keptLog(): Log & { readonly entries: readonly Entry[] } {
  const entries: Entry[] = [];
  const keep =
    (level: keyof Log): Log[keyof Log] =>
    (message, detail) => {
      entries.push({ level, message, ...(detail ? { detail } : {}) });
    };
  return { entries, debug: keep("debug"), info: keep("info"), warn: keep("warn"), error: keep("error") };
}

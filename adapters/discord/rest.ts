import { createRequire } from "node:module";
import type { API } from "@discordjs/core/http-only";
import { REST, type RESTOptions } from "discord.js";
import type { Log } from "../../src/log.ts";

// discord.js is CommonJS: an import of @discordjs/core would load its REST library a second time, as ES modules.
const { API: ApiOf } = createRequire(import.meta.url)(
  "@discordjs/core/http-only",
) as typeof import("@discordjs/core/http-only");

export type RestOptions = {
  readonly token: string;
  /** Without the version: `https://discord.com/api`. */
  readonly apiUrl: string;
  readonly log: Log;
  /** Longest wait for one call; most set a shorter one by what they carry. */
  readonly timeoutMs: number;
  /** Which limits are an error at once, instead of a wait. */
  readonly rejectOnRateLimit?: RESTOptions["rejectOnRateLimit"];
};

/** Calls with queues and limits of their own. Retries are ours, since the library's know no pause and no deadline. */
export function createRest({ token, apiUrl, log, timeoutMs, rejectOnRateLimit = null }: RestOptions): {
  readonly api: API;
  /** Ends the library's timers. */
  close(): void;
} {
  const rest = new REST({ api: apiUrl, timeout: timeoutMs, retries: 0, rejectOnRateLimit }).setToken(token);
  rest.on("rateLimited", ({ method, global, retryAfter, scope }) =>
    log.warn("discord rate limit", { method, global, retryAfter, scope }),
  );
  return {
    api: new ApiOf(rest),
    close() {
      rest.clearHandlerSweeper();
      rest.clearHashSweeper();
    },
  };
}

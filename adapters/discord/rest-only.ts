import type { API } from "@discordjs/core/http-only";
import * as z from "zod";
import type { Log } from "../../src/log.ts";
import { failureOf } from "./failure.ts";
import type { Connection } from "./gateway.ts";
import { AUTHENTICATION_FAILED, closeSentence, GIVE_UP_MS, STOPPED, UNREACHABLE } from "./login.ts";
import { backoff, limited, pause } from "./pause.ts";

export type RestOnlyOptions = {
  readonly api: Pick<API, "applications">;
  readonly publicKey: string | undefined;
  readonly applicationId: string | undefined;
  readonly log: Log;
  /** The real clock in milliseconds since the epoch. */
  readonly now: () => number;
};

const CALL_MS = 5_000;

const application = z.object({
  id: z.string(),
  verify_key: z.string().optional(),
  interactions_endpoint_url: z.string().nullish(),
});

/** Discord without a gateway: interactions come as signed requests, so there is only the token to try. */
export function createRestOnly({ api, publicKey, applicationId, log, now }: RestOnlyOptions): Connection {
  let accepted = false;

  async function read(signal: AbortSignal): Promise<z.output<typeof application>> {
    const until = now() + GIVE_UP_MS;
    for (let tries = 0; ; tries += 1) {
      try {
        return application.parse(await limited(CALL_MS, (options) => api.applications.getCurrent(options)));
      } catch (error) {
        const { status, message } = failureOf(error);
        if (status === 401) throw new Error(closeSentence(AUTHENTICATION_FAILED));
        if (now() > until) throw new Error(UNREACHABLE);
        log.warn("discord did not answer, trying again", { status, reason: message });
        await pause(backoff(tries, { first: 500, most: 15_000 }), signal);
        if (signal.aborted) throw new Error(STOPPED);
      }
    }
  }

  return {
    async start(signal) {
      const found = await read(signal);
      const own = found.verify_key?.toLowerCase() ?? "";
      if (own && publicKey && own !== publicKey.toLowerCase()) {
        log.error("DISCORD_PUBLIC_KEY is not this application's, so every request will be refused: copy it again");
      }
      if (applicationId !== undefined && applicationId !== found.id) {
        log.warn("DISCORD_APPLICATION_ID is not the application of DISCORD_TOKEN, whose own is used");
      }
      if (!found.interactions_endpoint_url) {
        log.warn(
          "the application has no Interactions Endpoint URL yet: set it in the developer portal to this server's /discord/interactions",
        );
      }
      accepted = true;
      log.info("discord connected", { gateway: false });
      return found.id;
    },
    stop: async () => {},
    healthy: () => accepted,
  };
}

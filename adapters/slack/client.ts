import { type Logger, webApi } from "@slack/bolt";

export type ClientSettings = {
  /** The Web API's base, `https://slack.com/api/`. */
  readonly apiUrl: string;
  readonly logger: Logger;
};

const CALL_TIMEOUT_MS = 8_000;

/**
 * Settings of Slack's client: a fresh object each time, and without headers, since the library writes into it, tokens
 * included. Retries are ours.
 */
export function clientOptions({ apiUrl, logger }: ClientSettings): webApi.WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    timeout: CALL_TIMEOUT_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger,
  };
}

/** Slack's client with one token; what one client waits for holds up no other. */
export function createClient(token: string, settings: ClientSettings, teamId?: string): webApi.WebClient {
  return new webApi.WebClient(token, { ...clientOptions(settings), ...(teamId === undefined ? {} : { teamId }) });
}

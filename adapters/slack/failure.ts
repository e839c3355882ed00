import { webApi } from "@slack/bolt";

/**
 * Why a call brought no answer. `refused`: Slack said no. `later`: nothing was done, and it may be tried again.
 * `lost`: no one knows whether it was done.
 */
export type Failure = {
  readonly kind: "refused" | "later" | "lost";
  /** Slack's own word, or what happened to the connection; fit for a log. */
  readonly reason: string;
  readonly waitMs: number;
};

/** An answer over HTTP that Slack's own client does not make: from a response address or an upload address. */
export class HttpFailure extends Error {
  override readonly name = "HttpFailure";
  readonly status: number;
  readonly waitMs: number;

  constructor(response: Response) {
    super(`HTTP ${response.status}`);
    this.status = response.status;
    this.waitMs = (Number(response.headers.get("retry-after")) || 0) * 1000;
  }
}

/** Nothing was sent when a connection could not even be made. */
const NEVER_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"]);

export function toFailure(error: unknown): Failure {
  if (error instanceof webApi.WebAPIPlatformError) return failure("refused", error.data.error.slice(0, 60));
  if (error instanceof webApi.WebAPIRateLimitedError) return failure("later", "ratelimited", error.retryAfter * 1000);
  if (error instanceof webApi.WebAPIHTTPError) return httpFailure(error.statusCode, 0);
  if (error instanceof HttpFailure) return httpFailure(error.status, error.waitMs);
  const original = error instanceof webApi.WebAPIRequestError ? error.original : error;
  const code = errorCode(original);
  return failure(NEVER_SENT.has(code) ? "later" : "lost", code);
}

/** Answers after which a token will not work again, however often it is tried. */
const TOKEN_REFUSED = new Set([
  "not_authed",
  "invalid_auth",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "user_removed_from_team",
  "team_disabled",
  "not_allowed_token_type",
]);

export function isTokenRefused({ kind, reason }: Failure): boolean {
  return kind === "refused" && TOKEN_REFUSED.has(reason);
}

// A gateway that gave up waiting does not know whether Slack went on.
function httpFailure(status: number, waitMs: number): Failure {
  const kind = status === 504 ? "lost" : status === 429 || status >= 500 ? "later" : "refused";
  return failure(kind, `HTTP ${status}`, waitMs);
}

function failure(kind: Failure["kind"], reason: string, waitMs = 0): Failure {
  return { kind, reason, waitMs };
}

function errorCode(error: unknown): string {
  for (let each = error; each instanceof Error; each = each.cause) {
    if ("code" in each && typeof each.code === "string") return each.code;
    if (each.name === "TimeoutError") return "timeout";
  }
  return error instanceof Error ? (error.message || error.name).slice(0, 100) : "unknown";
}

import { type Failure, isTokenRefused } from "./failure.ts";

/** Slack's reasons not to take a message that another message would not meet. */
const MESSAGE = new Set([
  "invalid_blocks",
  "invalid_blocks_format",
  "msg_blocks_too_long",
  "msg_too_long",
  "no_text",
  "invalid_attachments",
  "too_many_attachments",
  "invalid_arguments",
  "invalid_metadata_format",
  "invalid_metadata_schema",
  "metadata_too_large",
]);

/** Slack's words for faults of its own, after which something may have been done. */
const PERHAPS = new Set(["fatal_error", "internal_error"]);
/** And those after which nothing was. */
const NOT_NOW = new Set(["ratelimited", "rate_limited", "service_unavailable", "request_timeout", "team_added_to_org"]);

/** In words, for whoever set up what cannot be posted. */
const REASONS: Readonly<Record<string, string>> = {
  is_archived: "the channel is archived",
  channel_not_found: "the channel is gone, or it is private and Smallcap is not in it",
  not_in_channel: "Smallcap is not in the channel: invite it with /invite @Smallcap",
  restricted_action: "the workspace's settings do not let Smallcap post in this channel",
  restricted_action_read_only_channel: "nobody but its managers may post in this channel",
  missing_scope: "the app lacks a permission in this workspace; installing it again gives it",
  account_inactive: "the app was removed from this workspace",
  token_revoked: "the app was removed from this workspace",
  invalid_auth: "Slack no longer accepts the app in this workspace; installing it again helps",
};

/** What a call that posted nothing, or nobody knows, came to: how a delivery sees a failure. */
export type Unposted =
  | { readonly kind: "lost"; readonly reason: string }
  | { readonly kind: "later"; readonly reason: string; readonly afterMs: number }
  | { readonly kind: "refused"; readonly what: "place" | "message"; readonly reason: string };

/** When nothing says how long to wait. */
const AFTER_MS = 5_000;

export function toUnposted({ kind, reason, waitMs }: Failure): Unposted {
  if (PERHAPS.has(reason)) return { kind: "lost", reason };
  if (NOT_NOW.has(reason)) return { kind: "later", reason, afterMs: waitMs || AFTER_MS };
  if (kind === "refused") {
    return { kind, what: MESSAGE.has(reason) ? "message" : "place", reason: refusalText(reason) };
  }
  // A server that failed may have posted before it did.
  if (kind === "lost" || /^HTTP 5/.test(reason)) return { kind: "lost", reason };
  return { kind: "later", reason, afterMs: waitMs || AFTER_MS };
}

/** Slack's reason in words. */
export function refusalText(reason: string): string {
  return REASONS[reason] ?? `Slack answered ${reason}`;
}

/** Whether asking again later may bring an answer. */
export function isPassing(failure: Failure): boolean {
  if (isTokenRefused(failure)) return false;
  return failure.kind !== "refused" || PERHAPS.has(failure.reason) || NOT_NOW.has(failure.reason);
}

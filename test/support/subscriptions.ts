import type { Digest } from "../../src/watch/subscription.ts";

/** A digest of every trading morning, in a channel on Discord. */
export function aDigest(id: string): Digest {
  return {
    kind: "digest",
    id,
    place: { platform: "discord", workspace: "g", channel: "c" },
    setBy: "the editor",
    createdAt: "2026-01-01T00:00:00.000Z",
    question: { command: "brief", options: {} },
    text: "brief",
    paused: null,
    resumedAt: null,
    schedule: { days: "trading", time: "08:30", timezone: "America/New_York" },
  };
}

/** Channels of both stand-ins in which replicas are measured. */
export const CHANNELS = channels(40);

const SERVER = "1100000000000000101";
const TEAM = "T0FAKETEAM1";

export type Pair = { readonly discord: string; readonly slack: string };

export function channels(count: number): readonly Pair[] {
  return Array.from({ length: count }, (_, index) => ({
    discord: String(900_000_000_000_000_000n + BigInt(index)),
    slack: `C${String(index).padStart(9, "0")}`,
  }));
}

/** The places of a pair, one on each platform. */
export function placesOf({ discord, slack }: Pair) {
  return [
    { platform: "discord", workspace: SERVER, channel: discord },
    { platform: "slack", workspace: TEAM, channel: slack },
  ] as const;
}

/** What starts both stand-ins with these channels, with the limits of the real ones. */
export function withChannels(pairs: readonly Pair[]) {
  const list = (platform: keyof Pair) => pairs.map((pair) => ({ id: pair[platform], name: `c${pair[platform]}` }));
  return {
    discord: { guilds: [{ id: SERVER, name: "Server", channels: list("discord") }], rateLimits: true },
    slack: {
      teams: [{ id: TEAM, name: "Acme", domain: "acme", installed: true, channels: list("slack") }],
      rateLimits: true,
    },
  };
}

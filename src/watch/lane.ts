import type { Place } from "./subscription.ts";

/**
 * What shares a platform's limit: all of Discord, each workspace of Slack. What waits in one lane must not keep the
 * others waiting.
 */
export function laneOf({ platform, workspace }: Place): string {
  return platform === "slack" ? `${platform}:${workspace}` : platform;
}

/** Entries of several lanes in turn: one of each, then the next of each. */
export function inTurns<Entry extends { readonly lane: string }>(entries: readonly Entry[]): readonly Entry[] {
  const lanes = [...Map.groupBy(entries, ({ lane }) => lane).values()];
  const longest = lanes.reduce((most, { length }) => Math.max(most, length), 0);
  return Array.from({ length: longest }, (_, place) => lanes.flatMap((lane) => lane[place] ?? [])).flat();
}

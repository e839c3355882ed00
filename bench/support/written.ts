import { DAY_MS } from "../../src/calendar-day.ts";
import type { Digest } from "../../src/watch/subscription.ts";

// What is written under a number, so that whoever reads it later knows what must stand there.

/** Several pages long, so that it can be torn. */
export function readingOf(number: number): string {
  return `${number}:${String(number).repeat(3_000)}`;
}

export function inputsOf(number: number): { readonly number: number; readonly of: readonly number[] } {
  return { number, of: Array.from({ length: 500 }, (_, index) => number * index) };
}

export function dateOf(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

export function keyOf(number: number): string {
  return `${idOf(number)}@2026-08-21T08:30`;
}

export function digestOf(number: number): Digest {
  return {
    kind: "digest",
    id: idOf(number),
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

function idOf(number: number): string {
  return `d-${String(number).padStart(8, "0")}`;
}

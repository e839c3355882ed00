import * as z from "zod";
import type { Card } from "../src/card.ts";
import { type Figure, figuresById } from "../src/figure.ts";
import { ageText, counted, figureText } from "../src/format.ts";
import type { SourceHealth } from "../src/market/health.ts";
import { defineCommand } from "./command.ts";

/** How old is what the bot knows, and which source is failing? */
export default defineCommand({
  name: "status",
  summary: "Age and health of every data source",
  audience: "asker",
  options: z.strictObject({}),
  examples: ["status"],

  async run(_, { market, health, universe, record, now, realNow }) {
    const days = await record.days();
    return statusCard({
      health: health(),
      days: days.length,
      since: days[0]?.date ?? null,
      progress: universe.progress(),
      now: realNow(),
      marketNow: now(),
      simulated: market.simulated,
    });
  },
});

type StatusParts = {
  readonly health: readonly SourceHealth[];
  readonly days: number;
  readonly since: string | null;
  readonly progress: { readonly loaded: number; readonly requests: number } | null;
  /** Real clock: sources are asked in real time. */
  readonly now: number;
  readonly marketNow: number;
  readonly simulated: boolean;
};

/** The answer from what is known. Pure. */
export function statusCard({ health, days, since, progress, now, marketNow, simulated }: StatusParts): Card {
  const failing = health.filter(({ lastFailure }) => lastFailure !== null);
  const recorded: Figure = {
    id: "record.days",
    label: "Recorded trading days",
    value: days,
    unit: "count",
    basis: "days in our own append-only record",
    readings: [],
  };
  return {
    title: "How the sources are doing",
    answer: simulated
      ? "This is the built-in simulated market: no source is asked."
      : health.length === 0
        ? "No source has been asked since the start."
        : failing.length === 0
          ? `${counted(health.length, "source")} asked, all answering.`
          : `${counted(failing.length, "source")} of ${health.length} failing: ${failing.map(({ host }) => host).join(", ")}.`,
    tone: failing.length > 0 ? "caution" : "plain",
    parts: [
      ...(health.length > 0
        ? [
            {
              kind: "table" as const,
              columns: ["Source", "State", "Last answer", "Requests"],
              rows: health.map((source) => healthRow(source, now)),
            },
          ]
        : []),
      ...(progress
        ? [
            {
              kind: "note" as const,
              text: `Loading: ${progress.loaded} of ${progress.requests} requests for quotes answered.`,
            },
          ]
        : []),
      {
        kind: "note",
        text: `Daily record: ${figureText(recorded)} trading days${since ? ` since ${since}` : ""}. Market time ${new Date(marketNow).toISOString().slice(0, 16).replace("T", " ")} UTC.`,
      },
    ],
    sources: [],
    next: [],
    figures: figuresById([recorded]),
    data: { sources: health, record: { days, since }, loading: progress },
    simulated,
  };
}

function healthRow(source: SourceHealth, now: number): string[] {
  const { host, lastSuccessAt, lastFailure, pausedUntil, requests, failures } = source;
  const state = pausedUntil
    ? `paused, next try in ${ageText(Date.parse(pausedUntil) - now)}`
    : lastFailure
      ? `failing: ${lastFailure}`
      : "answering";
  const last = lastSuccessAt ? `${ageText(now - Date.parse(lastSuccessAt))} ago` : "never";
  return [host, state, last, failures > 0 ? `${requests}, ${failures} failed` : String(requests)];
}

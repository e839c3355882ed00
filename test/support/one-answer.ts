import { dirname } from "node:path";
import { expect } from "vitest";
import type { Card } from "../../src/card.ts";
import type { Figures } from "../../src/figure.ts";
import { type Ran, runOnce } from "./process.ts";
import { type Fault, type Replay, startFaultyMirror } from "./replay.ts";

/** What `--json` prints. */
export type Answer = {
  readonly command: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly card: Card;
  readonly figures: Figures;
  readonly data: { readonly problem?: string; readonly hint?: string | null };
  readonly simulated: boolean;
};

/**
 * The one line of a `--json` call, checked for what holds for every answer: no stack, address or secret on either
 * stream, a reason for every null, a source for every number.
 *
 * @param sourceless - Ids of figures that come from no source: counts of nothing, assumptions, printed claims.
 */
export function onlyAnswer({ stdout, stderr }: Ran, sourceless: RegExp): Answer {
  expect(stdout).toMatch(/^\{.*\}\n$/);
  for (const text of [stdout, stderr]) {
    expect(text).not.toMatch(/\n\s+at |node:internal|Error:|crumb=|127\.0\.0\.1|unhandled|incident/i);
  }
  const answer: Answer = JSON.parse(stdout);
  for (const figure of Object.values(answer.figures)) {
    if (figure.value === null) expect(figure.reason, figure.id).toBeTruthy();
    else if (figure.readings.length === 0) expect(figure.id).toMatch(sourceless);
    for (const { observedAt } of figure.readings) expect(Number.isFinite(Date.parse(observedAt))).toBe(true);
  }
  return answer;
}

/** A card's notes as one text. */
export function notesText({ card }: Answer): string {
  return card.parts.flatMap((part) => (part.kind === "note" ? [part.text] : [])).join(" ");
}

/** Where the real process is asked: on which replay, with which store and market time, and what goes wrong. */
export type FaultyCase = {
  readonly replay: Replay;
  /** A file; also where the process runs. */
  readonly store: string;
  readonly clock: string;
  readonly fault: Fault | "nobody listens";
};

/** Runs one question through a mirror in which something goes wrong. */
export async function runThroughFault(
  words: readonly string[],
  { replay, store, clock, fault }: FaultyCase,
): Promise<Ran> {
  const mirror = await startFaultyMirror(replay, fault === "nobody listens" ? () => undefined : fault);
  if (fault === "nobody listens") await mirror.close();
  const environment = {
    MARKET_MIRROR_URL: mirror.url,
    MARKET_PACE_MS: "0",
    CLOCK: clock,
    SEC_CONTACT: "dev@example.org",
    STORE_URL: `sqlite://${store}`,
  };
  const ran = await runOnce(words, environment, { cwd: dirname(store) });
  if (fault !== "nobody listens") await mirror.close();
  return ran;
}

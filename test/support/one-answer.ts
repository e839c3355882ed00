import { expect } from "vitest";
import type { Card } from "../../src/card.ts";
import type { Figures } from "../../src/figure.ts";
import type { Ran } from "./process.ts";

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

import type { Asked } from "../../commands/words.ts";
import type { Card } from "../../src/card.ts";

/** A question as scripts see it: the options with defaults filled in, or as typed where they do not fit. */
export type Named = { readonly command: string; readonly options: Asked["options"] };

/**
 * An answer as one line of JSON: `{ command, options, card, figures, data, simulated }`.
 *
 * Figures and data stand beside the card, not in it. A receipt's files come as `attachments`, since a one-shot call
 * writes none.
 */
export function answerJson({ command, options }: Named, answer: Card): string {
  const { figures, data, attachments, receipt: _, simulated, ...card } = answer;
  return oneLine({
    command,
    options,
    card: { ...card, simulated },
    figures,
    data: data ?? null,
    simulated,
    ...(attachments ? { attachments } : {}),
  });
}

/** What was understood, without an answer: `{ command, options, understood }`. */
export function understoodJson({ command, options }: Named): string {
  return oneLine({ command, options, understood: { command, options, confidence: 1 } });
}

/** JSON leaves some control and direction-changing characters raw; escaped, they cannot play tricks on a screen. */
function oneLine(value: unknown): string {
  const json = JSON.stringify(value).replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) =>
    character
      .split("")
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .join(""),
  );
  return `${json}\n`;
}

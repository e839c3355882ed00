import type { Suggestion } from "../../src/card.ts";

/** The words that ask a follow-up question: `valuation against:sp400`, `valuation --how`. */
export function typedWords({ command, options, view }: Suggestion): string {
  const named = Object.entries(options).map(([name, value]) => {
    const text = String(value);
    return /^[^\s"“”]+$/.test(text) ? `${name}:${text}` : `${name}:"${text.replace(/["“”]/g, "'")}"`;
  });
  return [command, ...named, ...(view === "receipt" ? ["--how"] : [])].join(" ");
}

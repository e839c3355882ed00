import type { Card, Part } from "../../src/card.ts";
import { statusFigures } from "./figures.ts";
import { kindStates, type StatusParts } from "./parts.ts";
import { heldTable, hostTable, unlisted } from "./tables.ts";
import { coverageTexts, keptTexts, statusAnswer } from "./words.ts";

/** The answer from what is known. Pure. */
export function statusCard(parts: StatusParts): Card {
  const { health, stock, record, progress, crawl, now, marketNow, simulated } = parts;
  const figures = statusFigures(parts);
  const { text, cautious } = statusAnswer(parts);
  const states = kindStates(stock);
  const rest = unlisted(states);
  const notes = [
    ...(rest.length > 0 ? [`Held as well, and not failing: ${rest.join(", ")}.`] : []),
    ...coverageTexts(parts, figures),
    ...keptTexts(parts, figures),
  ];
  return {
    title: "How the sources are doing",
    answer: text,
    tone: cautious ? "caution" : "plain",
    parts: [
      ...(states.length > 0 ? [heldTable(states, figures, marketNow)] : []),
      ...(health.length > 0 ? [hostTable(health, now)] : []),
      ...notes.map((each): Part => ({ kind: "note", text: each })),
    ],
    sources: [],
    next: [
      { label: "What the numbers mean", command: "method", options: {} },
      { label: "Help", command: "help", options: {} },
    ],
    figures,
    data: {
      sources: health,
      held: stock.held,
      lapses: stock.lapses,
      store: stock.store,
      record,
      loading: progress,
      crawl,
    },
    simulated,
  };
}

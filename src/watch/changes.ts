import type { Card } from "../card.ts";
import { counted, dayText, figureText } from "../format.ts";

/** What a digest said last time: values by figure id, and of when the newest input was. */
export type Said = {
  /** When it was posted, ISO 8601, market time. */
  readonly at: string;
  readonly values: Readonly<Record<string, number | null>>;
};

/** How one figure moved since then, as people read it. */
export type Move = { readonly label: string; readonly before: string; readonly now: string };

export type Changes = {
  /** Those that read differently now; the ones that the card itself shows come first. */
  readonly moves: readonly Move[];
  /** True when every figure reads as it did. */
  readonly nothingNew: boolean;
};

/** What a card says, to be compared with the next one. */
export function saidBy(card: Card, at: string): Said {
  const figures = Object.values(card.figures);
  return {
    at,
    values: Object.fromEntries(figures.map(({ id, value }) => [id, value])),
  };
}

/** What changed per figure since the last time. A figure that reads the same has not changed. */
export function changesSince(said: Said, card: Card): Changes {
  const shown = textOf(card);
  const moves = Object.values(card.figures).flatMap((figure) => {
    const before = said.values[figure.id];
    // A figure that is new has nothing to be compared with.
    if (before === undefined) return [];
    const texts = { before: figureText({ ...figure, value: before }), now: figureText(figure) };
    return texts.before === texts.now ? [] : [{ figure, ...texts }];
  });
  const onCard = ({ now }: { now: string }) => (shown.includes(now) ? 0 : 1);
  return {
    moves: moves
      .toSorted((one, other) => onCard(one) - onCard(other))
      .map(({ figure, before, now }) => ({ label: figure.label, before, now })),
    nothingNew: moves.length === 0 && Object.keys(card.figures).every((id) => Object.hasOwn(said.values, id)),
  };
}

/** So many moves are told one by one; how many more there are is said. */
const MOST = 6;

/** A card with what changed since last time before everything else; one line where nothing did. */
export function withChanges(card: Card, said: Said | null): Card {
  // What is not complete cannot be compared, and a refusal has nothing to compare.
  if (!said || card.pending !== undefined || card.tone === "problem" || Object.keys(card.figures).length === 0)
    return card;
  const { moves, nothingNew } = changesSince(said, card);
  const since = dayText(said.at);
  if (nothingNew) {
    return { ...card, answer: `Nothing new since ${since}: every figure reads as it did.`, parts: [], attachments: [] };
  }
  if (moves.length === 0) return card;
  const told = moves.slice(0, MOST).map(({ label, before, now }) => ({ label, value: `${before} → ${now}` }));
  const rest = moves.length - told.length;
  return {
    ...card,
    parts: [
      {
        kind: "note",
        text: `Since ${since} ${counted(moves.length, "figure")} changed${rest > 0 ? "; the first of them" : ""}:`,
      },
      { kind: "facts", facts: told },
      ...card.parts,
    ],
  };
}

function textOf(card: Card): string {
  const parts = card.parts.flatMap((part) => {
    if (part.kind === "facts") return part.facts.map(({ value }) => value);
    if (part.kind === "table") return part.rows.flat();
    return part.kind === "note" ? [part.text] : [];
  });
  return [card.title, card.answer, ...parts].join("\n");
}

import type { Card, LinkItem, Part, Source } from "./card.ts";
import { dayText, instantText } from "./format.ts";
import { whenText } from "./when-text.ts";

/** Name of the built-in market, as source and as mark. */
const SIMULATED = "Simulated market";

/** What stands under every card, the same on every platform; empty for a card without sources from the live market. */
export function cardFooter(card: Card): string {
  if (card.sources.length === 0) return card.simulated ? SIMULATED : "";
  return [
    // A simulated source bears the name already.
    ...(card.simulated && card.sources.every(({ name }) => name !== SIMULATED) ? [SIMULATED] : []),
    ...card.sources.map(sourceText),
    "not investment advice",
  ].join(" · ");
}

/** One source in a footer: `iShares holdings 5 May 2026`, `Yahoo Finance quotes 21 Aug 2026 16:00 New York (older copy)`. */
export function sourceText({ name, observedAt, precision, stale }: Source): string {
  const when = precision === "day" ? dayText(observedAt) : instantText(observedAt);
  return `${name} ${when}${stale ? " (older copy: the source failed)" : ""}`;
}

/** The card as plain text, for notifications and screen readers. */
export function cardText(card: Card): string {
  const pending = card.pending ? [card.pending] : [];
  return [card.title, card.answer, ...pending, ...card.parts.map(partText), cardFooter(card)]
    .filter(Boolean)
    .join("\n");
}

function partText(part: Part): string {
  switch (part.kind) {
    case "facts":
      return part.facts.map(({ label, value }) => `${label}: ${value}`).join("\n");
    case "note":
      return part.text;
    case "table":
      return [part.columns, ...part.rows].map((row) => row.join(" | ")).join("\n");
    case "chart":
      return part.alt;
    case "agenda":
      return part.events
        .map((event) => [`${whenText(event)}: ${event.label}`, event.detail].filter(Boolean).join(", "))
        .join("\n");
    case "links":
      return part.items.map(linkText).join("\n");
  }
}

/** A headline without its address, which nobody wants read aloud. */
function linkText({ text, at, detail }: LinkItem): string {
  const when = at === undefined ? undefined : instantText(at);
  return [text, [detail, when].filter(Boolean).join(", ")].filter(Boolean).join(" – ");
}

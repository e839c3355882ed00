import type { types } from "@slack/bolt";
import type { Card, Chart } from "../../src/card.ts";
import { cardFooter, cardText } from "../../src/card-text.ts";
import { buttonBlocks } from "./buttons.ts";
import { LIMITS } from "./limits.ts";
import { type Illustration, partBlocks, section } from "./parts.ts";
import { escaped, literal } from "./text.ts";
import { weight } from "./weight.ts";

/** What is posted: blocks, and the text that notifications and screen readers use instead of them. */
export type Message = { readonly text: string; readonly blocks: types.KnownBlock[] };

/** An uploaded picture of the card's first chart. */
export type Image = { readonly fileId: string };

const TONES = { plain: "", caution: "Caution", problem: "Problem" } as const;

const NOTHING = "There is no answer.";

/**
 * A card as Slack blocks: the answer first, the parts that fit, then buttons and the footer. Pure.
 *
 * Only `plain_text`, `raw_text` and `rich_text` are used, so nothing in a card can become markup or a mention.
 */
export function renderBlocks(card: Card, image?: Image): Message {
  const answer = literal(card.answer, LIMITS.section);
  const head = [
    ...headerBlocks(card.title),
    ...(answer ? [section(answer)] : []),
    ...contextBlocks([TONES[card.tone], card.simulated ? "Simulated market" : ""].filter(Boolean).join(" · ")),
    ...contextBlocks(card.pending ?? ""),
  ];
  const foot = [...buttonBlocks(card.next), ...contextBlocks(cardFooter(card))];
  const chart = card.parts.find((part) => part.kind === "chart");
  const picture = chart && image ? illustration(chart, image) : undefined;
  const shortened = contextBlocks("Shortened to fit a Slack message.");

  const fixed = [...head, ...foot, ...shortened];
  const room = LIMITS.message - weight(fixed) - (picture ? weight(picture.block) : 0);
  const slots = LIMITS.blocks - fixed.length - (picture ? 1 : 0);
  const parts = partBlocks(card.parts, room, slots, picture);

  const blocks = [...head, ...parts.blocks, ...(parts.cut ? shortened : []), ...foot];
  return { text: fallbackText(card), blocks: blocks.length > 0 ? blocks : [section(NOTHING)] };
}

/** One plain sentence as a message: notices about an answer, never an answer itself. */
export function renderNotice(sentence: string): Message {
  return { text: escaped(sentence, LIMITS.text), blocks: [section(literal(sentence, LIMITS.section))] };
}

/** The card's first chart, the one that is drawn. */
export function firstChart(card: Card): Chart | undefined {
  return card.parts.find((part) => part.kind === "chart");
}

function headerBlocks(title: string): types.HeaderBlock[] {
  const text = literal(title, LIMITS.header).replaceAll("\n", " ");
  return text ? [{ type: "header", text: { type: "plain_text", text, emoji: false } }] : [];
}

function contextBlocks(line: string): types.ContextBlock[] {
  const text = literal(line, LIMITS.contextText);
  return text ? [{ type: "context", elements: [{ type: "plain_text", text, emoji: false }] }] : [];
}

function illustration(chart: Chart, { fileId }: Image): Illustration {
  const title = literal(chart.title, LIMITS.header);
  const alt = literal(chart.alt, LIMITS.altText) || title || "Chart";
  return {
    chart,
    block: {
      type: "image",
      slack_file: { id: fileId },
      alt_text: alt,
      ...(title ? { title: { type: "plain_text", text: title, emoji: false } } : {}),
    },
  };
}

/** The answer comes first here too: a notification shows only the beginning. */
function fallbackText(card: Card): string {
  const tone = TONES[card.tone];
  const text = cardText({ ...card, title: card.answer ? "" : card.title });
  return escaped(tone && text ? `${tone}: ${text}` : text, LIMITS.text) || NOTHING;
}

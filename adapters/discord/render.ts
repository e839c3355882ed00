import type {
  APIActionRowComponent,
  APIButtonComponentWithCustomId,
  APIEmbed,
  APIEmbedField,
  RawFile,
} from "discord.js";
import type { Agenda, Card, Chart, Facts, Links, Note, Table } from "../../src/card.ts";
import { cardFooter, cardText } from "../../src/card-text.ts";
import type { Picture } from "../../src/chart/picture.ts";
import { renderAgenda } from "./agenda.ts";
import { buttonRows } from "./buttons.ts";
import { escapeLine, escapeMarkdown, plainLine } from "./escape.ts";
import { attachedFiles, type DescribedFile, pictureFile } from "./files.ts";
import { clipEscaped, clipKeeping } from "./fit.ts";
import { LIMITS } from "./limits.ts";
import type { ListText } from "./lines.ts";
import { renderLinks } from "./links.ts";
import { renderTable } from "./table.ts";

/** A message as Discord's API takes it, for a first answer, an edit or a follow-up alike. */
export type Message = {
  readonly content?: string;
  readonly embeds: APIEmbed[];
  readonly components: APIActionRowComponent<APIButtonComponentWithCustomId>[];
  /** Named on every message, empty too: an edit keeps the old pictures otherwise. */
  readonly attachments: { id: string; filename: string; description?: string }[];
  readonly files: RawFile[];
  readonly allowed_mentions: { parse: [] };
};

/** How far to trust the answer. Neither green nor red, which would read as good and bad news. */
const COLOURS = { plain: 0x4a6fa5, caution: 0xb7791f, problem: 0x6b7280 } as const;
const TONES = { plain: "", caution: "Caution", problem: "Problem" } as const;

const DISCLAIMER = " · not investment advice";
const SHORTENED = "_Shortened: a Discord message holds no more._";
/** One note or answer does not take the whole message. */
const ANSWER_LENGTH = 1500;
const NOTE_LENGTH = 1000;
const SHORTEST_NOTE = 80;
const INLINE_LENGTH = 40;

/**
 * A card as one Discord message. Pure: same card and picture, same message.
 *
 * @param mark - Ends the footer, so that the message can be recognised.
 */
export function renderMessage(
  card: Card,
  picture?: Picture,
  fileBytes: number = LIMITS.fileBytes,
  mark: string = "",
): Message {
  const image = picture && pictureFile(card, picture, fileBytes);
  const attached = attachedFiles(card, image ? image.file.data.length : 0, fileBytes);
  const title = clipEscaped(headline(card), LIMITS.title);
  const footer = [footerText(card), mark].filter(Boolean).join(" · ");
  const body = renderBody(
    card,
    image !== undefined,
    attached.leftOut,
    LIMITS.embedTotal - title.length - footer.length,
  );
  const embed: APIEmbed = {
    ...(title ? { title } : {}),
    description: body.text,
    color: COLOURS[card.tone],
    ...(body.fields.length > 0 ? { fields: body.fields } : {}),
    ...(image ? { image: { url: `attachment://${image.file.name}` } } : {}),
    ...(footer ? { footer: { text: footer } } : {}),
  };
  return {
    embeds: [embed],
    components: buttonRows(card.next),
    ...named([...(image ? [image] : []), ...attached.files]),
    ...NO_PINGS,
  };
}

/** The same card as text alone, should Discord refuse the message. */
export function renderPlain(card: Card, mark: string = ""): Message {
  const end = mark && `\n-# ${mark}`;
  const content = (clipEscaped(escapeMarkdown(cardText(card)), LIMITS.content - end.length) || "No answer.") + end;
  return { content, embeds: [], components: [], ...named([]), ...NO_PINGS };
}

const NO_PINGS: Pick<Message, "allowed_mentions"> = { allowed_mentions: { parse: [] } };

function named(files: readonly DescribedFile[]): Pick<Message, "attachments" | "files"> {
  return {
    files: files.map(({ file }) => file),
    attachments: files.map(({ file, description }, index) => ({
      id: String(index),
      filename: file.name,
      ...(description ? { description } : {}),
    })),
  };
}

function headline(card: Card): string {
  const simulated = card.simulated ? "Simulated market" : "";
  return [simulated, TONES[card.tone], escapeLine(card.title)].filter(Boolean).join(": ");
}

function footerText(card: Card): string {
  const footer = plainLine(cardFooter(card)) || (card.simulated ? "Simulated market" : "");
  return clipKeeping(footer, DISCLAIMER, LIMITS.footer);
}

/** The answer first, then the parts in the card's order as far as they fit. */
function renderBody(card: Card, pictured: boolean, leftOut: readonly string[], total: number) {
  const blocks: string[] = [];
  const fields: APIEmbedField[] = [];
  let text = LIMITS.description - SHORTENED.length - 2;
  let left = total - SHORTENED.length - 2;
  let cut = false;

  const say = (block: string) => {
    if (block === "") return;
    if (block.length > Math.min(text, left)) {
      cut = true;
      return;
    }
    blocks.push(block);
    text -= block.length + 2;
    left -= block.length + 2;
  };
  const room = () => Math.min(text, left);

  say(clipEscaped(escapeMarkdown(card.answer), ANSWER_LENGTH) || "No answer.");
  if (card.pending) say(`_${clipEscaped(escapeLine(card.pending), NOTE_LENGTH)}_`);
  for (const note of leftOut) say(note);
  for (const part of card.parts) {
    if (part.kind === "facts") {
      const added = factFields(part, LIMITS.fields - fields.length, left);
      fields.push(...added);
      left -= added.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
      cut ||= added.length < part.facts.length;
    } else if (part.kind === "table" || part.kind === "agenda" || part.kind === "links") {
      const list = renderList(part, room());
      say(list.text);
      cut ||= list.cut;
    } else {
      const prose = proseText(part, pictured && part === firstChart(card));
      const over = prose.length > room();
      // A few words of a note say nothing.
      say(over && room() >= SHORTEST_NOTE ? clipEscaped(prose, room()) : prose);
      cut ||= over;
    }
  }
  if (cut) blocks.push(SHORTENED);
  return { text: blocks.join("\n\n"), fields };
}

/** The chart that is drawn: one picture to a message. */
export function firstChart(card: Card) {
  return card.parts.find((part) => part.kind === "chart");
}

function renderList(part: Table | Agenda | Links, room: number): ListText {
  switch (part.kind) {
    case "table":
      return renderTable(part, room);
    case "agenda":
      return renderAgenda(part, room);
    case "links":
      return renderLinks(part, room);
  }
}

function proseText(part: Chart | Note, pictured: boolean): string {
  const text = part.kind === "note" ? part.text : pictured ? "" : part.alt;
  return clipEscaped(escapeMarkdown(text), NOTE_LENGTH);
}

function factFields({ facts }: Facts, count: number, room: number): APIEmbedField[] {
  let left = room;
  const fields = facts.slice(0, count).map(({ label, value }) => {
    const [name, text] = [escapeLine(label) || "–", escapeMarkdown(value) || "–"];
    return {
      name: clipEscaped(name, LIMITS.fieldName),
      value: clipEscaped(text, LIMITS.fieldValue),
      inline: name.length <= INLINE_LENGTH && text.length <= INLINE_LENGTH,
    };
  });
  const end = fields.findIndex(({ name, value }) => {
    left -= name.length + value.length;
    return left < 0;
  });
  return end === -1 ? fields : fields.slice(0, end);
}

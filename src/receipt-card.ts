import type { Attachment, Card } from "./card.ts";
import { csv } from "./csv.ts";
import { decimal, instantText } from "./format.ts";
import type { Receipt } from "./receipt.ts";

/** Names of a group shown on the card; the attached file has all of them. */
const NAMES_SHOWN = 12;

/** How a card was computed, as a card of its own with the inputs attached as CSV and JSON. */
export function receiptCard(card: Card, receipt: Receipt): Card {
  return {
    ...card,
    title: `How computed: ${card.title}`,
    answer: card.answer,
    parts: [
      { kind: "facts", facts: receipt.formulas.map(({ name, text }) => ({ label: name, value: text })) },
      {
        kind: "table",
        columns: ["Source", "Requests", "Observed", "Fetched"],
        rows: sourceRows(receipt),
      },
      ...receipt.leftOut
        .filter(({ names }) => names.length > 0)
        .map(({ reason, names, weight }) => ({
          kind: "note" as const,
          text: `Left out, ${reason}: ${decimal(names.length, 0)} (${decimal(weight * 100)}% of the index). ${shownNames(names)}`,
        })),
      { kind: "note", text: `Inputs ${receipt.hash}; every row is in the attached files.` },
    ],
    next: [],
    attachments: receiptFiles(card, receipt),
  };
}

/** The receipt's inputs as files: rows as CSV; figures, formulas, sources and rows as JSON. Pure. */
export function receiptFiles(card: Card, receipt: Receipt): readonly Attachment[] {
  const { formulas, inputs, leftOut, hash, rows } = receipt;
  const values = Object.values(card.figures).map(({ readings: _, ...figure }) => figure);
  return [
    { name: `${receipt.file}.csv`, type: "text/csv", content: csv(rows) },
    {
      name: `${receipt.file}.json`,
      type: "application/json",
      content: JSON.stringify({
        title: card.title,
        simulated: card.simulated,
        hash,
        formulas,
        figures: values,
        inputs,
        leftOut,
        rows,
      }),
    },
  ];
}

function sourceRows({ inputs }: Receipt): string[][] {
  const groups = Map.groupBy(inputs, ({ source }) => source);
  return [...groups].map(([source, readings]) => [
    source,
    decimal(readings.length, 0),
    instantText(readings.map(({ observedAt }) => observedAt).sort()[0] ?? ""),
    `${instantText(readings.map(({ fetchedAt }) => fetchedAt).sort()[0] ?? "")}${readings.some(({ stale }) => stale) ? " (older copy)" : ""}`,
  ]);
}

function shownNames(names: readonly string[]): string {
  const rest = names.length - NAMES_SHOWN;
  return `${names.slice(0, NAMES_SHOWN).join(", ")}${rest > 0 ? ` and ${decimal(rest, 0)} more` : ""}.`;
}

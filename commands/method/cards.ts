import type { Card, Suggestion } from "../../src/card.ts";
import type { Figure, Unit } from "../../src/figure.ts";
import { figureText } from "../../src/format.ts";
import type { Command } from "../command.ts";
import { sourcesOf } from "../sources.ts";
import { familiesOf, familyText, note, readNote, remarks, rowsOf, sourceFacts, table } from "./parts.ts";
import { type Topic, topicsOf } from "./topics.ts";

/** Families that the list of topics names of each question. */
const MOST_FAMILIES = 8;

const UNIT_WORDS: Readonly<Record<Unit, string>> = {
  multiple: "a multiple (15.2×)",
  fraction: "a share, shown in percent",
  percent: "percent, as rates are quoted",
  points: "percentage points",
  "per-year": "a share a year",
  ratio: "a plain number",
  usd: "US dollars",
  bp: "basis points",
  count: "a count",
  days: "days",
  years: "years",
  index: "points of an index",
};

type Made = Pick<Card, "title" | "answer" | "parts" | "next"> & Partial<Pick<Card, "sources" | "figures">>;

function card(made: Made, data: unknown, simulated: boolean): Card {
  return { tone: "plain", sources: [], figures: {}, data, simulated, ...made };
}

const ask = (name: string): Suggestion => ({ label: `Ask ${name}`, command: name, options: {} });
const all: Suggestion = { label: "All topics", command: "method", options: {} };

/** The list of topics, question by question. */
export function topicsCard(commands: readonly Command[], simulated: boolean): Card {
  const defined = commands.filter(({ definitions = [] }) => definitions.length > 0);
  const rows = defined.map((command) => {
    const told = topicsOf([command]).filter(({ definition }) => definition.unit !== "count");
    const names = familiesOf(told).map(({ family }) => family);
    return [command.name, `${names.slice(0, MOST_FAMILIES).join(" · ")}${names.length > MOST_FAMILIES ? " · …" : ""}`];
  });
  return card(
    {
      title: "How figures are defined",
      answer:
        "Name a figure, a word for it or a question, and this says what it is, what it rests on and when not to trust it.",
      parts: [
        { kind: "table", columns: ["Question", "Its figures"], rows },
        note(
          "method and a question's name lists all of its figures; an answer's “How computed?” puts today's numbers in.",
        ),
      ],
      next: defined.slice(0, 5).map(({ name }) => ({ label: name, command: "method", options: { topic: name } })),
    },
    { topics: topicsOf(commands).map(({ definition, commands }) => ({ ...definition, commands })) },
    simulated,
  );
}

/** The figures of one question, by families, and what it reads on what terms. */
export function commandCard(command: Command, simulated: boolean): Card {
  const rows = familiesOf(topicsOf([command])).map((each) => [each.family, familyText(each)]);
  return card(
    {
      title: `How ${command.name} is computed`,
      answer: `${command.summary}${command.summary.endsWith("?") ? "" : "."} Its figures, and what each is:`,
      parts: [...table(["Figure", "What it is"], rows), ...sourceFacts(command.reads ?? [])],
      next: [ask(command.name), all],
    },
    {
      command: command.name,
      topics: topicsOf([command]).map(({ definition }) => definition),
      reads: command.reads ?? [],
    },
    simulated,
  );
}

/** Several figures that a word means. */
export function figuresCard(title: string, topics: readonly Topic[], simulated: boolean): Card {
  const sides = topics.some(({ definition }) => definition.id.includes("{side}"));
  const commands = [...new Set(topics.flatMap(({ commands }) => commands))];
  return card(
    {
      title,
      answer: `${topics.length} figures are called so, in ${commands.join(", ")}${sides ? "; small and large always by the same definition" : ""}.`,
      parts: [...table(["Figure", "What it is"], rowsOf(topics)), ...remarks(topics), ...readNote(topics)],
      next: [...commands.slice(0, 3).map(ask), all],
    },
    { topics: topics.map(({ definition, commands }) => ({ ...definition, commands })) },
    simulated,
  );
}

/** One figure, with its value where its id was typed and it is known. */
export function figureCard(topic: Topic, figure: Figure | null, simulated: boolean): Card {
  const { id, name, unit, basis, formula, example, limits, also = [] } = topic.definition;
  const fact = (label: string, value: string | undefined) => (value ? [{ label, value }] : []);
  return card(
    {
      title: figure?.label ?? name,
      answer: `${basis.charAt(0).toUpperCase()}${basis.slice(1)}.`,
      parts: [
        {
          kind: "facts",
          facts: [
            ...(figure
              ? [{ label: "Now", value: `${figureText(figure)}${figure.reason ? `: ${figure.reason}` : ""}` }]
              : []),
            ...fact("Formula", formula),
            ...fact("Example", example),
            { label: "Unit", value: UNIT_WORDS[unit] },
            { label: "Id", value: figure?.id ?? id },
            ...fact("Also called", also.join(", ")),
          ],
        },
        ...(limits ? [note(limits)] : []),
        ...readNote([topic]),
      ],
      sources: figure ? sourcesOf(figure.readings) : [],
      figures: figure ? { [figure.id]: figure } : {},
      next: [...topic.commands.slice(0, 3).map(ask), all],
    },
    { ...topic.definition, commands: topic.commands, figure },
    simulated,
  );
}

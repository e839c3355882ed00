import * as z from "zod";
import type { Card, Part } from "../src/card.ts";
import { UserError } from "../src/errors.ts";
import { nearest } from "../src/near.ts";
import { plainText } from "../src/plain.ts";
import type { Asker } from "./asker.ts";
import { type Command, defineCommand } from "./command.ts";
import { type OptionShape, optionShapes } from "./option-shapes.ts";

/** Help is made from the list it describes, so the list need not import it and nothing goes in a circle. */
export function helpFor(commands: readonly Command[]): Command {
  return defineCommand({
    name: "help",
    summary: "What you can ask, with examples",
    audience: "asker",
    options: z.strictObject({
      topic: z.string().max(60).optional().describe("A question to explain: valuation, status"),
    }),
    examples: ["help", "help valuation"],

    async run({ topic }, { market, asker }) {
      const whole = () => overview(commands, asker, market.simulated);
      if (topic === undefined || topic.trim() === "") return whole();
      const wanted = topic.trim().toLowerCase();
      if (wanted === "help") return whole();
      const command = commands.find(({ name }) => name === wanted);
      if (command) return detail(command, asker, market.simulated);
      const match = nearest(
        topic,
        commands.map(({ name }) => name),
      );
      throw new UserError("unknown-command", `There is no question called “${plainText(topic)}”.`, {
        hint: `${match ? `Did you mean ${match}? ` : ""}Questions: ${commands.map(({ name }) => name).join(", ")}.`,
      });
    },
  });
}

/** What belongs together, once there is much to choose from. */
const GROUPS: readonly (readonly [title: string, names: readonly string[]])[] = [
  ["The case", ["valuation", "earnings", "rates", "debt", "economy"]],
  ["Markets and portfolios", ["performance", "sectors", "concentration", "allocation", "risk", "funds"]],
  ["Companies and news", ["stock", "screen", "calendar", "news", "brief"]],
  ["Posted by themselves", ["digest", "alert"]],
];
const REST = "The answers themselves";
/** A list no longer than this needs no groups, and room for two examples of each. */
const SHORT = 8;

/** A row for each question, under the title of its group. */
function overviewRows(commands: readonly Command[]): readonly (readonly string[])[] {
  const groups = Map.groupBy(commands, ({ name }) => GROUPS.find(([, names]) => names.includes(name))?.[0] ?? REST);
  return [...groups].flatMap(([title, group]) => [
    ...(commands.length > SHORT ? [[`${title}:`, ""]] : []),
    ...group.map(({ name, summary }) => [name, summary]),
  ]);
}

/** Who may ask it, and where it is found: Discord knows permissions of whole commands only. */
function managersNote(commands: readonly Command[], { platform }: Asker): readonly Part[] {
  const names = commands.filter(({ permission }) => permission === "manage").map(({ name }) => name);
  if (names.length === 0) return [];
  const where = platform === "discord" ? " type /smallcap-admin and" : "";
  const text = `For ${new Intl.ListFormat("en").format(names)}${where} have the right to manage this place.`;
  return [{ kind: "note", text }];
}

function overview(commands: readonly Command[], asker: Asker, simulated: boolean): Card {
  return {
    title: "What you can ask",
    answer: "Type /smallcap and one of these; every number says its definition, its coverage and its age.",
    tone: "plain",
    parts: [
      { kind: "table", columns: ["Ask", "For"], rows: overviewRows(commands) },
      { kind: "note", text: `Examples: ${examplesOf(commands).join(" · ")}` },
      ...managersNote(commands, asker),
      { kind: "note", text: "help and a question's name explains its options. Not investment advice." },
    ],
    sources: [],
    next: commands
      .filter((command) => optionShapes(command).every(({ required }) => !required))
      .slice(0, 5)
      .map(({ name }) => ({ label: `Ask ${name}`, command: name, options: {} })),
    figures: {},
    data: { commands: commands.map(({ name, summary, examples }) => ({ name, summary, examples })) },
    simulated,
  };
}

function examplesOf(commands: readonly Command[]): readonly string[] {
  const each = commands.length > SHORT ? 1 : 2;
  // The bare name is an example that the table gives already.
  return commands.flatMap(({ name, examples }) =>
    (each === 2 ? examples : examples.filter((text) => text !== name)).slice(0, each),
  );
}

function detail(command: Command, asker: Asker, simulated: boolean): Card {
  const shapes = optionShapes(command);
  const rows = shapes.map((shape) => [shape.name, optionText(shape)]);
  return {
    title: command.name,
    answer: command.summary.endsWith("?") ? command.summary : `${command.summary}.`,
    tone: "plain",
    parts: [
      ...(rows.length > 0 ? [{ kind: "table" as const, columns: ["Option", "Values"], rows }] : []),
      { kind: "note", text: `Examples: ${command.examples.join(" · ")}` },
      ...managersNote([command], asker),
    ],
    sources: [],
    next: shapes.some(({ required }) => required)
      ? []
      : [{ label: `Ask ${command.name}`, command: command.name, options: {} }],
    figures: {},
    data: { name: command.name, summary: command.summary, examples: command.examples, options: shapes },
    simulated,
  };
}

function optionText(shape: OptionShape): string {
  const choices = shape.choices.map((value) => (value === shape.default ? `${value} (default)` : value));
  return [shape.summary, choices.join(", ") || rangeText(shape)].filter(Boolean).join(": ");
}

/** What an option without choices may be, and is when nothing is said: `−300 to 300, −25 by default`. */
function rangeText({ minimum, maximum, ...shape }: OptionShape): string {
  const text = (value: NonNullable<OptionShape["default"]>) => String(value).replace(/^-/, "−");
  const range = minimum !== undefined && maximum !== undefined ? `${text(minimum)} to ${text(maximum)}` : "";
  const fallback = shape.default === undefined || shape.default === "" ? "" : `${text(shape.default)} by default`;
  return [range, fallback].filter(Boolean).join(", ");
}

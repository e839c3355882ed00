import type * as z from "zod";
import { UserError } from "../src/errors.ts";
import { nearest } from "../src/near.ts";
import { plainText } from "../src/plain.ts";
import type { Command } from "./command.ts";
import { numberIn, type OptionShape, optionShapes } from "./option-shapes.ts";

/** A question whose command exists and whose options are right, defaults filled in. */
export type Understood = { readonly command: Command; readonly options: Readonly<Record<string, unknown>> };

/** What this file needs of a question; `ask.ts` imports this file, so it cannot be asked for the type. */
type Asked = {
  readonly command: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly asker?: { readonly mayManage: boolean; readonly platform?: string };
  readonly view?: "receipt";
  readonly extra?: readonly string[];
};

/**
 * Finds the command and parses the options. Takes no data, so that adapters can call it before they acknowledge.
 *
 * @throws UserError `unknown-command`, `bad-option` or `not-allowed`, each with what was expected and a near match.
 */
export function understand(commands: readonly Command[], question: Asked): Understood {
  const name = question.command.trim().toLowerCase();
  const command = commands.find((each) => each.name === name);
  if (!command) throw unknownCommand(question.command, commands);
  if (command.permission === "manage" && question.asker && !question.asker.mayManage) {
    throw new UserError("not-allowed", `Only people who may manage this server or channel can use ${command.name}.`, {
      hint: question.asker.platform === "slack" ? SLACK_MANAGERS : undefined,
    });
  }
  const shapes = optionShapes(command);
  const [extra] = question.extra ?? [];
  if (extra !== undefined) throw unexpectedWord(extra, command, shapes);
  const given = typedOptions(question.options, shapes);
  const parsed = command.options.safeParse(given);
  if (!parsed.success) throw badOption(parsed.error, given, command, shapes);
  return { command, options: parsed.data };
}

const SLACK_MANAGERS =
  "On Slack those are the workspace's admins and owners, and members whom whoever runs this bot has named in SLACK_MANAGERS.";

/** Who may see the answer: the command's audience, and only the asker where there will be a problem or a receipt. */
export function audienceOf(commands: readonly Command[], question: Asked): Command["audience"] {
  if (question.view === "receipt") return "asker";
  try {
    return understand(commands, question).command.audience;
  } catch {
    return "asker";
  }
}

/** Words become what the option's type says: ` SP400 ` a choice, `25` a number, `yes` true. */
function typedOptions(options: Asked["options"], shapes: readonly OptionShape[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name,
      typed(
        value,
        shapes.find((shape) => shape.name === name),
      ),
    ]),
  );
}

function typed(value: unknown, shape: OptionShape | undefined): unknown {
  if (typeof value !== "string" || !shape) return value;
  const word = value.trim();
  if (shape.choices.length > 0) {
    return shape.choices.find((choice) => choice.toLowerCase() === word.toLowerCase()) ?? word;
  }
  // Our own cards write the true minus sign, and people copy from them.
  if (shape.type === "number" || shape.type === "integer") return numberIn(word, shape) ?? value;
  if (shape.type === "boolean") return BOOLEANS.get(word.toLowerCase()) ?? value;
  return value;
}

const BOOLEANS = new Map([
  ["yes", true],
  ["true", true],
  ["on", true],
  ["no", false],
  ["false", false],
  ["off", false],
]);

function unknownCommand(typed: string, commands: readonly Command[]): UserError {
  const names = commands.map((command) => command.name);
  return new UserError("unknown-command", `There is no question called “${plainText(typed)}”.`, {
    hint: `${didYouMean(typed, names)}Questions: ${names.join(", ")}.`,
  });
}

function unexpectedWord(word: string, command: Command, shapes: readonly OptionShape[]): UserError {
  const twice = shapes.find(({ name }) => word.startsWith(`${name}:`));
  if (twice) {
    return new UserError("bad-option", `${twice.name} is given twice.`, { hint: usage(command, shapes) });
  }
  const known = shapes.flatMap(({ name, choices }) => [name, ...choices]);
  return new UserError("bad-option", `“${plainText(word)}” fits no option of ${command.name}.`, {
    hint: `${didYouMean(word, known)}${usage(command, shapes)}`,
  });
}

function badOption(
  error: z.ZodError,
  given: Readonly<Record<string, unknown>>,
  command: Command,
  shapes: readonly OptionShape[],
): UserError {
  const issue = error.issues[0];
  if (issue?.code === "unrecognized_keys") return unexpectedOption(issue.keys[0] ?? "", command, shapes);
  const option = String(issue?.path[0] ?? "");
  const shape = shapes.find(({ name }) => name === option);
  const hint = usage(command, shapes);
  // A rule about several options together belongs to none of them.
  if (!shape)
    return new UserError("bad-option", `${sentence(issue?.message ?? "These options do not fit")}.`, { hint });
  const value = given[option];
  if (value === undefined) return new UserError("bad-option", `${command.name} needs the option ${option}.`, { hint });
  const allowed = shape.choices.length > 0 ? `Allowed: ${shape.choices.join(", ")}.` : hint;
  if (value === "") return new UserError("bad-option", `${option} needs a value.`, { hint: allowed });
  const shown = plainText(typeof value === "object" ? JSON.stringify(value) : String(value));
  if (shape.choices.length > 0) {
    return new UserError("bad-option", `“${shown}” is not a value of ${option}.`, {
      hint: `${didYouMean(String(value), shape.choices)}${allowed}`,
    });
  }
  return new UserError("bad-option", `“${shown}” does not fit ${option}: ${expectation(issue, shape)}.`, { hint });
}

/** The command's own words where it has some, else what its schema says, without the schema library's terms. */
function expectation(issue: z.core.$ZodIssue | undefined, shape: OptionShape): string {
  if (issue && !/^(Invalid|Too (big|small))/.test(issue.message)) return sentence(issue.message);
  switch (shape.type) {
    case "boolean":
      return "expected yes or no";
    case "integer":
      return `expected a whole number${rangeText(shape)}`;
    case "number":
      return `expected a number${rangeText(shape)}`;
    case "string":
      return issue?.code === "too_big" && shape.maxLength !== undefined
        ? `expected at most ${shape.maxLength} characters`
        : sentence(shape.summary);
  }
}

function rangeText({ minimum, maximum }: OptionShape): string {
  // Integers come with the limits of the machine, which nobody needs to hear about.
  const low = minimum === undefined || minimum === Number.MIN_SAFE_INTEGER ? undefined : numberText(minimum);
  const high = maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? undefined : numberText(maximum);
  if (low !== undefined && high !== undefined) return ` from ${low} to ${high}`;
  if (low !== undefined) return ` of at least ${low}`;
  return high === undefined ? "" : ` of at most ${high}`;
}

function numberText(value: number): string {
  return String(value).replace("-", "−");
}

function sentence(text: string): string {
  return text.replace(/\.+$/, "");
}

function unexpectedOption(typed: string, command: Command, shapes: readonly OptionShape[]): UserError {
  const names = shapes.map(({ name }) => name);
  return new UserError("bad-option", `${command.name} has no option “${plainText(typed)}”.`, {
    hint: `${didYouMean(typed, names)}${usage(command, shapes)}`,
  });
}

function didYouMean(typed: string, known: readonly string[]): string {
  const match = nearest(typed, known);
  return match ? `Did you mean ${match}? ` : "";
}

function usage(command: Command, shapes: readonly OptionShape[]): string {
  const names = shapes.map(({ name }) => name);
  const options = names.length > 0 ? `Options: ${names.join(", ")}.` : `${command.name} has no options.`;
  return `${options} Try: ${command.examples[0] ?? command.name}`;
}

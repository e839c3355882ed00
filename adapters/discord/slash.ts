import type {
  APIApplicationCommandBasicOption,
  APIApplicationCommandSubcommandOption,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord.js";
import type { Command } from "../../commands/command.ts";
import { completes } from "../../commands/complete.ts";
import { type OptionShape, optionShapes } from "../../commands/option-shapes.ts";
import { clip } from "../clip.ts";
import { LIMITS } from "./limits.ts";

export type SlashCommand = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** What people type after the slash. */
export const SLASH_NAME = "smallcap";
/** What those type who may manage a server. Discord hides whole commands only, never a subcommand. */
export const ADMIN_NAME = "smallcap-admin";

/** Manage Server, as Discord writes it. Who runs a server may give the command to others there. */
const MANAGE_SERVER = "32";

const CHAT_INPUT = 1;
const SUBCOMMAND = 1;
const OPTION_TYPES = { string: 3, integer: 4, boolean: 5, number: 10 } as const;

type Head = Pick<
  SlashCommand,
  "name" | "description" | "default_member_permissions" | "integration_types" | "contexts"
>;

/**
 * All commands: those that anybody may use as `/smallcap`, those for whoever manages a server as `/smallcap-admin`, which
 * is there only where there are any.
 *
 * @throws RangeError when the words of all commands are too many for Discord.
 */
export function slashCommands(commands: readonly Command[], scope: "global" | "guild"): readonly SlashCommand[] {
  const managing = commands.filter(({ permission }) => permission === "manage");
  const asking = commands.filter((command) => !managing.includes(command));
  // A command of one server is in that server only; Discord ignores both there.
  const within = (where: Pick<Head, "integration_types" | "contexts">) => (scope === "global" ? where : {});
  const everybody: Head = {
    name: SLASH_NAME,
    description: "Small-cap market questions, every number with its source",
    ...within({ integration_types: [0, 1], contexts: [0, 1, 2] }),
  };
  const managers: Head = {
    name: ADMIN_NAME,
    description: "What Smallcap posts in this server by itself",
    default_member_permissions: MANAGE_SERVER,
    ...within({ integration_types: [0], contexts: [0] }),
  };
  return [slashCommand(everybody, asking), ...(managing.length > 0 ? [slashCommand(managers, managing)] : [])];
}

/**
 * One command with a subcommand each.
 *
 * Discord counts 8,000 characters over the whole command: when the words of all commands are more, descriptions get
 * shorter, and at last choices become free words, which are checked anyway when asked.
 */
function slashCommand(head: Head, commands: readonly Command[]): SlashCommand {
  const attempts = [
    { description: LIMITS.commandDescription, choices: true },
    { description: 70, choices: true },
    { description: 45, choices: true },
    { description: 70, choices: false },
    { description: 30, choices: false },
  ];
  const made = attempts.map((size) => () => build(head, commands, size));
  for (const make of made) {
    const command = make();
    if (characters(command) <= LIMITS.commandTotal) return command;
  }
  throw new RangeError(`The commands take more than ${LIMITS.commandTotal} characters as a slash command.`);
}

type Size = { readonly description: number; readonly choices: boolean };

function build(head: Head, commands: readonly Command[], size: Size): SlashCommand {
  return { type: CHAT_INPUT, ...head, options: commands.map((command) => subcommand(command, size)) };
}

function subcommand(command: Command, size: Size): APIApplicationCommandSubcommandOption {
  const shapes = optionShapes(command);
  const ordered = [...shapes.filter(({ required }) => required), ...shapes.filter(({ required }) => !required)];
  const options = ordered
    .slice(0, LIMITS.commandOptions)
    .map((shape) => option(shape, size, completes(command, shape)));
  return {
    type: SUBCOMMAND,
    name: command.name,
    description: described(command.summary, command.name, size),
    ...(options.length > 0 ? { options } : {}),
  };
}

function option(shape: OptionShape, size: Size, completed: boolean): APIApplicationCommandBasicOption {
  const base = {
    name: shape.name,
    description: described(shape.summary, shape.name, size),
    ...(shape.required ? { required: true } : {}),
  };
  const choices = offered(shape, size);
  switch (shape.type) {
    case "boolean":
      return { ...base, type: OPTION_TYPES.boolean };
    case "string": {
      if (choices)
        return { ...base, type: OPTION_TYPES.string, choices: choices.map((name) => ({ name, value: name })) };
      const longest =
        shape.maxLength === undefined ? {} : { max_length: Math.min(shape.maxLength, LIMITS.stringLength) };
      return { ...base, type: OPTION_TYPES.string, ...longest, ...(completed ? { autocomplete: true } : {}) };
    }
    case "integer":
      return { ...base, type: OPTION_TYPES.integer, ...numbers(shape, choices) };
    case "number":
      return { ...base, type: OPTION_TYPES.number, ...numbers(shape, choices) };
  }
}

function offered({ choices }: OptionShape, size: Size): readonly string[] | undefined {
  const fit = choices.length <= LIMITS.choices && choices.every(({ length }) => length <= LIMITS.choiceText);
  return size.choices && choices.length > 0 && fit ? choices : undefined;
}

/** zod's integers carry the safe range as their bounds, which says nothing. */
function numbers({ minimum, maximum }: OptionShape, choices: readonly string[] | undefined) {
  if (choices) return { choices: choices.map((name) => ({ name, value: Number(name) })) };
  return {
    ...(minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER ? { min_value: minimum } : {}),
    ...(maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? { max_value: maximum } : {}),
  };
}

function described(text: string, name: string, size: Size): string {
  return clip(text.trim() || name, size.description);
}

/** What Discord counts: names, descriptions and choices, all levels together. */
export function characters(command: SlashCommand): number {
  const text = (value: unknown): number => {
    if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + text(each), 0);
    if (typeof value !== "object" || value === null) return 0;
    return Object.entries(value).reduce((sum, [key, each]) => {
      const counts = key === "name" || key === "description" || key === "value";
      return sum + (counts ? String(each).length : text(each));
    }, 0);
  };
  return text(command);
}

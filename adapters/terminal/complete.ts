import type { Command } from "../../commands/command.ts";
import { type Complete, completes } from "../../commands/complete.ts";
import { type OptionShape, optionShapes } from "../../commands/option-shapes.ts";

/** Words of the conversation itself, beside the commands. */
const OWN_WORDS = ["save", "quit", "exit"];
const FLAGS = ["--how", "--json", "--explain"];

/**
 * What the Tab key offers for the last word of a line, and that word, as `node:readline` wants it.
 *
 * @example
 * completions("val", commands); // [["valuation "], "val"]
 * completions("valuation against:sp4", commands); // [["against:sp400 "], "against:sp4"]
 */
export function completions(line: string, commands: readonly Command[], complete?: Complete): [string[], string] {
  const words = line.trimStart().split(/\s+/);
  const typed = words.pop() ?? "";
  const before = words.filter((word) => word.toLowerCase() !== "/smallcap" && !FLAGS.includes(word.toLowerCase()));
  const [name, ...given] = before.map((word) => word.toLowerCase());
  const command = commands.find((each) => each.name === name);
  const open = command && complete ? openValues(command, complete, typed, given) : [];
  // They are near to what was typed, not only beginnings of it.
  if (open.length > 0) return [[...open], typed];
  const offered =
    name === undefined
      ? [...commands.map((command) => command.name), ...OWN_WORDS].map((word) => `${word} `)
      : optionWords(typed, given, command);
  return [offered.filter((word) => word.toLowerCase().startsWith(typed.toLowerCase())), typed];
}

/** Values of an open text, after its name or as a bare word where it is the first option that is still free. */
function openValues(command: Command, complete: Complete, typed: string, given: readonly string[]): readonly string[] {
  const shapes = optionShapes(command).filter((shape) => completes(command, shape));
  const pair = /^([a-z-]+)([:=])(.*)$/i.exec(typed);
  const shape = shapes.find(({ name }) => (pair ? name === pair[1]?.toLowerCase() : true));
  const begun = pair ? (pair[3] ?? "") : typed;
  if (!shape || begun === "" || begun.startsWith("-") || (!pair && given.length > 0)) return [];
  const prefix = pair ? `${shape.name}${pair[2]}` : "";
  return complete({ command: command.name, option: shape.name, typed: begun }).map(({ value }) => `${prefix}${value} `);
}

function optionWords(typed: string, given: readonly string[], command: Command | undefined): readonly string[] {
  if (!command) return [];
  if (typed.startsWith("-")) return FLAGS.map((flag) => `${flag} `);
  const shapes = optionShapes(command);
  const pair = /^([a-z-]+)([:=])/i.exec(typed);
  if (pair) {
    const shape = shapes.find(({ name }) => name === pair[1]?.toLowerCase());
    return shape ? values(shape).map((value) => `${shape.name}${pair[2]}${value} `) : [];
  }
  const free = shapes.filter(
    ({ name }) => !given.some((word) => word.startsWith(`${name}:`) || word.startsWith(`${name}=`)),
  );
  return [
    ...free.map(({ name }) => `${name}:`),
    ...(typed === "" ? [] : free.flatMap(values).map((value) => `${value} `)),
  ];
}

function values({ type, choices }: OptionShape): readonly string[] {
  return type === "boolean" ? ["yes", "no"] : choices;
}

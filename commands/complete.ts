import type { Choice, Command, Context } from "./command.ts";
import { type OptionShape, optionShapes } from "./option-shapes.ts";

/** Values for an option while it is typed. Never throws, and asks no source: an empty list is always an answer. */
export type Complete = (asked: {
  readonly command: string;
  readonly option: string;
  readonly typed: string;
}) => readonly Choice[];

/** As many as platforms show. */
const MOST = 25;
/** Names and values are cut here by the strictest platform; a value that is cut would be another one. */
const LONGEST = 100;

/** Whether a command offers values of an option while they are typed: of its open texts, when it completes any. */
export function completes(command: Pick<Command, "complete">, { type, choices, byName }: OptionShape): boolean {
  return command.complete !== undefined && type === "string" && choices.length === 0 && !byName;
}

/** Asks a command for values of one of its options. What fails is an empty list: nobody waits for an apology here. */
export function createComplete(commands: readonly Command[], context: Pick<Context, "universe">): Complete {
  return ({ command: name, option, typed }) => {
    try {
      const command = commands.find((each) => each.name === name);
      const shape = command && optionShapes(command).find((each) => each.name === option);
      if (!command?.complete || !shape || !completes(command, shape)) return [];
      return command
        .complete(option, typed.slice(0, LONGEST), context)
        .filter(({ value, label }) => value.length > 0 && value.length <= LONGEST && label.length > 0)
        .slice(0, MOST);
    } catch {
      return [];
    }
  };
}

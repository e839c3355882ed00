import { UserError } from "../../src/errors.ts";
import type { WatchedQuestion } from "../../src/watch/subscription.ts";
import type { Command } from "../command.ts";
import { understand } from "../understand.ts";
import { parseLine } from "../words.ts";

/**
 * The question of a digest, from the words that would ask it: `valuation against:sp400`. Its options stay as they were
 * typed, so that what is said by default follows the bot.
 *
 * @param commands - What may be asked again and again.
 * @throws UserError as the question itself would give it.
 */
export function readQuestion(text: string, commands: readonly Command[]): WatchedQuestion {
  const { asked } = parseLine(text, commands);
  try {
    understand(commands, asked);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.problem, `The digest's question is not right: ${error.message}`, { hint: error.hint });
  }
  if (asked.options.asof !== undefined) {
    throw new UserError("bad-option", "A recorded day never changes, so there is nothing to post again.", {
      hint: "Leave asof out; a past day can be asked for whenever it is wanted.",
    });
  }
  const options = Object.entries(asked.options).map(([name, value]) => [name, String(value)]);
  return { command: asked.command, options: Object.fromEntries(options) };
}

/** A question in one line, as it is typed. */
export function questionText({ command, options }: WatchedQuestion): string {
  return [command, ...Object.entries(options).map(([name, value]) => `${name}:${value}`)].join(" ");
}

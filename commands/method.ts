import * as z from "zod";
import { UserError } from "../src/errors.ts";
import type { Figure } from "../src/figure.ts";
import { plainText } from "../src/plain.ts";
import { type Command, type Context, defineCommand } from "./command.ts";
import { commandCard, figureCard, figuresCard, topicsCard } from "./method/cards.ts";
import { findTopic } from "./method/topics.ts";

/** A value is shown beside a figure's id only when it is there this soon: the question is what it is, not what it says. */
const PATIENCE_MS = 2_000;

/** What each figure is: made from the definitions that the figures themselves are made from. */
export function methodFor(commands: readonly Command[]): Command {
  return defineCommand({
    name: "method",
    summary: "What a figure is, how it is computed, from what, and when not to trust it",
    audience: "asker",
    options: z.strictObject({
      topic: z.string().max(80).optional().describe("A figure or a question: forward P/E, discount, rates"),
    }),
    examples: ["method", "method forward P/E", "method discount", "method rates"],

    async run({ topic = "" }, context) {
      const { simulated } = context.market;
      if (topic.trim() === "") return topicsCard(commands, simulated);
      const found = findTopic(topic, commands);
      if ("command" in found) {
        if (found.command.definitions?.length) return commandCard(found.command, simulated);
        throw new UserError("bad-option", `The answer to ${found.command.name} has no figures of its own.`, {
          hint: "method alone lists the topics.",
        });
      }
      if ("nearest" in found) {
        throw new UserError("bad-option", `No figure is called “${plainText(topic)}”.`, {
          hint: `${found.nearest ? `Did you mean ${found.nearest}? ` : ""}method alone lists the topics.`,
        });
      }
      const [first, ...others] = found.topics;
      if (first && others.length === 0) {
        const figure = found.id === null ? null : await valueToday(found.id, first.commands, commands, context);
        return figureCard(first, figure, simulated);
      }
      return figuresCard(plainText(topic), found.topics, simulated);
    },
  }) as Command;
}

/** The figure as a question's plain answer has it; null where it has none, or cannot be answered now. */
async function valueToday(
  id: string,
  names: readonly string[],
  commands: readonly Command[],
  context: Context,
): Promise<Figure | null> {
  const command = commands.find(({ name }) => name === names[0]);
  const options = command?.options.safeParse({});
  if (!command || !options?.success) return null;
  const patienceMs = Math.min(PATIENCE_MS, context.patienceMs);
  const figures = await command.run(options.data, { ...context, patienceMs }).then(
    (card) => Object.values(card.figures),
    (): readonly Figure[] => [],
  );
  return figures.find((figure) => figure.id.toLowerCase() === id.toLowerCase()) ?? null;
}

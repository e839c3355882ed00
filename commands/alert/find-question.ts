import type { Card } from "../../src/card.ts";
import { UserError } from "../../src/errors.ts";
import type { Figure } from "../../src/figure.ts";
import { lastingReason, SourceFailure } from "../../src/market/source-failure.ts";
import { plainText } from "../../src/plain.ts";
import type { WatchedQuestion } from "../../src/watch/subscription.ts";
import type { Command, Context } from "../command.ts";
import { type OptionShape, optionShapes } from "../option-shapes.ts";

/** A question whose answer has a figure, and what it says now. */
export type FoundQuestion = { readonly question: WatchedQuestion; readonly figure: Figure; readonly card: Card };

type Options = Readonly<Record<string, string>>;

/**
 * The question whose answer has a figure: with its usual options, else with one choice of one option at a time; the
 * choice that the figure's own id names comes first. A figure without a value counts: it may have one tomorrow.
 *
 * @param figure - Its id, in letters of any size; the found figure has it as it is written.
 * @param names - Questions that may have it, the likeliest first.
 * @throws UserError `no-data` when no answer has it, or why the answers could not be had.
 */
export async function findQuestion(
  figure: string,
  names: readonly string[],
  commands: readonly Command[],
  context: Context,
): Promise<FoundQuestion> {
  const tries = names
    .flatMap((name) => commands.find((command) => command.name === name) ?? [])
    .flatMap((command, place) =>
      triesOf(command, figure).map((options) => ({ command, options, rank: order(options, place, figure) })),
    )
    .toSorted((a, b) => (a.rank === b.rank ? 0 : a.rank - b.rank));
  let failure: Error | null = null;
  let loading = false;
  for (const { command, options } of tries) {
    const parsed = command.options.safeParse(options);
    if (!parsed.success) continue;
    try {
      const card = await command.run(parsed.data, context);
      const found = Object.values(card.figures).find(({ id }) => id.toLowerCase() === figure.toLowerCase());
      if (found) return { question: { command: command.name, options }, figure: found, card };
      loading ||= card.pending !== undefined;
    } catch (error) {
      // Anything else is a bug, and must be seen as one.
      if (!(error instanceof UserError) && !(error instanceof SourceFailure)) throw error;
      failure ??= error;
    }
  }
  if (failure instanceof UserError) throw failure;
  if (failure)
    throw new UserError("source-down", `${plainText(figure)} cannot be looked up: ${lastingReason(failure)}.`);
  if (loading) {
    throw new UserError("source-down", `The answer that has ${plainText(figure)} is still loading.`, {
      hint: "Say it again in a minute.",
    });
  }
  throw new UserError("no-data", `No answer has the figure ${plainText(figure)}.`, {
    hint: `${names.map((name) => `method ${name}`).join(" and ")} lists the figures there.`,
  });
}

/** Ways to ask a question, the usual one first. */
function triesOf(command: Command, figure: string): readonly Options[] {
  const shapes = optionShapes(command);
  const [, subject = ""] = figure.split(".");
  // A company's or fund's figures need it named.
  const asked = shapes.find(({ name }) => name === "ticker" || name === "tickers");
  const [room = ""] = figure.split(".");
  if (asked && (room === "stock" || room === "fund")) {
    return asked.required ? [{ [asked.name]: subject.toUpperCase() }] : [{}, { [asked.name]: subject.toUpperCase() }];
  }
  if (shapes.some(({ required }) => required)) return [];
  return [{}, ...shapes.flatMap(choicesOf)];
}

function choicesOf({ name, choices, ...shape }: OptionShape): readonly Options[] {
  return choices.filter((choice) => choice !== shape.default).map((choice) => ({ [name]: choice }));
}

/** The order of tries: what the id begins with, then each question by name or as usual, then every other choice. */
function order(options: Options, place: number, figure: string): number {
  const values = Object.values(options);
  const parts = figure.toLowerCase().split(".");
  if (values.includes(parts[0] ?? "")) return 0;
  if (parts.some((part) => values.includes(part))) return 2 * place + 1;
  return values.length === 0 ? 2 * place + 2 : Number.POSITIVE_INFINITY;
}

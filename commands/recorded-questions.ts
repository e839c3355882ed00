import type { Card } from "../src/card.ts";
import { concreteIds, covers } from "../src/definition.ts";
import type { Command, Context } from "./command.ts";
import { optionShapes } from "./option-shapes.ts";

/** A question whose figures are recorded every day. */
export type RecordedQuestion = { readonly command: Command; readonly options: Readonly<Record<string, unknown>> };

/** Views that have figures which the default answers lack. */
const VARIANTS: readonly (readonly [name: string, options: Readonly<Record<string, unknown>>])[] = [
  ["valuation", { metric: "trailing-pe" }],
  ["valuation", { metric: "price-book" }],
  ["valuation", { metric: "price-sales" }],
  ["earnings", { horizon: "this-year" }],
  ["economy", { indicator: "credit" }],
  ["economy", { indicator: "jobs" }],
  ["economy", { indicator: "inflation" }],
];

/**
 * Every question of the market that can be asked without saying of what, with its default options; then the views that
 * have figures of their own.
 */
export function recordedQuestions(commands: readonly Command[]): readonly RecordedQuestion[] {
  const defaults = commands
    .filter(({ options }) => options.safeParse({}).success)
    .map((command): RecordedQuestion => ({ command, options: {} }));
  const variants = VARIANTS.flatMap(([name, options]) => {
    const command = commands.find((each) => each.name === name);
    return command ? [{ command, options }] : [];
  });
  return [...defaults, ...variants].map(({ command, options }) => ({
    command,
    options: command.options.parse(options),
  }));
}

/** Options that choose what is read, not only how it is shown. */
const READING = new Set(["against", "index", "kind", "topic", "indicator"]);

/**
 * The same questions with every other choice of what they read. Nobody may have asked them on the day, but somebody may
 * ask them of it later; their figures are not recorded, only what they were made from.
 */
export function otherReadings(commands: readonly Command[]): readonly RecordedQuestion[] {
  return recordedQuestions(commands)
    .filter(({ command }, place, all) => all.findIndex((each) => each.command === command) === place)
    .flatMap(({ command }) =>
      optionShapes(command)
        .filter(({ name }) => READING.has(name))
        .flatMap(({ name, choices }) => choices.map((choice) => command.options.safeParse({ [name]: choice })))
        .flatMap(({ data }) => (data ? [{ command, options: data }] : [])),
    );
}

/** Ids of figures of one company. */
const COMPANY = "stock.";

/** A question's answer, null where it could not be given. */
export type RecordedAnswer = { readonly command: Command; readonly card: Card | null };

/**
 * Asks all of them, one after the other, so that people's questions come in between. What fails has no card.
 *
 * @param failed - Told of every failure.
 * @param goOn - Asked before each question; once it says no, the rest is not asked and the answers are incomplete.
 */
export async function answerAll(
  questions: readonly RecordedQuestion[],
  context: Context,
  failed: (command: string, error: unknown) => void,
  goOn: () => boolean = () => true,
): Promise<RecordedAnswer[]> {
  const answers: RecordedAnswer[] = [];
  for (const { command, options } of questions) {
    if (!goOn()) break;
    const card = await command.run(options, context).catch((error: unknown) => {
      failed(command.name, error);
      return null;
    });
    answers.push({ command, card });
    await new Promise((resolve) => setImmediate(resolve));
  }
  return answers;
}

/**
 * The raw values of all answers by figure id. An id belongs to the first question, in the order asked, whose own
 * definitions cover it: so defaults win over variants, and a question that shows another one's figures never gives
 * their ids. Single companies have too many ids to be series of a day, so they are left out. What rests on an older copy is null, and so is what a failed question would have given, as far as its ids
 * are known.
 */
export function recordedFigures(answers: readonly RecordedAnswer[]): Readonly<Record<string, number | null>> {
  const figures: Record<string, number | null> = {};
  for (const { command, card } of answers) {
    const definitions = command.definitions ?? [];
    for (const { id, value, readings } of Object.values(card?.figures ?? {})) {
      if (id.startsWith(COMPANY) || Object.hasOwn(figures, id) || !definitions.some((each) => covers(each, id)))
        continue;
      figures[id] = readings.some(({ stale }) => stale) ? null : value;
    }
  }
  for (const { command, card } of answers) {
    if (card) continue;
    for (const id of (command.definitions ?? []).flatMap(concreteIds)) figures[id] ??= null;
  }
  return figures;
}

import type { Card } from "../../src/card.ts";
import { UserError } from "../../src/errors.ts";
import type { Figures } from "../../src/figure.ts";
import { lastingReason, SourceFailure } from "../../src/market/source-failure.ts";
import { newestObservation, oldestObservation } from "../../src/reading.ts";
import type { Command, Context } from "../command.ts";
import { type Judged, PILLARS, type Pillar, type PillarQuestion } from "./pillars.ts";

/** One line of the brief. */
export type Line = Judged & {
  readonly pillar: Pillar;
  /** Newest and oldest observation among its figures, ISO 8601 in UTC; null where it has none. */
  readonly observedAt: string | null;
  readonly oldestAt: string | null;
  /** True while an answer it rests on is not complete. */
  readonly loading: boolean;
  /** True when an older copy stands in for a failing source. */
  readonly stale: boolean;
};

export type BriefParts = { readonly lines: readonly Line[]; readonly simulated: boolean };

/** A question's answer, or why there is none. */
type Answer = { readonly figures: Figures; readonly pending: boolean; readonly reason: string | null };

/**
 * Asks every question of the case in parallel and judges what came. A question that fails costs its own line.
 *
 * @param commands - Where the questions are looked up by name.
 */
export async function readBrief(commands: readonly Command[], context: Context): Promise<BriefParts> {
  const lines = await Promise.all(
    PILLARS.map(async (pillar) =>
      lineOf(pillar, await Promise.all(pillar.asks.map((question) => answerTo(question, commands, context)))),
    ),
  );
  return { lines, simulated: context.market.simulated };
}

async function answerTo(
  { command: name, options }: PillarQuestion,
  commands: readonly Command[],
  context: Context,
): Promise<Answer> {
  const command = commands.find((each) => each.name === name);
  if (!command) return { figures: {}, pending: false, reason: `nobody answers ${name}` };
  try {
    const card: Card = await command.run(command.options.parse(options), context);
    return { figures: card.figures, pending: card.pending !== undefined, reason: null };
  } catch (error) {
    // Anything else is a bug, and must be seen as one.
    if (!(error instanceof UserError) && !(error instanceof SourceFailure)) throw error;
    return { figures: {}, pending: false, reason: lastingReason(error).replace(/\.$/, "") };
  }
}

/** What one pillar's answers say. Pure. */
function lineOf(pillar: Pillar, answers: readonly Answer[]): Line {
  const judged = pillar.judge(...answers.map(({ figures }) => figures));
  const [main] = answers;
  const empty = main !== undefined && Object.keys(main.figures).length === 0;
  const readings = judged.uses.flatMap((figure) => figure.readings);
  return {
    pillar,
    ...judged,
    ...(empty ? { text: main.reason ?? "still loading" } : {}),
    observedAt: newestObservation(readings),
    oldestAt: oldestObservation(readings),
    loading: answers.some(({ pending }) => pending),
    stale: readings.some(({ stale }) => stale),
  };
}

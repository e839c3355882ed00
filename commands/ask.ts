import { randomUUID } from "node:crypto";
import type { Card } from "../src/card.ts";
import { UserError } from "../src/errors.ts";
import type { Log } from "../src/log.ts";
import { receiptCard } from "../src/receipt-card.ts";
import { asOfCard, noRecord, type Past } from "./as-of.ts";
import type { Asker } from "./asker.ts";
import type { Command, Context } from "./command.ts";
import { understand } from "./understand.ts";

/** What an adapter hands over: which command, with options as the platform gave them. */
export type Question = {
  readonly command: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly asker: Asker;
  /** `receipt`: how the answer is computed, instead of the answer. */
  readonly view?: "receipt";
  /** Words that fit no option; they are refused by name. */
  readonly extra?: readonly string[];
};

export type AskOptions = {
  /**
   * Called at most once, about 10 s after the question, with an honest partial answer when data is still loading.
   * The promise then resolves with the completed one. Without it, `ask` waits for the whole.
   */
  readonly onPartial?: (card: Card) => unknown;
};

/** The whole application, seen from a platform. It always answers: failures come back as cards. */
export type Ask = (question: Question, options?: AskOptions) => Promise<Card>;

/** A partial answer is shown after this long. */
const PARTIAL_AFTER_MS = 10_000;
/** A one-shot question waits this long for the whole universe. */
const WHOLE_AFTER_MS = 60_000;
/** A partial answer is completed within this time after it was shown. */
const COMPLETE_AFTER_MS = 180_000;

/**
 * The one error boundary: finds the command, parses its options, runs it, turns failures into cards.
 *
 * @param past - What was known on a recorded day; without it there is no such day.
 */
export function createAsk(
  commands: readonly Command[],
  context: Omit<Context, "patienceMs" | "asker">,
  log: Log,
  past: Past = noRecord,
): Ask {
  return async (question, { onPartial } = {}) => {
    try {
      const { command, options: given } = understand(commands, question);
      const { asof, ...options } = given;
      const then = typeof asof === "string" ? await past(asof) : null;
      const known = then?.context ?? context;
      const run = (patienceMs: number) => command.run(options, { ...known, asker: question.asker, patienceMs });
      const viewed = (card: Card) =>
        then ? asOfCard(asViewed(card, question), then.day, commands) : asViewed(card, question);
      let card = await run(onPartial ? PARTIAL_AFTER_MS : WHOLE_AFTER_MS);
      if (card.pending && onPartial) {
        await showPartial(onPartial, viewed(card), log);
        card = await run(COMPLETE_AFTER_MS);
      }
      return viewed(card);
    } catch (error) {
      if (error instanceof UserError) {
        if (error.cause) log.warn("question refused", { command: question.command, cause: String(error.cause) });
        return problemCard(error, context.market.simulated);
      }
      const incident = randomUUID().slice(0, 8);
      log.error("question failed", { incident, command: question.command, error: errorDetail(error) });
      return problemCard(
        new UserError("broken", `Something broke on our side (incident ${incident}).`, {
          hint: "Try again; if it stays, give the incident number to whoever runs this bot.",
        }),
        context.market.simulated,
      );
    }
  };
}

/** A partial answer that cannot be shown is no reason to lose the complete one. */
async function showPartial(onPartial: (card: Card) => unknown, card: Card, log: Log): Promise<void> {
  try {
    await onPartial(card);
  } catch (error) {
    log.warn("partial answer not shown", { error: String(error) });
  }
}

/** A failure as a card, in the asker's terms. */
export function problemCard(error: UserError, simulated = false): Card {
  return {
    title: TITLES[error.problem],
    answer: error.message,
    tone: "problem",
    parts: error.hint ? [{ kind: "note", text: error.hint }] : [],
    sources: [],
    next: [],
    figures: {},
    data: { problem: error.problem, message: error.message, hint: error.hint ?? null },
    simulated,
  };
}

const TITLES: Readonly<Record<UserError["problem"], string>> = {
  "unknown-command": "No such question",
  "bad-option": "That does not fit",
  "not-allowed": "Not allowed",
  "no-data": "No data for that",
  "source-down": "The data is not there",
  broken: "Something broke",
};

function asViewed(card: Card, question: Question): Card {
  return question.view === "receipt" && card.receipt ? receiptCard(card, card.receipt) : card;
}

function errorDetail(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

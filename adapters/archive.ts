import type { Context } from "../commands/command.ts";
import { answerAll, type RecordedQuestion, recordedFigures } from "../commands/recorded-questions.ts";
import { messageOf } from "../src/errors.ts";
import type { Log } from "../src/log.ts";
import type { CrawlProgress } from "../src/market/estimates-book.ts";
import type { OwnPmi } from "../src/market/pmi-rows.ts";
import { closeOf } from "../src/market/session.ts";
import type { Witness } from "../src/market/witness.ts";
import type { WholeDay } from "../src/record/daily.ts";
import type { Pieces } from "../src/record/record.ts";
import { takeSnapshot } from "../src/record/snapshot.ts";
import type { Inventory } from "../src/store/store.ts";
import type { OpenPast } from "./past.ts";

export type ArchiveParts = {
  readonly questions: readonly RecordedQuestion[];
  /** Asked for what they read only: what fails of it is not waited for. */
  readonly others: readonly RecordedQuestion[];
  /** Notes what the questions were given. */
  readonly witness: Witness;
  /** Asks through the witness. */
  readonly context: Context;
  readonly contextOf: OpenPast["contextOf"];
  readonly inventory: () => Promise<Inventory>;
  /** Reads a kept value, as keyv does. */
  readonly get: (key: string) => Promise<unknown>;
  readonly origin: string;
  readonly pieces: Pieces;
  readonly ownPmi: OwnPmi;
  readonly crawl: () => CrawlProgress;
  readonly log: Log;
};

/** Everything about a closed day: null while a source that may still come is waited for. */
export type Archive = (date: string) => Promise<WholeDay | null>;

/** Late sources are waited for so long after the close, since a row is never mended. */
const WAIT_FOR_SOURCES_MS = 6 * 60 * 60_000;

/**
 * Asks every question of the day, so that all they need is read; keeps the market as it is known then; and asks them once
 * more of what was kept, so that the figures are those that the recorded day gives for ever.
 */
export function createArchive(parts: ArchiveParts): Archive {
  const { questions, others, witness, context, contextOf, pieces, log } = parts;
  const failed = (command: string, error: unknown) =>
    log.debug("not answered for the record", { command, reason: messageOf(error) });

  return async (date) => {
    const { now } = context;
    witness.forget();
    // What nobody has asked for yet is not late, it is unknown: a one-shot call must not write a day of holes.
    await answerAll(questions, context, failed, () => !witness.seen().unasked);
    const core = witness.seen();
    if (core.unasked) return null;
    if (core.late && now() < Date.parse(closeOf(date)) + WAIT_FOR_SOURCES_MS) return null;
    await answerAll(others, context, failed);
    const seen = witness.seen();
    const { copies } = await parts.inventory();
    const { get, origin, ownPmi } = parts;
    const snapshot = await takeSnapshot({ copies, get, origin, now, seen, ownPmi, crawl: parts.crawl() }, pieces);
    const at = now();
    const then = await contextOf(snapshot, { date, recordedAt: new Date(at).toISOString() });
    const answers = await answerAll(questions, { ...context, ...then }, failed);
    const [small, large] = [await then.universe.members("russell2000", 0), await then.universe.members("sp500", 0)];
    return { at, snapshot, figures: recordedFigures(answers), small, large, market: then.market };
  };
}

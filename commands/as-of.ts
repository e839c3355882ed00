import * as z from "zod";
import type { Card } from "../src/card.ts";
import { UserError } from "../src/errors.ts";
import { dayText, instantText } from "../src/format.ts";
import type { RecordedDay } from "../src/record/record.ts";
import type { Command, Context } from "./command.ts";

/** A recorded day and everything a command may touch, as it was known when the day was recorded. */
export type PastDay = {
  readonly day: RecordedDay;
  readonly context: Omit<Context, "patienceMs" | "asker">;
};

/**
 * Opens a recorded day by its ISO date.
 *
 * @throws UserError for a day that is not recorded, or was by another method, with the nearest that are.
 */
export type Past = (date: string) => Promise<PastDay>;

/** Where nothing is recorded. */
export const noRecord: Past = async () => {
  throw new UserError("no-data", "No days are recorded here.", {
    hint: "The record is kept by a bot that runs on live market data, from its first day on.",
  });
};

const asof = z.iso
  .date("expected a day such as 2026-08-21")
  .optional()
  .meta({ words: "named" })
  .describe("A recorded day: the answer as it was then");

/** The same question, which can be asked of a recorded day. `ask` opens the day; the command never sees the option. */
export function withAsOf(command: Command): Command {
  return { ...command, options: command.options.safeExtend({ asof }) };
}

/** Characters of the inputs' hash that are shown: enough to find a row by. */
const HASH_SHOWN = 12;

/** The card of a recorded day, which says that it is one; follow-up questions stay on that day. */
export function asOfCard(card: Card, day: RecordedDay, commands: readonly Command[]): Card {
  const { date, recordedAt, inputsHash } = day;
  const text = `As of ${dayText(date)}, from the daily record: written ${instantText(recordedAt)}, inputs ${inputsHash.slice(0, HASH_SHOWN)}.`;
  const dated = (name: string) => commands.some((each) => each.name === name && "asof" in each.options.shape);
  return {
    ...card,
    parts: [{ kind: "note", text }, ...card.parts],
    next: card.next.map((each) => (dated(each.command) ? { ...each, options: { ...each.options, asof: date } } : each)),
  };
}

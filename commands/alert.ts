import * as z from "zod";
import { DAY_MS } from "../src/calendar-day.ts";
import type { Card } from "../src/card.ts";
import { covers, readable } from "../src/definition.ts";
import { UserError } from "../src/errors.ts";
import { nearest } from "../src/near.ts";
import { plainText } from "../src/plain.ts";
import { alertMemory } from "../src/watch/alert-state.ts";
import { watchedName } from "../src/watch/condition-text.ts";
import type { Alert } from "../src/watch/subscription.ts";
import { addedCard, changedCard, listCard } from "./alert/cards.ts";
import { readCondition } from "./alert/condition.ts";
import { findQuestion } from "./alert/find-question.ts";
import { alertsOf, meantAlert } from "./alert/own.ts";
import { type Command, type Context, defineCommand } from "./command.ts";
import { isOfChannel } from "./digest/own.ts";
import { topicsOf } from "./method/topics.ts";
import { placeOf } from "./place-of.ts";

const ACTIONS = ["list", "add", "snooze", "resume", "remove"] as const;

/** As many in one channel as anybody can follow. */
const MOST = 50;
const LONGEST = 200;
/** So many deliveries of each are listed. */
const DELIVERIES = 3;

/** A sentence in a channel when a figure comes to fulfil a condition. It asks the other questions, so it is made from their list. */
export function alertFor(commands: readonly Command[]): Command {
  return defineCommand({
    name: "alert",
    summary: "A message in this channel when a figure passes a threshold",
    audience: "asker",
    permission: "manage",
    options: z.strictObject({
      action: z.enum(ACTIONS).optional().describe("What to do; list when not said"),
      condition: z
        .string()
        .max(LONGEST)
        .optional()
        .meta({ words: "rest" })
        .describe("What to wait for: discount above 25%, odds of a cut above half, PMI crosses 50"),
      id: z.string().max(20).optional().describe("Which alert, such as a-x3fpm"),
      for: z.int().min(1).max(30).default(1).describe("Days to snooze"),
    }),
    examples: ["alert add discount above 25%", "alert add odds of a cut above half", "alert list"],
    borrows: commands.map(({ name }) => name),

    async run({ action, condition, id, for: days }, context) {
      const place = placeOf(context.asker);
      const { watch, asker, now, market } = context;
      const chosen = action ?? meantAction(condition, id);
      if (chosen === "add") return add(commands, condition ?? "", place, context);
      const own = await alertsOf(context);
      if (chosen === "list") return list(commands, own, context);
      // `alert snooze a-x3fpm`: the second bare word fills the second option.
      const alert = meantAlert(own, id ?? condition, asker);
      const said = (changed: Alert, what: "snoozed" | "resumed" | "removed") =>
        changedCard(changed, nameOf(changed, commands), what, market.simulated);
      switch (chosen) {
        case "snooze": {
          const snoozedUntil = new Date(now() + days * DAY_MS).toISOString();
          await changed(watch.subscriptions.change(alert.id, { snoozedUntil }), alert);
          return said({ ...alert, snoozedUntil }, "snoozed");
        }
        case "resume": {
          if (alert.paused) await requireRight(context, alert);
          const change = { snoozedUntil: null, paused: null, resumedAt: new Date(now()).toISOString() };
          await changed(watch.subscriptions.change(alert.id, change), alert);
          return said({ ...alert, ...change }, "resumed");
        }
        case "remove":
          await watch.subscriptions.remove(alert.id);
          return said(alert, "removed");
      }
    },
  });
}

/** Without an action only a bare `alert` is clear. */
function meantAction(condition: string | undefined, id: string | undefined): "list" {
  const typed = (condition ?? id)?.trim();
  if (typed === undefined) return "list";
  const near = nearest(typed.split(" ")[0] ?? "", ACTIONS);
  throw new UserError("bad-option", `Say what to do with the alert: ${ACTIONS.join(", ")}.`, {
    hint: near ? `Did you mean alert ${near}?` : `To set it up: alert add ${plainText(typed, LONGEST)}`,
  });
}

async function add(commands: readonly Command[], text: string, place: Alert["place"], context: Context): Promise<Card> {
  const { watch, asker, now } = context;
  const read = readCondition(text, commands);
  const all = await watch.subscriptions.all();
  const here = all.filter((each): each is Alert => each.kind === "alert" && isOfChannel(each, asker));
  if (here.length >= MOST) {
    throw new UserError("bad-option", `This channel has ${MOST} alerts, which is the most it can have.`, {
      hint: "Remove one first: alert list shows them.",
    });
  }
  const found = await findQuestion(read.figure, read.commands, commands, context);
  const { comparator, threshold, including } = read;
  const condition = { figure: found.figure.id, comparator, threshold, ...(including ? { including } : {}) };
  const key = (each: Alert["condition"]) => [each.figure, each.comparator, each.threshold, each.including].join(" ");
  const same = here.find((each) => key(each.condition) === key(condition));
  if (same) {
    throw new UserError("bad-option", `This channel has that alert already: ${same.id}.`, {
      hint: `alert list shows how it stands; alert remove ${same.id} takes it away.`,
    });
  }
  const right = await requireRight(context, { place });
  const alert: Alert = {
    kind: "alert",
    id: watch.newId("alert"),
    place,
    setBy: asker.user,
    createdAt: new Date(now()).toISOString(),
    question: found.question,
    text: plainText(text, LONGEST),
    paused: null,
    resumedAt: null,
    condition,
    snoozedUntil: null,
  };
  await watch.subscriptions.add(alert);
  return addedCard(alert, found, read.said, right.hint);
}

async function list(commands: readonly Command[], own: readonly Alert[], context: Context): Promise<Card> {
  const { watch, asker, now, market } = context;
  const here = own.filter((each) => isOfChannel(each, asker));
  const listed = here.map(async (alert) => {
    const [memory, latest] = await Promise.all([
      watch.subscriptions.memory(alert.id),
      watch.deliveries.latest(alert.id, DELIVERIES),
    ]);
    return { alert, memory: alertMemory(memory), latest, ...nameOf(alert, commands) };
  });
  return listCard(await Promise.all(listed), own.length - here.length, now(), market.simulated);
}

async function requireRight({ watch }: Context, { place }: Pick<Alert, "place">): Promise<{ readonly hint?: string }> {
  const right = await watch.mayPost(place);
  if (!right.ok) throw new UserError("not-allowed", right.sentence, { hint: right.hint });
  return right;
}

/** Somebody else may have removed it meanwhile. */
async function changed(change: Promise<boolean>, { id }: Alert): Promise<void> {
  if (!(await change)) throw new UserError("bad-option", `Alert ${id} has just been removed.`);
}

/** What an alert's figure is called; of one that is no longer defined its id, and a plain number. */
function nameOf({ condition: { figure } }: Alert, commands: readonly Command[]) {
  const definition = topicsOf(commands).find((topic) => covers(topic.definition, figure))?.definition;
  const name =
    definition === undefined ? figure : watchedName({ id: figure, label: `${readable(definition.name)} (${figure})` });
  return { name, unit: definition?.unit ?? ("ratio" as const) };
}

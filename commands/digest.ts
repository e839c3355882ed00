import * as z from "zod";
import type { Card } from "../src/card.ts";
import { UserError } from "../src/errors.ts";
import { nearest } from "../src/near.ts";
import { composeDigest } from "../src/watch/compose.ts";
import type { Digest, Place } from "../src/watch/subscription.ts";
import { type Command, type Context, defineCommand } from "./command.ts";
import { addedCard, changedCard, listCard } from "./digest/cards.ts";
import { readDays } from "./digest/days.ts";
import { digestsOf, isOfChannel, meantDigest } from "./digest/own.ts";
import { questionText, readQuestion } from "./digest/question.ts";
import { readTimeOfDay } from "./digest/time-of-day.ts";
import { readTimeZone } from "./digest/time-zone.ts";
import { placeOf } from "./place-of.ts";
import { understand } from "./understand.ts";

const ACTIONS = ["list", "add", "preview", "pause", "resume", "remove"] as const;

/** More in one channel would be noise, and a slip of the keyboard. */
const MOST = 25;
/** What a digest asks and when, unless somebody says otherwise. */
const USUAL = { question: "brief", days: "trading", time: "08:30" } as const;

/** A question in a channel, again and again. It asks the other questions, so it is made from their list. */
export function digestFor(commands: readonly Command[]): Command {
  return defineCommand({
    name: "digest",
    summary: "A question posted in this channel on trading days",
    audience: "asker",
    permission: "manage",
    options: z.strictObject({
      action: z.enum(ACTIONS).optional().describe("What to do; list when not said"),
      question: z
        .string()
        .max(300)
        .optional()
        .meta({ words: "rest" })
        .describe("What to post, as you would ask it; brief when not said"),
      days: z.string().max(100).optional().describe("trading (default), or weekdays such as mon, wed, fri"),
      time: z.string().max(20).optional().describe("Time of day, such as 08:30 (default)"),
      timezone: z.string().max(60).optional().describe("Such as America/New_York; yours or the bot's when not said"),
      id: z.string().max(20).optional().describe("Which digest, such as d-7k2mx"),
    }),
    examples: ["digest add", "digest add valuation time:16:30 timezone:Europe/Zurich", "digest list"],
    // Its examples show the brief; any other question's figures are those of that question.
    borrows: commands.flatMap(({ name, borrows = [] }) => (name === USUAL.question ? [name, ...borrows] : [])),

    async run(options, context) {
      const place = placeOf(context.asker);
      // `digest pause d-7k2mx`: the second bare word fills the second option.
      const id = options.id ?? (options.action === "add" ? undefined : options.question);
      switch (options.action ?? meantAction(options)) {
        case "add":
          return add(commands, options, place, context);
        case "list":
          return list(context);
        case "preview":
          return preview(commands, options.question, id, context);
        case "pause":
          return pause(id, context);
        case "resume":
          return resume(id, context);
        case "remove": {
          const digest = meantDigest(await digestsOf(context), id, context.asker);
          await context.watch.subscriptions.remove(digest.id);
          return changedCard(digest, "removed", context.now());
        }
      }
    },
  });
}

/** Without an action only a bare `digest` is clear. */
function meantAction({ action: _, ...rest }: Readonly<Record<string, unknown>>): "list" {
  const [said] = Object.values(rest).filter((value) => value !== undefined);
  if (said === undefined) return "list";
  const near = nearest(String(said).split(" ")[0] ?? "", ACTIONS);
  throw new UserError("bad-option", `Say what to do with the digest: ${ACTIONS.join(", ")}.`, {
    hint: `${near ? `Did you mean digest ${near}? ` : ""}To set one up: digest add, then what to post.`,
  });
}

type AddOptions = { readonly question?: string | undefined } & {
  readonly [Name in "days" | "time" | "timezone"]?: string | undefined;
};

async function add(
  commands: readonly Command[],
  options: AddOptions,
  place: Place,
  { watch, asker, now }: Context,
): Promise<Card> {
  const text = options.question?.trim() || USUAL.question;
  const question = readQuestion(text, commands);
  const schedule = {
    days: readDays(options.days ?? USUAL.days),
    time: readTimeOfDay(options.time ?? USUAL.time),
    timezone: options.timezone ? readTimeZone(options.timezone) : (asker.timezone ?? watch.timezone),
  };
  const all = await watch.subscriptions.all();
  const here = all.filter((each): each is Digest => each.kind === "digest" && isOfChannel(each, asker));
  const same = here.find(
    (each) => JSON.stringify([each.question, each.schedule]) === JSON.stringify([question, schedule]),
  );
  if (same) {
    throw new UserError("bad-option", `This channel has that digest already: ${same.id}.`, {
      hint: same.paused ? `Resume it with digest resume ${same.id}.` : "Choose another time, or another question.",
    });
  }
  if (here.length >= MOST) {
    throw new UserError("bad-option", `This channel has ${MOST} digests, which is the most it can have.`, {
      hint: "Remove one first: digest list shows them.",
    });
  }
  const right = await watch.mayPost(place);
  if (!right.ok) throw new UserError("not-allowed", right.sentence, { hint: right.hint });
  const createdAt = new Date(now()).toISOString();
  const state = { createdAt, paused: null, resumedAt: null };
  const digest: Digest = {
    kind: "digest",
    id: watch.newId("digest"),
    place,
    setBy: asker.user,
    question,
    text: questionText(question),
    schedule,
    ...state,
  };
  await watch.subscriptions.add(digest);
  return addedCard(digest, right.hint, now());
}

async function list(context: Context): Promise<Card> {
  const { watch, asker, now } = context;
  const own = await digestsOf(context);
  const here = own.filter((each) => isOfChannel(each, asker));
  const listed = here.map(async (digest) => ({ digest, latest: await watch.deliveries.latest(digest.id, 3) }));
  return listCard(await Promise.all(listed), own.length - here.length, now());
}

/** The card that would be posted now, with what changed since the last one; nothing is posted. */
async function preview(
  commands: readonly Command[],
  text: string | undefined,
  id: string | undefined,
  context: Context,
): Promise<Card> {
  const own = await digestsOf(context);
  const here = own.filter((each) => isOfChannel(each, context.asker));
  const isId = /^d-/i.test(id?.trim() ?? "");
  // Before anything is set up: what it would look like.
  if (!isId && (text?.trim() || here.length === 0)) {
    return answerTo(commands, readQuestion(text?.trim() || USUAL.question, commands), context);
  }
  const digest = meantDigest(own, isId ? id : undefined, context.asker);
  const [card, memory] = await Promise.all([
    answerTo(commands, digest.question, context),
    context.watch.subscriptions.memory(digest.id),
  ]);
  return composeDigest(digest, card, memory, null, context.now()).card;
}

function answerTo(commands: readonly Command[], question: Digest["question"], context: Context): Promise<Card> {
  const { command, options } = understand(commands, question);
  return command.run(options, context);
}

async function pause(id: string | undefined, context: Context): Promise<Card> {
  const { watch, asker, now } = context;
  const digest = meantDigest(await digestsOf(context), id, asker);
  const paused = { at: new Date(now()).toISOString(), why: "asked" } as const;
  await watch.subscriptions.change(digest.id, { paused });
  return changedCard({ ...digest, paused }, "paused", now());
}

async function resume(id: string | undefined, context: Context): Promise<Card> {
  const { watch, asker, now } = context;
  const digest = meantDigest(await digestsOf(context), id, asker);
  const right = await watch.mayPost(digest.place);
  if (!right.ok) throw new UserError("not-allowed", right.sentence, { hint: right.hint });
  const change = { paused: null, resumedAt: new Date(now()).toISOString() };
  await watch.subscriptions.change(digest.id, change);
  return changedCard({ ...digest, ...change }, "resumed", now());
}

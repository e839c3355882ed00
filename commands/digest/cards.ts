import type { Card, Part, Suggestion } from "../../src/card.ts";
import { counted, instantText } from "../../src/format.ts";
import type { Delivery } from "../../src/watch/deliveries.ts";
import { CATCH_UP_MS } from "../../src/watch/due.ts";
import type { Digest } from "../../src/watch/subscription.ts";
import { questionText } from "./question.ts";
import { nextText, nextTimes, scheduleText } from "./when.ts";

/** A digest with what became of its last deliveries. */
export type Listed = { readonly digest: Digest; readonly latest: readonly Delivery[] };

const CATCH_UP_HOURS = CATCH_UP_MS / 3_600_000;

/** Says that a digest is set up, when it comes next, and by which rules. */
export function addedCard(digest: Digest, hint: string | undefined, now: number): Card {
  const [next] = nextTimes(digest, now, 1);
  const events = next ? [{ label: "Next digest", at: next, precision: "minute" as const }] : [];
  return said({
    title: `Digest ${digest.id} is set up`,
    answer: `“${questionText(digest.question)}” is posted in this channel ${scheduleText(digest.schedule)}, next on ${nextText(digest, now)}.`,
    parts: [
      { kind: "agenda", events },
      note(
        "Days on which the New York Stock Exchange is closed are skipped; half days are not. Each digest says what changed since the last one, and takes one line where nothing did.",
      ),
      note(
        `Each comes once. After downtime the last one is made up for within ${counted(CATCH_UP_HOURS, "hour")} and says that it is late; older ones are left out.`,
      ),
      ...(hint ? [note(hint)] : []),
    ],
    next: buttonsOf(digest),
    data: dataOf(digest, now),
  });
}

/** The digests of a channel, with the next run and the last outcome of each. */
export function listCard(here: readonly Listed[], elsewhere: number, now: number): Card {
  const more = elsewhere > 0 ? ` ${counted(elsewhere, "digest")} more in other channels here.` : "";
  if (here.length === 0) {
    return said({
      title: "No digest in this channel",
      answer: `No digest is posted in this channel.${more}`,
      parts: [note("Set one up with digest add: without more words it is the brief at 08:30 on trading days.")],
      next: [],
      data: { digests: [] },
    });
  }
  return said({
    title: `Digests in this channel: ${here.length}`,
    answer: `${counted(here.length, "digest")} ${here.length === 1 ? "is" : "are"} set up in this channel.${more}`,
    parts: [
      {
        kind: "facts",
        facts: here.map(({ digest, latest }) => ({
          label: `${digest.id} · ${questionText(digest.question)}`,
          value: `${scheduleText(digest.schedule)}; next: ${nextText(digest, now)}; ${lastText(digest, latest)}`,
        })),
      },
    ],
    next: here.slice(0, 3).map(({ digest }) => button(`Preview ${digest.id}`, "preview", digest)),
    data: { digests: here.map(({ digest, latest }) => ({ ...dataOf(digest, now), latest: latest.map(outcomeOf) })) },
  });
}

/** Says that something was done to a digest. */
export function changedCard(digest: Digest, what: "paused" | "resumed" | "removed", now: number): Card {
  const then = {
    paused: "Nothing is posted until it is resumed; what falls into the pause is not made up for.",
    resumed: `The next one comes on ${nextText(digest, now)}.`,
    removed: "Nothing more is posted.",
  };
  return said({
    title: `Digest ${digest.id} is ${what}`,
    answer: `“${questionText(digest.question)}” ${scheduleText(digest.schedule)} is ${what}. ${then[what]}`,
    parts: [],
    next: what === "paused" ? [button("Resume", "resume", digest)] : what === "resumed" ? buttonsOf(digest) : [],
    data: dataOf(digest, now),
  });
}

function lastText({ schedule }: Digest, latest: readonly Delivery[]): string {
  const [last] = latest;
  if (!last) return "none was due yet";
  const time = instantText(last.dueAt, schedule.timezone);
  const words: Readonly<Record<Delivery["state"], string>> = {
    posted: `last posted: that of ${time}`,
    claimed: `that of ${time} is being prepared`,
    sending: `that of ${time} is being posted`,
    waiting: `that of ${time} waits: ${last.detail ?? "for another try"}`,
    skipped: `that of ${time} was left out: ${last.detail ?? "it was too late"}`,
    refused: `that of ${time} was refused: ${last.detail ?? "the platform would not have it"}`,
    unknown: `it is not known whether that of ${time} arrived`,
  };
  return words[last.state];
}

function outcomeOf({ dueAt, state, detail }: Delivery) {
  return { dueAt, state, detail };
}

function dataOf(digest: Digest, now: number) {
  const { id, question, schedule, paused } = digest;
  return { id, question, schedule, paused, next: nextTimes(digest, now, 5) };
}

function buttonsOf(digest: Digest): Suggestion[] {
  return [button("Preview", "preview", digest), button("Pause", "pause", digest), button("Remove", "remove", digest)];
}

function button(label: string, action: string, { id }: Digest): Suggestion {
  return { label, command: "digest", options: { action, id } };
}

function note(text: string): Part {
  return { kind: "note", text };
}

function said(card: Pick<Card, "title" | "answer" | "parts" | "next" | "data">): Card {
  return { ...card, tone: "plain", sources: [], figures: {}, simulated: false };
}

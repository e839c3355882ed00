import type { Card, Part, Suggestion } from "../../src/card.ts";
import type { Unit } from "../../src/figure.ts";
import { counted, dayText, figureText, instantText } from "../../src/format.ts";
import { rearmText } from "../../src/watch/alert-card.ts";
import { type AlertMemory, holds, seenOf } from "../../src/watch/alert-state.ts";
import { conditionText, valueText, watchedName } from "../../src/watch/condition-text.ts";
import type { Delivery } from "../../src/watch/deliveries.ts";
import type { Alert } from "../../src/watch/subscription.ts";
import type { FoundQuestion } from "./find-question.ts";

/** An alert with what is remembered of it and what became of its last deliveries. */
export type Listed = {
  readonly alert: Alert;
  readonly memory: AlertMemory;
  readonly latest: readonly Delivery[];
  /** What the figure is called, and its unit. */
  readonly name: string;
  readonly unit: Unit;
};

/** Says that an alert is set: what was understood, how things stand, and what will happen. Pure. */
export function addedCard(
  alert: Alert,
  { figure, card, question }: FoundQuestion,
  said: readonly string[],
  hint: string | undefined,
): Card {
  const { condition, id } = alert;
  const waits = conditionText(condition, figure.unit);
  const name = watchedName(figure);
  const observedAt = seenOf(figure, false)?.observedAt ?? null;
  const when = observedAt ? `, as of ${instantText(observedAt)}` : "";
  const sources = card.sources.filter((each) => figure.readings.some(({ source }) => source === each.name));
  return {
    title: `Alert ${id} is set: ${name} ${waits}`,
    answer: `This channel is told when ${name} ${isText(condition, waits)}. ${nowText(alert, figure, when)}`,
    tone: figure.value === null || card.tone !== "plain" ? "caution" : "plain",
    parts: [
      {
        kind: "facts",
        facts: [
          { label: "Waits for", value: `${name} ${waits}` },
          {
            label: "Now",
            value: `${figureText(figure)}${figure.value === null && figure.reason ? ` (${figure.reason})` : ""}${when}`,
          },
          { label: "Definition", value: figure.basis },
          { label: "Fires again", value: rearmText(condition, figure) },
        ],
      },
      ...said.map(note),
      note(
        "Values that are missing, still loading or older copies are not judged. What happens while it is snoozed is not made up for.",
      ),
      note(`To stop it: alert remove ${id}. To silence it for a while: alert snooze ${id}.`),
      ...(hint ? [note(hint)] : []),
    ],
    sources: sources.length > 0 ? sources : card.sources,
    next: [
      button("Snooze a day", "snooze", id),
      button("Remove", "remove", id),
      { label: `Ask ${question.command}`, ...question },
      { label: "How computed?", ...question, view: "receipt" },
    ],
    figures: { [figure.id]: figure },
    data: { id, condition, unit: figure.unit, question, value: figure.value, observedAt },
    ...(card.receipt ? { receipt: card.receipt } : {}),
    simulated: card.simulated,
  };
}

function isText({ comparator }: Alert["condition"], waits: string): string {
  return comparator === "crosses" ? waits : `is ${waits}`;
}

function nowText({ condition }: Alert, { value, reason, ...figure }: FoundQuestion["figure"], when: string): string {
  if (value === null)
    return `It has no value at the moment (${reason ?? "the reason is not known"}), so it waits for one.`;
  const now = `It is ${figureText({ ...figure, value })} now${when}`;
  if (condition.comparator === "crosses") return `${now}; it is told when that is on the other side.`;
  return holds(condition, value)
    ? `${now}, so it is true already and is told at the next look.`
    : `${now}, so it is not true yet.`;
}

/** The alerts of a channel, with how each stands. Pure. */
export function listCard(here: readonly Listed[], elsewhere: number, now: number, simulated: boolean): Card {
  const more = elsewhere > 0 ? ` ${counted(elsewhere, "alert")} more in other channels here.` : "";
  if (here.length === 0) {
    return plainCard({
      title: "No alert in this channel",
      answer: `No alert is set in this channel.${more}`,
      parts: [note("Set one up with alert add and a condition: alert add discount above 25%.")],
      next: [],
      data: { alerts: [] },
      simulated,
    });
  }
  return plainCard({
    title: `Alerts in this channel: ${here.length}`,
    answer: `${counted(here.length, "alert")} ${here.length === 1 ? "is" : "are"} set in this channel.${more}`,
    parts: [
      {
        kind: "facts",
        facts: here.map((each) => ({
          label: `${each.alert.id} · ${each.name} ${conditionText(each.alert.condition, each.unit)}`,
          value: stateText(each, now),
        })),
      },
    ],
    next: here.slice(0, 3).map(({ alert }) => button(`Snooze ${alert.id}`, "snooze", alert.id)),
    data: {
      alerts: here.map(({ alert, memory, latest }) => ({
        ...dataOf(alert),
        judged: memory.judged,
        fired: memory.fired,
        why: memory.why,
        latest: latest.map(({ dueAt, state, detail }) => ({ dueAt, state, detail })),
      })),
    },
    simulated,
  });
}

function stateText({ alert, memory, latest, unit }: Listed, now: number): string {
  const { judged, missed, why } = memory;
  return [
    judged
      ? `${valueText(judged.value, unit)} when it was last judged, observed ${instantText(judged.observedAt)}`
      : "not judged yet",
    pauseText(alert, now),
    why.replace(/\.$/, "").replace(/^It/, "it"),
    missed ? `missed while snoozed: ${valueText(missed.value, unit)} on ${dayText(missed.observedAt)}` : "",
    latest.map(deliveryText).join(", "),
  ]
    .filter(Boolean)
    .join("; ");
}

function pauseText({ paused, snoozedUntil }: Alert, now: number): string {
  if (paused) return paused.why === "asked" ? "stopped" : "stopped, since the channel could not be posted in";
  return snoozedUntil !== null && Date.parse(snoozedUntil) > now ? `snoozed until ${instantText(snoozedUntil)}` : "";
}

function deliveryText({ state, dueAt, detail }: Delivery): string {
  const time = instantText(dueAt);
  const why = detail ? `: ${detail}` : "";
  const words: Readonly<Record<Delivery["state"], string>> = {
    posted: `posted ${time}`,
    claimed: `that of ${time} is being prepared`,
    sending: `that of ${time} is being posted`,
    waiting: `that of ${time} waits${why}`,
    skipped: `that of ${time} was left out${why}`,
    refused: `that of ${time} was refused${why}`,
    unknown: `it is not known whether that of ${time} arrived`,
  };
  return words[state];
}

/** Says that something was done to an alert. */
export function changedCard(
  alert: Alert,
  { name, unit }: Pick<Listed, "name" | "unit">,
  what: "snoozed" | "resumed" | "removed",
  simulated: boolean,
): Card {
  const { id, condition, snoozedUntil } = alert;
  const then = {
    snoozed: `It is silent until ${instantText(snoozedUntil ?? "")}; what happens until then is not made up for.`,
    resumed: "It is looked at again from now on.",
    removed: "Nothing more is posted.",
  };
  return plainCard({
    title: `Alert ${id} is ${what}`,
    answer: `${name} ${conditionText(condition, unit)} is ${what}. ${then[what]}`,
    parts: [],
    next:
      what === "removed"
        ? []
        : [
            what === "snoozed" ? button("Resume", "resume", id) : button("Snooze a day", "snooze", id),
            button("Remove", "remove", id),
          ],
    data: dataOf(alert),
    simulated,
  });
}

function dataOf({ id, condition, question, text, createdAt, paused, snoozedUntil }: Alert) {
  return { id, condition, question, text, createdAt, paused, snoozedUntil };
}

function button(label: string, action: string, id: string): Suggestion {
  return { label, command: "alert", options: { action, id } };
}

function note(text: string): Part {
  return { kind: "note", text };
}

function plainCard(card: Pick<Card, "title" | "answer" | "parts" | "next" | "data" | "simulated">): Card {
  return { ...card, tone: "plain", sources: [], figures: {} };
}

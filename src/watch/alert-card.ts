import type { Card } from "../card.ts";
import type { Figure } from "../figure.ts";
import { dayText, figureText, instantText } from "../format.ts";
import type { Crossing } from "./alert-state.ts";
import { conditionText, valueText, watchedName } from "./condition-text.ts";
import { marginOf } from "./margin.ts";
import type { Alert } from "./subscription.ts";

export type AlertCardOptions = {
  readonly alert: Pick<Alert, "id" | "condition" | "question" | "text">;
  readonly crossing: Crossing;
  /** The figure as the question's answer has it. */
  readonly figure: Figure;
  /** The question's answer. */
  readonly card: Card;
};

/** What is posted when an alert fires: what came true, on what, why, and when it can fire again. Pure. */
export function alertCard({ alert, crossing, figure, card }: AlertCardOptions): Card {
  const { id, condition, question } = alert;
  const { unit } = figure;
  const label = watchedName(figure);
  const now = valueText(crossing.value, unit);
  const sources = card.sources.filter(({ name }) => figure.readings.some(({ source }) => source === name));
  return {
    title: `${label}: ${now}`,
    answer: `${label} ${verb(alert, crossing, figure)}: it is ${now}, as of ${instantText(crossing.observedAt)}.`,
    tone: card.tone === "plain" && !sources.some(({ stale }) => stale) ? "plain" : "caution",
    parts: [
      {
        kind: "facts",
        facts: [
          { label: "Waited for", value: `${label} ${conditionText(condition, unit)}` },
          { label: "Now", value: `${now}, observed ${instantText(crossing.observedAt)}` },
          { label: "Before", value: beforeText(crossing, figure) },
          { label: "Why it fired", value: crossing.why },
          { label: "Fires again", value: rearmText(condition, figure) },
          { label: "Definition", value: figure.basis },
        ],
      },
      {
        kind: "note",
        text: `Alert ${id}, set in this channel. A condition came true, which is no forecast and no advice.`,
      },
    ],
    sources: sources.length > 0 ? sources : card.sources,
    next: [
      { label: "Snooze a day", command: "alert", options: { action: "snooze", id } },
      { label: `Ask ${question.command}`, ...question },
      { label: "How computed?", ...question, view: "receipt" },
    ],
    figures: { [figure.id]: figure },
    data: { alert: id, condition, key: crossing.key, before: crossing.before, observedAt: crossing.observedAt },
    ...(card.receipt ? { receipt: card.receipt } : {}),
    simulated: card.simulated,
  };
}

function verb({ condition }: Pick<Alert, "condition">, { before }: Crossing, { unit }: Figure): string {
  const threshold = valueText(condition.threshold, unit);
  if (condition.comparator !== "crosses") return `is ${conditionText(condition, unit)}`;
  return before && before.value > condition.threshold ? `fell through ${threshold}` : `rose through ${threshold}`;
}

function beforeText({ before }: Crossing, figure: Figure): string {
  if (!before) return "not looked at before";
  return `${figureText({ ...figure, value: before.value })}, observed ${dayText(before.observedAt)}`;
}

/** When an alert that fired can fire again, in numbers: `once it has been at 24.5% or below, and not within twenty hours`. */
export function rearmText(condition: Alert["condition"], { unit }: Pick<Figure, "unit">): string {
  const { comparator, threshold } = condition;
  const margin = marginOf(threshold, unit);
  const text = (value: number) => valueText(Number(value.toPrecision(12)), unit);
  const levels = {
    above: `at ${text(threshold - margin)} or below`,
    below: `at ${text(threshold + margin)} or above`,
    crosses: `at ${text(threshold + margin)} or above, or at ${text(threshold - margin)} or below`,
  };
  return `once it has been ${levels[comparator]}, and not within twenty hours of this one`;
}

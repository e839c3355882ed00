import type { Card } from "../card.ts";
import { alertCard } from "./alert-card.ts";
import { type AlertMemory, alertMemory, judge, seenOf } from "./alert-state.ts";
import type { Book } from "./book.ts";
import type { Composed } from "./deliver.ts";
import { type Deliveries, isOpen } from "./deliveries.ts";
import { CATCH_UP_MS, type Due } from "./due.ts";
import { laneOf } from "./lane.ts";
import type { SharedAnswers } from "./shared-answers.ts";
import type { Alert, Subscriptions } from "./subscription.ts";

export type AlertLookOptions = {
  readonly book: Book;
  readonly subscriptions: Pick<Subscriptions, "memory" | "remember">;
  readonly deliveries: Pick<Deliveries, "get">;
  readonly answer: SharedAnswers;
  /** Whether anything can be posted for it from here. */
  readonly concerns: (alert: Alert) => boolean;
  /** Market time. */
  readonly now: () => number;
};

/**
 * Judges every alert on what its question says now, and gives what is to be delivered. What fired is remembered before
 * it is delivered: a process that ends in between leaves a firing without an end, and the next look finds it.
 */
export async function lookAtAlerts(options: AlertLookOptions): Promise<readonly Due[]> {
  const { book, concerns } = options;
  const all = await book.all();
  const alerts = all.filter((each): each is Alert => each.kind === "alert" && each.paused === null && concerns(each));
  const due: Due[] = [];
  // One after the other: equal questions share an answer, and others must not all be asked at once.
  for (const alert of alerts) due.push(...(await lookAt(alert, options)));
  return due;
}

async function lookAt(
  alert: Alert,
  { subscriptions, deliveries, answer, now }: AlertLookOptions,
): Promise<readonly Due[]> {
  const memory = alertMemory(await subscriptions.memory(alert.id));
  const card = await answer(alert.question);
  const seen =
    card.tone === "problem" ? null : seenOf(card.figures[alert.condition.figure], card.pending !== undefined);
  const judged = judge(alert, memory, seen, now());
  if (JSON.stringify(judged.memory) !== JSON.stringify(memory)) await subscriptions.remember(alert.id, judged.memory);
  const { fired } = judged.memory;
  if (!fired || now() - Date.parse(fired.at) > CATCH_UP_MS) return [];
  const state = judged.crossing ? undefined : (await deliveries.get(fired.key))?.state;
  if (state !== undefined && !isOpen(state)) return [];
  return [
    {
      key: fired.key,
      subscription: alert.id,
      dueAt: fired.at,
      lane: laneOf(alert.place),
      foundLateMs: now() - Date.parse(fired.at),
    },
  ];
}

/** The card of a firing that is remembered; null when it is not, or its figure is not in the answer any more. */
export function composeAlert(alert: Alert, card: Card, memory: unknown, { key }: Due): Composed | null {
  const { fired, before, why }: AlertMemory = alertMemory(memory);
  const figure = card.figures[alert.condition.figure];
  if (fired?.key !== key || !figure) return null;
  return { card: alertCard({ alert, card, figure, crossing: { ...fired, before, why } }) };
}

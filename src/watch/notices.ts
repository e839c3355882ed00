import type { Card } from "../card.ts";
import { instantText } from "../format.ts";
import type { Subscription } from "./subscription.ts";

/** Tells the person who set it up that it was stopped; the platform's reason stands in it. */
export function stoppedCard(subscription: Subscription, reason: string): Card {
  return notice(
    `Your ${subscription.kind} ${subscription.id} was stopped`,
    `“${subscription.text}” could not be posted in its channel: ${reason}. It was tried ${TRIES} times and will not be tried again.`,
    `When the channel can be posted in again, resume it there: ${typed(subscription)}.`,
  );
}

/** A delivery that a platform refuses is tried this often before the subscription is stopped. */
export const TRIES = 3;

/** Tells the person who set it up that nobody can know whether a delivery arrived. */
export function unknownCard(subscription: Subscription, dueAt: string, timezone: string): Card {
  return notice(
    `It is not known whether ${subscription.id} arrived`,
    `“${subscription.text}” of ${instantText(dueAt, timezone)} was being posted when the connection was lost, and the bot may not read the channel to look. It is not posted again, so that it cannot appear twice.`,
    "If the bot may read the channel's history, it can look for itself next time.",
  );
}

/** How it is resumed, as that is typed where it was set up. */
function typed({ kind, id, place }: Subscription): string {
  const words = { discord: `/smallcap-admin ${kind} action:resume id:${id}`, slack: `/smallcap ${kind} resume ${id}` };
  return place.platform === "terminal" ? `${kind} resume ${id}` : words[place.platform];
}

function notice(title: string, answer: string, hint: string): Card {
  return {
    title,
    answer,
    tone: "caution",
    parts: [{ kind: "note", text: hint }],
    sources: [],
    next: [],
    figures: {},
    data: null,
    simulated: false,
  };
}

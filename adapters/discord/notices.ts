import type { Card } from "../../src/card.ts";

/** What the adapter itself has to say, in the form of every other answer. */

export const EXPIRED = notice(
  "This button has expired",
  "This button is from an older version and can no longer be used.",
  "Type /smallcap help to see what you can ask, or /smallcap and a question's name.",
);

export const RESTARTING = notice(
  "Restarting",
  "The bot is restarting and could not finish this answer.",
  "Ask again in a minute.",
);

export const TOO_LONG = notice(
  "That took too long",
  "The answer did not come in time.",
  "Ask again; data that was loaded meanwhile makes it faster.",
);

export const BROKEN = notice("Something broke", "The answer could not be shown.", "Ask again in a minute.");

export const SENT_PRIVATELY: Card = {
  ...notice("No public answer", "The reason was sent to the person who asked."),
  tone: "plain",
};

/** A partial answer that stays, with why it was not completed. */
export function notCompleted(partial: Card, reason: Card): Card {
  return { ...partial, tone: "caution", pending: `This answer could not be completed: ${reason.answer}` };
}

function notice(title: string, answer: string, hint?: string): Card {
  return {
    title,
    answer,
    tone: "problem",
    parts: hint ? [{ kind: "note", text: hint }] : [],
    sources: [],
    next: [],
    figures: {},
    data: null,
    simulated: false,
  };
}

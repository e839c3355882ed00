import type { Pillar } from "./pillars.ts";

/** What headlines can be asked for, and the searches that stand for it. */
export const TOPICS = ["small-caps", "policy", "fed", "earnings"] as const;
export type Topic = (typeof TOPICS)[number];

/** The words that are searched for; a few searches each, since one finds about twenty headlines. */
export const SEARCHES: Readonly<Record<Topic, readonly string[]>> = {
  "small-caps": ["small cap stocks", "Russell 2000", "IWM"],
  policy: ["tariffs", "corporate tax", "regulation"],
  fed: ["Federal Reserve", "interest rates"],
  earnings: ["small cap earnings", "earnings estimates"],
};

/** Words that people type for a topic where a company's ticker is asked for. */
const SAID: Readonly<Record<Topic, readonly string[]>> = {
  "small-caps": ["small cap", "small caps", "smallcaps", "market"],
  policy: ["tariff", "tariffs", "tax", "taxes", "regulation", "trade"],
  fed: ["fed", "the fed", "federal reserve", "fomc", "rates", "interest rates"],
  earnings: ["earnings", "estimates"],
};

/**
 * The topic that a word means, or null: `tariffs` is policy. A word in capitals is a ticker, and no topic.
 *
 * @example
 * topicMeant("tariffs"); // "policy"
 * topicMeant("TAX"); // null
 */
export function topicMeant(typed: string): Topic | null {
  const word = typed.trim();
  if (word === word.toUpperCase()) return null;
  return TOPICS.find((topic) => SAID[topic].includes(word.toLowerCase())) ?? null;
}

/** The topics as people read them. */
export const TOPIC_NAMES: Readonly<Record<Topic, string>> = {
  "small-caps": "small caps",
  policy: "policy (tariffs, taxes, regulation)",
  fed: "the Fed",
  earnings: "earnings",
};

/**
 * The pillar that a headline touches by its words when it belongs to a topic; null where none is needed. A search finds
 * others too, and of one company only those that touch it are kept.
 */
export const TOPIC_PILLARS: Readonly<Record<Topic, Pillar | null>> = {
  "small-caps": null,
  policy: "policy",
  fed: "rates",
  earnings: "earnings",
};

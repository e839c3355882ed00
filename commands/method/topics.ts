import { covers, type Definition, readable } from "../../src/definition.ts";
import type { Kind } from "../../src/market/freshness.ts";
import { memo } from "../../src/memo.ts";
import { nearest } from "../../src/near.ts";
import type { Command } from "../command.ts";

/** A definition and the questions whose answers show it. */
export type Topic = {
  readonly definition: Definition;
  readonly commands: readonly string[];
  readonly reads: readonly Kind[];
};

/** What was meant: a question, some figures, or nothing that is known. */
export type Found =
  | { readonly command: Command }
  | { readonly topics: readonly Topic[] /** The figure's id, where one was typed. */; readonly id: string | null }
  | { readonly nearest: string | null };

/** Every definition once: two questions may show the same figure in the same words. */
export const topicsOf = memo((commands: readonly Command[]): readonly Topic[] => {
  const all = commands.flatMap(({ name, definitions = [], reads = [] }) =>
    definitions.map((definition): Topic => ({ definition, commands: [name], reads })),
  );
  const same = Map.groupBy(all, ({ definition: { id, name, basis } }) => [id, name, basis].join("\n"));
  return [...same.values()].flatMap((group) =>
    group.slice(0, 1).map(({ definition }) => ({
      definition: { ...definition, name: readable(definition.name), basis: readable(definition.basis) },
      commands: group.flatMap(({ commands }) => commands),
      reads: [...new Set(group.flatMap(({ reads }) => reads))],
    })),
  );
});

/** The family of a figure: `forward P/E` of `forward P/E, losses left out`. */
export function familyOf({ name }: Pick<Definition, "name">): string {
  return name.split(", ")[0] ?? name;
}

/**
 * What somebody means by a topic: a question's name, a figure's id, a name or a synonym as a whole, else every figure
 * in which all of the words are found; letters and digits alone count, so that `P/E`, `pe` and `p e` are the same.
 */
export function findTopic(typed: string, commands: readonly Command[]): Found {
  const command = commands.find(({ name }) => name === typed.trim().toLowerCase());
  if (command) return { command };
  const topics = topicsOf(commands);
  const word = typed.trim();
  const one = word.includes(".") ? topics.filter(({ definition }) => covers(definition, word, "i")) : [];
  if (one.length > 0) return { topics: one, id: word };
  const key = plain(typed);
  const exact = topics.filter(({ definition }) => key !== "" && keysOf(definition).has(key));
  if (exact.length > 0) return { topics: exact, id: null };
  const words = wordsIn(typed);
  const within = topics.filter(
    ({ definition }) =>
      words.length > 0 && words.every((each) => wordsOf(definition).some((other) => other.startsWith(each))),
  );
  if (within.length > 0) return { topics: within, id: null };
  const names = topics.flatMap(({ definition }) => [
    familyOf(definition),
    ...(definition.also ?? []),
    lastOf(definition),
  ]);
  return { nearest: nearest(typed, [...new Set([...commands.map(({ name }) => name), ...names])]) };
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Everything a definition is called, as a whole. */
const keysOf = memo((definition: Definition): ReadonlySet<string> => {
  const { id, name, also = [] } = definition;
  const parts = id.split(".").filter((part) => !part.includes("{"));
  return new Set([id, name, familyOf(definition), ...name.split(", "), ...also, ...parts].map(plain));
});

const wordsOf = memo(({ id, name, also = [] }: Definition): readonly string[] =>
  wordsIn([id, name, ...also].join(" ")),
);

function lastOf({ id }: Definition): string {
  return id.split(".").findLast((part) => !part.includes("{")) ?? id;
}

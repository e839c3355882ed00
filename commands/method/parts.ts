import type { Part } from "../../src/card.ts";
import type { Kind } from "../../src/market/freshness.ts";
import { KIND_WORDS } from "../../src/market/kind-words.ts";
import { familyOf, type Topic } from "./topics.ts";

/** More rows than this are no longer read; the rest is named below them. */
const MOST_ROWS = 14;
const MOST_NOTES = 6;

/** A sentence of its own. */
export function note(text: string): Part {
  return { kind: "note", text };
}

/** Topics by the family of their names, in the order in which they come; what is only counted comes last. */
export function familiesOf(
  topics: readonly Topic[],
): readonly { readonly family: string; readonly topics: readonly Topic[] }[] {
  const groups = Map.groupBy(topics, ({ definition }) => familyOf(definition));
  const families = [...groups].map(([family, group]) => ({ family, topics: group }));
  const isCount = ({ topics: [first] }: (typeof families)[number]) => first?.definition.unit === "count";
  return [...families.filter((each) => !isCount(each)), ...families.filter(isCount)];
}

/** What a family is: what tells its figures apart, or what the first of them is where all are called the same. */
export function familyText({ family, topics }: ReturnType<typeof familiesOf>[number]): string {
  const tails = topics.map(({ definition: { name } }) => name.slice(family.length + 2)).filter((tail) => tail !== "");
  return tails.length > 1 ? [...new Set(tails)].join("; ") : (topics[0]?.definition.basis ?? "");
}

/** A table as far as it is read at a glance, and the names of what does not fit. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): readonly Part[] {
  const rest = rows.slice(MOST_ROWS).map(([first]) => first);
  return [
    { kind: "table", columns, rows: rows.slice(0, MOST_ROWS) },
    ...(rest.length > 0 ? [note(`And: ${rest.join(" · ")}.`)] : []),
  ];
}

/** Examples and limits, each once, under the first name that they are said of. */
export function remarks(topics: readonly Topic[]): readonly Part[] {
  const said = topics.flatMap(({ definition: { name, example, limits } }) => [
    ...(example ? [{ text: `${example}.`, name }] : []),
    ...(limits ? [{ text: limits, name }] : []),
  ]);
  const once = [...Map.groupBy(said, ({ text }) => text)].map(([text, [first]]) => note(`${first?.name}: ${text}`));
  return once.slice(0, MOST_NOTES);
}

/** Kinds of data behind some topics. */
export function readNote(topics: readonly Topic[]): readonly Part[] {
  const kinds = [...new Set(topics.flatMap(({ reads }) => reads))];
  return kinds.length === 0 ? [] : [note(`Read from ${kinds.map((kind) => KIND_WORDS[kind].name).join(", ")}.`)];
}

/** What a question reads, and on what terms. */
export function sourceFacts(reads: readonly Kind[]): readonly Part[] {
  const groups = Map.groupBy(reads, (kind) => KIND_WORDS[kind].terms);
  const facts = [...groups].map(([value, kinds]) => ({
    label: kinds.map((kind) => KIND_WORDS[kind].name).join(", "),
    value,
  }));
  return facts.length === 0 ? [] : [{ kind: "facts", facts }];
}

/** Each topic with what it is; of two that are called the same, the id tells them apart. */
export function rowsOf(topics: readonly Topic[]): readonly (readonly string[])[] {
  const names = topics.map(({ definition }) => definition.name);
  const isShared = (name: string) => names.indexOf(name) !== names.lastIndexOf(name);
  return topics.map(({ definition: { id, name, basis } }) => [isShared(name) ? `${name} (${id})` : name, basis]);
}

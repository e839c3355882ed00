import { covers, type Definition } from "../../src/definition.ts";
import { UserError } from "../../src/errors.ts";
import { plainText } from "../../src/plain.ts";
import type { Command } from "../command.ts";
import { familyOf, findTopic, type Topic, topicsOf } from "../method/topics.ts";
import {
  COMPANY,
  KNOWN,
  METHOD_NAMES,
  METHODS,
  METRICS,
  OF_A_COMPANY,
  SECTORS,
  SIDES,
  type Words,
} from "./vocabulary.ts";

/** What a condition is about: a figure, whose answers have it, and whether it was named by its opposite. */
export type Subject = {
  /** As far as words tell; letters of another size are set right by the answer that has it. */
  readonly figure: string;
  readonly definition: Definition;
  readonly commands: readonly string[];
  /** `premium` is the discount with the other sign. */
  readonly opposite: boolean;
  /** Words that were filled in: which side, which method. */
  readonly said: readonly string[];
};

const SHOWN = 5;

/**
 * What a condition is about, from its words: a figure's id as it stands, a short name that everybody uses, a multiple or
 * its gap with side, metric and method, a company by its ticker, or the name of any definition.
 *
 * @throws UserError naming the candidates where several figures fit, and the nearest where none does.
 */
export function readSubject(typed: string, commands: readonly Command[]): Subject {
  const text = typed
    .trim()
    .replace(/^["“'‘]+|["”'’]+$/g, "")
    .replace(/’/g, "'");
  const topics = topicsOf(commands);
  if (/^[\w{}-]+(?:\.[\w{}-]+)+$/.test(text) || topics.some(({ definition }) => definition.id === text)) {
    return byId(text, topics) ?? refuse(typed, commands);
  }
  const words = plain(text);
  const short = KNOWN.find(([pattern]) => pattern.test(words));
  if (short) return byId(short[1], topics) ?? refuse(typed, commands);
  return multiple(words, topics) ?? company(text, topics) ?? named(words, text, topics, commands);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[-–−_]/g, " ")
    .replace(/[,;:()]/g, " ")
    .replace(/^\s*(?:please )?(?:alert|tell|notify|warn|ping)?(?: me)?(?: )?(?:when|if|once|as soon as)\s+/, "")
    .replace(/\b(?:at|for) the next (?:fed |fomc )?meeting\b/g, "")
    .replace(/\b(?:the|an?|current|today's|is|are)\b(?!')/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

function byId(id: string, topics: readonly Topic[]): Subject | null {
  const found = topics.filter(({ definition }) => covers(definition, id, "i"));
  const [first] = found;
  if (!first) return null;
  const commands = [...new Set(found.flatMap(({ commands }) => commands))];
  return { figure: id, definition: first.definition, commands, opposite: false, said: [] };
}

/** The first of these that the words hold, and the words without it. */
function take(words: string, choices: Words): { readonly name: string | null; readonly rest: string } {
  for (const [name, pattern] of choices) {
    if (!pattern.test(words)) continue;
    return { name, rest: words.replace(pattern, " ").replace(/\s+/g, " ").trim() };
  }
  return { name: null, rest: words };
}

const JOINING = /\b(?:than|of|in|to|on|against|versus|vs|v|with|by|their|its)\b/g;

/** `small caps' forward P/E`, `discount with losses counted`, `premium`, `re-rating`: sides, methods and metrics. */
function multiple(words: string, topics: readonly Topic[]): Subject | null {
  const sector = take(words, SECTORS);
  const method = take(sector.rest, METHODS);
  const metric = take(method.rest, METRICS);
  const gap = /\b(discount|premium|rerating|re rating|gap|cheaper|dearer)\b/.exec(metric.rest);
  if (!gap && metric.name === null) return null;
  const side = take(metric.rest, SIDES);
  const turns = /\bturns\b/.test(side.rest);
  const left = side.rest
    .replace(
      /\b(?:valuation|discount|premium|rerating|re rating|gap|turns|cheaper|dearer|small|large|caps?|sector|neutral|parity|s&p(?: 500)?|sp500)\b/g,
      " ",
    )
    .replace(JOINING, " ")
    .replace(/[\s'/]+/g, " ")
    .trim();
  if (left !== "") return null;
  const chosen = method.name ?? "exNegative";
  const kind = metric.name ?? "forward-pe";
  const neutral = /sector neutral/.test(side.rest);
  const unsaid = method.name === null ? [`Without a method it is that with ${METHOD_NAMES[chosen]}.`] : [];
  const said =
    gap === null && side.name === null && sector.name === null
      ? [...unsaid, "Without a side it is that of small caps."]
      : unsaid;
  const last = gap && /rating/.test(gap[0]) ? "rerating" : turns ? "turns" : "discount";
  // Turns are small − large: there a discount is what lies below zero.
  const opposite = gap !== null && (last === "turns" ? /discount|cheaper/ : /premium|dearer/).test(gap[0]);
  const signed = opposite
    ? [last === "turns" ? "In turns a discount is below zero." : "A premium is a discount below zero."]
    : [];
  const id = gap
    ? neutral
      ? `neutral.${chosen}.discount`
      : sector.name
        ? `sector.${sector.name}.gap.${chosen}.discount`
        : `gap.${kind}.${chosen}.${last}`
    : sector.name
      ? `sector.${sector.name}.${side.name ?? "small"}.${kind}.${chosen}`
      : `${side.name ?? "small"}.${kind}.${chosen}`;
  const found = byId(id, topics);
  return found && { ...found, opposite, said: [...signed, ...said] };
}

/** `SMCI price`, `price of smci`, `$SMCI`, `SMCI market cap`. */
function company(text: string, topics: readonly Topic[]): Subject | null {
  const bare = text
    .replace(/^(?:when|if)\s+/i, "")
    .replace(/\s+(?:is|are)$/i, "")
    .replace(/\s+/g, " ")
    .trim();
  const of = /^(?:the )?(.+?) of \$?([A-Za-z][A-Za-z0-9.-]{0,9})$/i.exec(bare);
  const first = /^(\$?)([A-Za-z][A-Za-z0-9.-]{0,9})(?:'s)?(?: (.+))?$/.exec(bare);
  const ticker = of?.[2] ?? first?.[2];
  if (ticker === undefined) return null;
  const what = (of ? of[1] : (first?.[3] ?? ""))?.toLowerCase() ?? "";
  // A word alone is a ticker only where it is written like one.
  const part = COMPANY.find(([pattern]) => pattern.test(what))?.[1];
  const written = ticker === ticker.toUpperCase() && !isWordOfOurs(ticker, topics);
  const sure = first?.[1] === "$" || written || (part !== undefined && OF_A_COMPANY.has(part));
  if (!sure || part === undefined || (what === "" && first?.[1] !== "$")) return null;
  return byId(`stock.${ticker.toUpperCase()}.${part}`, topics);
}

/** `EPS` of EPS growth is no company. */
function isWordOfOurs(word: string, topics: readonly Topic[]): boolean {
  return topics.some(({ definition }) =>
    definition.also?.some((name) =>
      name
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .includes(word.toLowerCase()),
    ),
  );
}

/** Any definition by its name: whole, by a synonym, or by all of the words in it. */
function named(words: string, text: string, topics: readonly Topic[], commands: readonly Command[]): Subject {
  const tries = [
    { words: text, side: null, sector: null, method: null },
    { words, side: null, sector: null, method: null },
    ...partsOf(words),
  ];
  for (const each of tries) {
    if (each.words === "") continue;
    const found = findTopic(each.words, commands);
    if (!("topics" in found)) continue;
    const all = fitting(
      found.topics.filter(({ definition }) => fill(definition, each).length > 0),
      each.words,
    ).flatMap(({ definition }) => fill(definition, each));
    // Where nobody names a side, a figure that has none comes before those of each.
    const plainOnes = all.filter(({ sided }) => !sided);
    const filled = plainOnes.length === 1 ? plainOnes : all;
    const ids = [...new Set(filled.map(({ id }) => id))];
    const [only, ...others] = ids;
    if (only === undefined) continue;
    const usual =
      others.length > 0 && sameButMethod(ids) ? (ids.find((id) => id.includes("exNegative")) ?? null) : null;
    const id = others.length === 0 ? only : usual;
    if (id === null) throw ambiguous(text, ids);
    const subject = byId(id, topics);
    const sided = filled.find((one) => one.id === id)?.sided;
    const said = [
      ...(usual ? [`Without a method it is that with ${METHOD_NAMES.exNegative}.`] : []),
      ...(sided ? ["Without a side it is that of small caps."] : []),
    ];
    if (subject) return { ...subject, said };
  }
  return refuse(text, commands);
}

type Parts = {
  readonly words: string;
  readonly side: string | null;
  readonly sector: string | null;
  readonly method: string | null;
};

function partsOf(words: string): Parts[] {
  const side = take(words, SIDES);
  const sector = take(side.rest, SECTORS);
  const joined = sector.rest.replace(JOINING, " ").replace(/\s+/g, " ").trim();
  const method = take(joined, METHODS);
  return [
    { words: joined, side: side.name, sector: sector.name, method: null },
    { words: method.rest, side: side.name, sector: sector.name, method: method.name },
  ];
}

/** Those whose whole name it is, else those that are known by it, else those found. */
function fitting(topics: readonly Topic[], words: string): readonly Topic[] {
  const key = letters(words);
  const whole = topics.filter(({ definition }) => letters(definition.name) === key);
  if (whole.length > 0) return whole;
  const known = topics.filter(({ definition }) =>
    [familyOf(definition), ...(definition.also ?? [])].map(letters).includes(key),
  );
  return known.length > 0 ? known : topics;
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

/** The ids that a definition stands for, as far as what was said fills its braces; none where it does not. */
function fill(
  definition: Definition,
  { side, sector, method }: Parts,
): readonly { readonly id: string; readonly sided: boolean }[] {
  const { id } = definition;
  const braces = [...id.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  if (sector !== null && !braces.includes("sector")) return [];
  // A side may stand in the id as it is: `small.beta`.
  if (side !== null && !braces.includes("side") && !id.split(".").includes(side)) return [];
  if (side === null && /^large\./.test(id)) return [];
  const values: Readonly<Record<string, string | null>> = {
    side: side ?? "small",
    sector,
    method: method ?? "exNegative",
    metric: "forward-pe",
    bound: "upper",
    count: "10",
  };
  if (method !== null && !braces.includes("method") && !id.split(".").includes(method)) return [];
  const filled = braces.map((name) => values[name] ?? null);
  if (filled.some((value) => value === null)) return [];
  const done = id.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
  return [{ id: done, sided: side === null && braces.includes("side") }];
}

function sameButMethod(ids: readonly string[]): boolean {
  return new Set(ids.map((id) => id.replace(/exNegative|aggregate|harmonicCapped|median/, "·"))).size === 1;
}

function ambiguous(text: string, ids: readonly string[]): UserError {
  const more = ids.length > SHOWN ? `, and ${ids.length - SHOWN} more` : "";
  return new UserError("bad-option", `“${plainText(text)}” could be several figures.`, {
    hint: `Name one of them by its id: ${ids.slice(0, SHOWN).join(", ")}${more}.`,
  });
}

function refuse(typed: string, commands: readonly Command[]): never {
  const found = findTopic(typed, commands);
  const near = "nearest" in found ? found.nearest : null;
  throw new UserError("bad-option", `No figure is called “${plainText(typed)}”.`, {
    hint: `${near ? `Did you mean ${near}? ` : ""}Name a figure, such as discount, PMI, odds of a cut, small caps' forward P/E, SMCI price; method lists them all.`,
  });
}

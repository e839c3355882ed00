import { type Figure, type FigureReading, toFigure, type Unit } from "./figure.ts";
import { memo } from "./memo.ts";

/**
 * What a figure is, in the words that its card, its receipt and `method` share. It stands beside the arithmetic, and
 * figures are made from it (`definedFigure`), so that none of the three can say something else. Where a fund, a day or a
 * count stands amid the words, `{fund}` stands in its place and the room writes the figure's own; a test compares.
 */
export type Definition = {
  /** The ids that it covers: `{side}.growth.median`. What stands in braces varies; `{side}` is small or large. */
  readonly id: string;
  /** What it is called: a figure's label holds it, beside the index, the day or the window it is of. */
  readonly name: string;
  readonly unit: Unit;
  /** What is divided by what, whose losses count: a figure's basis begins with it. */
  readonly basis: string;
  /** The same in symbols, where the basis is in words; the receipt puts the numbers in. */
  readonly formula?: string;
  /** Numbers that can be followed by hand. */
  readonly example?: string;
  /** When it has no value, and when not to trust it. */
  readonly limits?: string;
  /** Other names that people know it by. */
  readonly also?: readonly string[];
  /** What may stand in braces; anything without a dot where nothing is said. */
  readonly where?: Readonly<Record<string, readonly string[]>>;
};

/** Names that mean the same in every id. */
const SHARED: Readonly<Record<string, readonly string[]>> = { side: ["small", "large"] };

/**
 * Whether a definition is that of a figure.
 *
 * @param flags - `i` for an id as people type it, in letters of any size.
 */
export function covers(definition: Definition, id: string, flags: "" | "i" = ""): boolean {
  return patternOf(definition, flags).test(id);
}

/** The ids that a definition covers, where all that may stand in its braces is known; else none. */
export function concreteIds({ id, where }: Definition): string[] {
  const [whole, name] = /\{(\w+)\}/.exec(id) ?? [];
  if (whole === undefined || name === undefined) return [id];
  const values = where?.[name] ?? SHARED[name] ?? [];
  return values.flatMap((value) => concreteIds({ id: id.replace(whole, value), where } as Definition));
}

const patternOf = memo(({ id, where }: Definition, flags: "" | "i"): RegExp => {
  const parts = id.split(/(\{\w+\})/).map((part) => {
    if (!part.startsWith("{")) return escaped(part);
    const name = part.slice(1, -1);
    const values = where?.[name] ?? SHARED[name];
    return values ? `(?:${values.map(escaped).join("|")})` : "[^.]+";
  });
  return new RegExp(`^${parts.join("")}$`, flags);
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** The definition of a figure among those of its room. Throws RangeError when there is none: a figure must have one. */
export function definitionOf(definitions: readonly Definition[], id: string): Definition {
  const found = foundOf(definitions);
  const known = found.get(id) ?? definitions.find((each) => covers(each, id));
  if (!known) throw new RangeError(`No definition covers the figure ${id}.`);
  found.set(id, known);
  return known;
}

const foundOf = memo((_: readonly Definition[]) => new Map<string, Definition>());

/** Words of a definition as people read them: `{small} − {large}` is small − large. */
export function readable(words: string): string {
  return words.replace(/\{(\w+)\}/g, "$1");
}

/** Whether a figure's own words begin with, or hold, those of its definition. */
export function says(text: string, words: string, where: "first" | "anywhere"): boolean {
  const pattern = words
    .split(/\{\w+\}/)
    .map(escaped)
    .join(".+?");
  return new RegExp(where === "first" ? `^${pattern}` : pattern, "s").test(text);
}

/** A figure before its words are known. */
export type Defined = {
  readonly id: string;
  readonly value: number | null | undefined;
  /** Why the value would be null. */
  readonly reason: string;
  readonly readings: readonly FigureReading[];
  readonly coverage?: number | undefined;
  /** Makes the label of the name: puts an index before it, a day behind it. */
  readonly label?: (name: string) => string;
  /** What else there is to say of this one figure, behind the basis: its year, its day. */
  readonly more?: string;
};

/** A figure in the words of its definition. */
export function definedFigure(
  definitions: readonly Definition[],
  { id, value, reason, readings, coverage, label = (name) => name, more = "" }: Defined,
): Figure {
  const { name, unit, basis } = definitionOf(definitions, id);
  const words = { id, label: label(name), unit, basis: `${basis}${more}` };
  return toFigure({ ...words, value: value ?? null, reason, coverage, readings });
}

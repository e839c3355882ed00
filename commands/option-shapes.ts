import * as z from "zod";
import type { Command } from "./command.ts";

/** One option, described without zod, so that each platform, the parser and help can offer it their own way. */
export type OptionShape = {
  readonly name: string;
  readonly type: "string" | "number" | "integer" | "boolean";
  readonly summary: string;
  readonly required: boolean;
  /** Allowed values; empty when any value of the type will do. */
  readonly choices: readonly string[];
  /** What is taken when nothing is said; absent for none. */
  readonly default?: string | number | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  /** Whether the words that follow belong to it, up to the next option by name: `.meta({ words: "rest" })`. */
  readonly takesRest?: true;
  /** Whether it is given by its name alone, so that no bare word fills it: `.meta({ words: "named" })`. */
  readonly byName?: true;
};

/** A command's options in the order they were declared. */
export function optionShapes(command: Command): readonly OptionShape[] {
  const known = shapesOf.get(command.options);
  if (known) return known;
  const schema = z.toJSONSchema(command.options, { io: "input" });
  const required = new Set(schema.required ?? []);
  const shapes = Object.entries(schema.properties ?? {}).map(([name, property]) =>
    toShape(command, name, property, required),
  );
  shapesOf.set(command.options, shapes);
  return shapes;
}

/**
 * A number as people write it, its unit with it: `−25`, `50%`, `-25bp` where basis points are asked for, and `15x` where
 * a multiple is; null for anything else.
 */
export function numberIn(word: string, { name }: Pick<OptionShape, "name">): number | null {
  const unit = UNITS.find(([ending]) => name.endsWith(ending))?.[1] ?? /%?$/;
  const digits = word.replace(unit, "").replace("−", "-");
  const number = /^[-+]?\d+(\.\d+)?$/.test(digits) ? Number.parseFloat(digits) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}

const UNITS: readonly (readonly [string, RegExp])[] = [
  ["-bp", /\s*(?:bps?|%)?$/i],
  ["-pe", /\s*[x×]?$/i],
  ["-coverage", /\s*[x×]?$/i],
];

const shapesOf = new WeakMap<z.ZodObject, readonly OptionShape[]>();

function toShape(
  command: Command,
  name: string,
  property: z.core.JSONSchema._JSONSchema,
  required: ReadonlySet<string>,
): OptionShape {
  if (typeof property === "boolean") throw new TypeError(`Option ${name} of ${command.name} has no shape.`);
  const fallback = property.default;
  return {
    name,
    type: (property.type ?? "string") as OptionShape["type"],
    summary: property.description ?? name,
    required: required.has(name),
    choices: (property.enum ?? []).map(String),
    ...(typeof fallback === "string" || typeof fallback === "number" || typeof fallback === "boolean"
      ? { default: fallback }
      : {}),
    ...(typeof property.minimum === "number" ? { minimum: property.minimum } : {}),
    ...(typeof property.maximum === "number" ? { maximum: property.maximum } : {}),
    ...(typeof property.maxLength === "number" ? { maxLength: property.maxLength } : {}),
    ...(property.words === "rest" ? { takesRest: true } : {}),
    ...(property.words === "named" ? { byName: true } : {}),
  };
}

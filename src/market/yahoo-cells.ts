import * as z from "zod";
import type { ListingKind } from "./market.ts";

/** Single values of Yahoo's answers, read leniently: what is absent or unknown is null, never 0 and never an error. */

/** Yahoo sends numbers as `1.5`, `{ raw: 1.5, fmt: "1.50" }`, `{}`, null or the text "Infinity". */
export const number = absentIsNull((wrapped) => {
  const value = plain(wrapped);
  return typeof value === "number" && Number.isFinite(value) ? value : null;
});

function plain(value: unknown): unknown {
  return typeof value === "object" && value !== null && "raw" in value ? value.raw : value;
}

/** Beyond this many milliseconds there is no Date. */
const LATEST_DATE = 8.64e15;

/** Instants come as seconds, milliseconds, ISO text or, through a library, a Date. */
export const instant = absentIsNull((wrapped) => {
  const value = plain(wrapped);
  const at =
    value instanceof Date
      ? value.getTime()
      : typeof value === "number"
        ? value * (value < 1e11 ? 1000 : 1)
        : typeof value === "string"
          ? Date.parse(value)
          : Number.NaN;
  return Math.abs(at) <= LATEST_DATE ? new Date(at).toISOString() : null;
});

export const text = absentIsNull((value) => (typeof value === "string" && value.trim() !== "" ? value.trim() : null));

export const truth = absentIsNull((value) => (typeof value === "boolean" ? value : null));

/** Anything but a list is an empty one. */
export const list = absentIsNull((value): readonly unknown[] => (Array.isArray(value) ? value : []));

/** Yahoo's word for what a symbol is; null where it has none. */
export function kindOf(type: string | null): ListingKind | null {
  return type === null ? null : (KINDS[type.toUpperCase()] ?? "other");
}

const KINDS: Readonly<Record<string, ListingKind>> = {
  EQUITY: "equity",
  ETF: "fund",
  MUTUALFUND: "fund",
  INDEX: "index",
};

/** Null for zero and less, where such a value has no meaning. */
export function positive(value: number | null): number | null {
  return value !== null && value > 0 ? value : null;
}

/** Any value or none at all, read by `read`, which answers null for what it does not know. */
function absentIsNull<Value>(read: (value: unknown) => Value) {
  return z.unknown().optional().transform(read);
}

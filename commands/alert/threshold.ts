import { UserError } from "../../src/errors.ts";
import type { Unit } from "../../src/figure.ts";
import { plainText } from "../../src/plain.ts";
import { valueText } from "../../src/watch/condition-text.ts";

/** A threshold in a figure's unit, and what is to be said of how it was read. */
export type Threshold = { readonly value: number; readonly said: string | null };

/** Numbers people write in words; fractions of one are shares. */
const WORDS: Readonly<Record<string, number>> = {
  zero: 0,
  nil: 0,
  half: 0.5,
  "a half": 0.5,
  "one half": 0.5,
  "a third": 1 / 3,
  "one third": 1 / 3,
  "two thirds": 2 / 3,
  "a quarter": 0.25,
  "one quarter": 0.25,
  "three quarters": 0.75,
  "a tenth": 0.1,
  "a fifth": 0.2,
};
const PARITY = "parity";

const NUMBER = /^([+-]?)\s*(us\$|\$)?\s*([+-]?)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)\s*(.*)$/i;

type Measure = "%" | "x" | "bp" | "points" | "usd" | "days" | "months" | "years" | "";

const MEASURES: readonly (readonly [RegExp, Measure, number])[] = [
  [/^(?:%|percent|per cent|pct)(?: (?:a|per) year)?$/i, "%", 1],
  [/^(?:x|×|times|turns?)$/i, "x", 1],
  [/^(?:bps?|basis points?)$/i, "bp", 1],
  [/^(?:points?|pts?|pp|percentage points?|% points?)$/i, "points", 1],
  [/^(?:usd|dollars?)?$/i, "", 1],
  [/^(?:k|thousand)(?: (?:usd|dollars?))?$/i, "usd", 1e3],
  [/^(?:m|mn|million)(?: (?:usd|dollars?))?$/i, "usd", 1e6],
  [/^(?:b|bn|billion)(?: (?:usd|dollars?))?$/i, "usd", 1e9],
  [/^(?:t|tn|trillion)(?: (?:usd|dollars?))?$/i, "usd", 1e12],
  [/^(?:days?)$/i, "days", 1],
  [/^(?:months?)$/i, "months", 1],
  [/^(?:years?|yrs?)$/i, "years", 1],
];

/** What each unit may be written in, the factor to its own, and how it is asked for. */
const UNITS: Readonly<Record<Unit, { readonly factors: Partial<Record<Measure, number>>; readonly example: string }>> =
  {
    fraction: { factors: { "%": 0.01, points: 0.01 }, example: "a percentage such as 25%" },
    "per-year": { factors: { "%": 0.01, points: 0.01 }, example: "a percentage a year such as 20%" },
    percent: { factors: { "%": 1, points: 1, bp: 0.01, "": 1 }, example: "a percentage such as 4.5%" },
    points: { factors: { points: 1, "%": 1, "": 1 }, example: "percentage points such as 5 points" },
    multiple: { factors: { x: 1, "": 1 }, example: "a multiple such as 14x" },
    ratio: { factors: { "": 1, x: 1 }, example: "a plain number such as 1.5" },
    usd: { factors: { usd: 1, "": 1 }, example: "dollars such as $30" },
    bp: { factors: { bp: 1, "%": 100, points: 100, "": 1 }, example: "basis points such as 25bp" },
    count: { factors: { "": 1 }, example: "a count such as 400" },
    days: { factors: { days: 1, "": 1 }, example: "days such as 10" },
    years: { factors: { years: 1, months: 1 / 12, "": 1 }, example: "years such as 2" },
    index: { factors: { "": 1, points: 1 }, example: "a level such as 50" },
  };

/** Whether a text begins like a threshold; of a decimal comma too, so that it can be refused as what it is. */
export function looksLikeNumber(text: string): boolean {
  const word = plainWords(text);
  return NUMBER.test(word) || word === PARITY || Object.hasOwn(WORDS, word);
}

/**
 * A threshold as people write it, raw in the figure's unit: `25%` → 0.25 as a fraction, `4.5%` → 4.5 as a percentage,
 * `$2bn`, `14x`, `-10 bp`, `half`, `parity`. A plain number for a share is a percentage above 1 and a fraction below,
 * which is said.
 *
 * @throws UserError with how the unit is written.
 */
export function readThreshold(typed: string, unit: Unit): Threshold {
  const text = plainWords(typed);
  const { factors, example } = UNITS[unit];
  const refuse = (message: string, hint = `Write ${example}.`) => new UserError("bad-option", message, { hint });
  const shown = `“${plainText(typed, 40)}”`;
  if (text === PARITY || text === "zero" || text === "nil") return { value: parityOf(text, unit, refuse), said: null };
  const word = WORDS[text];
  if (word !== undefined) {
    if (unit === "fraction" || unit === "ratio") return { value: word, said: null };
    throw refuse(`${shown} could mean several things here.`);
  }
  const match = NUMBER.exec(text);
  if (!match) throw refuse(`${shown} is no number.`);
  const [, before = "", dollar, after = "", digits = "", rest = ""] = match;
  if (/^,\d/.test(rest))
    throw refuse(
      `${shown} has a comma that could mean two things.`,
      "Write 4.5 for four and a half, and 1000 for a thousand.",
    );
  const measure = MEASURES.find(([pattern]) => pattern.test(rest.replace(/[.!?]+$/, "").trim()));
  if (!measure) throw refuse(`“${plainText(rest, 40)}” behind the number is not understood.`);
  const [, name, scale] = measure;
  const number = Number(digits.replaceAll(",", "")) * (before === "-" || after === "-" ? -1 : 1) * scale;
  if (!Number.isFinite(number)) throw refuse(`${shown} is no number.`);
  const asked: Measure = dollar || /dollar|usd/i.test(rest) ? "usd" : scaledCount(name, unit);
  if (asked === "" && (unit === "fraction" || unit === "per-year")) return plainShare(number, unit, refuse);
  const factor = factors[asked];
  if (factor === undefined)
    throw refuse(`${shown} does not fit: this figure is given in ${example.replace(/ such as.*/, "")}.`);
  return { value: rounded(number * factor), said: null };
}

function plainWords(text: string): string {
  return text
    .replace(/[−–]/g, "-")
    .replace(/[\s ]+/g, " ")
    .replace(/[.!?]+$/, "")
    .trim()
    .toLowerCase()
    .replace(/^about /, "");
}

function parityOf(text: string, unit: Unit, refuse: (message: string) => UserError): number {
  if (text !== PARITY || unit === "fraction" || unit === "points") return 0;
  if (unit === "ratio") return 1;
  throw refuse("Parity is not a value of this figure.");
}

/** `400 million` of a count is a count. */
function scaledCount(name: Measure, unit: Unit): Measure {
  return name === "usd" && unit === "count" ? "" : name;
}

function plainShare(number: number, unit: Unit, refuse: (message: string, hint?: string) => UserError): Threshold {
  if (Math.abs(number) === 1) throw refuse(`${number < 0 ? "−" : ""}1 could be 1% or 100%.`, "Write the percent sign.");
  const value = Math.abs(number) > 1 ? rounded(number / 100) : number;
  const said = number === 0 ? null : `The number has no percent sign and is read as ${valueText(value, unit)}.`;
  return { value, said };
}

/** 25 × 0.01 is 0.25, not 0.25 and a bit. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

import { nearest } from "../src/near.ts";
import type { Question } from "./ask.ts";
import type { Command } from "./command.ts";
import { numberIn, type OptionShape, optionShapes } from "./option-shapes.ts";

/** What was typed, without who typed it. */
export type Asked = Pick<Question, "command" | "options"> & Partial<Pick<Question, "view" | "extra">>;

/** A parsed line: the question, and the flags that stood anywhere in it (`--json`, `--how`, `--explain`). */
export type Line = { readonly asked: Asked; readonly flags: ReadonlySet<string> };

/** Flags that are no options; anything else after `--` names an option. */
const FLAGS = new Set(["json", "how", "explain"]);

/**
 * A line of words as Slack's users and the terminal type it.
 *
 * A leading `/smallcap` is ignored; nothing at all means help. `name:value`, `name=value`, `--name value` and
 * `--name=value` name an option; a yes-or-no option may stand alone: `profitable`, `--profitable`. Bare words fill the
 * options in order, except that a word which is a choice of just a later option fills that one: `valuation sp400` is
 * `valuation against:sp400`, and so is a near miss, so that the answer names the right option. Choices are known without
 * their hyphens too: `earnings health care`. Further words of an open text belong to it: `rates december 2026`. Where a
 * command's one open option is required text, it takes the rest of the line as it stands. An option that takes the rest has the
 * words after it, up to the next option of the command by name. An option that is given by its name alone, such as
 * `asof:2026-08-21`, may stand anywhere, and no bare word fills it. Words that fit nothing are
 * kept as `extra`, and an option given twice as well, so that `understand` can refuse them by name.
 */
export function parseLine(text: string, commands: readonly Command[]): Line {
  const words = splitWords(text);
  const isFlag = (word: Word) => !word.quoted && FLAGS.has(dashedName(word.text) ?? "");
  const flags = words.filter(isFlag);
  const rest = words.filter((word) => !isFlag(word));
  if (/^\/?smallcap$/i.test(rest[0]?.text ?? "")) rest.shift();
  // An option that may stand anywhere may stand before the question too.
  while (rest.length > 1 && standsAnywhere(rest[0], commands)) rest.push(...rest.splice(0, 1));
  const name = rest.shift()?.text.toLowerCase() ?? "help";
  const command = commands.find((each) => each.name === name);
  const asked = command ? fillOptions(command, rest, without(text, flags)) : { options: {} };
  const names = new Set(flags.map((flag) => dashedName(flag.text) ?? ""));
  const view = names.has("how") ? { view: "receipt" as const } : {};
  return { asked: { command: name, ...asked, ...view }, flags: names };
}

/** Whether a word gives an option that is given by its name alone, with its value. */
function standsAnywhere(word: Word | undefined, commands: readonly Command[]): boolean {
  const pair = word && named(word);
  if (!pair?.value) return false;
  return commands.some((command) => optionShapes(command).some(({ name, byName }) => byName && name === pair.name));
}

/** A word, and where it stands in the line: quotes included in the place, not in the text. */
type Word = { readonly text: string; readonly quoted: boolean; readonly at: number; readonly end: number };

/** `--how` → `how`; a long dash too, since phones and Slack make one of two hyphens. */
function dashedName(word: string): string | undefined {
  return /^(?:--|—)([a-z][a-z-]*)$/i.exec(word)?.[1]?.toLowerCase();
}

/** The line with blanks in place of some words, so that the others keep their places. */
function without(line: string, words: readonly Word[]): string {
  return words.reduce((rest, { at, end }) => rest.slice(0, at) + " ".repeat(end - at) + rest.slice(end), line);
}

function fillOptions(command: Command, words: readonly Word[], line: string): Omit<Asked, "command"> {
  const shapes = optionShapes(command);
  const byName = shapes.filter((shape) => shape.byName);
  const { options, extra, taken } = takeNamed(words, byName);
  const rest = fillRest(
    shapes.filter((shape) => !shape.byName),
    words.filter((word) => !taken.includes(word)),
    without(line, taken),
  );
  const unfit = [...extra, ...(rest.extra ?? [])];
  return { options: { ...rest.options, ...options }, ...(unfit.length > 0 ? { extra: unfit } : {}) };
}

/** Options that are given by their names alone, wherever they stand. */
function takeNamed(words: readonly Word[], shapes: readonly OptionShape[]) {
  const options: Record<string, string> = {};
  const extra: string[] = [];
  const taken: Word[] = [];
  for (const [place, word] of words.entries()) {
    const pair = named(word);
    if (!pair || !shapes.some(({ name }) => name === pair.name)) continue;
    const next = words[place + 1];
    // `asof: 2026-08-21` and `--asof 2026-08-21`.
    const after = pair.value || !next || named(next) ? undefined : next;
    const value = pair.value || (after?.text ?? "");
    if (Object.hasOwn(options, pair.name)) extra.push(`${pair.name}:${value}`);
    else options[pair.name] = value;
    taken.push(word, ...(after ? [after] : []));
  }
  return { options, extra, taken };
}

function fillRest(shapes: readonly OptionShape[], words: readonly Word[], line: string): Omit<Asked, "command"> {
  const open = restOfLine(shapes);
  if (open) return wholeText(open, words, line);
  const options: Record<string, string> = {};
  const extra: string[] = [];
  const put = (option: string, value: string) => {
    if (Object.hasOwn(options, option)) extra.push(`${option}:${value}`);
    else options[option] = value;
  };
  const left = [...words];
  // The open text that the last word filled: what follows may belong to it.
  let text: string | undefined;
  // The option that takes the words after it, and the names that only its own text knows.
  let rest: string | undefined;
  for (let word = left.shift(); word; word = left.shift()) {
    const pair = named(word);
    if (pair && rest !== undefined && !shapes.some(({ name }) => name === pair.name)) {
      options[rest] = `${options[rest]} ${word.text}`;
      continue;
    }
    if (pair) {
      rest = undefined;
      const shape = shapes.find(({ name }) => name === pair.name);
      const value = pair.value || valueAfter(pair.name, left, shapes);
      put(pair.name, (shape && takeChoice(shape, value, left)) ?? value);
      text = isText(shape) ? pair.name : undefined;
      if (shape?.takesRest) rest = pair.name;
      continue;
    }
    if (rest !== undefined) {
      options[rest] = `${options[rest]} ${word.text}`;
      continue;
    }
    // Once the rest has been said, what follows a named text can only belong to that: `timezone:New York`.
    if (text !== undefined && shapes.some(({ name, takesRest }) => takesRest && Object.hasOwn(options, name))) {
      options[text] = `${options[text]} ${word.text}`;
      continue;
    }
    const free = shapes.filter((shape) => !Object.hasOwn(options, shape.name));
    // A second choice of a filled option is refused as given twice.
    const filled = fill(word.text, left, free) ?? fillChoice(word.text, left, shapes);
    if (filled) {
      put(filled.shape.name, filled.value);
      if (filled.shape.takesRest) rest = filled.shape.name;
      text = isText(filled.shape) ? filled.shape.name : undefined;
    } else if (text !== undefined) options[text] = `${options[text]} ${word.text}`;
    else if (free[0]) put(free[0].name, word.text);
    else extra.push(word.text);
  }
  return { options, ...(extra.length > 0 ? { extra } : {}) };
}

type Filled = { readonly shape: OptionShape; readonly value: string };

/** The free option that a bare word is meant for. */
function fill(word: string, left: Word[], free: readonly OptionShape[]): Filled | undefined {
  const switched = free.find((each) => each.type === "boolean" && each.name === word.toLowerCase());
  if (switched) return { shape: switched, value: "yes" };
  const shape = free.find((each) => accepts(each, word));
  const other = shape?.choices.length ? undefined : fillChoice(word, left, free);
  const meant = shape ?? free.find((each) => nearly(each, word));
  return other ?? (meant && { shape: meant, value: word });
}

/** The option of which a word, and as many after it as belong to it, is a choice. */
function fillChoice(word: string, left: Word[], shapes: readonly OptionShape[]): Filled | undefined {
  for (const shape of shapes) {
    const choice = takeChoice(shape, word, left);
    if (choice !== undefined) return { shape, value: choice };
  }
  return undefined;
}

/** The longest name in a choice has three words. */
const CHOICE_WORDS = 3;

/** The choice that a word and those after it spell, hyphens or not; takes the words it needs, the longest first. */
function takeChoice(shape: OptionShape, word: string, left: Word[]): string | undefined {
  const end = left.findIndex((each) => each.quoted || named(each));
  const after = left.slice(0, end === -1 ? CHOICE_WORDS - 1 : Math.min(end, CHOICE_WORDS - 1));
  for (let count = after.length; count >= 0; count -= 1) {
    const words = [word, ...after.slice(0, count).map(({ text }) => text)].map(plainSpelling);
    const choice = words.every(Boolean) && shape.choices.find((each) => plainSpelling(each) === words.join(""));
    // As typed where that is the choice but for capitals.
    if (choice) {
      left.splice(0, count);
      return count === 0 && accepts(shape, word) ? word : choice;
    }
  }
  return undefined;
}

/** `Health Care`, `health-care` and `healthcare` are one, and so are `S&P 500` and `sp500`. */
function plainSpelling(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

function isText(shape: OptionShape | undefined): boolean {
  return shape?.type === "string" && shape.choices.length === 0;
}

/** Takes the value of `--name value`; a yes-or-no option needs none. */
function valueAfter(name: string, left: Word[], shapes: readonly OptionShape[]): string {
  const [value] = left;
  const shape = shapes.find((each) => each.name === name);
  const silent = shape?.type === "boolean" ? "yes" : "";
  if (!value || named(value) || (shape?.type === "boolean" && !accepts(shape, value.text))) return silent;
  left.shift();
  return value.text;
}

/** The one open option that takes a whole text: `ask`, `check`. */
function restOfLine(shapes: readonly OptionShape[]): OptionShape | undefined {
  const [only, ...others] = shapes;
  return only && others.length === 0 && only.required && only.type === "string" && only.choices.length === 0
    ? only
    : undefined;
}

function wholeText({ name }: OptionShape, words: readonly Word[], line: string): Omit<Asked, "command"> {
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return { options: {} };
  const text = words.length === 1 ? first.text : line.slice(first.at, last.end);
  return { options: { [name]: text.replace(new RegExp(`^(?:--|—)?${name}[:=]\\s*`, "i"), "") } };
}

function named({ text, quoted }: Word): { name: string; value?: string } | undefined {
  if (quoted) return undefined;
  const dashed = dashedName(text);
  if (dashed) return { name: dashed };
  const pair = /^(?:--|—)?([a-z][a-z-]*)[:=](.*)$/is.exec(text);
  return pair?.[1] === undefined ? undefined : { name: pair[1].toLowerCase(), value: pair[2] ?? "" };
}

function accepts(shape: OptionShape, word: string): boolean {
  if (shape.choices.length > 0) return shape.choices.some((choice) => choice.toLowerCase() === word.toLowerCase());
  if (shape.type === "number" || shape.type === "integer") return numberIn(word, shape) !== null;
  if (shape.type === "boolean") return /^(yes|no|true|false|on|off)$/i.test(word);
  return true;
}

function nearly({ choices }: OptionShape, word: string): boolean {
  return choices.length > 0 && (nearest(word, choices) !== null || choices.some((choice) => hasPart(choice, word)));
}

/** `tech` begins a part of `information-technology`. */
function hasPart(choice: string, word: string): boolean {
  return word.length > 2 && choice.split("-").some((part) => part.startsWith(word.toLowerCase()));
}

/** Splits at blanks; straight and curly quotes keep blanks together, also after `name:`. */
function splitWords(text: string): Word[] {
  const pattern = /((?:--|—)?[a-z][a-z-]*[:=])?["“”]([^"“”]*)["“”]|\S+/gi;
  return [...text.matchAll(pattern)].map((match) => {
    const [whole, prefix, inner] = match;
    const place = { at: match.index, end: match.index + whole.length };
    if (inner === undefined) return { text: whole, quoted: false, ...place };
    return prefix === undefined
      ? { text: inner, quoted: true, ...place }
      : { text: prefix + inner, quoted: false, ...place };
  });
}

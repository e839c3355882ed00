import type { Question } from "../commands/ask.ts";
import type { Command } from "../commands/command.ts";
import { type OptionShape, optionShapes } from "../commands/option-shapes.ts";

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
 * `--name=value` name an option. Bare words fill the options in order, except that a word which is a choice of just a
 * later option fills that one: `valuation sp400` is `valuation against:sp400`. Where a command's one open option is
 * required text, it takes the rest of the line as it stands. Words that fit nothing are kept as `extra`, and an option
 * given twice as well, so that `understand` can refuse them by name.
 */
export function parseLine(text: string, commands: readonly Command[]): Line {
  const words = splitWords(text);
  const flags = new Set<string>();
  const rest = words.filter((word) => {
    const flag = /^--([a-z]+)$/i.exec(word.text)?.[1]?.toLowerCase();
    if (flag === undefined || !FLAGS.has(flag) || word.quoted) return true;
    flags.add(flag);
    return false;
  });
  if (rest[0]?.text.toLowerCase() === "/smallcap" || rest[0]?.text.toLowerCase() === "smallcap") rest.shift();
  const name = rest.shift()?.text.toLowerCase() ?? "help";
  const command = commands.find((each) => each.name === name);
  const asked = command ? fillOptions(command, rest, text) : { options: {} };
  const view = flags.has("how") ? { view: "receipt" as const } : {};
  return { asked: { command: name, ...asked, ...view }, flags };
}

type Word = { readonly text: string; readonly quoted: boolean; readonly at: number };

function fillOptions(command: Command, words: readonly Word[], line: string): Omit<Asked, "command"> {
  const shapes = optionShapes(command);
  const open = restOfLine(shapes);
  if (open) return wholeText(open, words, line);
  const options: Record<string, string> = {};
  const extra: string[] = [];
  const put = (option: string, value: string) => {
    if (Object.hasOwn(options, option)) extra.push(`${option}:${value}`);
    else options[option] = value;
  };
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] as Word;
    const pair = named(word);
    if (pair && pair.value !== undefined) put(pair.name, pair.value);
    else if (pair) {
      const value = words[index + 1];
      if (value) index += 1;
      put(pair.name, value?.text ?? "");
    } else {
      const free = shapes.filter((shape) => !Object.hasOwn(options, shape.name));
      const shape = free.find((each) => accepts(each, word.text)) ?? free[0];
      if (shape) put(shape.name, word.text);
      else extra.push(word.text);
    }
  }
  return { options, ...(extra.length > 0 ? { extra } : {}) };
}

/** The one open option that takes a whole text: `ask`, `check`. */
function restOfLine(shapes: readonly OptionShape[]): OptionShape | undefined {
  const [only, ...others] = shapes;
  return only && others.length === 0 && only.required && only.type === "string" && only.choices.length === 0
    ? only
    : undefined;
}

function wholeText(shape: OptionShape, words: readonly Word[], line: string): Omit<Asked, "command"> {
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return { options: {} };
  const text =
    words.length === 1 ? first.text : line.slice(first.at, last.at + last.text.length + (last.quoted ? 2 : 0));
  return { options: { [shape.name]: text.replace(new RegExp(`^${shape.name}[:=]`, "i"), "") } };
}

function named({ text, quoted }: Word): { name: string; value?: string } | undefined {
  if (quoted) return undefined;
  const dashed = /^--([a-z][a-z-]*)(?:[=:](.*))?$/is.exec(text);
  if (dashed?.[1]) return { name: dashed[1].toLowerCase(), ...(dashed[2] === undefined ? {} : { value: dashed[2] }) };
  const pair = /^([a-z][a-z-]*)[:=](.*)$/is.exec(text);
  return pair?.[1] === undefined ? undefined : { name: pair[1].toLowerCase(), value: pair[2] ?? "" };
}

function accepts(shape: OptionShape, word: string): boolean {
  if (shape.choices.length > 0) return shape.choices.includes(word.toLowerCase());
  if (shape.type === "number" || shape.type === "integer") return /^[-+]?\d+(\.\d+)?%?$/.test(word);
  if (shape.type === "boolean") return /^(yes|no|true|false|on|off)$/i.test(word);
  return true;
}

/** Splits at blanks; straight and curly quotes keep blanks together, also after `name:`. */
function splitWords(text: string): Word[] {
  const pattern = /([a-z][a-z-]*[:=])?["“”]([^"“”]*)["“”]|\S+/gi;
  return [...text.matchAll(pattern)].map((match) => {
    const [whole, prefix, inner] = match;
    if (inner === undefined) return { text: whole, quoted: false, at: match.index };
    return prefix === undefined
      ? { text: inner, quoted: true, at: match.index }
      : { text: prefix + inner, quoted: false, at: match.index };
  });
}

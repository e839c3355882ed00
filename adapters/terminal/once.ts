import { createInterface } from "node:readline";
import { type Ask, problemCard } from "../../commands/ask.ts";
import type { Command } from "../../commands/command.ts";
import { UserError } from "../../src/errors.ts";
import { type Answering, answerLine } from "./answer-line.ts";
import { answerJson } from "./json.ts";
import { type Progress, withProgress } from "./progress.ts";
import type { Look } from "./render.ts";

/** The terminal as the process has it: where words come from and where answers and everything else go. */
export type Streams = {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  /** Answers only. */
  readonly output: (text: string) => void;
  /** Progress and complaints. */
  readonly errors: (text: string) => void;
  readonly errorsTty?: boolean;
  readonly colour: boolean;
  readonly columns: number;
  /** IANA time zone in which instants are shown; New York where it is not said. */
  readonly timeZone?: string;
};

/** Exit codes: answered · the card is a problem · the program was called wrongly, so nothing was asked. */
const ANSWERED = 0;
const PROBLEM = 1;
const WRONG_CALL = 2;

const USAGE =
  "Call it as: ask [--json] [--how] [--explain] valuation against:sp400, or ask --json - with one question per line.";

/**
 * Answers one question, or with `--json -` one per line of standard input in order, and returns the exit code.
 *
 * A wrong call is `-` without `--json` or beside other words, and an unknown flag in a command's place; a question
 * that is not understood is a problem, not a wrong call. Nothing is ever written to a file.
 */
export async function answerOnce({
  words,
  ask,
  commands,
  streams,
  progress,
}: {
  readonly words: readonly string[];
  readonly ask: Ask;
  readonly commands: readonly Command[];
  readonly streams: Streams;
  readonly progress: Progress;
}): Promise<number> {
  const { output, errors, input } = streams;
  const typed = words.flatMap((word) => word.split(/\s+/)).filter(Boolean);
  const flags = new Set(typed.filter(isFlag).map((word) => word.slice(2).toLowerCase()));
  const others = typed.filter((word) => !isFlag(word));
  const wrong = wrongCall(others, flags.has("json"));
  if (wrong) {
    if (flags.has("json")) output(answerJson({ command: others[0] ?? "", options: {} }, problemCard(wrong)));
    errors(`${wrong.message} ${wrong.hint}\n`);
    return WRONG_CALL;
  }
  const answering: Answering = { ask, commands, look: { ...lookOf(streams), follow: "words" } };
  const answer = async (line: string, always: Iterable<string> = []): Promise<number> => {
    const { text, card } = await withProgress(streams, progress, () => answerLine(line, answering, { always }));
    output(text);
    return card?.tone === "problem" ? PROBLEM : ANSWERED;
  };
  if (others[0] !== "-") return answer(words.join(" "));
  let code = ANSWERED;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== "") code = Math.max(code, await answer(line.trim(), flags));
  }
  return code;
}

/** How answers look on these streams, at this moment: a screen may be made wider. */
export function lookOf({ colour, columns, timeZone }: Streams): Look {
  return { colour, columns, ...(timeZone === undefined ? {} : { timeZone }) };
}

function isFlag(word: string): boolean {
  return /^--(json|how|explain)$/i.test(word);
}

function wrongCall(words: readonly string[], json: boolean): UserError | null {
  const [first = ""] = words;
  const dash = words.includes("-") && first.startsWith("-");
  if (dash && words.length > 1) return new UserError("bad-option", "“-” stands alone.", { hint: USAGE });
  if (dash && !json) return new UserError("bad-option", "“-” needs --json.", { hint: USAGE });
  if (first !== "-" && first.startsWith("-")) {
    return new UserError("bad-option", `“${first}” is no flag of this program.`, { hint: USAGE });
  }
  return null;
}

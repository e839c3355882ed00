import { createInterface, type Interface } from "node:readline";
import { Writable } from "node:stream";
import type { Ask } from "../../commands/ask.ts";
import type { Command } from "../../commands/command.ts";
import type { Complete } from "../../commands/complete.ts";
import type { Poster } from "../../src/watch/poster.ts";
import type { Adapter } from "../adapter.ts";
import { completions } from "./complete.ts";
import { createConversation } from "./conversation.ts";
import { lookOf, type Streams } from "./once.ts";
import { createTerminalPoster } from "./poster.ts";
import { type Progress, withProgress } from "./progress.ts";

const PROMPT = "smallcap> ";
/** Takes back what stands on the line before something is printed there. */
const CLEAR_LINE = "\r\u001b[K";

/**
 * A conversation on a terminal: prompt, history, Tab completion, follow-ups by number, `save`, `quit`.
 *
 * Where input is no terminal it reads lines, answers them in order without a prompt, and ends with the input.
 */
export function createTerminal({
  ask,
  complete,
  commands,
  streams,
  progress,
  greeting,
  onQuit,
  folder = ".",
}: {
  readonly ask: Ask;
  /** Values for open texts, offered with the Tab key; none when not said. */
  readonly complete?: Complete;
  readonly commands: readonly Command[];
  readonly streams: Streams;
  readonly progress: Progress;
  /** Shown once before the first prompt. */
  readonly greeting?: string;
  /** Called once, when the person ends the conversation; not by `stop`. */
  readonly onQuit: () => void;
  /** Where `save` writes; the current folder when not said. */
  readonly folder?: string;
}): Adapter & { readonly poster: Poster } {
  const { input, output, errors } = streams;
  const screen = input.isTTY === true;
  let lines: Interface | undefined;
  let waiting = 0;
  let closed = false;
  let ended = false;
  let interrupted = false;
  let clearProgress = () => {};
  let queue: Promise<void> = Promise.resolve();

  const print = (text: string) => {
    if (ended) return;
    clearProgress();
    output(screen && lines?.line ? `${CLEAR_LINE}${text}` : text);
  };
  const conversation = createConversation({
    ask,
    commands,
    look: () => lookOf(streams),
    print,
    complain: errors,
    folder,
  });

  const quit = () => {
    if (ended) return;
    ended = true;
    lines?.close();
    onQuit();
  };

  const take = (line: string) => {
    interrupted = false;
    waiting += 1;
    queue = queue.then(async () => {
      if (ended) return;
      const goOn = await withProgress(streams, progress, (clear) => {
        clearProgress = clear;
        return conversation.answer(line);
      });
      waiting -= 1;
      if (!goOn) quit();
      else if (screen && waiting === 0 && !closed) lines?.prompt(true);
    });
  };

  const interrupt = () => {
    if (lines?.line) {
      // As Ctrl-E and Ctrl-U: the line editor forgets what was typed.
      lines.write(null, { ctrl: true, name: "e" });
      lines.write(null, { ctrl: true, name: "u" });
    } else if (interrupted) {
      output("\n");
      return quit();
    } else {
      output("\nCtrl-C again, or quit, ends the conversation.\n");
      if (waiting === 0) lines?.prompt();
    }
    interrupted = true;
  };

  return {
    name: "terminal",
    poster: createTerminalPoster(
      (text) => {
        print(screen ? `${CLEAR_LINE}${text}` : text);
        if (screen && waiting === 0) lines?.prompt(true);
      },
      () => lookOf(streams),
    ),

    async start() {
      const options = screen
        ? {
            output: screenOf(streams),
            terminal: true,
            prompt: PROMPT,
            removeHistoryDuplicates: true,
            completer: (line: string) => completions(line, commands, complete),
          }
        : { terminal: false };
      lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY, ...options });
      lines.on("line", take);
      lines.on("SIGINT", interrupt);
      lines.on("close", () => {
        closed = true;
        if (ended) return;
        if (screen) output("\n");
        queue = queue.then(quit);
      });
      if (!screen) return;
      if (greeting) output(`${greeting}\n\n`);
      lines.prompt();
    },

    async stop() {
      if (ended) return;
      if (waiting > 0) output("\nStopped before the answer was there; ask again when the bot is back.\n");
      ended = true;
      lines?.close();
    },

    healthy: () => lines !== undefined && !ended,
  };
}

/** The line editor writes to a stream that knows its width. */
function screenOf(streams: Streams): Writable {
  const screen = new Writable({
    decodeStrings: false,
    write(text, _encoding, done) {
      streams.output(String(text));
      done();
    },
  });
  return Object.defineProperties(screen, {
    isTTY: { value: true },
    columns: { get: () => streams.columns },
  });
}

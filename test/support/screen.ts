import { PassThrough } from "node:stream";
import type { Streams } from "../../adapters/terminal/once.ts";

/** A terminal without a screen: what is typed goes in, what is printed is kept. */
export function fakeScreen({ tty = false, colour = false, columns = 80, errorsTty = false } = {}) {
  const input = Object.assign(new PassThrough(), { isTTY: tty });
  let printed = "";
  let complained = "";
  let listeners: (() => void)[] = [];
  const streams: Streams = {
    input,
    output: (text) => {
      printed += text;
      for (const listener of listeners) listener();
    },
    errors: (text) => {
      complained += text;
    },
    errorsTty,
    colour,
    columns,
  };
  return {
    streams,
    type: (text: string) => input.write(text),
    end: () => input.end(),
    printed: () => printed,
    complained: () => complained,
    /** Resolves once the text was printed, `times` times over. */
    prints: (text: string, times = 1) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (printed.split(text).length <= times) return;
          listeners = listeners.filter((listener) => listener !== look);
          resolve();
        };
        listeners.push(look);
        look();
      }),
  };
}

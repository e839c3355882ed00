import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A process under measurement. */
export type Child = AsyncDisposable & {
  readonly pid: number;
  /** The first line it has written or writes that contains a text, and when it came, in milliseconds since the start. */
  line(text: string): Promise<{ readonly text: string; readonly atMs: number }>;
};

const PATIENCE_MS = 60_000;

/** Starts a script with this Node, with exactly the environment given; disposing ends it and waits for its end. */
export function startChild(
  script: string,
  environment: Readonly<Record<string, string>>,
  words: readonly string[] = [],
): Child {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [script, ...words], {
    env: { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: { text: string; atMs: number }[] = [];
  const waiting = new Set<() => void>();
  const look = () => {
    for (const each of waiting) each();
  };
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (text) => {
      lines.push({ text, atMs: performance.now() - startedAt });
      look();
    });
  }
  let ended = false;
  const exit = new Promise<void>((resolve) => {
    child.once("exit", () => {
      ended = true;
      look();
      resolve();
    });
  });

  return {
    pid: child.pid ?? 0,
    line: (wanted) =>
      new Promise((resolve, reject) => {
        const fail = (why: string) =>
          reject(new Error(`${script} ${why} before it wrote ${wanted}:\n${lines.map(({ text }) => text).join("\n")}`));
        const timer = setTimeout(() => settle(() => fail("ran out of time")), PATIENCE_MS);
        const settle = (done: () => void) => {
          clearTimeout(timer);
          waiting.delete(check);
          done();
        };
        const check = () => {
          const hit = lines.find(({ text }) => text.includes(wanted));
          if (hit) settle(() => resolve(hit));
          else if (ended) settle(() => fail("ended"));
        };
        waiting.add(check);
        check();
      }),
    async [Symbol.asyncDispose]() {
      if (!ended) child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
      await exit;
      clearTimeout(late);
    },
  };
}

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { openSqliteStore } from "../../src/store/sqlite.ts";
import type { DeliveryState } from "../../src/watch/deliveries.ts";
import { dateOf, digestOf, inputsOf, keyOf, readingOf } from "./written.ts";

export type Killed = {
  readonly kills: number;
  /** Writes that a killed process had said to stand. */
  readonly written: number;
  /** What was not as it must be, in words: lost, half there, or a file that fails its check. */
  readonly wrong: readonly string[];
};

const MOST_MS = 40;
/** The check reads the whole file, which grows. */
const KILLS_A_FILE = 50;
const STEPS: readonly DeliveryState[] = ["claimed", "sending", "posted"];

/**
 * Kills a process in the middle of its writes, again and again on the same file, and looks each time whether everything
 * that was promised stands and nothing stands half.
 *
 * @param node - The Node to run the writer with.
 */
export async function killWriters(kills: number, node: string): Promise<Killed> {
  const folder = mkdtempSync(join(tmpdir(), "smallcap-kills-"));
  const wrong: string[] = [];
  let written = 0;
  let next = 0;
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const path = join(folder, `store-${Math.floor(kill / KILLS_A_FILE)}.sqlite`);
      const lines = await killedWriter(node, path, next);
      written += lines.length;
      if (lines.length === 0) wrong.push("nothing was written");
      const { problems, last } = await look(path, lines, next);
      wrong.push(...problems.map((problem) => `kill ${kill}: ${problem}`));
      next = last + 1;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { kills, written, wrong };
}

/** What a writer had said when it was killed. */
async function killedWriter(node: string, path: string, first: number): Promise<readonly string[]> {
  const script = join(import.meta.dirname, "store-writer.ts");
  const child = spawn(node, [script, `sqlite://${path}`, String(first)], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  const ended = new Promise<void>((done) => child.once("close", () => done()));
  const begun = new Promise<void>((done) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      done();
    });
  });
  await Promise.race([begun, ended]);
  await pause(1 + Math.random() * (MOST_MS - 1));
  child.kill("SIGKILL");
  await ended;
  return said.split("\n").filter((line) => line !== "");
}

async function look(path: string, lines: readonly string[], first: number) {
  const problems: string[] = [];
  const check = (good: boolean, problem: string) => void (good || problems.push(problem));
  const raw = new DatabaseSync(path);
  check(raw.prepare("PRAGMA integrity_check").get()?.integrity_check === "ok", "the file fails its check");
  raw.close();

  const warnings: string[] = [];
  const say = (message: string) => void warnings.push(message);
  const store = openSqliteStore(`sqlite://${path}`, {
    log: { debug: say, info: say, warn: say, error: say },
    now: Date.now,
  });
  const last = lines.reduce((most, line) => Math.max(most, Number(line.split(" ")[1])), first);
  const days = new Map((await store.records.figures.days()).map((day) => [day.date, day]));
  const said = new Set(lines);
  // One more than was said may stand, whole: it was killed before it could say so.
  for (let number = first; number <= last + 1; number += 1) {
    const was = (what: string) => said.has(`${what} ${number}`);
    const stands = (what: string, value: unknown, must: unknown) =>
      check(value == null ? !was(what) : isDeepStrictEqual(value, must), `${what} ${number} is lost or half there`);
    stands("cache", await store.cache.get(`key ${number}`), readingOf(number));
    stands("record", days.get(dateOf(number))?.figures, { number });
    stands("record", await store.records.figures.inputs(dateOf(number)), inputsOf(number));
    stands("subscription", await store.subscriptions.get(digestOf(number).id), digestOf(number));
    stands("memory", await store.subscriptions.memory(digestOf(number).id), inputsOf(number));
    const reached = STEPS.indexOf((await store.deliveries.get(keyOf(number)))?.state as DeliveryState);
    check(reached >= STEPS.findLastIndex(was), `delivery ${number} fell back`);
  }
  check(warnings.length === 0, warnings.join(", "));
  await store.close();
  return { problems, last: last + 1 };
}

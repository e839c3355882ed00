import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";

const ROOT = resolve(import.meta.dirname, "../..");
/** The program needs Node 24; the tests may be run by an older one. */
const NODE = Number.parseInt(process.versions.node, 10) >= 24 ? process.execPath : join(ROOT, "node_modules/.bin/node");

export type Ran = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/**
 * Runs the real program once and waits for its end: `runOnce(["valuation", "--json"], { CLOCK: "…" }, { cwd })`. It sees
 * no other environment than the one given, and no `.env` file unless `cwd` holds one.
 */
export async function runOnce(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  options: { readonly cwd: string; readonly input?: string },
): Promise<Ran> {
  // Writing the whole day down takes seconds, once a day, and concerns few tests.
  return await runProgram("adapters/main.ts", ["--once", ...words], { RECORD: "off", ...env }, options);
}

/** The same of any of its programs. */
export async function runProgram(
  program: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  { cwd, input = "" }: { readonly cwd: string; readonly input?: string },
): Promise<Ran> {
  const child = spawn(NODE, [join(ROOT, program), ...words], { cwd, env: { PATH: process.env.PATH, ...env } });
  child.stdin.end(input);
  const ended = new Promise<number | null>((done) => child.once("close", done));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}

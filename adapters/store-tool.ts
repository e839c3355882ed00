import { existsSync, rmSync } from "node:fs";
import process from "node:process";
import { readConfig } from "../src/config.ts";
import { messageOf } from "../src/errors.ts";
import { createVeil, secretsOf } from "../src/secrets.ts";
import { checkFile, numbered, replaceStore, snapshot } from "../src/store/backup.ts";
import { copyStore, type Holding, holdingOf } from "../src/store/copy.ts";
import { openStore } from "../src/store/open.ts";
import { pathOf } from "../src/store/sqlite.ts";
import type { Store } from "../src/store/store.ts";
import { createLog } from "./log.ts";
import { hasEnded } from "./owner.ts";

// A program of its own: `npm run -s store -- backup FILE`, `restore FILE`, `copy FROM TO`, `check`. The store is the one
// in STORE_URL.

const USAGE = `Usage:
  npm run -s store -- backup FILE          everything but the cache into a file; the bot may run
  npm run -s store -- restore FILE         a backup into the store; the bot must not run
  npm run -s store -- copy FROM_URL TO_URL from one store into another, such as sqlite://data/smallcap.sqlite redis://host
  npm run -s store -- check                whether the store is whole, and what it holds
restore and copy touch no store that holds subscriptions or records unless --force is said.`;

/** Words that were not understood: exit code 2. */
class WrongCall extends Error {}

if (existsSync(".env")) process.loadEnvFile(".env");
const say = (text: string) => void process.stdout.write(`${text}\n`);
let veil = createVeil([]);
try {
  const words = process.argv.slice(2);
  const asked = words.filter((word) => word !== "--force");
  const config = configured();
  veil = createVeil([...secretsOf(config), ...asked.flatMap((word) => secretsOf({ STORE_URL: word }))]);
  process.exitCode = await run(asked, words.includes("--force"), config.STORE_URL);
} catch (error) {
  process.stderr.write(`${veil(messageOf(error))}\n`);
  process.exitCode = error instanceof WrongCall ? 2 : 1;
}

function configured() {
  try {
    return readConfig(process.env);
  } catch (error) {
    throw new WrongCall(messageOf(error));
  }
}

async function run([command, ...rest]: readonly string[], force: boolean, url: string): Promise<number> {
  const [first, second] = rest;
  if (command === "check" && rest.length === 0) return check(url);
  if (command === "backup" && first !== undefined && rest.length === 1) return backup(url, first);
  if (command === "restore" && first !== undefined && rest.length === 1) return restore(url, first, force);
  if (command === "copy" && first !== undefined && second !== undefined && rest.length === 2)
    return copy(first, second, force);
  throw new WrongCall(USAGE);
}

async function check(url: string): Promise<number> {
  const path = pathOf(url);
  if (path !== null) {
    const { version, known, damage } = checkFile(path);
    say(`Schema ${version}${version < known ? `; the next start brings it to ${known}` : ""}.`);
    if (damage.length > 0) {
      say(`Damaged: ${damage.join("; ")}. Restore a backup, or start the bot: it takes over what can be read.`);
      return 1;
    }
    say("The file is whole.");
    // Opening would change it.
    if (version < known) return 0;
  }
  return await using(url, async (store) => {
    await store.ready();
    say(`It can be read and written, and holds ${wordsOf(await holdingOf(store))}.`);
    return 0;
  });
}

async function backup(url: string, file: string): Promise<number> {
  const path = pathOf(url);
  if (path === null) await intoFile(url, file);
  else snapshot(path, file);
  const held = await using(`sqlite://${file}`, holdingOf);
  say(`Backed up ${wordsOf(held)} into ${file}. The cache is not in it: it is read again.`);
  return 0;
}

/** A store that is no file becomes one. */
async function intoFile(url: string, file: string): Promise<void> {
  const draft = numbered(`${file}.draft`);
  await using(url, (from) => createAndUse(`sqlite://${draft}`, (into) => copyStore(from, into)));
  snapshot(draft, file);
  for (const end of ["", "-wal", "-shm"]) rmSync(`${draft}${end}`, { force: true });
}

async function keepBeside(url: string, file: string): Promise<void> {
  await intoFile(url, file);
  say(`What is there now is kept as ${file}.`);
}

async function restore(url: string, file: string, force: boolean): Promise<number> {
  const { damage } = checkFile(file);
  if (damage.length > 0) throw new Error(`${file} is damaged and is not restored: ${damage.join("; ")}.`);
  const path = pathOf(url);
  if (path === null) {
    if (force) await keepBeside(url, numbered(`${file}.before-restore`));
    return await copy(`sqlite://${file}`, url, force);
  }
  if (existsSync(path)) await refuseToOverwrite(url, force);
  const kept = replaceStore(path, file, Date.now());
  const held = await using(url, holdingOf);
  say(`Restored ${wordsOf(held)}.${kept === null ? "" : ` What was there before is kept as ${kept}.`}`);
  return 0;
}

async function copy(from: string, to: string, force: boolean): Promise<number> {
  if (from === to) throw new WrongCall("Both stores are the same.");
  for (const url of [from, to]) {
    if (!/^(sqlite|rediss?):\/\/.+/.test(url)) throw new WrongCall(`Not a store's address: ${url}\n${USAGE}`);
  }
  return await using(from, (source) =>
    createAndUse(to, async (target) => {
      refuse(await holdingOf(target), force);
      const copied = await copyStore(source, target);
      say(`Copied ${wordsOf(copied)}; what was there already stayed. The cache is not copied: it is read again.`);
      return 0;
    }),
  );
}

async function refuseToOverwrite(url: string, force: boolean): Promise<void> {
  if (force) return;
  refuse(await using(url, holdingOf), force);
}

function refuse({ subscriptions, recordedDays, imported }: Holding, force: boolean): void {
  if (force || subscriptions + recordedDays + imported === 0) return;
  throw new Error(
    `The store holds ${counted(subscriptions, "subscription")} and ${counted(recordedDays + imported, "recorded day or figure", "recorded days or figures")}: say --force if that is meant.`,
  );
}

/** Opens a store that is there, and closes it whatever happens. */
async function using<Result>(url: string, work: (store: Store) => Promise<Result>): Promise<Result> {
  const path = pathOf(url);
  if (path !== null && !existsSync(path)) throw new Error(`There is no store at ${path}.`);
  return await createAndUse(url, work);
}

async function createAndUse<Result>(url: string, work: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openStore(url, { log: createLog("warn", veil), now: Date.now, hasEnded });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

function wordsOf({ subscriptions, recordedDays, imported, deliveries, installations }: Holding): string {
  return [
    counted(subscriptions, "subscription"),
    counted(recordedDays, "recorded day"),
    counted(imported, "imported figure"),
    counted(deliveries, "delivery", "deliveries"),
    counted(installations, "installation"),
  ].join(", ");
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

import "./large-headers.ts";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import process from "node:process";
import { marketQuestions } from "../commands/registry.ts";
import { readConfig } from "../src/config.ts";
import { csv } from "../src/csv.ts";
import { concreteIds, covers } from "../src/definition.ts";
import { messageOf } from "../src/errors.ts";
import { counted } from "../src/format.ts";
import { closedBy } from "../src/market/session.ts";
import { nearest } from "../src/near.ts";
import { plainText } from "../src/plain.ts";
import { everyFigure } from "../src/record/every-figure.ts";
import { readImport } from "../src/record/import-rows.ts";
import { methodText, OWN_METHOD } from "../src/record/imported-days.ts";
import type { Records } from "../src/record/record.ts";
import { createVeil, secretsOf } from "../src/secrets.ts";
import { openStore } from "../src/store/open.ts";
import { createApplication, marketClock } from "./application.ts";
import { createLog } from "./log.ts";

// A program of its own: the daily record, for whoever runs the bot.

const USAGE = `The daily record of the store that STORE_URL names.

  record list                          recorded days and imported series
  record export [--figures a,b]        every figure of every day as CSV, or those only
  record export --imported [...]       the same of imported series
  record import FILE                   adds figures of past days, computed elsewhere
  record take                          records the last closed day now, where no bot runs all day

Export:  date,method,recorded_at,inputs_hash,figure,value   values raw in the figure's unit, empty where not meaningful
Import:  date,method,figure,value                           a line of names first; columns in any order
  date    a past trading day, 2026-08-21
  method  how it was computed: letters, digits, hyphens. Each method is a series of its own and is never mixed with
          another; rows of ${OWN_METHOD} join the bot's own days where it has none
  figure  an id as --json and export show it: small.forward-pe.exNegative
  value   raw: 15.2 for a multiple, 0.21 for a discount of 21%
Rows that are not right are dropped and named by line; a figure of a day that is there already stays as it is.`;

const definitions = marketQuestions.flatMap((question) => question.definitions ?? []);
const knows = (id: string) => BY_METRIC.test(id) || definitions.some((each) => covers(each, id));
/** The record has coverage and losses of every metric, the cards those of the asked one. */
const BY_METRIC = /^(small|large)\.[a-z-]+\.(coverage\.weight|losses\.names)$/;

/** So many bad lines are named. */
const MOST_NAMED = 20;

if (existsSync(".env")) process.loadEnvFile(".env");

const print = (text: string) => void process.stdout.write(`${text}\n`);
const complain = (text: string) => void process.stderr.write(`${text}\n`);
const [action, ...words] = process.argv.slice(2);
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
});

/** Takes secrets out of what is said, such as a password in STORE_URL. */
let veil = (text: string): string => text;

try {
  process.exitCode = await run();
} catch (error) {
  complain(veil(messageOf(error)));
  process.exitCode = 1;
}

async function run(): Promise<number> {
  if (action === "--help" || action === "help") return said(USAGE);
  const known = ["list", "export", "import", "take"];
  if (action === undefined || !known.includes(action)) {
    complain(USAGE);
    return 2;
  }
  const config = readConfig(process.env);
  veil = createVeil(secretsOf(config));
  const log = createLog("error", veil);
  const store = await openStore(config.STORE_URL, { log, now: Date.now });
  try {
    const { records } = store;
    if (action === "list") return await list(records);
    if (action === "export") return await exported(records);
    if (action === "import") return await imported(records, marketClock(config.CLOCK)());
    const parts = { config, market: "live", store, log, posters: [], oneShot: true } as const;
    const before = (await records.figures.days()).length;
    await createApplication(parts).takeRecord();
    const days = await records.figures.days();
    return days.length > before
      ? said(`Recorded ${days.at(-1)?.date}.`)
      : said("Nothing new to record: the day is not over, is recorded, or a source is still waited for.");
  } finally {
    await store.close();
  }
}

function said(text: string): number {
  print(text);
  return 0;
}

async function list(records: Records): Promise<number> {
  for (const { date, method, recordedAt, inputsHash } of await records.figures.days()) {
    print(`${date}  ${methodText(method)}  written ${recordedAt}  inputs ${inputsHash.slice(0, 12)}`);
  }
  const series = Map.groupBy(await records.imported.values(), ({ method }) => method);
  for (const [method, values] of series) {
    const dates = [...new Set(values.map(({ date }) => date))].sort();
    print(`imported  ${method}  ${counted(dates.length, "day")}, ${dates[0]} to ${dates.at(-1)}`);
  }
  return 0;
}

async function exported({ figures: record, imported }: Records): Promise<number> {
  const place = words.indexOf("--figures");
  const asked = place < 0 ? null : new Set((words[place + 1] ?? "").split(",").map((id) => id.trim()));
  const unknown = [...(asked ?? [])].find((id) => !knows(id));
  if (unknown !== undefined) {
    const near = nearest(unknown, definitions.flatMap(concreteIds));
    complain(`No figure is called “${plainText(unknown)}”.${near ? ` Did you mean ${near}?` : ""}`);
    return 2;
  }
  const wanted = (id: string) => asked === null || asked.has(id);
  const head = "date,method,recorded_at,inputs_hash,figure,value";
  print(head);
  const rows = (lines: Parameters<typeof csv>[0]) => {
    if (lines.length > 0) process.stdout.write(csv(lines).slice(head.length + 1));
  };
  if (words.includes("--imported")) {
    const values = (await imported.values()).filter(({ figure }) => wanted(figure));
    rows(
      values.map(({ date, method, importedAt, figure, value }) => ({
        date,
        method,
        recorded_at: importedAt,
        inputs_hash: "",
        figure,
        value,
      })),
    );
    return 0;
  }
  for (const day of await record.days()) {
    const figures = Object.entries(await everyFigure(record, day)).filter(([id]) => wanted(id));
    rows(
      figures
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([figure, value]) => ({
          date: day.date,
          method: methodText(day.method),
          recorded_at: day.recordedAt,
          inputs_hash: day.inputsHash,
          figure,
          value,
        })),
    );
  }
  return 0;
}

async function imported({ figures: record, imported: series }: Records, now: number): Promise<number> {
  const [file] = words;
  if (file === undefined) {
    complain(USAGE);
    return 2;
  }
  const last = (await record.days()).at(-1);
  const { values, dropped } = readImport(await readFile(file, "utf8"), {
    knows,
    ids: [
      ...new Set([...definitions.flatMap(concreteIds), ...Object.keys(last ? await everyFigure(record, last) : {})]),
    ],
    lastDay: closedBy(now),
  });
  const added = await series.add(values, new Date(now).toISOString());
  for (const { line, reason } of dropped.slice(0, MOST_NAMED)) complain(`line ${line}: ${reason}`);
  if (dropped.length > MOST_NAMED) complain(`and ${counted(dropped.length - MOST_NAMED, "more line")}`);
  return said(
    `Added ${added}; there already ${values.length - added}; dropped ${dropped.length} of ${counted(values.length + dropped.length, "row")}.`,
  );
}

import { writeSync } from "node:fs";
import process from "node:process";
import { openSqliteStore } from "../../src/store/sqlite.ts";
import { dateOf, digestOf, inputsOf, keyOf, readingOf } from "./written.ts";

// Writes everything a store keeps, in a loop, until it is killed: `node store-writer.ts URL FIRST`. After each write that
// was promised to stand, one line says so.

const [url = "", first = "0"] = process.argv.slice(2);
const silent = () => {};
const log = { debug: silent, info: silent, warn: silent, error: silent };
const store = openSqliteStore(url, { log, now: Date.now });

/** Said before anything else is done; whoever listens may be slow. */
function written(what: string, number: number): void {
  for (let said = false; !said; ) {
    try {
      writeSync(1, `${what} ${number}\n`);
      said = true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
    }
  }
}

const owner = "the writer";

for (let number = Number(first); ; number += 1) {
  await store.cache.set(`key ${number}`, readingOf(number));
  written("cache", number);
  await store.records.figures.append(
    { date: dateOf(number), recordedAt: "2026-08-21T21:00:00Z", method: 1, inputsHash: "ab", figures: { number } },
    inputsOf(number),
  );
  written("record", number);
  await store.subscriptions.add(digestOf(number));
  written("subscription", number);
  await store.subscriptions.remember(digestOf(number).id, inputsOf(number));
  written("memory", number);
  const key = keyOf(number);
  await store.deliveries.claim(
    { key, subscription: digestOf(number).id, dueAt: "2026-08-21T12:30:00Z" },
    owner,
    number,
  );
  written("claimed", number);
  await store.deliveries.begin(key, owner, number);
  written("sending", number);
  await store.deliveries.end(key, owner, "posted", `message ${number}`, number);
  written("posted", number);
}

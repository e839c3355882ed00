import { createUniverse } from "../../src/market/load-universe.ts";
import { createSampleMarket } from "../../src/market/sample/sample.ts";
import { recordDay } from "../../src/record/daily.ts";
import { memoryRecord } from "../../src/record/memory-record.ts";
import { openSqliteStore } from "../../src/store/sqlite.ts";
import { REPLAYED } from "./shared.ts";

const DAY_MS = 86_400_000;
const silent = () => {};

/** Writes a year of trading days into an empty store, each as large as a real one: a bot has them after its first year. */
export async function recordYear(storeUrl: string): Promise<void> {
  const { day, inputs } = await oneDay();
  const store = openSqliteStore(storeUrl, {
    log: { debug: silent, info: silent, warn: silent, error: silent },
    now: Date.now,
  });
  for (const [position, date] of weekdaysBefore(REPLAYED.date).entries()) {
    const figures = Object.entries(day.figures).map(([id, value]) => [
      id,
      value && value * (1 + Math.sin(position) / 50),
    ]);
    await store.records.figures.append({ ...day, date, figures: Object.fromEntries(figures) }, inputs);
  }
  store.close();
}

/** A day of the simulated market. */
async function oneDay() {
  const now = Date.parse(REPLAYED.clock);
  const market = createSampleMarket(() => now);
  const universe = createUniverse(market, market, async () => {});
  const [small, large] = await Promise.all([universe.refresh("russell2000"), universe.refresh("sp500")]);
  const record = memoryRecord();
  await recordDay(small, large, market, record, now);
  const [day] = await record.days();
  if (!day) throw new Error("the simulated market recorded no day");
  return { day, inputs: await record.inputs(day.date) };
}

function weekdaysBefore(end: string): string[] {
  const days = Array.from({ length: 365 }, (_, back) => new Date(Date.parse(end) - (365 - back) * DAY_MS));
  return days.filter((day) => day.getUTCDay() % 6 !== 0).map((day) => day.toISOString().slice(0, 10));
}

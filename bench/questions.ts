import { createApplication } from "../adapters/application.ts";
import type { Question } from "../commands/ask.ts";
import { readConfig } from "../src/config.ts";
import { openSqliteStore } from "../src/store/sqlite.ts";
import { alone, type Part, type Row } from "./report.ts";
import { type Replay, startReplay } from "./support/replay.ts";
import { REPLAYED } from "./support/shared.ts";
import { middle, timed } from "./support/timing.ts";

const LATENCY_MS = 50;
const WARM_ROUNDS = 101;
/** The first warm answers still compile. */
const WARM_UP = 20;

type Asked = Pick<Question, "command" | "options">;

const QUESTIONS: readonly Asked[] = [
  ...["valuation", "earnings", "rates", "debt", "economy", "performance", "sectors", "concentration"],
  ...["allocation", "risk", "funds", "screen", "calendar", "news", "brief", "method", "status"],
].map((command): Asked => ({ command, options: {} }));
const COMPANY: Asked = { command: "stock", options: { ticker: "PLXS" } };

/**
 * Each question by itself: how many requests it costs with nothing kept and how long that takes, from a replay that
 * takes 50 ms for each answer, and how long the same answer takes from memory.
 */
export const questions: Part = {
  name: "questions",
  shared: true,
  async measure() {
    await using replay = await startReplay(LATENCY_MS);
    const rows: Row[] = [];
    for (const question of [...QUESTIONS, COMPANY]) rows.push(...(await measured(replay, question)));
    return rows;
  },
};

const silent = () => {};
const log = { debug: silent, info: silent, warn: silent, error: silent };

async function measured(replay: Replay, asked: Asked): Promise<Row[]> {
  await replay.forget();
  const config = readConfig({
    CLOCK: REPLAYED.clock,
    MARKET_MIRROR_URL: replay.url,
    MARKET_PACE_MS: "0",
    SEC_CONTACT: "bench@example.org",
  });
  const store = openSqliteStore("sqlite://:memory:", { log, now: Date.now });
  const { ask } = createApplication({ config, market: "live", store, log, posters: [], oneShot: false });
  const question: Question = {
    ...asked,
    asker: { platform: "terminal", workspace: "", channel: "", user: "bench", mayManage: false },
  };
  const cold = await timed(() => ask(question));
  const requests = (await replay.asked()).length;
  const warm: number[] = [];
  for (let round = 0; round < WARM_UP + WARM_ROUNDS; round += 1) warm.push(await timed(() => ask(question)));
  store.close();
  return [
    alone(`${asked.command}: cold, ${requests} requests of ${LATENCY_MS} ms`, cold, "ms"),
    alone("  from memory", middle(warm.slice(WARM_UP)), "ms"),
  ];
}

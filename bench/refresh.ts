import { createApplication } from "../adapters/application.ts";
import type { Question } from "../commands/ask.ts";
import { readConfig } from "../src/config.ts";
import { CONCURRENCY } from "../src/market/polite-fetch.ts";
import { openSqliteStore } from "../src/store/sqlite.ts";
import { against, alone, type Part } from "./report.ts";
import { type Replay, startReplay } from "./support/replay.ts";
import { REPLAYED } from "./support/shared.ts";
import { middle, timed } from "./support/timing.ts";

const LATENCY_MS = 50;
const PACE_MS = 200;
const ROUNDS = 7;
/** What the replay, like Yahoo, wants to see before it answers. */
const COOKIE = "A3=bench";

/**
 * The first question of all, with nothing kept: two holdings files, a cookie, a key, fifty batches of quotes, two price
 * histories and two published ratios, read, checked, stored and made into a card, from a replay that takes 50 ms for
 * each answer. The floor is a bare loop that fetches the same addresses, as many at once, and throws the answers away.
 * The loop may ask in any order; the bot must have a file of holdings before it knows which quotes to ask, and a cookie
 * before the key.
 *
 * With the pace on, the floor is arithmetic: one request to Yahoo may start every 200 ms.
 */
export const refresh: Part = {
  name: "refresh",
  shared: true,
  async measure() {
    await using replay = await startReplay(LATENCY_MS);
    const first = await refreshed(replay, 0);
    const addresses = await replay.asked();
    const ours: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await refreshed(replay, 0));
      bare.push(await timed(() => fetchAll(replay.url, addresses)));
    }
    const toYahoo = addresses.filter((address) => /^\/[^/]*yahoo\.com\//.test(address)).length;
    const paced = await refreshed(replay, PACE_MS);
    return [
      against(`cold refresh, ${addresses.length} requests of ${LATENCY_MS} ms`, middle(ours), middle(bare), 1.2),
      alone("  the first one in a process", first, "ms"),
      against(`cold refresh, one request each ${PACE_MS} ms`, paced, (toYahoo - 1) * PACE_MS, 1.1),
    ];
  },
};

const silent = () => {};
const log = { debug: silent, info: silent, warn: silent, error: silent };

const question: Question = {
  command: "valuation",
  options: {},
  asker: { platform: "terminal", workspace: "", channel: "", user: "bench", mayManage: false },
};

async function refreshed(replay: Replay, paceMs: number): Promise<number> {
  await replay.forget();
  const config = readConfig({
    CLOCK: REPLAYED.clock,
    MARKET_MIRROR_URL: replay.url,
    MARKET_PACE_MS: String(paceMs),
  });
  const store = openSqliteStore("sqlite://:memory:", { log, now: Date.now });
  const { ask, universe } = createApplication({ config, market: "live", store, log, posters: [], oneShot: false });
  const time = await timed(() => ask(question));
  for (const index of ["russell2000", "sp500"] as const) {
    const members = universe.known(index);
    if (members?.loaded !== members?.requests) throw new Error(`${index} is not whole: ${members?.failure}`);
  }
  store.close();
  return time;
}

async function fetchAll(url: string, addresses: readonly string[]): Promise<void> {
  const left = [...addresses];
  const worker = async () => {
    for (let address = left.shift(); address !== undefined; address = left.shift()) {
      const response = await fetch(url + address, { headers: { cookie: COOKIE } });
      await response.text();
      if (!response.ok) throw new Error(`the replay answers ${response.status} to ${address}`);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
}

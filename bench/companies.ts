import { createApplication } from "../adapters/application.ts";
import { commands } from "../commands/registry.ts";
import { parseLine } from "../commands/words.ts";
import { readConfig } from "../src/config.ts";
import { SECTORS } from "../src/earnings/sectors.ts";
import { openSqliteStore } from "../src/store/sqlite.ts";
import { alone, type Part, type Row } from "./report.ts";
import { startReplay } from "./support/replay.ts";
import { REPLAYED } from "./support/shared.ts";
import { middle, timed } from "./support/timing.ts";

/** Members of the index that are asked for beside what is typed wrongly. */
const MEMBERS = 160;
const CONDITIONS = 100;
/** Each is asked so often, and its middle time counts: the machine has other work too. */
const ROUNDS = 5;
/** What is typed by mistake, for fun, or meant for something else. */
const ODD = [
  ...["apple", "bloom energy", "berkshire hathaway", "coca-cola", "brk.b", "BRKB", "MOG.A", "$IWM", "^RUT", "BTC-USD"],
  ...["VOD.L", "7203.T", "FB", "ZZZZ", "blom energy", "therapeutics", "first", "🚀", "<@123>", "x".repeat(200)],
  ...["'; DROP TABLE quotes; --", "AAPL260918C00200000", "ES=F", "а́", "TSM", "what is apple", "BE AAPL", "0", "-", "."],
  ...["GOOG", "GOOGL", "aapl", "“MSFT”", "NASDAQ:NVDA", "o'reilly", "at&t", "3m", "corp", "bank"],
];

/**
 * Two hundred companies and a hundred screens in one process with everything in memory: the middle and the slowest
 * answer of each, and of what is offered while a ticker is typed. What was never asked before is asked once first.
 */
export const companies: Part = {
  name: "companies",
  shared: true,
  async measure() {
    await using replay = await startReplay();
    const config = readConfig({
      CLOCK: REPLAYED.clock,
      MARKET_MIRROR_URL: replay.url,
      MARKET_PACE_MS: "0",
      SEC_CONTACT: "bench@example.org",
    });
    const store = openSqliteStore("sqlite://:memory:", { log, now: Date.now });
    const { ask, complete, universe } = createApplication({
      config,
      market: "live",
      store,
      log,
      posters: [],
      oneShot: false,
    });
    await universe.refresh("russell2000");
    await universe.refresh("sp500");
    const members = universe.known("russell2000")?.holdings.value.rows.map(({ ticker }) => ticker) ?? [];
    const step = Math.max(1, Math.floor(members.length / MEMBERS));
    const tickers = members.filter((_, place) => place % step === 0).slice(0, MEMBERS);
    const stocks = [...tickers, ...ODD].map((typed) => `stock ${typed}`);
    const rows = [
      ...(await measured(`${stocks.length} companies`, stocks, ask)),
      ...(await measured(`${CONDITIONS} screens`, screens(), ask)),
      ...offered(tickers, (typed) => complete({ command: "stock", option: "ticker", typed })),
    ];
    store.close();
    return rows;
  },
};

const silent = () => {};
const log = { debug: silent, info: silent, warn: silent, error: silent };
const asker = { platform: "terminal", workspace: "", channel: "", user: "bench", mayManage: false } as const;

async function measured(
  what: string,
  lines: readonly string[],
  ask: ReturnType<typeof createApplication>["ask"],
): Promise<Row[]> {
  const answer = (line: string) => ask({ ...parseLine(line, commands).asked, asker });
  let broken = 0;
  for (const line of lines) if ((await answer(line)).title === "Something broke") broken += 1;
  const times: number[] = [];
  for (const line of lines) {
    const rounds: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await timed(() => answer(line)));
    times.push(middle(rounds));
  }
  if (broken > 0) throw new Error(`${broken} of ${what} broke`);
  return [alone(`${what}: middle`, middle(times), "ms"), alone("  slowest", Math.max(...times), "ms")];
}

/** Conditions of every kind and sharpness, from a fixed sequence. */
function screens(): string[] {
  return Array.from({ length: CONDITIONS }, (_, place) => {
    const some = (every: number, words: string) => (place % every === 0 ? [words] : []);
    return [
      "screen",
      ...some(2, `max-pe:${5 + (place % 30)}`),
      ...some(3, `min-growth:${(place % 50) - 5}`),
      ...some(4, `profitable:${place % 8 === 0 ? "yes" : "no"}`),
      ...some(5, `max-debt:${place}`),
      ...some(7, `min-coverage:${place % 12}`),
      ...some(6, `sector:${SECTORS[place % SECTORS.length]}`),
      `sort:${["size", "pe", "growth", "debt", "coverage", "change"][place % 6]}`,
      `limit:${1 + (place % 25)}`,
    ].join(" ");
  });
}

function offered(tickers: readonly string[], complete: (typed: string) => unknown): Row[] {
  const typed = [
    ...tickers.flatMap((ticker) => [ticker.slice(0, 1), ticker.slice(0, 2)]),
    "blom enrgy",
    "zzzzz",
    "fisrt",
  ];
  for (const each of typed) complete(each);
  const times = typed.map((each) => {
    const start = performance.now();
    complete(each);
    return performance.now() - start;
  });
  return [
    alone("a ticker while it is typed: middle", middle(times), "ms"),
    alone("  slowest", Math.max(...times), "ms"),
  ];
}

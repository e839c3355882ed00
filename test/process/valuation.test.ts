import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { csvParse, csvParseRows } from "d3-dsv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Card } from "../../src/card.ts";
import type { Figures } from "../../src/figure.ts";

// The real process on recorded data, played back in the sources' own formats.

const ROOT = resolve(import.meta.dirname, "../..");
const SHARED = resolve(ROOT, process.env.SHARED_DIR ?? "../shared");
const present = existsSync(join(SHARED, "replay/server.mjs"));
if (!present) console.warn(`Skipped: no recorded data at ${SHARED}; set SHARED_DIR.`);

type Replay = { readonly url: string; close(): Promise<void> };
type Answer = {
  readonly command: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly card: Card;
  readonly figures: Figures;
  readonly data: { readonly problem?: string; readonly hint?: string | null };
  readonly simulated: boolean;
  readonly attachments?: readonly { readonly name: string; readonly content: string }[];
};
type Outcome = { readonly code: number | null; readonly answers: readonly Answer[]; readonly errors: string };

const NODE = Number.parseInt(process.versions.node, 10) >= 24 ? process.execPath : join(ROOT, "node_modules/.bin/node");

async function startReplay(date: string): Promise<Replay> {
  const { start } = (await import(pathToFileURL(join(SHARED, "replay/server.mjs")).href)) as {
    start(options: { date: string; port: number }): Promise<Replay>;
  };
  return start({ date, port: 0 });
}

/** Runs the bot once against a replay with a store of its own; standard output must be JSON lines and nothing else. */
async function run(replay: Replay, date: string, words: readonly string[], input = ""): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "smallcap-"));
  const child = spawn(NODE, [join(ROOT, "adapters/main.ts"), "--once", ...words], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      MARKET_MIRROR_URL: replay.url,
      MARKET_PACE_MS: "0",
      CLOCK: `${date}T21:00:00Z`,
      SEC_CONTACT: "dev@example.org",
      STORE_URL: `sqlite://${join(folder, "store.sqlite")}`,
    },
  });
  child.stdin.end(input);
  const ended = new Promise<number | null>((done) => child.once("close", done));
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  rmSync(folder, { recursive: true });
  return {
    code,
    errors,
    answers: output
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line)),
  };
}

const first = ({ answers: [answer] }: Outcome): Answer => {
  if (!answer) throw new Error("the process answered nothing");
  return answer;
};
const oneDecimal = ({ figures }: Answer, id: string) => figures[id]?.value?.toFixed(1);

// `large`: null where no holdings are recorded, undefined where they are but nobody has published a number.
describe.runIf(present).each([
  { date: "2025-05-13", aggregate: "18.8", exNegative: "14.3", coverage: "84.4", holdings: "2025-05-13", large: null },
  {
    date: "2026-01-21",
    aggregate: "25.0",
    exNegative: "16.8",
    coverage: "88.0",
    holdings: "2026-01-21",
    large: undefined,
  },
  {
    date: "2026-04-10",
    aggregate: "20.5",
    exNegative: "15.1",
    coverage: "88.8",
    holdings: "2026-04-10",
    large: undefined,
  },
  {
    date: "2026-05-05",
    aggregate: "21.6",
    exNegative: "16.0",
    coverage: "89.7",
    holdings: "2026-05-05",
    large: undefined,
  },
  {
    date: "2026-08-21",
    aggregate: "22.5",
    exNegative: "15.2",
    coverage: "95.2",
    holdings: "2026-05-05",
    large: { exNegative: "19.0", median: "17.1" },
  },
])("valuation on the recorded $date", ({ date, holdings, large, ...expected }) => {
  let answer: Answer;
  beforeAll(async () => {
    const replay = await startReplay(date);
    const outcome = await run(replay, date, ["valuation", "--json"]).finally(() => replay.close());
    expect(outcome.code, outcome.errors).toBe(0);
    expect(outcome.answers).toHaveLength(1);
    answer = first(outcome);
  });

  it("gives the multiples and the coverage known for that day", () => {
    expect(oneDecimal(answer, "small.forward-pe.aggregate")).toBe(expected.aggregate);
    expect(oneDecimal(answer, "small.forward-pe.exNegative")).toBe(expected.exNegative);
    expect(((answer.figures["small.coverage.weight"]?.value ?? 0) * 100).toFixed(1)).toBe(expected.coverage);
    expect(answer.simulated).toBe(false);
  });

  it("gives the large side where its holdings are known, and the reason where not", () => {
    const figure = answer.figures["large.forward-pe.exNegative"];
    if (large === null) {
      expect(figure).toMatchObject({ value: null, reason: expect.stringMatching(/holdings.*IVV/) });
      expect(answer.figures["gap.forward-pe.exNegative.discount"]?.value).toBeNull();
      expect(answer.card.tone).toBe("caution");
    } else {
      expect(figure?.value).toBeGreaterThan(10);
      if (large) expect(figure?.value?.toFixed(1)).toBe(large.exNegative);
      if (large) expect(oneDecimal(answer, "large.forward-pe.median")).toBe(large.median);
    }
  });

  it("agrees with a plain join of the recorded files", () => {
    const small = joined(`IWM_holdings_${holdings}.csv`, date);
    expect(answer.figures["small.forward-pe.aggregate"]?.value).toBeCloseTo(small.aggregate, 9);
    expect(answer.figures["small.forward-pe.exNegative"]?.value).toBeCloseTo(small.exNegative, 9);
    expect(answer.figures["small.coverage.weight"]?.value).toBeCloseTo(small.coverage, 9);
    expect(answer.figures["small.names"]?.value).toBe(small.names);
    if (large === null) return;
    const other = joined("IVV_holdings_2025-11-18.csv", date);
    expect(answer.figures["large.forward-pe.aggregate"]?.value).toBeCloseTo(other.aggregate, 9);
    expect(answer.figures["large.forward-pe.exNegative"]?.value).toBeCloseTo(other.exNegative, 9);
  });
});

/** Holdings and quotes put together without the bot: weight by Market Value, next year's EPS over the price. */
function joined(holdingsFile: string, date: string) {
  const rows = csvParseRows(readFileSync(join(SHARED, "data/holdings", holdingsFile), "utf8"));
  const start = rows.findIndex(([cell]) => cell === "Ticker");
  const header = rows[start] ?? [];
  const column = (name: string) => header.indexOf(name);
  const amount = (cell = "") => Number(cell.replaceAll(",", ""));
  const at = (row: readonly string[], name: string) => row[column(name)] ?? "";
  const members = rows
    .slice(start + 1)
    .filter((row) => row.length >= header.length && at(row, "Asset Class") === "Equity")
    // A right is filed as equity too; its ticker has a blank in it: `MPTI RT`.
    .filter((row) => at(row, "Ticker") !== "-" && !at(row, "Ticker").includes(" "))
    .filter((row) => !at(row, "Exchange").startsWith("NO MARKET") && amount(at(row, "Price")) > 0)
    .map((row) => ({ ticker: at(row, "Ticker"), w: amount(at(row, "Market Value")) }))
    .filter(({ w }) => w > 0);
  const file = ["_full", ""]
    .map((tail) => join(SHARED, `data/fundamentals/finviz_${date}${tail}.csv`))
    .find(existsSync);
  const quotes = new Map(csvParse(readFileSync(file ?? "", "utf8")).map((row) => [row.Ticker, row]));
  const covered = members.flatMap(({ ticker, w }) => {
    const quote = quotes.get(ticker);
    const [eps, price] = [amount(quote?.["EPS next Y"]), amount(quote?.Price)];
    return quote && price > 0 && Number.isFinite(eps) ? [{ w, earned: (w * eps) / price }] : [];
  });
  const sum = (each: readonly { w: number; earned: number }[], key: "w" | "earned") =>
    each.reduce((total, row) => total + row[key], 0);
  const positive = covered.filter(({ earned }) => earned > 0);
  return {
    aggregate: sum(covered, "w") / sum(covered, "earned"),
    exNegative: sum(positive, "w") / sum(positive, "earned"),
    coverage: sum(covered, "w") / members.reduce((total, { w }) => total + w, 0),
    names: new Set(members.map(({ ticker }) => ticker)).size,
  };
}

/** Lines that are wrong, and what the answer offers; null where nothing is near. */
const WRONG: readonly (readonly [line: string, near: string | null])[] = [
  ["valution", "valuation"],
  ["VALUATON sp400", "valuation"],
  ["statsu", "status"],
  ["weather in Boston", null],
  ["估值", null],
  ["🚀🚀🚀", null],
  ["valuation metric:forward-ep", "forward-pe"],
  ["valuation metric:pe-forward-and-more", null],
  ["valuation against:sp40", "sp400"],
  ["valuation agianst:sp400", "against"],
  ["valuation against:", null],
  ["valuation against:sp400 against:sp500", null],
  ["valuation losers:maybe", null],
  ["valuation period:7y", "1y"],
  ["valuation sp400 russell1000 sp500", null],
  ["valuation against:@everyone", null],
  ["valuation against:\u001b[31mred\u001b[0m", null],
  ["valuation against:<script>alert(1)</script>", null],
  ["valuation __proto__:x", null],
  [`valuation metric:${"x".repeat(5_000)}`, null],
  ["'; DROP TABLE record; --", null],
  ["help me", "method"],
  ["valuation \u202eevil", null],
];

describe.runIf(present)("the process", () => {
  const date = "2026-08-21";
  let replay: Replay;
  beforeAll(async () => {
    replay = await startReplay(date);
  });
  afterAll(() => replay?.close());

  it("answers one line of JSON for each line of input, in order", async () => {
    const lines = [
      "valuation",
      "",
      "valuation against:sp400",
      "/smallcap valuation metric:price-book losers:exclude",
      "status",
    ];
    const { code, answers } = await run(replay, date, ["--json", "-"], `${lines.join("\n")}\n`);
    expect(code).toBe(0);
    expect(answers.map(({ command, options }) => [command, options.against, options.metric])).toEqual([
      ["valuation", "sp500", "forward-pe"],
      ["valuation", "sp400", "forward-pe"],
      ["valuation", "sp500", "price-book"],
      ["status", undefined, undefined],
    ]);
    const [default_, , book] = answers;
    expect(default_ && oneDecimal(default_, "small.forward-pe.aggregate")).toBe("22.5");
    expect(book?.figures["small.price-book.exNegative"]?.value).toBeGreaterThan(1);
    for (const answer of answers) {
      expect(Object.keys(answer).sort()).toEqual(["card", "command", "data", "figures", "options", "simulated"]);
    }
  });

  it("says with --how what the answer was computed from, and attaches every row", async () => {
    const outcome = await run(replay, date, ["valuation", "--how", "--json"]);
    const { card, attachments, figures } = first(outcome);
    expect(outcome.code).toBe(0);
    expect(card.title).toMatch(/^How computed: /);
    const rows = csvParse(attachments?.find(({ name }) => name.endsWith(".csv"))?.content ?? "");
    const small = rows.filter(({ side, yield: perDollar }) => side === "small" && perDollar !== "");
    const [w, earned] = small.reduce(
      ([total, sum], row) => [
        total + Number(row.marketValue),
        sum + (Number(row.marketValue) * Number(row.figure)) / Number(row.price),
      ],
      [0, 0],
    );
    expect(w / earned).toBeCloseTo(figures["small.forward-pe.aggregate"]?.value ?? Number.NaN, 9);
  });

  it("refuses wrong input line by line, with the nearest match, and without a trace of its inside", async () => {
    const { code, answers, errors } = await run(
      replay,
      date,
      ["--json", "-"],
      `${WRONG.map(([line]) => line).join("\n")}\n`,
    );
    expect(code).toBe(1);
    expect(answers).toHaveLength(WRONG.length);
    for (const [position, [line, near]] of WRONG.entries()) {
      const answer = answers[position];
      expect(answer?.card.tone, line).toBe("problem");
      expect(["unknown-command", "bad-option"], line).toContain(answer?.data.problem);
      if (near === null) expect(answer?.data.hint, line).not.toContain("Did you mean");
      else expect(answer?.data.hint, line).toContain(`Did you mean ${near}?`);
      expect(JSON.stringify(answer?.card).length, line).toBeLessThan(1_000);
      expect(answer?.card.answer, line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }
    expect(`${JSON.stringify(answers)}${errors}`).not.toMatch(/\bat .+:\d+:\d+|node_modules|Error:/);
  });

  it("ends with 1 for a single wrong question", async () => {
    const { code, answers } = await run(replay, date, ["valution", "--json"]);
    expect([code, answers.length]).toEqual([1, 1]);
  });
});

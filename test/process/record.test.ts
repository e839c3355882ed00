import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { marketQuestions } from "../../commands/registry.ts";
import type { Card } from "../../src/card.ts";
import type { Figures } from "../../src/figure.ts";
import { type Ran, runOnce, runProgram } from "../support/process.ts";
import { hasReplay, type Replay, startReplay } from "../support/replay.ts";

// The real process records a day of replayed market data, and gives it back ten days later with no source there.

const DATE = "2026-08-21";
/** Each question that needs nothing said, and some that do. */
const LINES: readonly [string, ...string[]] = [
  "stock BE",
  ...marketQuestions.filter(({ options }) => options.safeParse({}).success).map(({ name }) => name),
  "valuation metric:trailing-pe",
  "valuation metric:price-sales losers:exclude",
  "economy indicator:credit",
  "rates december",
  "performance period:1y",
];

type Answer = { readonly command: string; readonly card: Card; readonly figures: Figures };

describe.runIf(hasReplay)(`the record of ${DATE}`, { timeout: 180_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "smallcap-"));
  let replay: Replay;
  let then: readonly Answer[];
  let again: readonly Answer[];
  let taken: Ran;

  const env = (clock: string) => ({
    MARKET_MIRROR_URL: replay.url,
    MARKET_PACE_MS: "0",
    CLOCK: clock,
    SEC_CONTACT: "dev@example.org",
    STORE_URL: `sqlite://${join(folder, "store.sqlite")}`,
  });
  const answers = ({ stdout }: Ran): Answer[] =>
    stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
  const ask = async (clock: string, lines: readonly string[]) =>
    answers(await runOnce(["--json", "-"], env(clock), { cwd: folder, input: `${lines.join("\n")}\n` }));
  const tool = (...words: string[]) =>
    runProgram("adapters/record-tool.ts", words, env("2026-08-31T21:00:00Z"), { cwd: folder });

  beforeAll(async () => {
    replay = await startReplay(DATE);
    // The company alone, since what is read of it adds to the estimates that are known.
    const [company, ...rest] = LINES;
    then = [...(await ask(`${DATE}T21:00:00Z`, [company])), ...(await ask(`${DATE}T21:01:00Z`, rest))];
    taken = await runProgram("adapters/record-tool.ts", ["take"], env(`${DATE}T21:05:00Z`), { cwd: folder });
    await replay.close();
    again = await ask(
      "2026-08-31T21:00:00Z",
      LINES.map((line) => `${line} asof:${DATE}`),
    );
  }, 180_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  it("is written when everything about the day is there", async () => {
    expect(`${taken.stdout}${taken.stderr}`).toMatch(/Recorded 2026-08-21|Nothing new/);
    expect((await tool("list")).stdout).toMatch(/^2026-08-21 {2}smallcap-1 {2}written 2026-08-21T21:0/);
  });

  it("gives every figure of every question again, exactly", () => {
    expect(again.length).toBe(then.length);
    for (const [place, answer] of again.entries()) {
      const before = then[place];
      const values = (figures: Figures | undefined) =>
        Object.fromEntries(Object.values(figures ?? {}).map(({ id, value }) => [id, value]));
      expect(answer.card.parts[0], LINES[place]).toMatchObject({ text: expect.stringMatching(/^As of 21 Aug 2026/) });
      expect(values(answer.figures), LINES[place]).toEqual(values(before?.figures));
      expect(answer.card.answer, LINES[place]).toBe(before?.card.answer);
      expect(answer.card.tone, LINES[place]).toBe(before?.card.tone);
    }
  });

  it("is exported raw, and takes figures computed elsewhere as a series of their own", async () => {
    const valuation = then[1]?.figures["small.forward-pe.exNegative"]?.value;
    const { stdout } = await tool("export", "--figures", "small.forward-pe.exNegative");
    expect(stdout).toMatch(/^date,method,recorded_at,inputs_hash,figure,value\n2026-08-21,smallcap-1,/);
    expect(stdout.trimEnd().split("\n")).toHaveLength(2);
    expect(stdout.trimEnd().endsWith(`,small.forward-pe.exNegative,${valuation}`)).toBe(true);

    const file = join(folder, "desk.csv");
    writeFileSync(
      file,
      [
        "date,method,figure,value",
        "2026-08-19,desk-a,small.forward-pe.exNegative,15",
        "2026-08-19,desk-a,large.forward-pe.exNegative,20",
        "2026-08-22,desk-a,small.forward-pe.exNegative,15",
        "2026-08-20,desk-a,small.forward-pe.exNegativ,15",
      ].join("\n"),
    );
    const first = await tool("import", file);
    expect(first.stdout).toBe("Added 2; there already 0; dropped 2 of 4 rows.\n");
    expect(first.stderr).toMatch(/line 4: there was no trading/);
    expect(first.stderr).toMatch(/line 5: no figure .* did you mean small\.forward-pe\.exNegative\?/);
    expect((await tool("import", file)).stdout).toMatch(/^Added 0; there already 2/);
    // What came after the day was written down is not part of it.
    const [later] = await ask("2026-08-31T21:00:00Z", [`valuation asof:${DATE}`]);
    expect(later?.figures["imported.desk-a.n"]).toBeUndefined();
    expect((await tool("export", "--figures", "small.nothing")).code).toBe(2);
  });
});

describe.runIf(hasReplay)("a call for one answer", { timeout: 120_000 }, () => {
  it("keeps the day behind it, whole, so that any question of it can be asked later", async () => {
    const folder = mkdtempSync(join(tmpdir(), "smallcap-"));
    const replay = await startReplay(DATE);
    const env = (clock: string) => ({
      MARKET_MIRROR_URL: replay.url,
      MARKET_PACE_MS: "0",
      CLOCK: clock,
      SEC_CONTACT: "dev@example.org",
      STORE_URL: `sqlite://${join(folder, "store.sqlite")}`,
      RECORD: "on",
    });
    const first = await runOnce(["valuation", "--json"], env(`${DATE}T21:00:00Z`), { cwd: folder });
    await replay.close();
    const later = env("2026-08-31T21:00:00Z");
    const again = await runOnce(["valuation", `asof:${DATE}`, "--json"], later, { cwd: folder });
    const valuesOf = ({ stdout }: Ran) =>
      Object.entries<{ value: number | null }>(JSON.parse(stdout).figures).map(([id, { value }]) => [id, value]);
    expect(valuesOf(again)).toEqual(valuesOf(first));
    const other = await runOnce(["concentration", "index:russell1000", `asof:${DATE}`], later, { cwd: folder });
    expect(other).toMatchObject({ code: 0, stdout: expect.stringContaining("As of 21 Aug 2026") });
    rmSync(folder, { recursive: true });
  });
});

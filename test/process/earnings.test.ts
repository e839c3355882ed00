import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { csvParse, csvParseRows } from "d3-dsv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, onlyAnswer } from "../support/one-answer.ts";
import { runOnce } from "../support/process.ts";
import { SHARED } from "../support/recorded.ts";
import { hasReplay, startReplay } from "../support/replay.ts";

// Expected growth as the real process computes it from recorded data, against a plain join of the recorded files.

const DATE = "2026-08-21";

describe.runIf(hasReplay)(`earnings on the recorded ${DATE}`, () => {
  const folder = mkdtempSync(join(tmpdir(), "smallcap-earnings-"));
  let replay: Awaited<ReturnType<typeof startReplay>>;
  let answer: Answer;

  const ask = async (...words: string[]) => {
    const environment = {
      MARKET_MIRROR_URL: replay.url,
      MARKET_PACE_MS: "0",
      CLOCK: `${DATE}T21:00:00Z`,
      SEC_CONTACT: "dev@example.org",
      STORE_URL: `sqlite://${join(folder, "store.sqlite")}`,
    };
    const ran = await runOnce(["earnings", ...words, "--json"], environment, { cwd: folder });
    return onlyAnswer(ran, /^article\.|^crawl\./);
  };
  const value = (id: string) => answer.figures[id]?.value ?? Number.NaN;
  const percent = (id: string) => (value(id) * 100).toFixed(1);

  beforeAll(async () => {
    replay = await startReplay(DATE);
    answer = await ask();
  }, 60_000);
  afterAll(async () => {
    await replay?.close();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ["small", "13.4", 1_171, "15.3", "29.2", 127, 12],
    ["large", "10.3", 479, "10.4", "1.2", 5, 1],
  ])("gives the %s side's medians, loss base and turns", (side, middle, firms, signed, lossBase, toProfit, toLoss) => {
    expect(percent(`${side}.growth.median`)).toBe(middle);
    expect(value(`${side}.growth.firms`)).toBe(firms);
    expect(percent(`${side}.growth.medianSigned`)).toBe(signed);
    expect(percent(`${side}.lossBase.share`)).toBe(lossBase);
    expect([value(`${side}.turns.toProfit`), value(`${side}.turns.toLoss`)]).toEqual([toProfit, toLoss]);
  });

  it("gives the gap between the medians, and names the fiscal years", () => {
    expect(value("gap.growth.median").toFixed(1)).toBe("3.1");
    expect(answer.card.answer).toContain("fiscal 2026 is expected to earn 13.4% more in fiscal 2027");
    expect(answer.data).toMatchObject({ years: { before: "2026-12", after: "2027-12" } });
  });

  it.each([
    ["small", `IWM_holdings_2026-05-05.csv`],
    ["large", `IVV_holdings_2025-11-18.csv`],
  ])("agrees on the %s side with a plain join of the recorded files", (side, holdings) => {
    const known = joined(holdings);
    const [before, after] = [sum(known, "before"), sum(known, "after")];
    expect(value(`${side}.matched`)).toBe(known.length);
    expect(value(`${side}.growth.aggregate`)).toBeCloseTo(after / before - 1, 9);
    const money = (100 * (after - before)) / known.reduce((total, { w }) => total + w, 0);
    expect(value(`${side}.earnings.change`)).toBeCloseTo(money, 9);
    expect(value(`${side}.earnings.change.positiveBase`) + value(`${side}.earnings.change.lossBase`)).toBeCloseTo(
      money,
      9,
    );
    const rates = known.filter((row) => row.before > 0).map((row) => row.after / row.before - 1);
    expect(value(`${side}.growth.median`)).toBeCloseTo(middle(rates), 9);
  });

  it("counts every company of a sector once, and everybody in some sector", () => {
    const sectors = Object.entries(answer.figures).filter(([id]) => /^small\.sector\..*\.growth\.firms$/.test(id));
    expect(sectors).toHaveLength(11);
    expect(sectors.reduce((total, [, figure]) => total + (figure.value ?? 0), 0)).toBe(value("small.growth.firms"));
  });

  it("has no last year in a single call with an empty store, and says so", async () => {
    const thisYear = await ask("horizon:this-year");
    expect(thisYear.figures["small.growth.median"]).toMatchObject({
      value: null,
      reason: expect.stringMatching(/^last fiscal year's earnings come from the estimates, and of 1,913 companies/),
    });
    expect(thisYear.data).toMatchObject({ years: { before: "2025-12", after: "2026-12" } });
  });
});

type Row = { readonly w: number; readonly before: number; readonly after: number };

const sum = (rows: readonly Row[], year: "before" | "after") => rows.reduce((total, row) => total + row[year], 0);

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return half.reduce((total, each) => total + each, 0) / half.length;
}

/**
 * Holdings and estimates put together without the bot: what each position earns this fiscal year and the next. The file
 * has next year's earnings and their growth (E1 − E0) / |E0|, from which this year's follow by the rule of the replay.
 */
function joined(holdings: string): Row[] {
  const lines = csvParseRows(readFileSync(join(SHARED, "data/holdings", holdings), "utf8"));
  const start = lines.findIndex(([cell]) => cell === "Ticker");
  const header = lines[start] ?? [];
  const quotes = new Map(
    csvParse(readFileSync(join(SHARED, `data/fundamentals/finviz_${DATE}_full.csv`), "utf8")).map((row) => [
      row.Ticker,
      row,
    ]),
  );
  return lines.slice(start + 1).flatMap((line): Row[] => {
    const cell = (name: string) => line[header.indexOf(name)] ?? "";
    const w = amount(cell("Market Value"));
    if (line.length < header.length || cell("Asset Class") !== "Equity" || !(amount(cell("Price")) > 0)) return [];
    const quote = quotes.get(cell("Ticker"));
    if (!quote || cell("Exchange").startsWith("NO MARKET") || !(w > 0)) return [];
    const [price, after] = [amount(quote.Price), amount(quote["EPS next Y"])];
    const [growth, growthNow] = [amount(quote["EPS next Y Percentage"]), amount(quote["EPS this Y"])];
    const before = baseOf(after, growth / 100, signOf(growthNow, amount(quote["EPS (ttm)"])));
    return before === null ? [] : [{ w, before: (w * before) / price, after: (w * after) / price }];
  });
}

/** `-4.5%` → −4.5; `-` is not a number. */
function amount(cell = ""): number {
  return cell === "" ? Number.NaN : Number(cell.replaceAll(/[,%]/g, ""));
}

function signOf(growthNow: number, trailing: number): number {
  if (growthNow > 100) return 1;
  if (growthNow < -100) return -1;
  return Math.sign(trailing);
}

/** E0 from E1 and the growth; null where both signs fit and nothing tells, or where rounding drowns it. */
function baseOf(after: number, growth: number, sign: number): number | null {
  if (Number.isNaN(after + growth) || Math.abs(after) < 0.02) return null;
  const candidates = [
    ...(after / (1 + growth) > 0 ? [after / (1 + growth)] : []),
    ...(after / (1 - growth) < 0 ? [after / (1 - growth)] : []),
  ].filter(Number.isFinite);
  const found = candidates.length === 1 ? candidates[0] : candidates.find((each) => Math.sign(each) === sign);
  return found === undefined ? null : Math.round(found * 1e4) / 1e4;
}

import * as z from "zod";
import { DAY_MS } from "../calendar-day.ts";
import { monthAfter, monthOf } from "../calendar-month.ts";
import type { FuturesStrip, Month } from "./macro.ts";
import { newYork } from "./session.ts";
import { instant, number, text } from "./yahoo-cells.ts";

/**
 * 30-day fed funds futures of the Chicago Board of Trade, as Yahoo quotes them: `ZQ`, a letter for the month, the year,
 * `.CBT`. Pure, so it is tested without a source.
 */

/** The exchange's letters for January to December. */
const LETTERS = "FGHJKMNQUVXZ";
/** Further than this Yahoo has hardly any contracts, and nobody trades them. */
const MONTHS_AHEAD = 18;
/** Ticks are a quarter of a basis point in the nearest contract; Yahoo's 32-bit floats add noise behind them. */
const TICKS_PER_POINT = 400;
/** Prices outside stand for rates below −0.5% or above 15%: no contract has ever been there. */
const [LOWEST, HIGHEST] = [85, 100.5];
/** A price this far ahead of the clock has a wrong time. */
const AHEAD_MS = DAY_MS;

const row = z.object({
  symbol: text,
  regularMarketPrice: number,
  regularMarketTime: instant,
});

/** The fields to ask for. */
export const FUTURES_FIELDS = Object.keys(row.shape);

/**
 * Symbols of the contracts from last month's (expired ones are usually gone, but its last price is worth asking for) to
 * eighteen months ahead.
 *
 * @param now - Market time; the month is New York's.
 */
export function futuresSymbols(now: number): readonly string[] {
  return contractMonths(now).map(symbolOf);
}

/**
 * The rows of one request. A bad row is dropped with its reason; a contract that the source does not have is simply
 * absent.
 *
 * @param now - Market time.
 */
export function toFuturesStrip(rows: readonly unknown[], now: number): FuturesStrip {
  const months = new Map(contractMonths(now).map((month) => [symbolOf(month), month]));
  const contracts = new Map<Month, FuturesStrip["contracts"][number]>();
  const dropped: { ticker: string; reason: string }[] = [];
  for (const raw of rows) {
    const read = row.safeParse(raw).data;
    const ticker = read?.symbol?.toUpperCase() ?? "?";
    const month = months.get(ticker);
    const price = read?.regularMarketPrice ?? null;
    const observedAt = read?.regularMarketTime ?? null;
    const drop = (reason: string) => dropped.push({ ticker: ticker.slice(0, 20), reason });
    if (!read) drop("the row could not be read");
    else if (month === undefined) drop("not a contract that was asked for");
    else if (contracts.has(month)) drop("sent twice");
    else if (price === null) drop("no price");
    else if (price < LOWEST || price > HIGHEST) drop("the price cannot be that of a rate");
    else if (observedAt === null) drop("no time of the price");
    else if (Date.parse(observedAt) > now + AHEAD_MS) drop("the time of the price lies ahead");
    else contracts.set(month, { month, price: toTick(price), observedAt });
  }
  return { contracts: [...contracts.values()].sort((a, b) => (a.month < b.month ? -1 : 1)), dropped };
}

/**
 * When a strip was true: the oldest price of a contract that still runs. An expired contract's last price is final and
 * does not age. Null for an empty strip.
 *
 * @param now - Market time.
 */
export function stripObservedAt({ contracts }: FuturesStrip, now: number): string | null {
  const month = monthOf(newYork(now).date);
  const running = contracts.filter((contract) => contract.month >= month);
  return (running.length > 0 ? running : contracts).map(({ observedAt }) => observedAt).sort()[0] ?? null;
}

function contractMonths(now: number): readonly Month[] {
  const month = monthOf(newYork(now).date);
  return Array.from({ length: MONTHS_AHEAD + 2 }, (_, index) => monthAfter(month, index - 1));
}

function symbolOf(month: Month): string {
  return `ZQ${LETTERS[Number(month.slice(5)) - 1]}${month.slice(2, 4)}.CBT`;
}

function toTick(price: number): number {
  return Math.round(price * TICKS_PER_POINT) / TICKS_PER_POINT;
}

import * as z from "zod";
import type { PriceHistory, Ticker } from "./market.ts";
import { instant, list, number, positive, text } from "./yahoo-cells.ts";

/** Yahoo's charts and fund ratios in our words. Pure, so it is tested on recorded answers; as lenient as for quotes. */

const chartAnswer = z.object({
  meta: z.object({ exchangeTimezoneName: text }),
  timestamp: list,
  indicators: z.object({
    quote: z.array(z.object({ close: list })).catch([]),
    adjclose: z.array(z.object({ adjclose: list })).catch([]),
  }),
});

/**
 * Daily closes; days without a close (holidays, a running session) are left out. Null when it is no chart, or one whose
 * columns do not fit together.
 */
export function toHistory(ticker: Ticker, answer: unknown): PriceHistory | null {
  const parsed = chartAnswer.safeParse(answer);
  if (!parsed.success) return null;
  const { meta, timestamp, indicators } = parsed.data;
  const closes = indicators.quote[0]?.close ?? [];
  const adjusted = indicators.adjclose[0]?.adjclose ?? [];
  const dateOf = dayIn(meta.exchangeTimezoneName ?? "America/New_York");
  if (dateOf === null || closes.length !== timestamp.length) return null;
  const days = new Map<string, PriceHistory["days"][number]>();
  for (const [position, time] of timestamp.entries()) {
    const at = instant.parse(time);
    const close = positive(number.parse(closes[position]));
    if (at === null || close === null) continue;
    const date = dateOf(at);
    days.set(date, { date, close, adjusted: positive(number.parse(adjusted[position])) });
  }
  return { ticker, days: [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1)) };
}

/** Tells the date where the exchange is; null for a zone that nobody knows. */
function dayIn(timeZone: string): ((instant: string) => string) | null {
  try {
    const format = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
    return (instant) => format.format(new Date(instant));
  } catch {
    return null;
  }
}

const holdingsAnswer = z.object({
  topHoldings: z.object({
    equityHoldings: z.object({ priceToEarnings: number, priceToBook: number, priceToSales: number }),
  }),
  price: z.object({ regularMarketTime: instant }),
});

/** A fund's ratios as Yahoo publishes them: it sends them inverted (0.034 for 29×), and 0 for "missing". */
export function toFundRatios(
  answer: unknown,
): { pe: number | null; pb: number | null; ps: number | null; observedAt: string } | null {
  const parsed = holdingsAnswer.safeParse(answer);
  if (!parsed.success || parsed.data.price.regularMarketTime === null) return null;
  const { priceToEarnings, priceToBook, priceToSales } = parsed.data.topHoldings.equityHoldings;
  return {
    pe: turnedRound(priceToEarnings),
    pb: turnedRound(priceToBook),
    ps: turnedRound(priceToSales),
    observedAt: parsed.data.price.regularMarketTime,
  };
}

function turnedRound(value: number | null): number | null {
  if (value === null || value <= 0) return null;
  const ratio = value < 1 ? 1 / value : value;
  return Number.isFinite(ratio) ? ratio : null;
}

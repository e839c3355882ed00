import * as z from "zod";
import type { Listing } from "./market.ts";
import { kindOf, list, text } from "./yahoo-cells.ts";

const answer = z.object({ quotes: list });

const row = z.object({
  symbol: z.string().min(1).max(20),
  quoteType: text,
  longname: text,
  shortname: text,
  exchDisp: text,
  sector: text,
  industry: text,
});

/** Listings of a search's answer, in its order; rows that cannot be read are left out. Null when it is no such answer. */
export function toListings(sent: unknown): readonly Listing[] | null {
  const parsed = answer.safeParse(sent);
  if (!parsed.success || !isAnswer(sent)) return null;
  return parsed.data.quotes.flatMap((each) => {
    const { data } = row.safeParse(each);
    if (!data) return [];
    return {
      ticker: data.symbol.toUpperCase(),
      name: data.longname ?? data.shortname ?? data.symbol,
      kind: kindOf(data.quoteType) ?? "other",
      exchange: data.exchDisp,
      sector: data.sector,
      industry: data.industry,
    };
  });
}

function isAnswer(sent: unknown): boolean {
  return typeof sent === "object" && sent !== null && "quotes" in sent && Array.isArray(sent.quotes);
}

import { INDEXES, type IndexId } from "../../src/market/indexes.ts";
import type { Members } from "../../src/market/universe.ts";
import { FAKE_CLOSE, FAKE_NOW, type FakeCompany } from "./fake-market.ts";

/** An index read whole and fresh after the close, from a few companies; `more` changes what a test is about. */
export function membersOf(
  id: IndexId,
  companies: readonly FakeCompany[],
  more: { readonly fetchedAt?: string; readonly stale?: boolean } = {},
): Members {
  const index = INDEXES[id];
  const rows = companies.flatMap(({ quote }) => quote ?? []);
  const reading = {
    source: "Fake quotes",
    url: "https://fake.example",
    observedAt: rows.map(({ observedAt }) => observedAt).sort()[0] ?? FAKE_CLOSE,
    fetchedAt: more.fetchedAt ?? new Date(FAKE_NOW).toISOString(),
    stale: more.stale ?? false,
  };
  const holdings = {
    fund: index.holdingsFund,
    rows: companies.map(({ holding }) => holding),
    leftOut: [],
  };
  return {
    index,
    holdings: { ...reading, value: holdings, stale: false },
    quotes: new Map(rows.map((quote) => [quote.ticker, quote])),
    batches: [{ ...reading, value: { rows, dropped: [] } }],
    loaded: 1,
    requests: 1,
    loading: false,
    failure: null,
  };
}

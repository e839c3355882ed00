import type { Source } from "../src/card.ts";
import type { Provenance } from "../src/reading.ts";

/** Sources whose data has a day, not a minute. */
const BY_DAY = /holdings|filings|prices|FRED|New York Fed|calendar|PMI|record|published/;

/** One line for each source, with its oldest observation. */
export function sourcesOf(readings: readonly Provenance[]): Source[] {
  return [...Map.groupBy(readings, ({ source }) => source)].map(([name, group]) => {
    const oldest = group.reduce((a, b) => (b.observedAt < a.observedAt ? b : a));
    return {
      name,
      url: oldest.url,
      observedAt: oldest.observedAt,
      precision: BY_DAY.test(name) ? "day" : "minute",
      stale: group.some(({ stale }) => stale),
    };
  });
}

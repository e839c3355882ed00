import type { Reading } from "../reading.ts";
import { type FredPoints, readFredFile, SOURCE } from "./fred-file.ts";
import type { Series, SeriesId } from "./macro.ts";
import type { Market } from "./market.ts";
import type { PoliteFetch } from "./polite-fetch.ts";
import { closedBy, closeOf } from "./session.ts";
import { SourceFailure } from "./source-failure.ts";

/** FRED may take half a minute for one file. */
const TIMEOUT_MS = 60_000;

/**
 * Series of the Federal Reserve Bank of St. Louis, by its graph page, which needs no key. Yields are of the day before at
 * best; monthly series are dated by the first day of their month. The high-yield spread belongs to ICE and goes back
 * three years only.
 *
 * @param now - Market time: later observations are not used.
 */
export function fredSource(polite: PoliteFetch, now: () => number): Pick<Market, "series"> {
  return {
    async series(id: SeriesId, from: string): Promise<Reading<Series>> {
      const question = { id, from, to: closedBy(now()) };
      const { points, dropped } = await askFred(polite, question);
      const last = points.at(-1);
      if (!last) throw new SourceFailure("missing", SOURCE, `FRED has no values of ${id} since ${from}`);
      return {
        value: { id, points, dropped },
        source: `FRED ${id}`,
        url: fredAddress(question),
        observedAt: closeOf(last.date),
        fetchedAt: new Date(now()).toISOString(),
        stale: false,
      };
    },
  };
}

type Question = { readonly id: string; readonly from: string; readonly to: string };

/**
 * One request to FRED: observations from one date to another, both included.
 *
 * @throws SourceFailure when FRED fails, does not know the series or sends something else.
 */
export async function askFred(polite: PoliteFetch, question: Question): Promise<FredPoints> {
  const { id, to } = question;
  const response = await polite.fetch(fredAddress(question), { timeoutMs: TIMEOUT_MS }).catch((error: unknown) => {
    if (!(error instanceof SourceFailure) || error.kind !== "missing") throw error;
    throw new SourceFailure("missing", SOURCE, `FRED has no series ${id}`, { cause: error });
  });
  return readFredFile(id, await response.text(), to);
}

/** The address of one series, or of several joined by commas. */
export function fredAddress({ id, from, to }: Question): string {
  return `https://fred.stlouisfed.org/graph/fredgraph.csv?id=${id}&cosd=${from}&coed=${to}`;
}

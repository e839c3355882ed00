import { NYSE_CLOSED, tradingDays, ZONES } from "../test/support/exchange-days.ts";
import { type Part, type Row, told } from "./report.ts";
import { compareYear, watchYear } from "./support/watch-year.ts";

const YEAR = 2026;
const DIGESTS = 1_000;

/** A simulated year of a thousand digests in twelve zones, against the exchange's published days. */
export const year: Part = {
  name: "year",
  shared: false,
  async measure(): Promise<readonly Row[]> {
    const started = performance.now();
    const found = compareYear(await watchYear(ZONES, DIGESTS, YEAR), tradingDays(YEAR));
    const wrong = found.missing.length + found.doubled.length + found.onClosedDays.length + found.wrongClock.length;
    return [
      told(`a year of ${DIGESTS} digests in ${ZONES.length} zones, ${NYSE_CLOSED.size} listed closed days`, {
        ours: `${found.expected} due, ${found.missing.length} missing, ${found.doubled.length} doubled, ${found.onClosedDays.length} on closed days, ${found.wrongClock.length} off the wall clock`,
        aim: "none wrong",
        met: wrong === 0,
      }),
      told("the same: time it took, latest post (looks are up to 80 simulated minutes apart)", {
        ours: `${((performance.now() - started) / 1_000).toFixed(1)} s, ${Math.round(found.latestMs / 60_000)} min`,
        aim: "",
        met: undefined,
      }),
    ];
  },
};

import { DAY_MS } from "../calendar-day.ts";
import type { Reading } from "../reading.ts";
import { askFred, fredAddress } from "./fred.ts";
import type { PolicyRates } from "./macro.ts";
import type { Market } from "./market.ts";
import { fromFred, fromNewYorkFed } from "./policy-rate-rows.ts";
import type { PoliteFetch } from "./polite-fetch.ts";
import { closeOf, newYork } from "./session.ts";
import { SourceFailure } from "./source-failure.ts";

const NEW_YORK_FED = "https://markets.newyorkfed.org/api/rates/unsecured/effr/last/90.json";
/** About as far back as ninety business days. */
const BACK_MS = 120 * DAY_MS;

/**
 * The effective federal funds rate and the target range: from the New York Fed, which publishes a day's rate at about
 * nine in the morning after, and from FRED when that fails. Both are public. The reading says which one answered.
 *
 * @param now - Market time: later days are not used.
 */
export function policyRatesSource(polite: PoliteFetch, now: () => number): Pick<Market, "policyRates"> {
  const today = () => newYork(now()).date;

  async function askNewYorkFed(): Promise<Reading<PolicyRates>> {
    const response = await polite.fetch(NEW_YORK_FED);
    const answer: unknown = await response.json().catch(() => null);
    const rates = fromNewYorkFed(answer, today());
    if (!rates) {
      throw new SourceFailure("unreadable", "New York Fed", "the New York Fed sent an answer that cannot be read");
    }
    return reading(rates, "New York Fed", NEW_YORK_FED);
  }

  async function askFredInstead(): Promise<Reading<PolicyRates>> {
    const to = today();
    const from = newYork(now() - BACK_MS).date;
    // Joined in one request, series of different frequency may come back as an archive.
    const [effective, lower, upper] = await Promise.all([
      askFred(polite, { id: "EFFR", from, to }),
      askFred(polite, { id: "DFEDTARL", from, to }),
      askFred(polite, { id: "DFEDTARU", from, to }),
    ]);
    // Whoever opens the address sees the three columns side by side.
    const url = fredAddress({ id: "DFEDTARU,DFEDTARL,EFFR", from, to });
    return reading(fromFred(effective, lower, upper, to), "FRED", url);
  }

  function reading(value: PolicyRates, source: string, url: string): Reading<PolicyRates> {
    // The range of today may be known before its day is over; the rate tells how far the data really goes.
    const last = value.days.findLast(({ effective }) => effective !== null);
    if (!last) throw new SourceFailure("missing", source, `${source} sent no effective federal funds rate`);
    return {
      value,
      source: `${source} effective rate and target range`,
      url,
      observedAt: closeOf(last.date),
      fetchedAt: new Date(now()).toISOString(),
      stale: false,
    };
  }

  return {
    policyRates: () =>
      askNewYorkFed().catch((first: unknown) => {
        if (!(first instanceof SourceFailure)) throw first;
        return askFredInstead().catch((second: unknown) => {
          throw second instanceof SourceFailure ? bothFailed(first, second) : second;
        });
      }),
  };
}

function bothFailed(first: SourceFailure, second: SourceFailure): SourceFailure {
  return new SourceFailure(
    second.kind,
    "New York Fed and FRED",
    `no policy rates: ${first.message}, and ${second.message}`,
    { reason: `${first.reason}, and ${second.reason}`, retryAt: first.retryAt ?? second.retryAt, cause: first },
  );
}

import type { Estimates } from "../market/macro.ts";
import type { Reading } from "../reading.ts";
import type { Company } from "../valuation/side.ts";
import type { EarningsPair } from "./earnings-pair.ts";
import { unreportedYearEnd } from "./fiscal-years.ts";
import { HORIZON_WORDS, type Horizon } from "./horizon.ts";

/** One company as it enters an earnings outlook. Null where unknown. */
export type EarningsCompany = Pick<Company, "ticker" | "name" | "sector" | "marketValue" | "price"> & {
  /** E0 and E1 per share; of accounts in the price's currency only. */
  readonly before: number | null;
  readonly after: number | null;
  /** Why a year is missing; null when both are known. */
  readonly missing: string | null;
  /** End of the current, unreported fiscal year, ISO date. */
  readonly currentYearEnd: string | null;
  /** Null as long as they have not been gathered. */
  readonly estimates: Estimates | null;
  /** False where the accounts are in another currency than the price, or there is no price. */
  readonly inDollars: boolean;
};

/**
 * An index's companies with the two years that a horizon compares: quotes know this year and the next, estimates know
 * the last one. Companies whose accounts are in another currency than the price are left out, as in valuations.
 *
 * @param now - Instant of the quotes, milliseconds since the epoch.
 */
export function earningsCompanies(
  horizon: Horizon,
  companies: readonly Company[],
  gathered: ReadonlyMap<string, Reading<Estimates>>,
  now: number,
): EarningsCompany[] {
  return companies.map((company) => {
    const reading = gathered.get(company.ticker) ?? null;
    const overtaken = reading !== null && isOvertaken(company, reading, now);
    const years = horizon === "next-year" ? nextYear(company) : thisYear(company, reading, overtaken);
    const { ticker, name, sector, marketValue, price, missing, fiscalYearEnd, reportAt } = company;
    return {
      ...{ ticker, name, sector, marketValue, price },
      ...years,
      missing: missing ?? years.missing,
      currentYearEnd:
        (overtaken ? null : currentYear(reading)?.end) ??
        (fiscalYearEnd === null ? null : unreportedYearEnd(fiscalYearEnd, reportAt, now)),
      estimates: reading?.value ?? null,
      inDollars: missing === null,
    };
  });
}

/** What a position earns in both years, at the same shares: its market value over the price. */
export function earningsPair({ marketValue, price, before, after }: EarningsCompany): EarningsPair {
  const shares = price === null || price <= 0 ? null : marketValue / price;
  const earned = (perShare: number | null) => (shares === null || perShare === null ? null : shares * perShare);
  return { value: marketValue, before: earned(before), after: earned(after) };
}

type Years = Pick<EarningsCompany, "before" | "after" | "missing">;

function nextYear({ epsCurrentYear: before, epsForward: after }: Company): Years {
  return { before, after, missing: reason("next-year", before, after) };
}

function thisYear(company: Company, reading: Reading<Estimates> | null, overtaken: boolean): Years {
  const after = company.epsCurrentYear;
  if (reading === null) return { before: null, after, missing: "estimates not gathered yet" };
  if (overtaken) return { before: null, after, missing: "estimates from before the last annual report" };
  const before = company.missing === null ? (currentYear(reading)?.yearAgo ?? null) : null;
  return { before, after, missing: reason("this-year", before, after) };
}

function reason(horizon: Horizon, before: number | null, after: number | null): string | null {
  const { noLater, noEarlier } = HORIZON_WORDS[horizon];
  return after === null ? noLater : before === null ? noEarlier : null;
}

/** With an annual report the quote's current year becomes the next one; older estimates still speak of the last one. */
function isOvertaken({ reportAt }: Company, reading: Reading<Estimates>, now: number): boolean {
  if (reportAt === null) return false;
  const [reported, gathered] = [Date.parse(reportAt), Date.parse(reading.observedAt)];
  const end = currentYear(reading)?.end ?? null;
  return gathered < reported && reported <= now && (end === null || Date.parse(end) < reported);
}

function currentYear(reading: Reading<Estimates> | null) {
  return reading?.value.years.find(({ period }) => period === "0y");
}

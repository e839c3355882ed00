import type { AccountsByCompany } from "../debt/accounts.ts";
import type { Members } from "../market/universe.ts";
import { memo } from "../memo.ts";
import { companiesOf } from "../valuation/companies.ts";
import type { Company } from "../valuation/side.ts";
import { companyDebt } from "./debt.ts";
import { expectedGrowth, forwardPe } from "./expected.ts";
import { type Measure, measured, unmeasured } from "./measure.ts";

/** What companies can be screened and sorted by. */
export type MeasureId = "pe" | "growth" | "earned" | "size" | "debt" | "coverage" | "change";

/** A member of an index with everything it can be screened by. */
export type Screened = Pick<Company, "ticker" | "name" | "sector" | "marketValue" | "price"> & {
  readonly measures: Readonly<Record<MeasureId, Measure>>;
};

/**
 * The members of an index as they are screened: the same objects for every question about the same readings.
 *
 * @param filed - Accounts of every company, or the reason why there are none.
 */
export const screenedOf = memo((members: Members, filed: AccountsByCompany | string): readonly Screened[] =>
  companiesOf(members, null).map((company) => {
    const { ticker, name, sector, marketValue, price, marketCap, epsTrailing } = company;
    const quote = members.quotes.get(ticker);
    const known = (value: number | null | undefined, reason: string): Measure =>
      value == null ? unmeasured(company.missing ?? reason) : measured(value);
    const debt = companyDebt({ ticker, sector, marketCap }, filed);
    return {
      ...{ ticker, name: quote?.name ?? name, sector, marketValue, price },
      measures: {
        pe: forwardPe(company),
        growth: expectedGrowth(company),
        earned: known(epsTrailing, "no reported earnings"),
        size: known(marketCap, "no market value"),
        debt: debt.againstSize,
        coverage: debt.coverage,
        change: known(quote?.yearChange, "no price of a year ago"),
      },
    };
  }),
);

import { type CompanyDebt, companyDebt } from "../../src/company/debt.ts";
import type { StockParts } from "./parts.ts";

/** What its filings say of its debt. */
export function debtOf({ ticker, sector, filed, quote, share }: StockParts): CompanyDebt {
  const marketCap = quote?.currency === "USD" ? share.marketCap : null;
  return companyDebt({ ticker, sector, marketCap }, "value" in filed ? filed.value : filed.reason);
}

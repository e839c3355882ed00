import { expectedGrowth, forwardPe } from "../../src/company/expected.ts";
import type { Figures } from "../../src/figure.ts";
import { leftOutBy } from "../../src/left-out.ts";
import { newYork } from "../../src/market/session.ts";
import { memo } from "../../src/memo.ts";
import type { Receipt } from "../../src/receipt.ts";
import { rowsHash } from "../../src/rows-hash.ts";
import type { Company } from "../../src/valuation/side.ts";
import { leftOutOf, receiptValues } from "../receipts.ts";
import { debtOf } from "./own-debt.ts";
import type { StockParts } from "./parts.ts";
import { stockReadings } from "./readings.ts";

/** One sector peer's row in the data and in the attached file. */
export type PeerRow = Pick<Company, "ticker" | "name" | "price" | "epsCurrentYear" | "epsForward"> & {
  /** Share of the index, 0 to 1. */
  readonly weight: number;
  readonly forwardPe: number | null;
  readonly growth: number | null;
  /** Why it has no ratio; empty when it has one. */
  readonly leftOut: string;
};

/** The command's typed result. */
export function stockData(parts: StockParts) {
  const { ticker, name, sector, typed, memberships, home, quote, estimates, now, simulated } = parts;
  const next = quote?.nextReport ?? null;
  return {
    ...{ ticker, name, sector, typed, simulated },
    heldAgainst: home?.membership.index.name ?? null,
    memberships: memberships.map(({ index, weight, rank, of }) => ({ index: index.name, weight, rank, of })),
    quote,
    nextReport: next && Date.parse(next.to) >= now ? { ...next, days: [dayOf(next.from), dayOf(next.to)] } : null,
    estimates: "value" in estimates ? estimates.value.value : null,
    accounts: debtOf(parts).accounts,
    rows: home ? peerRows(home.companies, home.sector) : [],
  };
}

/** The day where the exchange is. */
function dayOf(instant: string): string {
  return newYork(Date.parse(instant)).date;
}

const peerRows = memo((companies: readonly Company[], sector: string): readonly PeerRow[] => {
  const total = companies.reduce((sum, { marketValue }) => sum + marketValue, 0);
  return companies
    .filter((company) => company.sector === sector)
    .map((company) => {
      const { ticker, name, price, epsCurrentYear, epsForward, marketValue } = company;
      const ratio = forwardPe(company);
      return {
        ...{ ticker, name, weight: marketValue / total, price, epsCurrentYear, epsForward },
        ...{ forwardPe: ratio.value, growth: expectedGrowth(company).value, leftOut: ratio.reason },
      };
    });
});

const leftOutPeers = memo((companies: readonly Company[], sector: string) =>
  leftOutBy(companies, (company) => (company.sector === sector ? forwardPe(company).reason || null : null)),
);

/** Formulas with the numbers put in, inputs, peers left out, and the peers' rows to compute it again. */
export function stockReceipt(parts: StockParts, figures: Figures): Receipt {
  const { ticker, home, quote, now } = parts;
  const value = receiptValues(figures);
  const own = (name: string) => value(`stock.${ticker}.${name}`);
  const rows = home ? peerRows(home.companies, home.sector) : [];
  const index = home?.membership.index;
  return {
    formulas: [
      {
        name: "Forward P/E",
        text: `price ${own("price")} / expected earnings ${own("eps.next")} = ${own("forward-pe")}`,
      },
      {
        name: "Standing",
        text: `peers with a lower ratio, and half of those with the same, over all ${own("peers.n")} with a ratio = ${own("percentile")}; itself is among them`,
      },
      {
        name: "Median of the peers",
        text: `${own("peers.median")}; ${own("peers.losses")} with a loss ahead have no ratio`,
      },
      {
        name: "Growth",
        text: `E1 / E0 − 1 = ${own("eps.next")} / ${own("eps.current")} − 1 = ${own("growth")}; median of ${own("peers.growth.n")} peers ${own("peers.growth.median")}`,
      },
      { name: "Trailing P/E", text: `price over the last four quarters' earnings: ${own("trailing-pe")}` },
      {
        name: "Interest coverage",
        text: `EBIT / interest = ${own("coverage")}; debt ${own("debt")} / market value ${own("marketCap")} = ${own("debtToSize")}`,
      },
      {
        name: "Revision and surprise",
        text: `(consensus now − thirty days ago) / |thirty days ago| = ${own("revision")}; (A − E) / |E| = ${own("surprise")}`,
      },
      {
        name: "Price",
        text: `over 52 weeks ${own("yearChange")}; (price − low) / (high − low) = ${own("range")}; against means of 50 and 200 closes ${own("against50")} and ${own("against200")}`,
      },
    ],
    inputs: stockReadings(parts),
    leftOut: home && index ? leftOutOf(index, leftOutPeers(home.companies, home.sector)) : [],
    hash: rowsHash(rows),
    file: `smallcap-stock-${ticker.toLowerCase()}-${newYork(quote ? Date.parse(quote.observedAt) : now).date}`,
    rows,
  };
}

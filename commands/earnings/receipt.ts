import { ARTICLE } from "../../src/earnings/article.ts";
import type { EarningsCompany } from "../../src/earnings/companies.ts";
import { HORIZON_WORDS, type Horizon } from "../../src/earnings/horizon.ts";
import { SECTORS, sectorName } from "../../src/earnings/sectors.ts";
import type { Figures } from "../../src/figure.ts";
import { newYork } from "../../src/market/session.ts";
import { memo } from "../../src/memo.ts";
import { newestObservation } from "../../src/reading.ts";
import type { Receipt } from "../../src/receipt.ts";
import { rowsHash } from "../../src/rows-hash.ts";
import { leftOutOf, receiptValues } from "../receipts.ts";
import type { EarningsParts, OutlookInputs } from "./parts.ts";
import { yearName } from "./words.ts";

/** One company's row in the data and in the attached file. */
export type EarningsRow = {
  readonly side: "small" | "large";
  readonly ticker: string;
  readonly name: string;
  readonly sector: string;
  /** Share of the compared companies' market value, 0 to 1. */
  readonly weight: number;
  readonly marketValue: number;
  readonly price: number | null;
  /** Earnings per share of the earlier and of the later year. */
  readonly before: number | null;
  readonly after: number | null;
  /** Fraction; null without a profit to start from. */
  readonly growth: number | null;
  /** End of the current, unreported fiscal year, ISO date. */
  readonly currentYearEnd: string | null;
  /** Estimates behind the later year's consensus, that consensus, and the one of thirty days ago. */
  readonly analysts: number | null;
  readonly consensus: number | null;
  readonly consensus30: number | null;
  /** Why it is left out; empty when it counts. */
  readonly leftOut: string;
};

/** The command's typed result. */
export function earningsData(parts: EarningsParts) {
  const { options, small, large, years, crawl, simulated } = parts;
  const side = ({ index, members, side: { outlook, failure } }: OutlookInputs) => ({
    index: index.name,
    fund: index.holdingsFund,
    holdingsOf: members ? newYork(Date.parse(members.holdings.observedAt)).date : null,
    failure,
    ...(outlook ? { ...outlook, leftOut: undefined } : {}),
  });
  const sector = ({ sectors }: OutlookInputs, id: (typeof SECTORS)[number]) => {
    const outlook = sectors.get(id);
    return {
      names: outlook?.names ?? null,
      growthMedian: outlook?.growth.median ?? null,
      growthAggregate: outlook?.growth.aggregate ?? null,
      firms: outlook?.growth.firms ?? null,
      lossBaseShare: outlook?.losses?.before ?? null,
    };
  };
  return {
    ...options,
    sector: options.sector ?? null,
    years,
    small: side(small),
    large: side(large),
    sectors: SECTORS.map((id) => ({ sector: sectorName(id), small: sector(small, id), large: sector(large, id) })),
    crawl,
    article: simulated ? null : ARTICLE,
    rows: allRows(options.horizon, small.companies, large.companies),
  };
}

const allRows = memo(
  (horizon: Horizon, small: readonly EarningsCompany[], large: readonly EarningsCompany[]): readonly EarningsRow[] => [
    ...rowsOf("small", horizon, small),
    ...rowsOf("large", horizon, large),
  ],
);

function rowsOf(side: "small" | "large", horizon: Horizon, companies: readonly EarningsCompany[]): EarningsRow[] {
  const total = companies.reduce((sum, { marketValue }) => sum + marketValue, 0);
  const { period } = HORIZON_WORDS[horizon];
  return companies.map((company) => {
    const { ticker, name, sector, marketValue, price, before, after, currentYearEnd } = company;
    const year = company.estimates?.years.find((each) => each.period === period);
    return {
      ...{ side, ticker, name, sector, weight: marketValue / total, marketValue, price, before, after },
      growth: before !== null && before > 0 && after !== null ? after / before - 1 : null,
      currentYearEnd,
      analysts: year?.analysts ?? null,
      consensus: year?.now ?? null,
      consensus30: year?.daysAgo30 ?? null,
      leftOut: company.missing ?? "",
    };
  });
}

/** Formulas with the numbers put in, inputs, names left out, and the rows to compute it again. */
export function earningsReceipt(parts: EarningsParts, figures: Figures): Receipt {
  const { options, small, large, years, filed } = parts;
  const rows = allRows(options.horizon, small.companies, large.companies);
  const value = receiptValues(figures);
  const both = (id: string) => `${value(`small.${id}`)} and ${value(`large.${id}`)}`;
  /** What both sides lack for the reason just given needs no second word. */
  const also = (label: string, id: string) =>
    [`small.${id}`, `large.${id}`].some((each) => figures[each]?.value != null) ? `; ${label} ${both(id)}` : "";
  const apart = (way: string) => `small − large = ${value(`gap.growth.${way}`)}`;
  // The summary of all estimates serves both sides.
  const inputs = [
    ...new Set([small, large].flatMap(({ side }) => [...side.readings, ...side.estimateReadings])),
    ...filed,
  ];
  return {
    formulas: [
      {
        name: "Years",
        text: `${HORIZON_WORDS[options.horizon].basis}; most often ${yearName(years.after)} over ${yearName(years.before)}`,
      },
      { name: "Shares n", text: "market value in the fund's holdings file over the price; the same in both years" },
      {
        name: "Median growth",
        text: `middle of E1 / E0 − 1 over E0 above zero: ${both("growth.median")} of ${both("growth.firms")} companies; ${apart("median")}`,
      },
      {
        name: "Median, losses signed",
        text: `middle of (E1 − E0) / |E0| over E0 other than zero: ${both("growth.medianSigned")}; ${apart("medianSigned")}`,
      },
      {
        name: "Aggregate, losses counted",
        text: `sum n · E1 / sum n · E0 − 1 over all with both years: ${both("growth.aggregate")}; ${apart("aggregate")}`,
      },
      {
        name: "Aggregate, survivors",
        text: `the same over E0 above zero: ${both("growth.positiveBase")}; over both years above zero: ${both("growth.profitableBothYears")}`,
      },
      {
        name: "Change in money",
        text: `on a hundred dollars of market value: ${both("earnings.change")} = at E0 above zero ${both("earnings.change.positiveBase")} + at E0 of zero or less ${both("earnings.change.lossBase")}`,
      },
      {
        name: "Revision breadth",
        text: `(up − down) / (up + down) of consensus figures in thirty days: ${both("revisions.breadth")}${also("by weight", "revisions.breadthWeighted")}${also("with the unchanged", "revisions.breadthAll")}${also("by analysts", "revisions.analystBreadth")}`,
      },
      {
        name: "Surprise",
        text: `middle of (A − E) / |E|: ${both("surprise.median")}${also("(sum n · A − sum n · E) / |sum n · E|", "surprise.aggregate")}`,
      },
    ],
    inputs,
    leftOut: [small, large].flatMap(({ index, side }) => leftOutOf(index, side.outlook?.leftOut ?? [])),
    hash: rowsHash(rows),
    file: `smallcap-earnings-${options.horizon}-${newYork(newestPrice(small, large) ?? parts.now).date}`,
    rows,
  };
}

/** The newest price: the day that the file is named for. */
function newestPrice(...sides: readonly OutlookInputs[]): number | null {
  const newest = newestObservation(sides.flatMap(({ members }) => members?.batches ?? []));
  return newest === null ? null : Date.parse(newest);
}

import type { FigureReading } from "../../src/figure.ts";
import { readFilings } from "../../src/market/filings.ts";
import { INDEXES, type Index, type IndexId } from "../../src/market/indexes.ts";
import type { FundRatios } from "../../src/market/market.ts";
import type { Members } from "../../src/market/universe.ts";
import { memo } from "../../src/memo.ts";
import { mapReading, oldestObservation, type Reading } from "../../src/reading.ts";
import { companiesOf } from "../../src/valuation/companies.ts";
import type { Side } from "../../src/valuation/figures.ts";
import type { Metric } from "../../src/valuation/metric.ts";
import { type Company, valueSide } from "../../src/valuation/side.ts";
import { type Outcome, within } from "../../src/within.ts";
import type { Context } from "../command.ts";
import { filingReadings, membersReadings, readMembers } from "../members.ts";

/** One index of a comparison: its figures' inputs, and the companies behind them. */
export type SideInputs = {
  readonly index: Index;
  readonly side: Side;
  readonly companies: readonly Company[];
  /** Null when there are no holdings, fresh or old. */
  readonly members: Members | null;
  /** True while holdings or quotes are still on their way. */
  readonly loading: boolean;
};

/** Fetches everything one side of a valuation needs, in parallel. A part that fails leaves its reason, never throws. */
export async function readSide(id: IndexId, metric: Metric, context: Context): Promise<SideInputs> {
  return await read(id, metric, context, "whole");
}

/** The same of next year's earnings from members and quotes alone: who is expected to lose money needs no more. */
export async function readForecasts(id: IndexId, context: Context): Promise<SideInputs> {
  return await read(id, "forward-pe", context, "members");
}

async function read(id: IndexId, metric: Metric, context: Context, needed: "whole" | "members"): Promise<SideInputs> {
  const { market, patienceMs, wait, now } = context;
  const index = INDEXES[id];
  const wanted = metric === "price-sales" ? "revenue" : "years";
  const [{ members, failure, loading }, filings, ratios] = await Promise.all([
    readMembers(id, context),
    needed === "whole" && (metric === "forward-pe" || metric === "price-sales")
      ? within(readFilings(market, now(), wanted), patienceMs, wait)
      : { reason: "not needed" },
    needed === "whole" ? within(market.fundRatios(index.priceFund), patienceMs, wait) : { reason: "not needed" },
  ]);
  if (!members) {
    const side = sideOf(index, metric, null, failure, null, valueOrReason(ratios), NO_READINGS, NO_READINGS);
    return { index, companies: [], members: null, loading, side };
  }
  const companies = companiesOf(members, "value" in filings ? filings.value.filings : null);
  const needsFilings = metric === "price-sales" && "reason" in filings ? filings.reason : null;
  const filed = "value" in filings ? filings.value.readings : NONE;
  const readings = readingsOnce(members, metric === "price-sales" ? filed : NONE);
  const blendFailure = "reason" in filings ? `fiscal year ends come from filings: ${filings.reason}` : null;
  return {
    index,
    companies,
    members,
    loading,
    side: sideOnce(
      index,
      metric,
      needsFilings ? null : companies,
      needsFilings,
      blendFailure,
      valueOrReason(ratios),
      readings,
      metric === "forward-pe" ? filingReadings(filed) : NO_READINGS,
    ),
  };
}

const NONE: readonly Reading<unknown>[] = [];
const NO_READINGS: readonly FigureReading[] = [];
const valueOnce = memo(valueSide);
const readingsOnce = memo((members: Members, filings: readonly Reading<unknown>[]): readonly FigureReading[] => [
  ...membersReadings(members),
  ...filingReadings(filings),
]);

function sideOf(
  index: Index,
  metric: Metric,
  companies: readonly Company[] | null,
  failure: string | null,
  blendFailure: string | null,
  ratios: Reading<FundRatios> | string,
  readings: readonly FigureReading[],
  blendReadings: readonly FigureReading[],
): Side {
  // How much of a fiscal year is left is asked of the day of the prices, not of the clock.
  const asOf = Date.parse(oldestObservation(readings.slice(1)) ?? oldestObservation(readings) ?? "") || 0;
  return {
    name: index.name,
    valuation: companies && valueOnce(metric, companies, asOf),
    failure,
    blendFailure,
    readings,
    blendReadings,
    published: published(ratios),
  };
}

/** The same inputs make the same object, so that figures made from it need not be made again. */
const sideOnce = memo(sideOf);

function published(ratios: Reading<FundRatios> | string): Side["published"] {
  if (typeof ratios === "string") return { value: null, reason: ratios, readings: NO_READINGS };
  return {
    value: ratios.value.trailingPe,
    reason: "the provider publishes none for this fund",
    readings: [mapReading(ratios, ({ trailingPe }) => trailingPe)],
  };
}

function valueOrReason<Value>(outcome: Outcome<Value>): Value | string {
  return "value" in outcome ? outcome.value : outcome.reason;
}

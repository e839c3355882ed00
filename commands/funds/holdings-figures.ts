import { type Figure, toFigure, type Unit } from "../../src/figure.ts";
import { knownFact } from "../../src/funds/known-facts.ts";
import { METRIC_WORDS } from "../../src/valuation/metric.ts";
import { membersReadings } from "../members.ts";
import { publishedReading } from "./fact-figures.ts";
import type { FundRead, FundsParts } from "./parts.ts";

/** What a fund's own holdings tell, for the few whose file is read; of the others only a published count. */
export function holdingsFigures(fund: FundRead, parts: FundsParts): Figure[] {
  const { ticker, holdings } = fund;
  const members = holdings?.read.members ?? null;
  const valuation = holdings?.valuation ?? null;
  const coverage = valuation?.coverage ?? null;
  const reason = holdings
    ? (holdings.read.failure ?? "no member has this figure")
    : "no holdings file of it is read here";
  const readings = members ? membersReadings(members) : [];
  const figure = (id: string, label: string, value: number | null | undefined, unit: Unit, basis: string) =>
    toFigure({
      id: `fund.${ticker}.${id}`,
      label: `${ticker}: ${label}`,
      value: value ?? null,
      unit,
      basis,
      reason,
      coverage: coverage?.weight,
      readings,
    });
  const { basis } = METRIC_WORDS["forward-pe"];
  return [
    namesFigure(fund, parts, reason),
    figure(
      "forward-pe.exNegative",
      "forward P/E from its holdings, losses left out",
      valuation?.multiples.exNegative,
      "multiple",
      `sum of values over sum of positive figures; ${basis}`,
    ),
    figure(
      "forward-pe.aggregate",
      "forward P/E from its holdings, losses counted",
      valuation?.multiples.aggregate,
      "multiple",
      `sum of values over sum of figures, losses counted; ${basis}`,
    ),
    figure(
      "losses.names",
      "companies expected to make no profit",
      coverage?.lossNames,
      "fraction",
      "share of its companies with estimates whose consensus for the next fiscal year is zero or less",
    ),
    figure(
      "weightedMedianCap",
      "weighted median market capitalisation",
      holdings?.medianCap,
      "usd",
      "half of the fund's market value is in companies of this size or smaller",
    ),
  ];
}

/** How many companies it holds: from its file, else as published. */
function namesFigure({ ticker, holdings }: FundRead, { today, simulated }: FundsParts, reason: string): Figure {
  const members = holdings?.read.members ?? null;
  const known = members || simulated ? null : knownFact(ticker, "holdings", today);
  return toFigure({
    id: `fund.${ticker}.holdings`,
    label: `${ticker}: holdings`,
    value: members ? members.holdings.value.rows.length : (known?.value ?? null),
    unit: "count",
    basis: `companies it holds, ${members ? "traded equities in its holdings file" : "as published on that day"}`,
    reason: holdings ? reason : "the data provider names only the ten largest",
    readings: members ? membersReadings(members).slice(0, 1) : known ? [publishedReading(known)] : [],
  });
}

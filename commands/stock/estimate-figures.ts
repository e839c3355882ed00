import { surprise } from "../../src/earnings/surprise.ts";
import type { Figure } from "../../src/figure.ts";
import { reasonOf } from "../../src/within.ts";
import type { StockParts } from "./parts.ts";
import { estimatesReading } from "./readings.ts";
import { figureOf, type Row } from "./row.ts";
import { yearOf } from "./words.ts";

/** How its estimates have moved, and how its last quarters came in. */
export function estimateFigures(parts: StockParts): Figure[] {
  const { ticker, estimates } = parts;
  const id = (name: string) => `stock.${ticker}.${name}`;
  const known = "value" in estimates ? estimates.value : null;
  const readings = known ? [estimatesReading(known)] : [];
  const why = reasonOf(estimates) ?? "the source has no estimates of it";
  const year = yearOf(parts, "+1y");
  const { now = null, daysAgo30: before = null } = year ?? {};
  const quarters = (known?.value.quarters ?? []).flatMap(({ actual, expected }) =>
    actual === null || expected === null ? [] : [{ actual, expected }],
  );
  const last = quarters.at(-1);
  const noQuarters = known ? "no reported quarter with an expectation is known" : why;
  const of30 = "within thirty days; next fiscal year";
  const rows: readonly Row[] = [
    [id("analysts"), "Analysts", "count", year?.analysts, "with an estimate of next fiscal year", why],
    [
      id("revision"),
      "Change of the consensus in thirty days",
      "fraction",
      now === null || before === null || before === 0 ? null : (now - before) / Math.abs(before),
      "next fiscal year's consensus now against thirty days ago, over the size of the earlier one",
      known ? "the consensus of thirty days ago is not known" : why,
    ],
    [id("raised"), "Analysts who raised", "count", year?.raised30, of30, why],
    [id("lowered"), "Analysts who lowered", "count", year?.lowered30, of30, why],
    [
      id("surprise"),
      "Last surprise",
      "fraction",
      last ? surprise(last) : null,
      "(A − E) / |E| of the newest reported quarter, per share",
      last ? "zero was expected" : noQuarters,
    ],
    [
      id("beats"),
      "Quarters above what was expected",
      "count",
      known && quarters.length > 0 ? quarters.filter(({ actual, expected }) => actual > expected).length : null,
      "of the last reported quarters",
      noQuarters,
    ],
    [id("quarters"), "Reported quarters known", "count", known ? quarters.length : null, "with an expectation", why],
  ];
  return rows.map((row) => figureOf(row, readings));
}

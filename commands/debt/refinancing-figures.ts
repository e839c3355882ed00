import { afterTax } from "../../src/debt/after-tax.ts";
import { refinancing } from "../../src/debt/refinancing.ts";
import type { Worth } from "../../src/debt/worth-of-move.ts";
import type { Figure, FigureReading } from "../../src/figure.ts";
import type { Series } from "../../src/market/macro.ts";
import type { Reading } from "../../src/reading.ts";
import { arrived, type Outcome, reasonOf } from "../../src/within.ts";
import { seriesReading } from "../series-reading.ts";
import { type DebtParts, LEVELS, type Level, TAX_RATE } from "./parts.ts";
import { figureOf } from "./row.ts";

/** Debt that matures is borrowed anew at today's coupon, whatever the policy rate does. */
export function refinancingFigures(
  { small, treasury, spread }: DebtParts,
  all: (level: Level) => Worth | null,
): Figure[] {
  const { totals, oldCoupon = null } = small.side ?? {};
  const [yieldNow, spreadNow] = [lastOf(treasury), lastOf(spread)];
  const newCoupon = yieldNow !== null && spreadNow !== null ? yieldNow + spreadNow : null;
  const noRate = reasonOf(treasury) ?? reasonOf(spread);
  const noCoupon = noRate ? `the new coupon is not known: ${noRate}` : "the new coupon is not known";
  const reason = small.failure ?? (oldCoupon === null ? "no member reports both interest and debt" : noCoupon);
  const interest =
    newCoupon === null || oldCoupon === null || !totals
      ? null
      : refinancing(totals.shortTerm, oldCoupon, newCoupon / 100);
  const after = interest === null ? null : afterTax({ interest: 0, refinancing: interest, cash: 0 }, TAX_RATE);
  const rates = [...readingsOf(treasury), ...readingsOf(spread)];
  const accounts = [...small.coverageReadings, ...small.moneyReadings];
  const both = (level: Level) => {
    const move = all(level);
    return move && after !== null ? move.afterTax + after : null;
  };
  const everything = [...accounts, ...rates];
  const coupon = oldCoupon === null ? null : oldCoupon * 100;
  return [
    figureOf(
      [
        "refinancing.coupon.old",
        "Old coupon",
        "percent",
        coupon,
        "interest over debt of companies that report both",
        reason,
      ],
      accounts,
    ),
    figureOf(
      [
        "refinancing.coupon.treasury",
        "Five-year Treasury yield",
        "percent",
        yieldNow,
        "constant maturity, last day known",
        reasonOf(treasury) ?? "",
      ],
      readingsOf(treasury),
    ),
    figureOf(
      [
        "refinancing.coupon.spread",
        "High-yield spread",
        "percent",
        spreadNow,
        "ICE BofA US high yield, option-adjusted, last day known",
        reasonOf(spread) ?? "",
      ],
      readingsOf(spread),
    ),
    figureOf(
      [
        "refinancing.coupon.new",
        "New coupon",
        "percent",
        newCoupon,
        "five-year Treasury yield + high-yield spread",
        noCoupon,
      ],
      rates,
    ),
    figureOf(
      [
        "refinancing.interest",
        "Interest that refinancing adds a year",
        "usd",
        interest,
        "debt due within a year · (new coupon − old coupon)",
        reason,
      ],
      everything,
    ),
    figureOf(
      [
        "refinancing.afterTax",
        "Change of earnings after tax a year by refinancing",
        "usd",
        after,
        "− interest that refinancing adds · (1 − tax)",
        reason,
      ],
      everything,
    ),
    ...LEVELS.map((level) =>
      figureOf(
        [
          `move.net.${level}`,
          `Move and refinancing together after tax a year, ${level} floating share`,
          "usd",
          both(level),
          "change after tax by the move + by refinancing",
          reason,
        ],
        everything,
      ),
    ),
  ];
}

function lastOf(series: Outcome<Reading<Series>>): number | null {
  return arrived(series)?.value.points.at(-1)?.value ?? null;
}

function readingsOf(series: Outcome<Reading<Series>>): readonly FigureReading[] {
  return "value" in series ? [seriesReading(series.value)] : [];
}

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
    figureOf(["refinancing.coupon.old", coupon, reason], accounts),
    figureOf(["refinancing.coupon.treasury", yieldNow, reasonOf(treasury) ?? ""], readingsOf(treasury)),
    figureOf(["refinancing.coupon.spread", spreadNow, reasonOf(spread) ?? ""], readingsOf(spread)),
    figureOf(["refinancing.coupon.new", newCoupon, noCoupon], rates),
    figureOf(["refinancing.interest", interest, reason], everything),
    figureOf(["refinancing.afterTax", after, reason], everything),
    ...LEVELS.map((level) =>
      figureOf([`move.net.${level}`, both(level), reason], everything, (name) => `${name}, ${level} floating share`),
    ),
  ];
}

function lastOf(series: Outcome<Reading<Series>>): number | null {
  return arrived(series)?.value.points.at(-1)?.value ?? null;
}

function readingsOf(series: Outcome<Reading<Series>>): readonly FigureReading[] {
  return "value" in series ? [seriesReading(series.value)] : [];
}

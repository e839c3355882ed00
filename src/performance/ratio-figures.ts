import { type Figure, toFigure } from "../figure.ts";
import { counted, dayText } from "../format.ts";
import { DAYS_A_YEAR } from "../statistics/days-a-year.ts";
import { DICKEY_FULLER_5, halfLife } from "./first-order.ts";
import { FEWEST_DAYS } from "./ratio-statistics.ts";
import { BASIS_WORDS, type WindowFigures } from "./return-figures.ts";

/** Why a half-life is missing once the bias is taken out. */
export const NO_REVERSION_LEFT = "no mean reversion is left once the small-sample bias is taken out";

/**
 * Where the ratio of small to large stands in the period, and whether it comes back: `ratio.z`, `ratio.halfLife.years`,
 * `ratio.dickeyFuller` and what they are made of.
 */
export function ratioFigures({ sides, basis, window, reason, readings }: WindowFigures): Figure[] {
  const statistics = window?.statistics ?? null;
  const fit = statistics?.firstOrder ?? null;
  const days = window?.days.length ?? 0;
  const few =
    days < FEWEST_DAYS ? `${counted(days, "close")} in the period, and this needs ${FEWEST_DAYS}` : "it never moves";
  const span = window ? `${dayText(window.from)} to ${dayText(window.to)}` : "";
  const ratio = `daily ln(${sides.small} / ${sides.large}), 0 at the base, ${BASIS_WORDS[basis]}${span && `, ${span}`}`;
  const model = `L(t) = c + φ·L(t − 1) by least squares with an intercept, L the ${ratio}`;
  const figure = (id: string, label: string, value: number | null, unit: Figure["unit"], how: string, why = few) =>
    toFigure({ id: `ratio.${id}`, label, value, unit, basis: how, reason: window ? why : reason, readings });
  const [half, corrected] = [fit?.phi, fit?.corrected].map((phi) => (phi === undefined ? null : halfLife(phi)));
  const outside = fit ? "φ is not between 0 and 1, so nothing returns to a mean" : few;
  const exact = fit ? "the line fits exactly and has no error" : few;
  const unbiased = fit && fit.corrected > 0 ? NO_REVERSION_LEFT : outside;
  const halfLives = (id: string, label: string, steps: number | null, phi: string, why: string): Figure[] => {
    const how = `ln 0.5 / ln (${phi}) days of trading, where that is between 0 and 1; ${model}`;
    return [
      figure(
        `${id}.years`,
        label,
        steps === null ? null : steps / DAYS_A_YEAR,
        "years",
        `${how}; ${DAYS_A_YEAR} a year`,
        why,
      ),
      figure(`${id}.days`, `${label}, days of trading`, steps, "days", how, why),
    ];
  };
  const slope = statistics?.slope ?? null;
  const longEnough = days > DAYS_A_YEAR;
  return [
    figure("now", "Ratio now", window?.ratio.at(-1)?.value ?? null, "ratio", ratio),
    figure("n", "Days of the ratio", statistics?.n ?? null, "count", ratio),
    figure("mean", "Its mean", statistics?.mean ?? null, "ratio", `mean of the ${ratio}`),
    figure(
      "deviation",
      "Its deviation",
      statistics?.deviation ?? null,
      "ratio",
      `sample deviation (n − 1) of the ${ratio}`,
    ),
    figure("z", "Its z-score", statistics?.z ?? null, "ratio", `(now − mean) / deviation (n − 1) of the ${ratio}`),
    figure(
      "percentile",
      "Share of days below",
      statistics?.percentile ?? null,
      "fraction",
      `days below today's, ties half, of the ${ratio}`,
    ),
    figure(
      "distance",
      "Distance to its mean",
      statistics?.distance ?? null,
      "fraction",
      `exp(mean − now) − 1 of the ${ratio}`,
    ),
    figure(
      "slope",
      "Its trend",
      slope !== null && longEnough ? slope * DAYS_A_YEAR : null,
      "per-year",
      `slope of a straight line through the ${ratio}, times ${DAYS_A_YEAR}`,
      longEnough ? few : `${counted(days - 1, "daily return")} in the period, and a yearly rate needs ${DAYS_A_YEAR}`,
    ),
    figure("phi", "φ", fit?.phi ?? null, "ratio", model),
    ...halfLives("halfLife", "Half-life", half ?? null, "φ", outside),
    figure("phiCorrected", "φ without its bias", fit?.corrected ?? null, "ratio", `φ + (1 + 3φ) / n; ${model}`),
    ...halfLives("halfLifeCorrected", "Half-life without the bias", corrected ?? null, "φ + (1 + 3φ) / n", unbiased),
    figure(
      "dickeyFuller",
      "Dickey–Fuller statistic",
      fit?.dickeyFuller ?? null,
      "ratio",
      `(φ − 1) / its ordinary standard error; ${model}`,
      exact,
    ),
    toFigure({
      id: "ratio.dickeyFuller.critical",
      label: "Its 5% value",
      value: DICKEY_FULLER_5,
      unit: "ratio",
      basis: "5% value of the Dickey–Fuller statistic with a constant, for large samples",
      reason: "",
      readings,
    }),
  ];
}

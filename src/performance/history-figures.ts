import { type Figure, type FigureReading, toFigure } from "../figure.ts";
import { dayText } from "../format.ts";
import { ARTICLE } from "./article.ts";
import { type Phase, TURN } from "./phases.ts";
import { PUBLISHED, type PublishedPhase } from "./published-phases.ts";
import type { Sides } from "./return-figures.ts";
import type { RollingGaps } from "./rolling-gaps.ts";

/** Ten-year gaps month by month: where the newest stands among them, with the number of windows of their own. */
export function rollingFigures(
  rolling: RollingGaps | null,
  { small, large }: Sides,
  readings: readonly FigureReading[],
): Figure[] {
  const span = rolling ? `, ending ${dayText(rolling.first)} to ${dayText(rolling.last)}` : "";
  const basis = `${small} − ${large}, cumulative over ten years to each month-end${span}`;
  const figure = (id: string, label: string, value: number | null, unit: Figure["unit"], how = basis) =>
    toFigure({
      id: `rolling.${id}`,
      label,
      value,
      unit,
      basis: how,
      reason: "their common history is shorter than ten years",
      readings,
    });
  return [
    figure("gap.points", "Ten-year gap", rolling?.now ?? null, "points"),
    figure("gap.lowest", "Lowest ten-year gap", rolling?.lowest ?? null, "points"),
    figure("gap.highest", "Highest ten-year gap", rolling?.highest ?? null, "points"),
    figure(
      "percentile",
      "Share of ten-year gaps below",
      rolling?.percentile ?? null,
      "fraction",
      `ties half; ${basis}. Windows overlap, so this is a place among them and no evidence`,
    ),
    figure("n", "Ten-year windows", rolling?.n ?? null, "count"),
    figure(
      "nonOverlapping",
      "Ten-year windows of their own",
      rolling?.nonOverlapping ?? null,
      "count",
      `that do not overlap; ${basis}`,
    ),
  ];
}

/** The leader's gain in each phase of the funds' own history: `phase.1.lead` is the oldest. With it the rule. */
export function phaseFigures(
  phases: readonly Phase[],
  sides: Sides,
  readings: readonly FigureReading[],
): readonly Figure[] {
  const turn = toFigure({
    id: "phase.turn",
    label: "Gain of the other side that makes a turn",
    value: TURN,
    unit: "fraction",
    basis: "our rule; on the month-end ratio",
    reason: "",
    readings,
  });
  const leads = phases.map(({ from, to, leader, lead, running }, index) =>
    toFigure({
      id: `phase.${index + 1}.lead`,
      label: `${sides[leader]} ahead, ${from.slice(0, 7)} to ${running ? "now" : to.slice(0, 7)}`,
      value: lead,
      unit: "fraction",
      basis: `what the leader gained on the other from ${dayText(from)} to ${dayText(to)}; turning points of the month-end ratio after which the other side gained at least ${100 * TURN}%`,
      reason: "",
      readings,
    }),
  );
  return [turn, ...leads];
}

/** What CME Group printed of the phases since 1979. */
export function publishedFigures(published: readonly PublishedPhase[]): readonly Figure[] {
  return published.map(({ from, to, leader, lead }) =>
    toFigure({
      id: `published.${from}.lead`,
      label: `${leader === "small" ? "Russell 2000" : "S&P 500"} ahead, ${from} to ${to}`,
      value: lead,
      unit: "fraction",
      basis: `cumulative relative move of the Russell 2000 and the S&P 500 as printed by ${PUBLISHED.source} in 2025`,
      reason: "",
      readings: [PUBLISHED],
    }),
  );
}

/** What the newsletter says of ten years. */
export function articleFigure(): Figure {
  return {
    id: "article.gap.points",
    label: "The newsletter's ten-year gap",
    value: ARTICLE.points,
    unit: "points",
    basis: "small − large as printed in the newsletter; neither its day nor whether dividends are in it is stated",
    readings: [],
  };
}

import { type Figures, isKnown } from "../../src/figure.ts";
import { dayText, figureText, textOrDash } from "../../src/format.ts";
import { PERIOD_WORDS } from "../../src/performance/period-words.ts";
import type { SideRisk } from "../../src/portfolio/riskiness.ts";
import type { RiskParts } from "./parts.ts";

/** Which ride was rougher, in a headline. */
export function riskTitle({ period, compared, result }: RiskParts, figures: Figures): string {
  const { small, large } = compared.sides;
  const over = `over ${PERIOD_WORDS[period]}`;
  if (!result) return `The rides of ${small} and ${large} cannot be shown ${over}`;
  const [one, other] = [figures["small.volatility"], figures["large.volatility"]];
  if (!isKnown(one) || !isKnown(other)) return `${small} and ${large} ${over}`;
  const same = figureText(one) === figureText(other);
  return same
    ? `${small} as rough as ${large} ${over}`
    : `${one.value > other.value ? small : large} the rougher ride ${over}`;
}

/** The answer in one or two sentences, made from figures only. */
export function riskAnswer({ period, compared, result }: RiskParts, figures: Figures): string {
  const { small, large } = compared.sides;
  if (!result) {
    return `There is no ride over ${PERIOD_WORDS[period]} to tell of: ${figures["small.drawdown"]?.reason ?? ""}.`;
  }
  const text = (id: string) => textOrDash(figures[id]);
  const span = `From ${dayText(result.from)} to ${dayText(result.to)}`;
  const falls = `the worst drawdown was ${text("small.drawdown")} and ${text("large.drawdown")}`;
  const rough = figures["small.volatility"];
  return isKnown(rough)
    ? `${span} the volatility of ${small} was ${figureText(rough)}, that of ${large} ${text("large.volatility")}; ${falls}.`
    : `${span} ${falls} for ${small} and ${large}; volatility is not given: ${rough?.reason ?? ""}.`;
}

/** Sentences made from figures. */
export function riskNotes({ compared, result }: RiskParts, figures: Figures): string[] {
  const { small, large } = compared.sides;
  const text = (id: string, show = figureText) => textOrDash(figures[id], show);
  const losses = isKnown(figures["small.losses.names"])
    ? [
        `${text("small.losses.names")} of the Russell 2000's companies with estimates are expected to make no profit${isKnown(figures["large.losses.names"]) ? `, against ${text("large.losses.names")} in the S&P 500` : ""}.`,
      ]
    : [];
  const credit = isKnown(figures["credit.highYieldSpread"])
    ? [`Risky companies pay ${text("credit.highYieldSpread")} more than the Treasury (high-yield spread).`]
    : [];
  const ride = result
    ? [
        `${small}'s worst fall ran ${fallText(result.small)}; ${large}'s ${fallText(result.large)}.`,
        `The longest time below a former high was ${text("small.underWater.days")} for ${small} (${waterText(result.small)}) and ${text("large.underWater.days")} for ${large} (${waterText(result.large)}). Now they stand ${text("small.underWater.now")} and ${text("large.underWater.now")} against the highest close of the period.`,
        ...(isKnown(figures["small.beta"])
          ? [
              `With a beta of ${text("small.beta")} ${small} moved that much for each point of ${large}; on days without a gain of ${large} it lost ${text("small.downCapture")} times as much (down capture, sums of daily returns).`,
            ]
          : []),
      ]
    : [];
  return [...ride, ...losses, ...credit];
}

function fallText({ statistics: { drawdown } }: SideRisk): string {
  if (!drawdown || drawdown.depth === 0) return "nowhere: there was none";
  const back = drawdown.recovery ? `made up by ${dayText(drawdown.recovery)}` : "not made up yet";
  return `from ${dayText(drawdown.peak)} to ${dayText(drawdown.trough)}, ${back}`;
}

function waterText({ underWater }: SideRisk): string {
  if (!underWater || underWater.days === 0) return "never below one";
  return underWater.to
    ? `${dayText(underWater.from)} to ${dayText(underWater.to)}`
    : `since ${dayText(underWater.from)} and not over`;
}

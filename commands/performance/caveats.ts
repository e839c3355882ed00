import { type Figures, isKnown } from "../../src/figure.ts";
import { figureText } from "../../src/format.ts";
import { copyTexts, dividendTexts, endingTexts } from "../compared-caveats.ts";
import type { PerformanceParts } from "./parts.ts";

/** What weakens trust in the numbers: missing dividends, old closes, days left out, older copies. Pure. */
export function performanceCaveats(parts: PerformanceParts, figures: Figures): string[] {
  const { pair, window, day } = parts;
  return [
    ...(window ? [...dividendTexts(pair, window), ...endingTexts(pair, window, day)] : []),
    ...leftOut(parts, figures),
    ...copyTexts(pair.readings),
  ];
}

function leftOut({ pair }: PerformanceParts, figures: Figures): string[] {
  const dropped = figures["days.dropped"];
  if (!isKnown(dropped) || dropped.value === 0) return [];
  const { small, large } = pair.sides;
  return [`Days left out because only one of ${small} and ${large} has a close: ${figureText(dropped)}.`];
}

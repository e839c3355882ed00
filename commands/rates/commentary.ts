import type { Figure, Figures } from "../../src/figure.ts";
import { dayText, signedText, wholePercentText } from "../../src/format.ts";
import { meetingId } from "../../src/rates/meeting-figures.ts";
import { STEP_BP } from "../../src/rates/two-outcomes.ts";
import type { RatesParts } from "./parts.ts";
import { listed } from "./words.ts";

/** A path turns when it comes back by half a usual move, basis points. */
const TURN_BP = STEP_BP / 2;

/** Plain sentences on what the figures mean; each left out where they cannot say it. */
export function commentary(parts: RatesParts, figures: Figures): readonly string[] {
  return [
    ...priced(parts, figures),
    ...turn(parts, figures),
    ...agoTexts(parts, figures),
    ...bonds(parts, figures),
    ...smallCaps(figures),
  ];
}

function priced({ seen }: RatesParts, figures: Figures): readonly string[] {
  const [change, cut, hold, hike] = ["changeBp", "surprise.cut", "surprise.hold", "surprise.hike"].map(
    (id) => figures[`next.${id}`],
  );
  if (!seen.outlook.next || change?.value == null || !cut || !hold || !hike) return [];
  const already = `Futures already price ${signedText(change)} for ${dayText(seen.outlook.next.date)}.`;
  return [
    `${already} Against that, a hold would be a surprise of ${signedText(hold)}, a quarter-point hike of ${signedText(hike)}, a quarter-point cut of ${signedText(cut)}.`,
  ];
}

/** A path that goes up and comes back, or the other way round, is not told by its value at year end. */
function turn({ seen }: RatesParts, figures: Figures): readonly string[] {
  const path = seen.outlook.meetings.flatMap(({ date, expectedBp }) =>
    expectedBp === null ? [] : [{ date, expectedBp }],
  );
  const last = path.at(-1);
  if (!last) return [];
  const peak = path.reduce((one, other) => (other.expectedBp > one.expectedBp ? other : one));
  const trough = path.reduce((one, other) => (other.expectedBp < one.expectedBp ? other : one));
  const [turning] = [peak, trough]
    .filter(({ expectedBp }) => Math.abs(last.expectedBp - expectedBp) >= TURN_BP)
    .filter((each) => (each === peak ? each.expectedBp >= TURN_BP : each.expectedBp <= -TURN_BP))
    .sort((one, other) => Math.abs(other.expectedBp) - Math.abs(one.expectedBp));
  if (!turning) return [];
  const text = (date: string) => {
    const figure = figures[meetingId(date, "cumulative", "changeBp")];
    return figure ? signedText(figure) : "";
  };
  const word = turning.expectedBp > 0 ? "peaks" : "bottoms out";
  return [
    `The path ${word} at ${text(turning.date)} with the meeting of ${dayText(turning.date)}, and stands at ${text(last.date)} with that of ${dayText(last.date)}.`,
  ];
}

function agoTexts({ ago, seen }: RatesParts, figures: Figures): readonly string[] {
  if (!seen.outlook.next?.cumulative) return [];
  const told = ago.flatMap(({ key, words, date, next }) => (date && next ? [{ key, words, date }] : []));
  const texts = told.map(({ key, words, date }) => {
    const end = yearEndText(figures[`ago.${key}.yearEnd.changeBp`]);
    return `${words} before (${dayText(date)}) ${shares(`ago.${key}.next`, figures)}${end}`;
  });
  const now = `The next meeting now: ${shares("next", figures)}${yearEndText(figures["yearEnd.changeBp"])}`;
  const missing = ago.filter(({ next }) => next === null);
  const compared = texts.length > 0 ? [`${now}; ${texts.join("; ")}.`] : [];
  const reasons = Map.groupBy(missing, ({ key }) => figures[`ago.${key}.next.pHold`]?.reason ?? "");
  const unknown = [...reasons].map(
    ([reason, windows]) => `No comparison with ${listed(windows.map(({ words }) => words))} ago: ${reason}.`,
  );
  return [...compared, ...unknown];
}

function yearEndText(figure: Figure | undefined): string {
  return figure?.value == null ? "" : `, year end ${signedText(figure)}`;
}

function shares(prefix: string, figures: Figures): string {
  const words = [
    ["cut", figures[`${prefix}.pCut`]],
    ["hold", figures[`${prefix}.pHold`]],
    ["hike", figures[`${prefix}.pHike`]],
  ] as const;
  return words
    .flatMap(([word, figure]) =>
      figure?.value != null && figure.value > 0 ? [`${word} ${wholePercentText(figure)}`] : [],
    )
    .join(", ");
}

function bonds({ seen }: RatesParts, figures: Figures): readonly string[] {
  // After a decision the yield knows of it, while the newest effective rate is still that of before.
  const [decision, rated] = [seen.outlook.lastDecision, seen.range?.effective?.date];
  if (decision !== null && rated !== undefined && rated <= decision) return [];
  const [gap, yearEnd] = [figures["rate.twoYearOverEffective"], figures["yearEnd.changeBp"]];
  if (gap?.value == null || gap.value === 0) return [];
  const where = `The two-year Treasury yield stands ${signedText(gap)} from the effective rate`;
  if (yearEnd?.value == null || yearEnd.value === 0) return [`${where}.`];
  const agrees = Math.sign(gap.value) === Math.sign(yearEnd.value);
  return [`${where}, ${agrees ? "in the same direction as" : "in the other direction than"} futures by year end.`];
}

function smallCaps(figures: Figures): readonly string[] {
  const spread: Figure | undefined = figures["credit.highYieldSpread"];
  if (spread?.value == null) return [];
  return [
    "For small companies the path counts through loans at floating rates, and new debt adds the high-yield spread; debt says what a move is worth to them.",
  ];
}

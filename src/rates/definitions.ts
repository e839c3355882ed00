import type { Definition } from "../definition.ts";
import { VIEWS, type View } from "./view.ts";

/** What each view measures. */
const MEASURES: Readonly<Record<View, string>> = {
  cumulative: "market-implied: where the range stands after all moves up to this meeting, against the range in force",
  local: "market-implied: the move at this meeting alone",
  aggregated: "market-implied: the whole change up to this meeting as two neighbouring outcomes",
};

const IMPLIED =
  "Market-implied, no forecast: prices hold a premium for risk, and a change that is no multiple of a quarter point is split between its two neighbours.";
const FUTURES = "Null where a contract on the way is missing, or two decisions fall into one month.";
const CUT = ["cut", "odds", "probability", "odds of a cut", "FedWatch"];
const HOLD = ["hold", "odds", "probability", "pause", "FedWatch"];
const HIKE = ["hike", "rise", "odds", "probability", "odds of a hike", "FedWatch"];
const EXAMPLE = "a change of −0.30 points is 1.2 quarter points: a cut of 25 bp with 80% and one of 50 bp with 20%";

/** Odds of each direction under a prefix, by one basis. */
function odds(prefix: string, basis: string, where?: Definition["where"]): readonly Definition[] {
  const share = (id: string, name: string, also: readonly string[]): Definition => ({
    id: `${prefix}${id}`,
    name,
    unit: "fraction",
    basis,
    example: EXAMPLE,
    limits: `${IMPLIED} ${FUTURES}`,
    also,
    ...(where ? { where } : {}),
  });
  return [share("pCut", "Cut", CUT), share("pHold", "Hold", HOLD), share("pHike", "Hike", HIKE)];
}

/** Figures of every meeting in one view; the cumulative one goes without its name. */
function ofView(view: View): readonly Definition[] {
  const prefix = `meeting.{date}.${view === "cumulative" ? "" : `${view}.`}`;
  const basis = MEASURES[view];
  return [
    ...odds(prefix, basis),
    {
      id: `${prefix}changeBp`,
      name: "Expected change",
      unit: "bp",
      basis,
      limits: `${IMPLIED} ${FUTURES}`,
      also: ["expected move"],
    },
    { id: `${prefix}bp.{bp}`, name: "Move", unit: "fraction", basis, example: EXAMPLE, limits: IMPLIED },
  ];
}

const YEAR_END = "implied rate after the last meeting of the year − before the next one";
const AGO = "settlements recorded then, against today's range";
const NO_AGO = "Null without a strip recorded around that day: the record begins when the bot first ran.";
const PRICED = "a change that prices give a probability";
const SURPRISE = "the move − the change that is priced for the meeting";

const surprise = (id: string, name: string): Definition => ({
  id: `next.surprise.${id}`,
  name,
  unit: "bp",
  basis: SURPRISE,
  limits: "What is priced already is no news when it comes: only the surprise is.",
});

/** Every figure of `rates`. */
export const RATES_DEFINITIONS: readonly Definition[] = [
  {
    id: "rate.{bound}",
    name: "Target range",
    unit: "percent",
    basis: "the Federal Reserve's target range",
    also: ["fed funds rate", "policy rate"],
    where: { bound: ["lower", "upper"] },
  },
  {
    id: "rate.effective",
    name: "Effective federal funds rate",
    unit: "percent",
    basis: "volume-weighted median of the day",
    also: ["EFFR", "fed funds rate"],
  },
  {
    id: "rate.twoYear",
    name: "2-year Treasury yield",
    unit: "percent",
    basis: "constant maturity",
    also: ["DGS2", "two-year"],
  },
  {
    id: "rate.twoYearOverEffective",
    name: "2-year yield over the effective rate",
    unit: "bp",
    basis: "2-year Treasury yield − effective federal funds rate",
  },
  {
    id: "credit.highYieldSpread",
    name: "High-yield spread",
    unit: "percent",
    basis: "option-adjusted, percentage points over Treasuries",
    also: ["credit spread", "OAS", "BAMLH0A0HYM2"],
  },
  ...odds("next.", "market-implied, from fed funds futures, against the range in force"),
  {
    id: "next.changeBp",
    name: "Expected change",
    unit: "bp",
    basis: "rate after the meeting − rate before it, both implied by futures",
    limits: `${IMPLIED} ${FUTURES}`,
    also: ["expected move"],
  },
  surprise("cut", "Surprise of a quarter-point cut"),
  surprise("hold", "Surprise of a hold"),
  surprise("hike", "Surprise of a quarter-point hike"),
  {
    id: "yearEnd.changeBp",
    name: "Expected change by year end",
    unit: "bp",
    basis: YEAR_END,
    limits: `${IMPLIED} ${FUTURES}`,
    also: ["cuts priced", "moves priced", "year end"],
  },
  {
    id: "yearEnd.moves",
    name: "Quarter-point moves priced by year end",
    unit: "ratio",
    basis: YEAR_END,
    limits: `${IMPLIED} ${FUTURES}`,
    also: ["cuts priced", "moves priced", "year end"],
  },
  ...(
    [
      ["pCut", "Cut at the next meeting"],
      ["pHold", "Hold at the next meeting"],
      ["pHike", "Hike at the next meeting"],
    ] as const
  ).map(
    ([id, name]): Definition => ({ id: `ago.{window}.next.${id}`, name, unit: "fraction", basis: AGO, limits: NO_AGO }),
  ),
  {
    id: "ago.{window}.yearEnd.changeBp",
    name: "Expected change by year end",
    unit: "bp",
    basis: AGO,
    limits: NO_AGO,
  },
  {
    id: "calendar.meetings",
    name: "Meetings to come in the calendar",
    unit: "count",
    basis: "scheduled meetings of the Federal Open Market Committee",
    also: ["FOMC"],
  },
  {
    id: "meeting.{date}.start",
    name: "Rate before the meeting",
    unit: "percent",
    basis: "implied by futures",
    example: "a contract at 96.26 implies a mean rate of 3.74% in its month",
    limits:
      "The month before without a meeting gives it, else the month's own contract; where only later months are left to solve forward from, confidence is lower.",
    also: ["implied rate"],
  },
  {
    id: "meeting.{date}.end",
    name: "Rate after the meeting",
    unit: "percent",
    basis: "implied by futures",
    limits: "The month after without a meeting gives it, else it follows from the months behind it.",
    also: ["implied rate"],
  },
  ...VIEWS.flatMap(ofView),
  {
    id: "range.{bp}.{bound}",
    name: "Target range after a change",
    unit: "percent",
    basis: "a target range that prices give a probability",
    where: { bound: ["lower", "upper"] },
  },
  { id: "range.{bp}.changeBp", name: "Change", unit: "bp", basis: PRICED },
];

import type { Figure, Figures } from "../../src/figure.ts";
import { dayText, decimal, figureText, signedText, wholePercentText } from "../../src/format.ts";
import { meetingId } from "../../src/rates/meeting-figures.ts";
import type { MeetingOdds } from "../../src/rates/meeting-odds.ts";
import type { Outlook } from "../../src/rates/outlook.ts";
import type { Outcome } from "../../src/rates/two-outcomes.ts";
import type { View } from "../../src/rates/view.ts";
import type { RatesParts } from "./parts.ts";

/** From here on an outcome is called priced, below it prices only lean to it. */
const PRICED = 0.9;

/** A move at a meeting, where a meeting leaves the range after all moves before it, and what led there. */
const DIRECTIONS = [
  { name: "pHold", move: "a hold", place: "today's range", moves: "no net change" },
  { name: "pHike", move: "a hike", place: "a higher range", moves: "hikes" },
  { name: "pCut", move: "a cut", place: "a lower range", moves: "cuts" },
] as const;

/** The direction prices take, in a headline: of the asked or the next meeting, and by year end. */
export function ratesTitle({ asked, seen, options }: RatesParts, figures: Figures): string {
  const meeting = asked ?? seen.outlook.next;
  const odds = meeting && ranked(figures, meeting.date, options.view)[0];
  if (!meeting || !odds) {
    return asked ? `Nothing is implied for ${dayText(asked.date)}` : "What futures imply is not known";
  }
  if (seen.outlook.mixed.length > 0) return "Prices around an unscheduled decision";
  const day = shortDay(meeting.date);
  const share = odds.figure.value ?? 0;
  const isNext = meeting === seen.outlook.next;
  const atMeeting = isNext || options.view === "local";
  const what = atMeeting ? odds.move : odds.place;
  const when = atMeeting ? `on ${day}` : `after the meeting of ${day}`;
  const at =
    share >= PRICED
      ? `${capital(what)} is priced ${when.replace(/^on /, "for ")}`
      : share > 0.5
        ? `Prices lean to ${what} ${when}`
        : `No direction is likelier than not ${when}`;
  const last = seen.outlook.yearEnd.meeting;
  if (!isNext || !last?.cumulative || last === meeting) return at;
  return `${at}, ${yearEndWord(figures, last.date)} by year end`;
}

/** Where the range most likely stands; the expected change alone would call one hike in three "hikes". */
function yearEndWord(figures: Figures, date: string): string {
  const likely = ranked(figures, date, "cumulative").find(({ figure }) => (figure.value ?? 0) > 0.5);
  return likely?.moves ?? "direction open";
}

/** The answer in one or two sentences, made from figures only. */
export function ratesAnswer(parts: RatesParts, figures: Figures): string {
  const { asked, seen, options } = parts;
  const meeting = asked ?? seen.outlook.next;
  if (!meeting) return `${standing(figures)} What futures imply ${unknown(figures["next.pHold"])}`;
  const odds = ranked(figures, meeting.date, options.view);
  if (odds.length === 0) {
    const why = unknown(figures[meetingId(meeting.date, options.view, "pHold")]);
    return asked
      ? `What futures imply for that meeting ${why} ${standing(figures)}`
      : `${standing(figures)} What futures imply ${why}`;
  }
  const isNext = meeting === seen.outlook.next;
  const shares = odds.map(
    ({ figure, move, place }) => `${wholePercentText(figure)} for ${isNext || options.view === "local" ? move : place}`,
  );
  const from = options.view === "local" && !isNext ? " at that meeting alone" : "";
  const subject = `${options.view === "aggregated" ? "As two neighbouring outcomes, for" : "For"} the meeting of ${dayText(meeting.date)} fed funds futures put the market-implied probability at`;
  const odd = `${subject} ${listed(shares)}${from}.`;
  // Where the start of the path is mixed, nothing else is said with confidence.
  if (seen.outlook.mixed.length > 0) return `${odd} ${mixedSentence(seen.outlook.mixed)}`;
  const first = `${odd}${sizeSentence(meeting, options.view, figures)}`;
  if (!isNext) {
    const change = figures[meetingId(meeting.date, options.view, "changeBp")];
    return change ? `${first} The expected change is ${signedText(change)}.` : first;
  }
  return `${first} ${yearEndSentence(seen.outlook.yearEnd, figures)}`;
}

/** Unscheduled decisions in the month of the prices, and what they do to them. */
export function mixedSentence(dates: readonly string[]): string {
  const days = listed(dates.map((date) => dayText(date)));
  return `Unscheduled decision${dates.length > 1 ? "s" : ""} of ${days}: one price stands for the whole month, so the start of the path mixes the rates before and after.`;
}

/** How large the likeliest single move is, where one direction holds several. */
function sizeSentence(meeting: MeetingOdds, view: View, figures: Figures): string {
  const outcomes = meeting[view] ?? [];
  const likeliest = outcomes.reduce<Outcome | null>((best, each) => (best && best.p >= each.p ? best : each), null);
  const sameWay = outcomes.filter(({ bp }) => likeliest && Math.sign(bp) === Math.sign(likeliest.bp));
  if (!likeliest || likeliest.bp === 0 || sameWay.length < 2) return "";
  const move = figures[`range.${likeliest.bp}.changeBp`];
  const share = figures[meetingId(meeting.date, view, `bp.${likeliest.bp}`)];
  return move && share ? ` The likeliest single outcome is ${signedText(move)}, at ${wholePercentText(share)}.` : "";
}

function yearEndSentence({ year, meeting }: Outlook["yearEnd"], figures: Figures): string {
  const [change, moves] = [figures["yearEnd.changeBp"], figures["yearEnd.moves"]];
  if (!change || !moves) return "";
  if (!meeting) return `No meeting of ${year} is left.`;
  if (change.value === null) return `Nothing can be said of year end: ${change.reason}.`;
  return `By the end of ${year} they price ${signedText(change)}, which is ${signedText(moves)} quarter-point moves.`;
}

/** What is known without a price of a future. */
function standing(figures: Figures): string {
  const [lower, upper, effective] = ["rate.lower", "rate.upper", "rate.effective"].map((id) => figures[id]);
  if (lower?.value == null || !upper) return "The target range is not known.";
  const rate = effective?.value == null ? "" : ` and the effective rate ${figureText(effective)}`;
  return `The target range is ${figureText(lower)} to ${figureText(upper)}${rate}.`;
}

function unknown(figure: Figure | undefined): string {
  return `is not known: ${figure?.reason ?? "no meeting to come is known"}.`;
}

/** Outcomes that have a probability, likeliest first. */
function ranked(figures: Figures, date: string, view: View) {
  return DIRECTIONS.flatMap((direction) => {
    const figure = figures[meetingId(date, view, direction.name)];
    return figure?.value != null && figure.value > 0 ? [{ ...direction, figure }] : [];
  }).sort((one, other) => (other.figure.value ?? 0) - (one.figure.value ?? 0));
}

/** A move by its size: `+25 bp`, `hold`. */
export function moveName(bp: number): string {
  return bp === 0 ? "hold" : `${bp > 0 ? "+" : ""}${decimal(bp, 0)} bp`;
}

/** A day without its year: `16 Sep`. */
export function shortDay(date: string): string {
  return dayText(date).replace(/ \d{4}$/, "");
}

/** `a, b and c`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${last}` : last;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

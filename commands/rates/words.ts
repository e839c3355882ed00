import type { Figure, Figures } from "../../src/figure.ts";
import { dayText, figureText, signedText, wholePercentText } from "../../src/format.ts";
import { meetingId, type View } from "../../src/rates/meeting-figures.ts";
import type { MeetingOdds } from "../../src/rates/meeting-odds.ts";
import type { Outcome } from "../../src/rates/two-outcomes.ts";
import type { RatesParts } from "./parts.ts";

/** Less than this by year end is no direction worth a word, basis points. */
const LITTLE_BP = 5;
/** From here on an outcome is called priced, below it prices only lean to it. */
const PRICED = 0.9;

/** A move at a meeting, and where a meeting leaves the range after all moves before it. */
const DIRECTIONS = [
  { name: "pHold", move: "a hold", place: "today's range" },
  { name: "pHike", move: "a hike", place: "a higher range" },
  { name: "pCut", move: "a cut", place: "a lower range" },
] as const;

/** The direction prices take, in a headline: of the asked or the next meeting, and by year end. */
export function ratesTitle({ asked, seen, options }: RatesParts, figures: Figures): string {
  const meeting = asked ?? seen.outlook.next;
  const odds = meeting && ranked(figures, meeting.date, options.view)[0];
  if (!meeting || !odds) return "What futures imply is not known";
  const day = dayText(meeting.date).replace(/ \d{4}$/, "");
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
  const change = figures["yearEnd.changeBp"]?.value;
  const isLast = seen.outlook.yearEnd.meeting?.date === seen.outlook.next?.date;
  if (!isNext) return at;
  return change == null || isLast ? at : `${at}, ${yearEndWord(change)} by year end`;
}

function yearEndWord(changeBp: number): string {
  if (Math.abs(changeBp) < LITTLE_BP) return "little change";
  return changeBp > 0 ? "hikes" : "cuts";
}

/** The answer in one or two sentences, made from figures only. */
export function ratesAnswer(parts: RatesParts, figures: Figures): string {
  const { asked, seen, options } = parts;
  const meeting = asked ?? seen.outlook.next;
  if (!meeting) return `${standing(figures)} ${unknown(figures["next.pHold"])}`;
  const odds = ranked(figures, meeting.date, options.view);
  if (odds.length === 0) {
    return `${standing(figures)} ${unknown(figures[meetingId(meeting.date, options.view, "pHold")])}`;
  }
  const isNext = meeting === seen.outlook.next;
  const shares = odds.map(
    ({ figure, move, place }) => `${wholePercentText(figure)} for ${isNext || options.view === "local" ? move : place}`,
  );
  const from = options.view === "local" && !isNext ? " at that meeting alone" : "";
  const subject = `For the meeting of ${dayText(meeting.date)} fed funds futures put the market-implied probability at`;
  const first = `${subject} ${listed(shares)}${from}.${sizeSentence(meeting, options.view, figures)}`;
  if (!isNext) {
    const change = figures[meetingId(meeting.date, options.view, "changeBp")];
    return change ? `${first} The expected change is ${signedText(change)}.` : first;
  }
  return `${first} ${yearEndSentence(seen.outlook.yearEnd.year, figures)}`;
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

function yearEndSentence(year: string, figures: Figures): string {
  const [change, moves] = [figures["yearEnd.changeBp"], figures["yearEnd.moves"]];
  if (!change || !moves) return "";
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
  return `What futures imply for it is not known: ${figure?.reason ?? "no meeting to come is known"}.`;
}

/** Outcomes that have a probability, likeliest first. */
function ranked(figures: Figures, date: string, view: View) {
  return DIRECTIONS.flatMap((direction) => {
    const figure = figures[meetingId(date, view, direction.name)];
    return figure?.value != null && figure.value > 0 ? [{ ...direction, figure }] : [];
  }).sort((one, other) => (other.figure.value ?? 0) - (one.figure.value ?? 0));
}

/** `a, b and c`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${last}` : last;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

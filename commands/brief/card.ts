import { DAY_MS } from "../../src/calendar-day.ts";
import type { Card, Part, Suggestion } from "../../src/card.ts";
import { type Figures, figuresById } from "../../src/figure.ts";
import { dayText, textOrDash } from "../../src/format.ts";
import { newestObservation } from "../../src/reading.ts";
import { sourcesOf } from "../sources.ts";
import { COUNTS } from "./definitions.ts";
import { briefFigures } from "./figures.ts";
import { VERDICTS, type Verdict } from "./pillars.ts";
import type { BriefParts, Line } from "./read.ts";
import { briefReceipt } from "./receipt.ts";

/** The case on one card. Pure. */
export function briefCard(parts: BriefParts): Card {
  const { lines, simulated } = parts;
  const figures = figuresById(briefFigures(parts));
  const receipt = briefReceipt(parts);
  const late = lines.filter(({ loading }) => loading).map(({ pillar }) => pillar.label.toLowerCase());
  const stale = lines.filter((line) => line.stale).map(({ pillar }) => pillar.label);
  return {
    title: titleOf(figures),
    answer: answerOf(lines, figures),
    tone: stale.length > 0 || lines.some(({ verdict }) => verdict === "not known") ? "caution" : "plain",
    parts: [
      {
        kind: "facts",
        facts: lines.map((line) => ({
          label: line.pillar.label,
          value: `${capital(line.verdict)}: ${sentence(line)}`,
        })),
      },
      note("A claim stands when today's figure goes the way the newsletter says, by a fixed rule; it is no forecast."),
      ...(stale.length > 0
        ? [note(`A source fails at the moment; older copies stand in for: ${stale.join(", ").toLowerCase()}.`)]
        : []),
    ],
    sources: sourcesOf(receipt.inputs),
    next: [
      { label: "How computed?", command: "brief", options: {}, view: "receipt" },
      ...lines.flatMap(({ pillar }) => buttonsOf(pillar.asks)),
    ],
    figures,
    data: {
      lines: lines.map(({ pillar, verdict, text, observedAt, oldestAt }) => ({
        pillar: pillar.key,
        claim: pillar.claim,
        verdict,
        text,
        observedAt,
        oldestAt,
        commands: [...new Set(pillar.asks.map(({ command }) => command))],
      })),
    },
    receipt,
    simulated,
    ...(late.length > 0 ? { pending: `Still loading: ${late.join(", ")}.` } : {}),
  };
}

function titleOf(figures: Figures): string {
  return `The small-cap case: ${textOrDash(figures["brief.stands"])} of ${textOrDash(figures["brief.claims"])} claims stand`;
}

/** All verdicts with the points they were given to. */
function answerOf(lines: readonly Line[], figures: Figures): string {
  const observed = newestObservation(lines.flatMap(({ observedAt }) => (observedAt ? [{ observedAt }] : [])));
  const groups = VERDICTS.flatMap((verdict) => {
    const named = lines.filter((line) => line.verdict === verdict).map(({ pillar }) => pillar.label.toLowerCase());
    return named.length === 0 ? [] : [`${countText(verdict, figures)} (${named.join(", ")})`];
  });
  const said = new Intl.ListFormat("en", { type: "conjunction" }).format(groups);
  const day = observed ? `, on figures of ${dayText(observed)},` : "";
  return `Of the newsletter's ${textOrDash(figures["brief.claims"])} claims${day} ${said}.`;
}

function countText(verdict: Verdict, figures: Figures): string {
  const figure = figures[`brief.${COUNTS[verdict]}`];
  const one = figure?.value === 1;
  const words: Readonly<Record<Verdict, string>> = {
    stands: one ? "stands" : "stand",
    "in part": one ? "stands in part" : "stand in part",
    "does not stand": one ? "does not" : "do not",
    "not known": one ? "is not known" : "are not known",
  };
  return `${textOrDash(figure)} ${words[verdict]}`;
}

/** Inputs further apart than this are worth two dates. */
const APART_MS = 14 * DAY_MS;

/** What the figures say, and of when they are. */
function sentence({ text, observedAt, oldestAt }: Line): string {
  if (observedAt === null) return `${text}.`;
  const old = oldestAt !== null && Date.parse(observedAt) - Date.parse(oldestAt) > APART_MS;
  return `${text}. ${dayText(observedAt)}${old ? `, oldest input ${dayText(oldestAt)}` : ""}.`;
}

function buttonsOf(asks: Line["pillar"]["asks"]): Suggestion[] {
  const names = [...new Set(asks.map(({ command }) => command))];
  return names.map((command) => ({ label: capital(command), command, options: {} }));
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function note(text: string): Part {
  return { kind: "note", text };
}

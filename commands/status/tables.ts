import type { Table } from "../../src/card.ts";
import type { Figures } from "../../src/figure.ts";
import { ageText, counted, dayText, figureText, textOrDash } from "../../src/format.ts";
import type { SourceHealth } from "../../src/market/health.ts";
import type { Held } from "../../src/market/held.ts";
import { KIND_WORDS } from "../../src/market/kind-words.ts";
import type { KindState } from "./parts.ts";

/** More rows than this are no longer seen at a glance. */
const MOST_ROWS = 12;

/** What is held, kind by kind; of many kinds those in trouble first, so that none of them is left out. */
export function heldTable(states: readonly KindState[], figures: Figures, marketNow: number): Table {
  const shown = states.length <= MOST_ROWS ? states : [...states.filter(isTroubled), ...states.filter(isFine)];
  return {
    kind: "table",
    columns: ["Data", "Held", "Observed", "State", "Next refresh"],
    rows: shown
      .slice(0, MOST_ROWS)
      .map((state) => [
        KIND_WORDS[state.kind].name,
        heldText(state, figures),
        state.held ? observedText(state.held) : "–",
        stateText(state, marketNow),
        refreshText(state, marketNow),
      ]),
  };
}

/** Names of kinds for which the table has no room: all of them are fresh or due, and none fails. */
export function unlisted(states: readonly KindState[]): readonly string[] {
  if (states.length <= MOST_ROWS) return [];
  const fine = states.filter(isFine);
  return fine.slice(Math.max(0, MOST_ROWS - (states.length - fine.length))).map(({ kind }) => KIND_WORDS[kind].name);
}

function isTroubled({ held, lapses }: KindState): boolean {
  return lapses.length > 0 || (held?.stale ?? 0) > 0;
}

function isFine(state: KindState): boolean {
  return !isTroubled(state);
}

function heldText({ kind, held }: KindState, figures: Figures): string {
  if (!held) return "nothing";
  const { rows: words } = KIND_WORDS[kind];
  const [requests, rows] = [figures[`held.${kind}.requests`], figures[`held.${kind}.rows`]];
  const asked = `${textOrDash(requests)} ${held.requests === 1 ? "request" : "requests"}`;
  return words && rows && held.rows !== null
    ? `${asked}, ${figureText(rows)} ${words[held.rows === 1 ? 0 : 1]}`
    : asked;
}

function observedText({ kind, oldest, newest }: Held): string {
  const [from, to] = [dayText(oldest), dayText(newest)];
  if (KIND_WORDS[kind].ofYears) return `years to ${to}`;
  return from === to ? to : `${from} to ${to}`;
}

function stateText({ held, lapses }: KindState, marketNow: number): string {
  const parts = held ? [shareText(held)] : [];
  const [last] = lapses;
  if (last)
    parts.push(
      `${lapses.length === 1 ? "" : `${counted(lapses.length, "request")} `}failing: ${last.reason}, ${ageText(marketNow - last.at)} ago`,
    );
  return parts.join("; ");
}

function shareText({ requests, fresh, ageing, stale }: Held): string {
  if (fresh === requests) return "fresh";
  const counts = [
    [stale, "stale"],
    [ageing, "due"],
  ] as const;
  return counts
    .flatMap(([count, word]) => (count === 0 ? [] : [count === requests ? word : `${count} of ${requests} ${word}`]))
    .join(", ");
}

function refreshText({ held, lapses }: KindState, marketNow: number): string {
  if (lapses.length > 0 || !held) return "when asked";
  return held.refreshAt === null ? "due" : `in ${ageText(Date.parse(held.refreshAt) - marketNow)}`;
}

/** Every site that was asked since the start. */
export function hostTable(health: readonly SourceHealth[], now: number): Table {
  return {
    kind: "table",
    columns: ["Source", "State", "Last answer", "Requests"],
    rows: health.map((source) => {
      const { host, lastSuccessAt, requests, failures } = source;
      return [
        host,
        hostText(source, now),
        lastSuccessAt === null ? "never" : `${ageText(now - Date.parse(lastSuccessAt))} ago`,
        failures > 0 ? `${requests}, ${failures} failed` : String(requests),
      ];
    }),
  };
}

function hostText({ lastFailure, lastFailureAt, pausedUntil }: SourceHealth, now: number): string {
  if (pausedUntil) {
    const until = `next try in ${ageText(Date.parse(pausedUntil) - now)}`;
    return `paused${lastFailure ? `: ${lastFailure}` : ""}, ${until}`;
  }
  if (!lastFailure) return "answering";
  return `failing: ${lastFailure}${lastFailureAt ? `, ${ageText(now - Date.parse(lastFailureAt))} ago` : ""}`;
}

import type { Figures } from "../../src/figure.ts";
import { ageText, counted, dayText, decimal, figureText, textOrDash } from "../../src/format.ts";
import { INDEXES } from "../../src/market/indexes.ts";
import { KIND_WORDS } from "../../src/market/kind-words.ts";
import { METHOD_VERSION } from "../../src/record/method-version.ts";
import { VERSION } from "../../src/version.ts";
import { type KindState, kindStates, type StatusParts } from "./parts.ts";

/** The whole in a sentence or two, and whether it calls for caution. */
export function statusAnswer(parts: StatusParts): { readonly text: string; readonly cautious: boolean } {
  const { health, stock, simulated } = parts;
  const states = kindStates(stock);
  const hosts = health.filter(({ lastFailure }) => lastFailure !== null);
  const failing = states.filter(({ lapses }) => lapses.length > 0);
  const stale = states.filter(({ held }) => held && held.stale > 0);
  const due = states.filter(({ held }) => held && held.refreshAt === null);
  const cautious = hosts.length + failing.length + stale.length > 0;
  if (simulated) return { text: "This is the built-in simulated market: no source is asked.", cautious };
  const oldest = oldestText(states);
  const said = (text: string) => ({ text: oldest ? `${text} ${oldest}` : text, cautious });
  if (hosts.length > 0) {
    const names = hosts.map(({ host }) => host).join(", ");
    return said(`${counted(hosts.length, "source")} of ${decimal(health.length, 0)} failing: ${names}.`);
  }
  if (failing.length > 0) return said(`Asked for in vain: ${namesOf(failing)}.`);
  if (stale.length > 0 && stale.length === states.length) {
    return said("Everything that is held is past its time, and used only while a source fails.");
  }
  if (stale.length > 0) return said(`Past its time, and used only while a source fails: ${namesOf(stale)}.`);
  if (states.length === 0) {
    return health.length > 0
      ? { text: `${counted(health.length, "source")} asked, all answering.`, cautious }
      : { text: "Nothing is held, and no source has been asked since the start.", cautious };
  }
  return due.length === 0
    ? said("Everything that is held is fresh.")
    : said(`Nothing fails; due to be read again at the next question: ${namesOf(due)}.`);
}

function namesOf(states: readonly KindState[]): string {
  return states.map(({ kind }) => KIND_WORDS[kind].name).join(", ");
}

function oldestText(states: readonly KindState[]): string | null {
  const held = states.flatMap(({ kind, held }) => (held && !KIND_WORDS[kind].ofYears ? [held] : []));
  const [first, ...rest] = held;
  if (!first) return null;
  const { kind, oldest, oldestOf } = rest.reduce((a, b) => (b.oldest < a.oldest ? b : a), first);
  return `The oldest input is of ${dayText(oldest)}: ${KIND_WORDS[kind].name}${oldestOf ? ` of ${oldestOf}` : ""}.`;
}

/** How much of each index has a quote, and how far the loads and the crawl have come. */
export function coverageTexts({ stock, progress, crawl }: StatusParts, figures: Figures): readonly string[] {
  const quoted = stock.indexes.map(({ id }) => {
    const [some, all] = [figures[`index.${id}.quoted`], figures[`index.${id}.members`]];
    return `${textOrDash(some)} of ${textOrDash(all)} companies of the ${INDEXES[id].name}`;
  });
  return [
    ...(quoted.length > 0 ? [`Quotes are held of ${quoted.join(" and ")}.`] : []),
    ...(progress ? [`Loading: ${progress.loaded} of ${progress.requests} requests for quotes answered.`] : []),
    crawlText(crawl, figures),
  ];
}

function crawlText({ known, wanted, running, failure, paceMs }: StatusParts["crawl"], figures: Figures): string {
  const [some, all] = [figures["crawl.known"], figures["crawl.wanted"]];
  const far =
    some?.value == null
      ? `Estimates: not counted, since ${some?.reason}.`
      : `Estimates: ${figureText(some)} of ${textOrDash(all)} companies gathered.`;
  const left = wanted - known;
  const pace =
    running && paceMs !== undefined && left > 0 ? [`The rest takes about ${ageText(left * paceMs)} at this pace.`] : [];
  const lapse = failure === null ? [] : [`The last request failed: ${failure}.`];
  return [far, ...pace, ...lapse].join(" ");
}

/** The record, the store and the process. */
export function keptTexts({ record, stock, now, marketNow }: StatusParts, figures: Figures): readonly string[] {
  const { since, last } = record;
  const days = `${counted(record.days, "trading day")}${since ? ` since ${since}` : ""}${last && last !== since ? `, the last ${last}` : ""}`;
  const [entries, size] = [figures["store.entries"], figures["store.megabytes"]];
  const store =
    entries?.value == null
      ? `Store: ${entries?.reason}.`
      : `Store: ${figureText(entries)} ${entries.value === 1 ? "entry" : "entries"}, ${textOrDash(size)} MB.`;
  const time = `${new Date(marketNow).toISOString().slice(0, 16).replace("T", " ")} UTC`;
  return [
    `Daily record: ${days}. Market time ${time}.`,
    `${store} Running for ${ageText(now - stock.startedAt)}; version ${VERSION}, method ${METHOD_VERSION}.`,
  ];
}

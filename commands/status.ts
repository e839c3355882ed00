import * as z from "zod";
import type { Card } from "../src/card.ts";
import { type Figure, figuresById, toFigure } from "../src/figure.ts";
import { ageText, counted, figureText } from "../src/format.ts";
import type { CrawlProgress } from "../src/market/estimates-book.ts";
import { freshUntil, type Kind } from "../src/market/freshness.ts";
import type { SourceHealth } from "../src/market/health.ts";
import { defineCommand } from "./command.ts";

/** How old is what the bot knows, and which source is failing? */
export default defineCommand({
  name: "status",
  summary: "Age and health of every data source",
  audience: "asker",
  options: z.strictObject({}),
  examples: ["status"],

  async run(_, { market, health, universe, estimates, records, now, realNow }) {
    const days = await records.figures.days();
    return statusCard({
      health: health(),
      days: days.length,
      since: days[0]?.date ?? null,
      progress: universe.progress(),
      crawl: estimates.progress(),
      now: realNow(),
      marketNow: now(),
      simulated: market.simulated,
    });
  },
});

type StatusParts = {
  readonly health: readonly SourceHealth[];
  readonly days: number;
  readonly since: string | null;
  readonly progress: { readonly loaded: number; readonly requests: number } | null;
  readonly crawl: CrawlProgress;
  /** Real clock: sources are asked in real time. */
  readonly now: number;
  readonly marketNow: number;
  readonly simulated: boolean;
};

/** The answer from what is known. Pure. */
export function statusCard({ health, days, since, progress, crawl, now, marketNow, simulated }: StatusParts): Card {
  const failing = health.filter(({ lastFailure }) => lastFailure !== null);
  const recorded: Figure = {
    id: "record.days",
    label: "Recorded trading days",
    value: days,
    unit: "count",
    basis: "days in our own append-only record",
    readings: [],
  };
  const gathered = crawlFigures(crawl);
  return {
    title: "How the sources are doing",
    answer: simulated
      ? "This is the built-in simulated market: no source is asked."
      : health.length === 0
        ? "No source has been asked since the start."
        : failing.length === 0
          ? `${counted(health.length, "source")} asked, all answering.`
          : `${counted(failing.length, "source")} of ${health.length} failing: ${failing.map(({ host }) => host).join(", ")}.`,
    tone: failing.length > 0 ? "caution" : "plain",
    parts: [
      ...(health.length > 0
        ? [
            {
              kind: "table" as const,
              columns: ["Source", "State", "Last answer", "Next refresh", "Requests"],
              rows: health.map((source) => healthRow(source, now, marketNow)),
            },
          ]
        : []),
      ...(progress
        ? [
            {
              kind: "note" as const,
              text: `Loading: ${progress.loaded} of ${progress.requests} requests for quotes answered.`,
            },
          ]
        : []),
      { kind: "note", text: crawlText(crawl, gathered) },
      {
        kind: "note",
        text: `Daily record: ${counted(days, "trading day")}${since ? ` since ${since}` : ""}. Market time ${new Date(marketNow).toISOString().slice(0, 16).replace("T", " ")} UTC.`,
      },
    ],
    sources: [],
    next: [],
    figures: figuresById([recorded, gathered.known, gathered.wanted]),
    data: { sources: health, record: { days, since }, loading: progress, crawl },
    simulated,
  };
}

type CrawlFigures = { readonly known: Figure; readonly wanted: Figure };

/** How far the background crawl of analysts' estimates has come. */
function crawlFigures({ known, wanted }: CrawlProgress): CrawlFigures {
  const figure = (id: string, label: string, value: number, basis: string) =>
    toFigure({
      id,
      label,
      value: wanted > 0 ? value : null,
      unit: "count",
      basis,
      reason: "the members of the indexes are not known yet",
      readings: [],
    });
  return {
    known: figure(
      "crawl.known",
      "Companies whose estimates are gathered",
      known,
      "members whose estimates have been asked for and kept, also where the source has none",
    ),
    wanted: figure(
      "crawl.wanted",
      "Companies whose estimates are wanted",
      wanted,
      "members of the Russell 2000 and the S&P 500, each once",
    ),
  };
}

function crawlText({ failure }: CrawlProgress, { known, wanted }: CrawlFigures): string {
  const far =
    known.value === null
      ? `Estimates: not counted, since ${known.reason}.`
      : `Estimates: ${figureText(known)} of ${figureText(wanted)} companies gathered.`;
  return failure === null ? far : `${far} The last request failed: ${failure}.`;
}

function healthRow(source: SourceHealth, now: number, marketNow: number): string[] {
  const { host, lastSuccessAt, requests, failures } = source;
  const sinceSuccess = lastSuccessAt === null ? null : now - Date.parse(lastSuccessAt);
  return [
    host,
    stateText(source, now),
    sinceSuccess === null ? "never" : `${ageText(sinceSuccess)} ago`,
    refreshText(source, sinceSuccess, now, marketNow),
    failures > 0 ? `${requests}, ${failures} failed` : String(requests),
  ];
}

function stateText({ lastFailure, lastFailureAt, pausedUntil }: SourceHealth, now: number): string {
  if (pausedUntil) return `paused${lastFailure ? `: ${lastFailure}` : ""}`;
  if (!lastFailure) return "answering";
  return `failing: ${lastFailure}${lastFailureAt ? `, ${ageText(now - Date.parse(lastFailureAt))} ago` : ""}`;
}

/** What is asked of a site most often, so that its newest answer says when it is asked again. */
const KINDS: readonly (readonly [site: RegExp, kind: Kind])[] = [
  // Futures are asked for as often as quotes, and while the exchange is closed too.
  [/yahoo\.com$/, "strip"],
  [/(ishares|blackrock)\.com$/, "holdings"],
  [/sec\.gov$/, "filings"],
  [/newyorkfed\.org$/, "policyRates"],
  [/stlouisfed\.org$/, "series"],
  [/federalreserve\.gov$/, "fomc"],
  [/db\.nomics\.world$/, "pmi"],
];

/** Requests are made in real time, but how long an answer stays fresh depends on the market's hours. */
function refreshText(
  { host, lastFailure, pausedUntil }: SourceHealth,
  sinceSuccess: number | null,
  now: number,
  marketNow: number,
): string {
  if (pausedUntil) return `next try in ${ageText(Date.parse(pausedUntil) - now)}`;
  const kind = KINDS.find(([site]) => site.test(host))?.[1];
  if (lastFailure || sinceSuccess === null || !kind) return "when asked";
  const left = freshUntil(kind, marketNow - sinceSuccess) - marketNow;
  return left > 0 ? `in ${ageText(left)}` : "due";
}

import type { Card, Part, Suggestion } from "../../src/card.ts";
import { tightest } from "../../src/company/screen.ts";
import type { MeasureId, Screened } from "../../src/company/screened.ts";
import type { Figures } from "../../src/figure.ts";
import { figureText, signedPercentText, textOrDash } from "../../src/format.ts";
import { plainText } from "../../src/plain.ts";
import { sourcesOf } from "../sources.ts";
import { MEASURES, screenFigures, shownRows } from "./figures.ts";
import { screenNotes } from "./notes.ts";
import { type ScreenOptions, type ScreenParts, SORTS } from "./parts.ts";
import { screenData, screenFiles, screenReceipt } from "./receipt.ts";
import { screenAnswer, screenTitle } from "./words.ts";

/** The answer from what was read. Pure. */
export function screenCard(parts: ScreenParts): Card {
  const { ordered, quoteReadings, filedReadings, pending, simulated } = parts;
  const figures = screenFigures(parts);
  const notes = screenNotes(parts, figures);
  const attachments = screenFiles(parts);
  return {
    title: screenTitle(parts, figures),
    answer: screenAnswer(parts, figures),
    tone: notes.cautious ? "caution" : "plain",
    parts: [
      ...(ordered.length > 0 ? [matchTable(parts, figures)] : []),
      ...notes.texts.map((text): Part => ({ kind: "note", text })),
    ],
    sources: sourcesOf([...quoteReadings, ...filedReadings]),
    next: suggestions(parts),
    figures,
    data: screenData(parts),
    receipt: screenReceipt(parts, figures),
    ...(attachments.length > 0 ? { attachments } : {}),
    simulated,
    ...(pending ? { pending } : {}),
  };
}

/** Columns are narrow, so that a phone shows them. */
const COLUMNS: Readonly<Record<MeasureId, string>> = {
  pe: "P/E",
  growth: "Growth",
  earned: "EPS",
  size: "Size",
  debt: "Debt",
  coverage: "Coverage",
  change: "Year",
};
const SIGNED: readonly MeasureId[] = ["growth", "change"];
/** Letters of a name beside its ticker. */
const NAME = 24;

function matchTable(parts: ScreenParts, figures: Figures): Part {
  const { shown, options } = parts;
  const cell = ({ ticker }: Screened, measure: MeasureId) =>
    textOrDash(
      figures[`stock.${ticker}.${MEASURES[measure].id}`],
      SIGNED.includes(measure) ? signedPercentText : figureText,
    );
  return {
    kind: "table",
    columns: ["Company", ...shown.map((measure) => COLUMNS[measure]), ...(options.sector ? [] : ["Sector"])],
    rows: shownRows(parts).map((row) => [
      `${row.ticker} ${plainText(row.name, NAME)}`,
      ...shown.map((measure) => cell(row, measure)),
      ...(options.sector ? [] : [row.sector]),
    ]),
  };
}

/** How far a condition is loosened by one click. */
const LOOSER: Readonly<Record<string, (limit: number) => number>> = {
  "max-pe": (limit) => Math.ceil(limit * 1.5),
  "max-debt": (limit) => Math.ceil(limit * 1.5) + (limit === 0 ? 10 : 0),
  "min-growth": (limit) => (limit > 0 ? Math.floor(limit / 2) : limit - 10),
  "min-coverage": (limit) => Math.floor(limit / 2),
};

function suggestions({ options, screening, ordered }: ScreenParts): Suggestion[] {
  const ask = (label: string, change: Partial<ScreenOptions>): Suggestion => ({
    label,
    command: "screen",
    options: written({ ...options, ...change }),
  });
  const [first] = ordered;
  const tight = tightest(screening);
  const sorts = SORTS.filter((sort) => sort !== options.sort && ["pe", "growth", "size"].includes(sort)).slice(0, 2);
  return [
    { ...ask("How computed?", {}), view: "receipt" },
    ...(tight === null ? [] : [loosened(tight, options, ask)]),
    ...(ordered.length > 1 ? sorts.map((sort) => ask(`By ${SORT_LABELS[sort]}`, { sort })) : []),
    ...(first ? [{ label: `${first.ticker} alone`, command: "stock", options: { ticker: first.ticker } }] : []),
    ...(options.sector ? [ask("All sectors", { sector: undefined })] : []),
  ];
}

const SORT_LABELS: Readonly<Record<ScreenOptions["sort"], string>> = {
  ...{ size: "size", pe: "P/E", growth: "growth" },
  ...{ debt: "debt", coverage: "coverage", change: "change" },
};

function loosened(
  option: string,
  options: ScreenOptions,
  ask: (label: string, change: Partial<ScreenOptions>) => Suggestion,
): Suggestion {
  const limit = options[option as keyof ScreenOptions];
  const looser = LOOSER[option];
  if (typeof limit !== "number" || !looser) return ask(`Without ${option}`, { [option]: undefined });
  return ask(`${option} ${String(looser(limit)).replace("-", "−")}`, { [option]: looser(limit) });
}

/** Only what differs from the defaults is written, so that a suggestion is short to read and to type. */
function written({ sort, limit, ...conditions }: ScreenOptions): Suggestion["options"] {
  const said = Object.entries(conditions).flatMap(([option, value]) => (value === undefined ? [] : [[option, value]]));
  return {
    ...Object.fromEntries(said),
    ...(sort === "size" ? {} : { sort }),
    ...(limit === DEFAULT_LIMIT ? {} : { limit }),
  };
}

/** Matches that are shown when nothing is said. */
export const DEFAULT_LIMIT = 10;

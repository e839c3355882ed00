import type { Card, Part, Source, Suggestion } from "../../src/card.ts";
import type { FigureReading } from "../../src/figure.ts";
import { type Figure, type Figures, figuresById } from "../../src/figure.ts";
import { cheaperText, figureText, turnsText } from "../../src/format.ts";
import { memo } from "../../src/memo.ts";
import { ARTICLE } from "../../src/valuation/article.ts";
import { valuationFigures } from "../../src/valuation/figures.ts";
import { gap } from "../../src/valuation/gap.ts";
import { isEarningsMetric, METHODS, METRIC_WORDS, type Metric } from "../../src/valuation/metric.ts";
import type { Outcome } from "../../src/within.ts";
import { loadingCard } from "../nothing-to-say.ts";
import { sourcesOf } from "../sources.ts";
import { caveats } from "./caveats.ts";
import type { ChartRead } from "./chart.ts";
import type { SideInputs } from "./inputs.ts";
import type { ValuationOptions, ValuationParts } from "./parts.ts";
import { importedFacts } from "./past.ts";
import { valuationReceipt, valuationRows } from "./receipt.ts";
import { CHOSEN, capital, valuationAnswer, valuationTitle } from "./words.ts";

/** The answer from what was read. Pure. */
export function valuationCard(parts: ValuationParts): Card {
  const { options, small, large, past, chart, simulated } = parts;
  const { metric } = options;
  const article = metric === "forward-pe" && options.against === "sp500" && !simulated ? articleFigures() : [];
  const figures = figuresById([...figuresOnce(metric, small.side, large.side), ...past, ...article]);
  const notes = caveats(parts, figures);
  const empty = [small, large].every(({ side }) => !side.valuation?.coverage?.names);
  if (notes.pending && empty) return loadingCard("market data", notes.pending, simulated);
  return {
    title: valuationTitle(metric, figures),
    answer: valuationAnswer(options, small.index.name, large.index.name, figures),
    tone: notes.cautious ? "caution" : "plain",
    parts: [
      table(options, small.index.name, large.index.name, figures),
      ...importedFacts(figures),
      ...notes.texts.map((text): Part => ({ kind: "note", text })),
      ...("value" in chart ? [chart.value.chart] : [{ kind: "note" as const, text: `No chart: ${chart.reason}.` }]),
    ],
    sources: sources(metric, small, large, chart),
    next: suggestions(options),
    figures,
    data: valuationRows(parts),
    receipt: valuationReceipt(parts, figures),
    simulated,
    ...(notes.pending ? { pending: notes.pending } : {}),
  };
}

const figuresOnce = memo(valuationFigures);

function table({ metric, losers }: ValuationOptions, small: string, large: string, figures: Figures): Part {
  const chosen = CHOSEN[losers];
  const methods = chosen ? [chosen, ...METHODS.filter((method) => method !== chosen)] : METHODS;
  const rows = methods.map((method) =>
    row(
      METRIC_WORDS[metric].methods[method],
      figures,
      `small.${metric}.${method}`,
      `large.${metric}.${method}`,
      `gap.${metric}.${method}`,
    ),
  );
  const blend =
    figures["small.ntm.exNegative"]?.value != null
      ? [
          [
            "twelve months, losses out",
            text(figures["small.ntm.exNegative"]),
            text(figures["large.ntm.exNegative"]),
            "",
          ],
        ]
      : [];
  const article = figures["article.small"]
    ? [row("the newsletter, as printed", figures, "article.small", "article.large", "article.gap")]
    : [];
  return { kind: "table", columns: ["", small, large, "Gap"], rows: [...rows, ...blend, ...article] };
}

function row(label: string, figures: Figures, smallId: string, largeId: string, gapId: string): string[] {
  const [turns, discount] = [figures[`${gapId}.turns`], figures[`${gapId}.discount`]];
  const between = turns && discount && turns.value !== null ? `${turnsText(turns)}, ${cheaperText(discount)}` : "–";
  return [label, text(figures[smallId]), text(figures[largeId]), between];
}

function text(figure: Figure | undefined): string {
  return figure ? figureText(figure) : "–";
}

function articleFigures(): Figure[] {
  const between = gap(ARTICLE.small, ARTICLE.large);
  const printed = { basis: "as printed in the newsletter; neither its method nor its day is stated", readings: [] };
  return [
    { id: "article.small", label: "The newsletter's Russell 2000", value: ARTICLE.small, unit: "multiple", ...printed },
    { id: "article.large", label: "The newsletter's S&P 500", value: ARTICLE.large, unit: "multiple", ...printed },
    {
      id: "article.gap.discount",
      label: "The newsletter's discount",
      value: between?.discount ?? null,
      unit: "fraction",
      ...printed,
    },
    {
      id: "article.gap.turns",
      label: "The newsletter's gap in turns",
      value: between?.turns ?? null,
      unit: "multiple",
      ...printed,
    },
  ];
}

/** One line for each source, with its oldest observation. */
function sources(metric: Metric, small: SideInputs, large: SideInputs, chart: Outcome<ChartRead>): Source[] {
  const readings: Omit<FigureReading, "value">[] = [
    ...[small, large].flatMap(({ side }) => [
      ...side.readings,
      ...side.blendReadings,
      ...(isEarningsMetric(metric) ? side.published.readings : []),
    ]),
    ...("value" in chart ? chart.value.readings : []),
  ];
  return sourcesOf(readings);
}

const DEFAULTS: ValuationOptions = { metric: "forward-pe", against: "sp500", losers: "both", period: "10y" };

/** Only what differs from the defaults is written, so that a suggestion is short to read and to type. */
function suggestions(now: ValuationOptions): Suggestion[] {
  const ask = (label: string, change: Partial<ValuationOptions>): Suggestion => ({
    label,
    command: "valuation",
    options: Object.fromEntries(
      Object.entries({ ...now, ...change }).filter(
        ([name, value]) => DEFAULTS[name as keyof ValuationOptions] !== value,
      ),
    ),
  });
  const others = (["forward-pe", "trailing-pe", "price-book"] as const).filter((each) => each !== now.metric);
  const periods = (["1y", "5y", "10y"] as const).filter((each) => each !== now.period);
  return [
    { ...ask("How computed?", {}), view: "receipt" },
    { label: "Earnings outlook", command: "earnings", options: {} },
    ...others.map((each) => ask(capital(METRIC_WORDS[each].name), { metric: each })),
    now.against === "sp500"
      ? ask("Against mid caps", { against: "sp400" })
      : ask("Against the S&P 500", { against: "sp500" }),
    ...periods.map((each) => ask(`Chart: ${each}`, { period: each })),
  ];
}

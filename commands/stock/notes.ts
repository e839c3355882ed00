import type { Figure, Figures } from "../../src/figure.ts";
import { dayText, figureText, signedPercentText } from "../../src/format.ts";
import { INDEXES } from "../../src/market/indexes.ts";
import { plainText } from "../../src/plain.ts";
import { ageTexts, failureTexts } from "../members.ts";
import { debtOf } from "./own-debt.ts";
import type { StockParts } from "./parts.ts";
import { ownFigures, reportText } from "./words.ts";

type Own = (name: string) => Figure;

export type Notes = {
  readonly texts: readonly string[];
  /** True when something weakens trust in the numbers themselves. */
  readonly cautious: boolean;
};

/** A smaller weight is written as nothing. */
const SEEN_WEIGHT = 0.0005;
/** With fewer peers a standing says little. */
const FEW_PEERS = 20;

/** Commentary and the caveats that the figures call for. Sentences from figures only. Pure. */
export function stockNotes(parts: StockParts, figures: Figures): Notes {
  const own = ownFigures(parts, figures);
  const caveats = caveatTexts(parts, own);
  return {
    texts: [
      membershipText(parts, own),
      growthText(own),
      estimatesText(own),
      debtText(parts, own),
      ...priceTexts(parts, own),
      ...caveats,
    ],
    cautious: caveats.length > 0,
  };
}

function membershipText(parts: StockParts, own: Own): string {
  const { typed, ticker, home, reads } = parts;
  const read = typed === null ? "" : `“${plainText(typed, 40)}” was read as ${ticker}. `;
  if (home === null) {
    const unread = reads.filter(({ members }) => members === null).map(({ index }) => index.name);
    if (unread.length > 0) return `${read}Whether it is in the ${unread.join(" or the ")} is not known now.`;
    const { russell2000, sp500 } = INDEXES;
    return `${read}It is in neither the ${russell2000.name} nor the ${sp500.name} as their funds hold them, so its quote was asked for by itself and no peers are shown.`;
  }
  const { index } = home.membership;
  const weight = own("weight");
  const share = (weight.value ?? 0) < SEEN_WEIGHT ? "" : `, ${figureText(weight)} of it`;
  const place = `number ${figureText(own("rank"))} of ${figureText(own("members"))} in the ${index.name} by weight${share}`;
  const peers = peersText(home.sector, own);
  if (index.id === "russell2000") return `${read}It is ${place}. ${peers}`;
  return `${read}It is not a small cap: it is ${place}, and is held against that index's ${home.sector} members. ${peers}`;
}

function peersText(sector: string, own: Own): string {
  const [names, n, losses, unknown] = ["peers.names", "peers.n", "peers.losses", "peers.unknown"].map(own);
  if (!names || !n || !losses || !unknown) return "";
  const lose = losses.value
    ? `, and ${figureText(losses)} expect a loss and are counted apart`
    : ", and none expects a loss";
  const rest = unknown.value ? `; of ${figureText(unknown)} it is not known` : "";
  return `Of its ${figureText(names)} ${sector} members ${figureText(n)} have a forward P/E${lose}${rest}.`;
}

function growthText(own: Own): string {
  const [growth, median, n] = [own("growth"), own("peers.growth.median"), own("peers.growth.n")];
  if (growth.value === null) return `No growth rate: ${growth.reason}.`;
  const beside =
    median.value === null
      ? ""
      : `; the median of the ${figureText(n)} sector members with a profit to grow from is ${signedPercentText(median)}`;
  return `Analysts expect its earnings per share to change by ${signedPercentText(growth)} from this fiscal year to the next${beside}.`;
}

function estimatesText(own: Own): string {
  const [revision, analysts, raised, lowered] = ["revision", "analysts", "raised", "lowered"].map(own);
  const [surprise, beats, quarters] = [own("surprise"), own("beats"), own("quarters")];
  if (!revision || !analysts || !raised || !lowered) return "";
  if (analysts.value === null && surprise.value === null && revision.value === null)
    return `Revisions and surprises: ${revision.reason}.`;
  const who =
    raised.value !== null && lowered.value !== null && analysts.value !== null
      ? `; of ${figureText(analysts)} analysts ${figureText(raised)} raised and ${figureText(lowered)} lowered theirs`
      : "";
  const moved =
    revision.value === null
      ? `No revision: ${revision.reason}`
      : `In thirty days the consensus for next fiscal year changed by ${signedPercentText(revision)}${who}`;
  const last =
    surprise.value === null
      ? ` No surprise: ${surprise.reason}.`
      : ` The last reported quarter came in at ${signedPercentText(surprise)} against what was expected, and ${figureText(beats)} of ${figureText(quarters)} quarters above it.`;
  return `${moved}.${last}`;
}

function debtText(parts: StockParts, own: Own): string {
  const [coverage, debt, size, due] = [own("coverage"), own("debt"), own("debtToSize"), own("shortTermShare")];
  const { accounts } = debtOf(parts);
  if (accounts === null) return `Debt and interest coverage: ${coverage.reason}.`;
  const earns =
    coverage.value === null
      ? `No interest coverage: ${coverage.reason}`
      : `EBIT was ${figureText(coverage)} its interest`;
  const owes =
    debt.value === null
      ? `; debt: ${debt.reason}`
      : `; it owes ${figureText(debt)}${size.value === null ? "" : `, ${figureText(size)} of its market value`}${due.value === null ? "" : `, ${figureText(due)} of it due within a year`}`;
  return `${earns}${owes}, by its accounts to ${dayText(accounts.end)}.`;
}

function priceTexts(parts: StockParts, own: Own): string[] {
  const [year, range, fifty, twoHundred] = ["yearChange", "range", "against50", "against200"].map(own);
  if (!year || !range || !fifty || !twoHundred) return [];
  const said = [
    ...(year.value === null ? [] : [`has changed by ${signedPercentText(year)} over a year`]),
    ...(range.value === null
      ? []
      : [`stands at ${figureText(range)} of the way from that year's lowest to its highest`]),
    ...(twoHundred.value === null || fifty.value === null
      ? []
      : [
          `is ${signedPercentText(fifty)} against the mean of fifty closes and ${signedPercentText(twoHundred)} against that of two hundred`,
        ]),
  ];
  const report = reportText(parts);
  const moved = said.length === 0 ? "" : `Its price ${AND.format(said)}.`;
  const next = report ? `Next report: ${report}.` : "";
  return [[moved, next].filter(Boolean).join(" ")].filter(Boolean);
}

const AND = new Intl.ListFormat("en", { type: "conjunction" });

function caveatTexts(parts: StockParts, own: Own): string[] {
  const { home, quote, share, estimates, filed, reads, now } = parts;
  const among = reads.filter(({ index }) => index.id === home?.membership.index.id);
  const n = own("peers.n").value;
  return [
    ...(home === null && quote?.accountsCurrency === null
      ? [
          "The source does not say in which currency its accounts are; if not in that of the price, its ratios are wrong.",
        ]
      : []),
    ...(share.missing && quote ? [`Figures per share are not used: ${share.missing}.`] : []),
    ...(home && n !== null && n < FEW_PEERS
      ? [`Only ${figureText(own("peers.n"))} peers have a ratio, so the standing says little.`]
      : []),
    ...coverageTexts(parts, own),
    ...("value" in estimates && estimates.value.stale
      ? ["Its estimates are an older copy, since their source fails now."]
      : []),
    ...("value" in filed && [...filed.value.flowReadings, ...filed.value.sheetReadings].some(({ stale }) => stale)
      ? ["The filings are an older copy, since their source fails now."]
      : []),
    ...ageTexts(home ? among : [], now),
    ...failureTexts(home ? among : reads),
  ];
}

/** Peers whose ratio is not known could stand anywhere. */
const LEAST_KNOWN = 0.85;

function coverageTexts({ home }: StockParts, own: Own): string[] {
  if (home === null) return [];
  const { names, unknown } = home.peers;
  const known = names === 0 ? 1 : 1 - unknown / names;
  return known >= LEAST_KNOWN
    ? []
    : [
        `Of ${figureText(own("peers.unknown"))} of the ${figureText(own("peers.names"))} peers no estimate is known; they could stand anywhere.`,
      ];
}

import type { Issuer } from "../../src/concentration/issuers.ts";
import type { PublishedWeight } from "../../src/concentration/published.ts";
import type { Figures } from "../../src/figure.ts";
import { counted } from "../../src/format.ts";
import { newYork } from "../../src/market/session.ts";
import { memo } from "../../src/memo.ts";
import type { Receipt } from "../../src/receipt.ts";
import { rowsHash } from "../../src/rows-hash.ts";
import { receiptValues } from "../receipts.ts";
import { besidePrefix, type ConcentrationParts, type IndexRead } from "./parts.ts";

/** One company's row in the data and in the attached file. */
export type ConcentrationRow = {
  readonly index: string;
  readonly rank: number;
  readonly name: string;
  /** Every share class. */
  readonly tickers: string;
  /** Share of the index, and that of all down to this one, 0 to 1. */
  readonly weight: number;
  readonly cumulative: number;
};

/** The command's typed result. */
export function concentrationData({ asked, beside }: ConcentrationParts, published: readonly PublishedWeight[]) {
  const side = ({ index, holdings, side: { concentration, failure } }: IndexRead) => ({
    index: index.name,
    fund: index.holdingsFund,
    holdingsOf: "value" in holdings ? newYork(Date.parse(holdings.value.observedAt)).date : null,
    failure,
    ...(concentration
      ? {
          ...concentration,
          issuers: undefined,
          names: concentration.issuers.length,
          merged: mergedOf(concentration.issuers),
        }
      : {}),
  });
  return { asked: side(asked), beside: side(beside), published, rows: rowsOf(asked, beside) };
}

const mergedOf = memo((issuers: readonly Issuer[]) =>
  issuers.flatMap(({ name, tickers }) => (tickers.length > 1 ? [{ name, tickers }] : [])),
);

function rowsOf({ side: asked, index: one }: IndexRead, { side: beside, index: other }: IndexRead) {
  return joined(
    rowsOnce(one.name, asked.concentration?.issuers ?? NONE),
    rowsOnce(other.name, beside.concentration?.issuers ?? NONE),
  );
}

const NONE: readonly Issuer[] = [];
const joined = memo((one: readonly ConcentrationRow[], other: readonly ConcentrationRow[]) => [...one, ...other]);
const rowsOnce = memo((index: string, issuers: readonly Issuer[]): readonly ConcentrationRow[] => {
  let cumulative = 0;
  return issuers.map(({ name, tickers, weight }, place) => {
    cumulative += weight;
    return { index, rank: place + 1, name, tickers: tickers.join(" "), weight, cumulative };
  });
});

/** Formulas with the numbers put in, inputs, companies merged and kept apart, and every company's weight. */
export function concentrationReceipt(parts: ConcentrationParts, figures: Figures): Receipt {
  const { asked, beside } = parts;
  const value = receiptValues(figures);
  const prefix = besidePrefix(parts);
  const both = (id: string) => `${value(id)} and ${value(`${prefix}${id}`)}`;
  const rows = rowsOf(asked, beside);
  return {
    formulas: [
      {
        name: "Weight w",
        text: `market value in the fund's holdings file over that of all its traded equities, not repriced; ${asked.index.name}, then ${beside.index.name}`,
      },
      {
        name: "Companies",
        text: `holdings of equal name without share class and legal form count as one where their tickers belong together too (equal up to a class dash or one more letter with a class in one name, or other last letters with a class in both): ${both("listings")} shares are ${both("names")} companies`,
      },
      ...[asked, beside].map((read) => ({ name: `Merged, ${read.index.name}`, text: mergedText(read) })),
      { name: "Top k", text: `sum of the k largest w: ten ${both("top10.weight")}` },
      {
        name: "Magnificent Seven",
        text: `Apple, Microsoft, Nvidia, Amazon, Alphabet, Meta and Tesla, those that are members: ${both("mag7.weight")}`,
      },
      {
        name: "HHI",
        text: `sum of w²: ${both("hhi.points")} points of 10,000; (HHI − 1 / n) / (1 − 1 / n): ${both("hhi.normalised")}`,
      },
      { name: "Effective names", text: `1 / HHI: ${both("effectiveNames")}` },
      { name: "By entropy", text: `exp(−sum w ln w): ${both("entropyNames")}` },
      ...[asked, beside].map((read) => ({ name: `Not counted, ${read.index.name}`, text: notCounted(read) })),
    ],
    inputs: [...asked.side.readings, ...beside.side.readings],
    leftOut: [],
    hash: rowsHash(rows),
    file: `smallcap-concentration-${asked.index.id}-${newYork(newest(asked, beside) ?? parts.now).date}`,
    rows,
  };
}

function mergedText({ side: { concentration, failure } }: IndexRead): string {
  if (!concentration) return failure ?? "–";
  const merged = mergedOf(concentration.issuers);
  const list = merged.map(({ tickers }) => tickers.join(" + ")).join(", ");
  const apart = concentration.keptApart.map((tickers) => tickers.join(", ")).join("; ");
  return `${counted(merged.length, "issuer")}${list ? `: ${list}` : ""}${apart ? `. Equal in name and kept apart: ${apart}` : ""}`;
}

/** Rows of the file that are no traded equities, by reason. */
function notCounted({ holdings }: IndexRead): string {
  if (!("value" in holdings)) return holdings.reason;
  const groups = Map.groupBy(holdings.value.value.leftOut, ({ reason }) => reason);
  const texts = [...groups].map(
    ([reason, rows]) => `${reason}: ${rows.map(({ ticker, name }) => ticker || name).join(", ")}`,
  );
  return texts.length > 0 ? texts.join("; ") : "nothing";
}

function newest(...reads: readonly IndexRead[]): number | null {
  const days = reads.flatMap(({ holdings }) => ("value" in holdings ? [Date.parse(holdings.value.observedAt)] : []));
  return days.length > 0 ? Math.max(...days) : null;
}

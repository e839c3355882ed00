import type { Screened } from "../../src/company/screened.ts";
import { csv } from "../../src/csv.ts";
import type { Figures } from "../../src/figure.ts";
import { leftOutBy } from "../../src/left-out.ts";
import { newYork } from "../../src/market/session.ts";
import { memo } from "../../src/memo.ts";
import { newestObservation } from "../../src/reading.ts";
import type { Receipt } from "../../src/receipt.ts";
import { rowsHash } from "../../src/rows-hash.ts";
import { leftOutOf } from "../receipts.ts";
import { conditionsOf } from "./conditions.ts";
import { MEASURES } from "./figures.ts";
import type { ScreenParts } from "./parts.ts";
import { conditionText, count, SORT_WORDS } from "./words.ts";

/** One company's row in the data and in the attached files; fractions are fractions, money is dollars. */
export type ScreenRow = {
  readonly ticker: string;
  readonly name: string;
  readonly sector: string;
  readonly price: number | null;
  readonly forwardPe: number | null;
  readonly growth: number | null;
  readonly marketCap: number | null;
  readonly epsTrailing: number | null;
  readonly debtToMarketCap: number | null;
  readonly coverage: number | null;
  readonly yearChange: number | null;
};

const rowOf = memo(
  ({ ticker, name, sector, price, measures }: Screened): ScreenRow => ({
    ...{ ticker, name, sector, price },
    forwardPe: measures.pe.value,
    growth: measures.growth.value,
    marketCap: measures.size.value,
    epsTrailing: measures.earned.value,
    debtToMarketCap: measures.debt.value,
    coverage: measures.coverage.value,
    yearChange: measures.change.value,
  }),
);

/** The command's typed result: every match in the asked order. */
export function screenData({ options, screening, ordered }: ScreenParts) {
  return {
    ...options,
    sector: options.sector ?? null,
    members: screening.members.length,
    judged: screening.judged,
    unjudged: screening.unjudged,
    without: screening.without,
    dropping: Object.fromEntries(screening.dropping),
    matches: ordered.map(({ ticker }) => ticker),
    rows: ordered.map(rowOf),
  };
}

/** Every match as a file that goes with the card; none where nothing matches. */
export function screenFiles(parts: ScreenParts): readonly { name: string; type: string; content: string }[] {
  if (parts.ordered.length === 0) return [];
  return [{ name: `${fileName(parts)}.csv`, type: "text/csv", content: csv(parts.ordered.map(rowOf)) }];
}

function fileName({ read, now }: ScreenParts): string {
  const newest = newestObservation(read.members?.batches ?? []);
  return `smallcap-screen-${newYork(newest === null ? now : Date.parse(newest)).date}`;
}

const judgedRows = memo((members: readonly Screened[]) => members.map(rowOf));

/** The conditions, the definitions, who could not be judged, and every member's values to screen again. */
export function screenReceipt(parts: ScreenParts, figures: Figures): Receipt {
  const { options, read, screening, quoteReadings, filedReadings, shown } = parts;
  const conditions = conditionsOf(options);
  const rows = judgedRows(screening.members);
  return {
    formulas: [
      ...conditions.map((condition) => ({
        name: condition.option,
        text: `${conditionText(condition, figures)}; ${MEASURES[condition.measure].basis}; without it ${screening.dropping.get(condition.option)} would match`,
      })),
      ...shown
        .filter((measure) => conditions.every((condition) => condition.measure !== measure))
        .map((measure) => ({ name: MEASURES[measure].label, text: MEASURES[measure].basis })),
      {
        name: "Matches",
        text: `${count(figures, "matches")} of ${count(figures, "members")} members fulfil every condition, ${count(figures, "judged")} could be judged; a missing value fulfils none; ${SORT_WORDS[options.sort]}`,
      },
    ],
    inputs: [...quoteReadings, ...filedReadings],
    leftOut: leftOutOf(
      read.index,
      leftOutBy(screening.members, ({ measures }) => {
        const missing = conditions.find(({ measure }) => measures[measure].value === null);
        return missing ? measures[missing.measure].reason : null;
      }),
    ),
    hash: rowsHash(rows),
    file: `${fileName(parts)}-members`,
    rows,
  };
}

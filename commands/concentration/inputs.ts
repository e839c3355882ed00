import { concentrationOf } from "../../src/concentration/side.ts";
import type { FigureReading } from "../../src/figure.ts";
import { INDEXES, type IndexId } from "../../src/market/indexes.ts";
import type { Holdings } from "../../src/market/market.ts";
import { memo } from "../../src/memo.ts";
import { mapReading, type Reading } from "../../src/reading.ts";
import { within } from "../../src/within.ts";
import type { Context } from "../command.ts";
import { stillLoading } from "../nothing-to-say.ts";
import type { ConcentrationParts, IndexRead } from "./parts.ts";

/** Reads the holdings of both funds in parallel: one request each, no quotes. A fund that fails leaves its reason. */
export async function readConcentration(
  asked: "sp500" | "russell1000" | "russell2000",
  context: Context,
): Promise<ConcentrationParts> {
  const [one, other] = await Promise.all([
    readIndex(asked, context),
    readIndex(asked === "russell2000" ? "sp500" : "russell2000", context),
  ]);
  return {
    asked: one,
    beside: other,
    pending: stillLoading({
      [`the holdings of the ${one.index.name}`]: [one.holdings],
      [`those of the ${other.index.name}`]: [other.holdings],
    }),
    now: context.now(),
    simulated: context.market.simulated,
  };
}

async function readIndex(id: IndexId, { market, patienceMs, wait }: Context): Promise<IndexRead> {
  const index = INDEXES[id];
  const holdings = await within(market.holdings(index.holdingsFund), patienceMs, wait);
  const side =
    "value" in holdings
      ? sideOnce(index.name, holdings.value)
      : { name: index.name, concentration: null, failure: holdings.reason, readings: NONE };
  return { index, holdings, side };
}

const NONE: readonly FigureReading[] = [];
const sideOnce = memo((name: string, holdings: Reading<Holdings>) => ({
  name,
  concentration: concentrationOf(holdings.value.rows),
  failure: null,
  readings: [mapReading(holdings, ({ rows }) => rows.length)],
}));

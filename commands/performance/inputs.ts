import { lately } from "../../src/lately.ts";
import { closedBy } from "../../src/market/session.ts";
import { memo } from "../../src/memo.ts";
import { LARGE_SIDES } from "../../src/performance/fund-names.ts";
import { logRatio } from "../../src/performance/log-ratio.ts";
import { monthEnds } from "../../src/performance/month-ends.ts";
import { phases } from "../../src/performance/phases.ts";
import { PUBLISHED, PUBLISHED_PHASES } from "../../src/performance/published-phases.ts";
import { rollingGaps } from "../../src/performance/rolling-gaps.ts";
import { windowOf } from "../../src/performance/window.ts";
import type { Missing } from "../../src/within.ts";
import type { Context } from "../command.ts";
import { type Compared, readCompared } from "../compared.ts";
import type { Pair, PerformanceOptions, PerformanceParts } from "./parts.ts";

/**
 * Both histories, whole: phases and ten-year windows need all of it.
 *
 * @returns what is missing when either of them is.
 * @throws UserError `no-data` for a fund that nobody knows.
 */
export async function readPerformance(
  options: PerformanceOptions,
  context: Context,
): Promise<PerformanceParts | Missing> {
  const compared = await readCompared(options.fund, LARGE_SIDES[options.against].fund, context);
  if ("reason" in compared) return compared;
  const day = closedBy(context.now());
  const pair = pairOnce(compared);
  return {
    options,
    pair,
    window: windowOnce(pair.comparable, options.period),
    published: publishedBy(day),
    day,
    simulated: context.market.simulated,
  };
}

const pairOnce = memo((compared: Compared): Pair => {
  const { days } = compared.comparable;
  return { ...compared, phases: phases(monthEnds(logRatio(days))), rolling: rollingGaps(days) };
});

const windowOnce = memo(windowOf);

/** A replay of an earlier day must not know what was published later. */
const publishedBy = lately(4, (day: string) => (day > PUBLISHED.observedAt.slice(0, 10) ? PUBLISHED_PHASES : []));

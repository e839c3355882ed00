import { ratioChart } from "../commands/valuation/chart.ts";
import { createDraw } from "../src/chart/draw.ts";
import { createSampleMarket } from "../src/market/sample/sample.ts";
import { alone, type Part } from "./report.ts";
import { REPLAYED } from "./support/shared.ts";
import { middle, timed } from "./support/timing.ts";

const DRAWN = 31;

/**
 * The picture under an answer: ten years of a price ratio, from its description to the PNG. The first one loads the
 * drawing libraries and the fonts; of the others each has another title, so that none is taken from memory.
 */
export const chart: Part = {
  name: "chart",
  shared: false,
  async measure() {
    const now = () => Date.parse(REPLAYED.clock);
    const context = { market: createSampleMarket(now), now };
    const { chart } = await ratioChart("russell2000", "sp500", "10y", context);
    const draw = createDraw();
    const times: number[] = [];
    for (let each = 0; each <= DRAWN; each += 1) {
      times.push(await timed(() => draw({ ...chart, title: `${chart.title} ${each}` })));
    }
    const [first = Number.NaN, ...others] = times;
    return [
      alone(`a chart of ten years (${chart.series[0]?.points.length} points)`, middle(others), "ms", 40),
      alone("  the first one in a process", first, "ms"),
      alone("  one drawn before", await timed(() => draw({ ...chart, title: `${chart.title} ${DRAWN}` })), "ms"),
    ];
  },
};

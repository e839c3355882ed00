import { ratioChart } from "../commands/valuation/chart.ts";
import type { Chart } from "../src/card.ts";
import { createDraw } from "../src/chart/draw.ts";
import { createSampleMarket } from "../src/market/sample/sample.ts";
import { alone, type Part } from "./report.ts";
import { REPLAYED } from "./support/shared.ts";
import { middle, timed } from "./support/timing.ts";

const DRAWN = 31;

/**
 * The pictures under an answer: ten years of a price ratio and as many bars as a card has, from their description to
 * the PNG. The first one loads the drawing libraries and the fonts; of the others each has another title, so that none
 * is taken from memory.
 */
export const chart: Part = {
  name: "chart",
  shared: false,
  async measure() {
    const now = () => Date.parse(REPLAYED.clock);
    const context = { market: createSampleMarket(now), now };
    const { chart } = await ratioChart("russell2000", "sp500", "10y", context);
    const draw = createDraw();
    const titled = async (described: Chart) => {
      const times: number[] = [];
      for (let each = 0; each <= DRAWN; each += 1) {
        times.push(await timed(() => draw({ ...described, title: `${described.title} ${each}` })));
      }
      return times;
    };
    const [first = Number.NaN, ...others] = await titled(chart);
    const [, ...bars] = await titled(probabilities);
    return [
      alone(`a chart of ten years (${chart.series[0]?.points.length} points)`, middle(others), "ms", 40),
      alone("  the first one in a process", first, "ms"),
      alone("a chart of sixteen meetings with fourteen outcomes each", middle(bars), "ms"),
      alone(
        "  one drawn before",
        await timed(() => draw({ ...probabilities, title: `${probabilities.title} ${DRAWN}` })),
        "ms",
      ),
    ];
  },
};

const [MEETINGS, OUTCOMES] = [16, 14];
/** Invented numbers: only their count matters. */
const probabilities: Chart = {
  kind: "chart",
  form: "bars",
  arrangement: "stacked",
  title: "Target range after each meeting",
  alt: "",
  yLabel: "Probability",
  yUnit: "percent",
  categories: Array.from({ length: MEETINGS }, (_, meeting) => `${meeting + 1} Sep`),
  xLabel: "FOMC meeting",
  series: Array.from({ length: OUTCOMES }, (_, outcome) => ({
    name: `${outcome}.00–${outcome}.25%`,
    values: Array.from({ length: MEETINGS }, (_, meeting) => 100 / OUTCOMES + ((outcome + meeting) % OUTCOMES) - 6.5),
  })),
  footer: "",
};

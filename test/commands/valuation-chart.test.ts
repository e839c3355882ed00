import { describe, expect, it } from "vitest";
import { DAYS_FOR_CHART } from "../../commands/valuation/history-chart.ts";
import type { Card, LineChart } from "../../src/card.ts";
import { memoryRecord } from "../../src/record/memory-record.ts";
import { METHOD_VERSION } from "../../src/record/method-version.ts";
import type { DailyRecord, RecordedDay } from "../../src/record/record.ts";
import { asking, recordsOf } from "../support/context.ts";
import { EXAMPLE, fakeMarket } from "../support/fake-market.ts";

const market = fakeMarket({ funds: EXAMPLE });
const DAY_MS = 86_400_000;

/** So many days in a row that end on a date, the small side rising from 14×, the large one at 20×. */
function days(count: number, last: string, more: Partial<RecordedDay> = {}): RecordedDay[] {
  return Array.from({ length: count }, (_, index) => ({
    date: new Date(Date.parse(last) - (count - 1 - index) * DAY_MS).toISOString().slice(0, 10),
    recordedAt: `${last}T21:00:00.000Z`,
    method: METHOD_VERSION,
    inputsHash: "",
    figures: { "small.forward-pe.exNegative": 14 + index / 10, "large.forward-pe.exNegative": 20 },
    ...more,
  }));
}

async function chartWith(recorded: readonly RecordedDay[], options: Readonly<Record<string, string>> = {}) {
  const record: DailyRecord = memoryRecord();
  for (const day of recorded) await record.append(day, null);
  return chartOf(await asking(market, { records: recordsOf(record) }).valuation(options));
}

function chartOf(card: Card): LineChart | undefined {
  return card.parts.find((part) => part.kind === "chart" && part.form === "lines") as LineChart | undefined;
}

describe("the chart of a valuation", () => {
  it("is the price ratio from the first day, and as long as the record is short", async () => {
    for (const count of [0, 1, DAYS_FOR_CHART - 1]) {
      expect((await chartWith(days(count, "2026-08-20")))?.yUnit).toBe("ratio");
    }
  });

  it("is the recorded history of both sides once there is enough of it, and says of how many days", async () => {
    const chart = await chartWith(days(DAYS_FOR_CHART, "2026-08-20"));
    expect(chart).toMatchObject({ title: "Forward P/E, losses left out", yUnit: "multiple" });
    expect(chart?.series.map(({ name, points }) => [name, points.length])).toEqual([
      ["Russell 2000", DAYS_FOR_CHART],
      ["S&P 500", DAYS_FOR_CHART],
    ]);
    expect(chart?.series[0]?.points[0]).toEqual({ date: "2026-08-01", value: 14 });
    expect(chart?.footer).toBe("Smallcap daily record, 20 days since 1 Aug 2026");
    expect(chart?.alt).toBe(
      "Forward P/E, losses left out, 1 Aug 2026 to 20 Aug 2026: Russell 2000 from 14.0× to 15.9×, low 14.0×, high 15.9×; S&P 500 from 20.0× to 20.0×, low 20.0×, high 20.0×.",
    );
  });

  it("shows the asked period only", async () => {
    const recorded = [...days(30, "2024-08-20"), ...days(25, "2026-08-20")];
    expect((await chartWith(recorded, { period: "1y" }))?.series[0]?.points).toHaveLength(25);
    expect((await chartWith(recorded, { period: "5y" }))?.series[0]?.points).toHaveLength(55);
  });

  it("never mixes days of another method, later days, or another index into the history", async () => {
    expect((await chartWith(days(40, "2026-08-20", { method: METHOD_VERSION + 1 })))?.yUnit).toBe("ratio");
    expect((await chartWith(days(40, "2027-08-20")))?.yUnit).toBe("ratio");
    expect((await chartWith(days(40, "2026-08-20"), { against: "russell1000" }))?.yUnit).not.toBe("multiple");
  });
});

import { describe, expect, it } from "vitest";
import { DAYS_FOR_STANDING, historyFigures, relativeHistory } from "../../../src/record/history.ts";
import type { RecordedDay } from "../../../src/record/record.ts";

const [SMALL, LARGE] = ["small.forward-pe.exNegative", "large.forward-pe.exNegative"];

function recorded(day: number, small: number | null, large: number | null, method = 1): RecordedDay {
  const date = new Date(Date.UTC(2025, 0, 2 + day)).toISOString().slice(0, 10);
  return {
    date,
    recordedAt: `${date}T21:00:00.000Z`,
    method,
    inputsHash: "",
    figures: { [SMALL]: small, [LARGE]: large },
  };
}

const history = (count: number, value = (day: number) => 0.7 + day / 1_000) =>
  Array.from({ length: count }, (_, day) => ({ date: recorded(day, 1, 1).date, value: value(day) }));
const figures = (now: number | null, days: ReturnType<typeof history>, notRecorded: string | null = null) =>
  Object.fromEntries(historyFigures(now, days, [], notRecorded).map((figure) => [figure.id, figure]));

describe("the history of small over large", () => {
  it("is one ratio a day, oldest first as recorded", () => {
    expect(relativeHistory([recorded(0, 15, 20), recorded(1, 16, 20)], SMALL, LARGE, 1)).toEqual([
      { date: "2025-01-02", value: 0.75 },
      { date: "2025-01-03", value: 0.8 },
    ]);
  });

  it("never mixes versions of the method", () => {
    const days = [recorded(0, 15, 20, 1), recorded(1, 10, 20, 2), recorded(2, 16, 20, 1)];
    expect(relativeHistory(days, SMALL, LARGE, 1).map(({ value }) => value)).toEqual([0.75, 0.8]);
    expect(relativeHistory(days, SMALL, LARGE, 2).map(({ value }) => value)).toEqual([0.5]);
    expect(relativeHistory(days, SMALL, LARGE, 3)).toEqual([]);
  });

  it("leaves out days on which a side has no meaning", () => {
    const days = [recorded(0, null, 20), recorded(1, 15, null), recorded(2, 15, 0), recorded(3, 15, 20)];
    expect(relativeHistory(days, SMALL, LARGE, 1)).toHaveLength(1);
    expect(relativeHistory(days, "small.unknown", LARGE, 1)).toEqual([]);
  });
});

describe("where today stands", () => {
  it("is not said before 250 trading days, and the reason says how many there are since when", () => {
    const { "history.n": n, "history.z": z, "history.percentile": percentile } = figures(0.8, history(249));
    expect(n?.value).toBe(249);
    for (const figure of [z, percentile]) {
      expect(figure).toMatchObject({
        value: null,
        reason: "the record has 249 of the 250 trading days this needs since 2 Jan 2025",
      });
    }
  });

  it("is said from the 250th day on, as of n days since", () => {
    const found = figures(0.7 + 187 / 1_000, history(DAYS_FOR_STANDING));
    expect(found["history.percentile"]?.value).toBeCloseTo(187.5 / 250, 12);
    expect(found["history.z"]?.value).toBeCloseTo((187 - 124.5) / Math.sqrt((250 * 251) / 12), 9);
    expect(found["history.percentile"]?.basis).toBe(
      "small / large, losses left out, of 250 trading days since 2 Jan 2025 in our own record",
    );
    for (const figure of Object.values(found)) expect(figure.reason).toBeUndefined();
  });

  it.each([
    ["an empty record", 0.8, history(0), null, "the record has 0 of the 250 trading days this needs"],
    ["a day without meaning", null, history(260), null, "today's relative multiple is not meaningful"],
    ["a gap that is not recorded", 0.8, history(0), "only the S&P 500 is", "only the S&P 500 is"],
    ["a gap that is not recorded, whatever the days", 0.8, history(300), "only the S&P 500 is", "only the S&P 500 is"],
  ])("is null for %s, with the reason", (_, now, days, notRecorded, reason) => {
    const found = figures(now, days, notRecorded);
    expect(found["history.z"]).toMatchObject({ value: null, reason });
    expect(found["history.percentile"]).toMatchObject({ value: null, reason });
    expect(found["history.n"]?.value).toBe(days.length);
  });

  it("has a percentile but no z where the record never moved", () => {
    const found = figures(
      0.9,
      history(DAYS_FOR_STANDING, () => 0.8),
    );
    expect(found["history.percentile"]?.value).toBe(1);
    expect(found["history.z"]).toMatchObject({ value: null, reason: "the recorded relative multiple never moved" });
  });
});

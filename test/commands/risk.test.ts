import { describe, expect, it } from "vitest";
import type { Card } from "../../src/card.ts";
import { createSampleMarket } from "../../src/market/sample/sample.ts";
import { closeOf } from "../../src/market/session.ts";
import { SourceFailure } from "../../src/market/source-failure.ts";
import { asker } from "../support/commands.ts";
import { asking, notesOf, rowOf } from "../support/context.ts";
import { EXAMPLE, FAKE_NOW, fakeMarket } from "../support/fake-market.ts";
import { pricesOf, weekdays } from "../support/fake-prices.ts";
import { readingOf } from "../support/market.ts";
import { strayNumbers } from "../support/number-lint.ts";

const TODAY = "2026-08-21";

type Faults = { readonly down?: readonly string[]; readonly quotes?: string; readonly equal?: true };

/** A market in which small caps swing more, and with S&P's own worked example as their members. */
function over({ down = [], quotes, equal }: Faults = {}) {
  const history = async (ticker: string) => {
    if (down.includes(ticker)) throw new SourceFailure("network", "Fake prices", "Fake prices does not answer");
    const wave = ticker === "IWM" && !equal ? 0.2 : 0.1;
    const value = { ...pricesOf(equal ? "SPY" : ticker, "2000-05-26", TODAY, { wave, payout: 0.015 }), ticker };
    return readingOf(value, { source: "Fake prices", observedAt: closeOf(TODAY) });
  };
  const series = async (id: string) => {
    if (down.includes(id)) throw new SourceFailure("network", "FRED", "FRED does not answer");
    const points = weekdays("1993-01-01", TODAY).map((date) => ({ date, value: 3 }));
    return readingOf({ id: id as "DGS3MO", points, dropped: 0 }, { source: `FRED ${id}`, observedAt: closeOf(TODAY) });
  };
  const fails = quotes === undefined ? {} : { quotes };
  return asking(fakeMarket({ funds: EXAMPLE, fails, more: { history, series } }));
}
const risk = (options: Readonly<Record<string, string>> = {}, faults: Faults = {}): Promise<Card> =>
  over(faults).ask({ command: "risk", options, asker });
const value = (card: Card, id: string) => card.figures[id]?.value ?? null;

const PROMISED = [
  ...["small", "large"].flatMap((side) =>
    ["cagr", "volatility", "sharpe", "sortino", "drawdown", "underWater.days", "underWater.now", "losses.names"].map(
      (key) => `${side}.${key}`,
    ),
  ),
  ...[
    "small.beta",
    "small.downCapture",
    "legs.correlation",
    "credit.highYieldSpread",
    "worst.5.small",
    "worst.5.large",
  ],
];

describe("risk", () => {
  it("answers which ride was rougher and how deep the falls were", async () => {
    const card = await risk();
    expect(card.title).toBe("IWM the rougher ride over ten years");
    expect(card.answer).toMatch(
      /^From 19 Aug 2016 to 21 Aug 2026 the volatility of IWM was .* a year, that of SPY .* a year; the worst drawdown was −.*% and −.*%\.$/,
    );
    expect(card.tone).toBe("plain");
  });

  it.each(["3y", "5y", "10y", "max"])(
    "gives every figure it promises over %s, and says no number that is none",
    async (period) => {
      const card = await risk({ period });
      expect(PROMISED.filter((id) => value(card, id) === null)).toEqual([]);
      expect(strayNumbers(card)).toEqual([]);
    },
  );

  it("says so when both rides are equally rough", async () => {
    expect((await risk({}, { equal: true })).title).toBe("IWM as rough as SPY over ten years");
  });

  it("tells loss-makers by the figures of valuation", async () => {
    const { ask } = over();
    const valuation = await ask({ command: "valuation", options: {}, asker });
    const card = await risk();
    expect(card.figures["small.losses.names"]).toEqual(valuation.figures["small.losses.names"]);
    expect(rowOf(card, "loss-makers")).toEqual(["loss-makers", "50.0%", "0.0%"]);
  });

  it("ranks whole months by what small caps lost, with what large caps did", async () => {
    const card = await risk();
    const months = [1, 2, 3, 4, 5].map((rank) => value(card, `worst.${rank}.small`) ?? 0);
    expect(months).toEqual([...months].sort((a, b) => a - b));
  });

  it.each([
    ["the Treasury rate is", { down: ["DGS3MO"] }, ["small.sharpe", "small.beta"], "No Sharpe or Sortino ratio"],
    ["the credit spread is", { down: ["BAMLH0A0HYM2"] }, ["credit.highYieldSpread"], "No high-yield spread"],
    ["quotes are", { quotes: "Fake quotes do not answer" }, ["small.losses.names"], "Fake quotes do not answer"],
  ])("loses what hangs on it while %s down, and nothing else", async (_, faults: Faults, lost, note) => {
    const [card, whole] = [await risk({}, faults), await risk()];
    expect(card.tone).toBe("caution");
    expect(notesOf(card).join(" ")).toContain(note);
    for (const id of lost) expect(card.figures[id]).toMatchObject({ value: null, reason: expect.any(String) });
    for (const id of ["small.volatility", "large.drawdown", "small.downCapture"])
      expect(value(card, id)).toBe(value(whole, id));
  });

  it("refuses while prices are down, with the reason", async () => {
    const card = await risk({}, { down: ["SPY"] });
    expect(card).toMatchObject({ tone: "problem", data: { problem: "source-down" } });
    expect(card.answer).toContain("Fake prices does not answer");
  });

  it("gives falls but no yearly figures of a short period", async () => {
    const card = await risk({ period: "1m" });
    expect(card.figures["small.volatility"]).toMatchObject({ value: null, reason: expect.stringContaining("252") });
    for (const id of ["small.drawdown", "small.beta", "small.downCapture"]) expect(value(card, id)).not.toBeNull();
    expect(strayNumbers(card)).toEqual([]);
  });

  it("answers on the simulated market", async () => {
    const { ask } = asking(createSampleMarket(() => FAKE_NOW));
    const card = await ask({ command: "risk", options: {}, asker });
    expect(card.simulated).toBe(true);
    expect(strayNumbers(card)).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import type { Card } from "../../src/card.ts";
import { createSampleMarket } from "../../src/market/sample/sample.ts";
import { closeOf } from "../../src/market/session.ts";
import { SourceFailure } from "../../src/market/source-failure.ts";
import { asker } from "../support/commands.ts";
import { asking, notesOf, rowOf } from "../support/context.ts";
import { FAKE_NOW, fakeMarket } from "../support/fake-market.ts";
import { type FakePath, pricesOf, weekdays } from "../support/fake-prices.ts";
import { readingOf } from "../support/market.ts";
import { strayNumbers } from "../support/number-lint.ts";

const TODAY = "2026-08-21";
const PATHS: Readonly<Record<string, FakePath & { readonly from: string }>> = {
  IWM: { from: "2000-05-26", growth: 0.0003, wave: 0.15, payout: 0.016 },
  SPY: { from: "1993-01-29", growth: 0.0004, wave: 0.1, payout: 0.014 },
  AVUV: { from: "2019-09-26", growth: 0.0005, wave: 0.2, payout: 0.016 },
};

type Faults = { readonly rate?: "down" | "stale" | "young"; readonly prices?: unknown };

/** A market with the histories above, and a rate of cash of four percent. */
function over({ rate, prices }: Faults = {}) {
  const history = async (ticker: string) => {
    if (prices !== undefined) throw prices;
    const path = PATHS[ticker];
    if (!path) throw new SourceFailure("missing", "Fake prices", `Fake prices has no price history of ${ticker}`);
    const value = pricesOf(ticker, path.from, TODAY, path);
    return readingOf(value, { source: "Fake prices", observedAt: closeOf(TODAY) });
  };
  const series = async (id: string) => {
    if (rate === "down" || id !== "DGS3MO") throw new SourceFailure("network", "FRED", "FRED does not answer");
    const points = weekdays(rate === "young" ? "2024-01-01" : "1993-01-01", TODAY).map((date) => ({ date, value: 4 }));
    const value = { id: "DGS3MO" as const, points, dropped: 0 };
    return readingOf(value, { source: "FRED DGS3MO", stale: rate === "stale", observedAt: closeOf(TODAY) });
  };
  return asking(fakeMarket({ funds: {}, more: { history, series } }));
}
const allocation = (options: Readonly<Record<string, string | number>> = {}, faults: Faults = {}): Promise<Card> =>
  over(faults).ask({ command: "allocation", options, asker });
const value = (card: Card, id: string) => card.figures[id]?.value ?? null;

/** Every id that the command promises. */
const PROMISED = [
  ...["mix", "core", "satellite"].flatMap((leg) =>
    ["cagr", "volatility", "sharpe", "sortino", "drawdown"].map((key) => `${leg}.${key}`),
  ),
  ...["mix.trackingError", "mix.beta", "legs.correlation", "change.cagr", "change.volatility", "change.drawdown"],
  ...["monthly", "quarterly", "yearly", "never"].map((rule) => `rebalanced.${rule}.growth`),
];

describe("allocation", () => {
  it("answers with the mix, its core and the change that the satellite brought", async () => {
    const card = await allocation();
    expect(card.title).toMatch(/^20% IWM in SPY: return [+−]\d+\.\d points a year, volatility [+−]\d+\.\d points$/);
    expect(card.answer).toMatch(
      /^From 19 Aug 2016 to 21 Aug 2026 20% IWM in SPY, put back to its weights monthly, returned .* a year with dividends with a volatility of .* a year; SPY alone returned .* a year with .* a year\.$/,
    );
    expect(card.tone).toBe("plain");
    expect(rowOf(card, "per year")).toHaveLength(5);
  });

  it.each([{}, { satellite: 50, fund: "AVUV", period: "5y", rebalance: "never" }, { period: "max" }])(
    "gives every figure it promises for %j, and says no number that is none",
    async (options) => {
      const card = await allocation(options);
      expect(PROMISED.filter((id) => value(card, id) === null)).toEqual([]);
      expect(strayNumbers(card)).toEqual([]);
    },
  );

  it("gives the change as the mix less the core", async () => {
    const card = await allocation({ satellite: 40 });
    const [mix, core] = [value(card, "mix.volatility") ?? 0, value(card, "core.volatility") ?? 0];
    expect(value(card, "change.volatility")).toBeCloseTo(100 * (mix - core), 10);
  });

  it("is its core without a satellite", async () => {
    const card = await allocation({ satellite: 0 });
    for (const key of ["cagr", "volatility", "sharpe", "drawdown"]) {
      expect(value(card, `mix.${key}`)).toBe(value(card, `core.${key}`));
    }
    expect(value(card, "mix.trackingError")).toBe(0);
    expect(value(card, "change.cagr")).toBe(0);
  });

  it("names stress windows with their months, and leaves out those before the funds began", async () => {
    const card = await allocation();
    const stress = card.parts.flatMap((part) => (part.kind === "table" ? part.rows : [])).map(([first]) => first);
    expect(stress).toContain("Oct 2007–Mar 2009");
    expect(stress).not.toContain("Mar 2000–Oct 2002");
    expect(notesOf(card)).toContain("The common history of IWM and SPY does not reach over Mar 2000 to Oct 2002.");
    expect(card.figures["stress.2000.mix.return"]).toMatchObject({ value: null, reason: expect.any(String) });
    expect(card.data).toMatchObject({
      stress: expect.arrayContaining([expect.objectContaining({ from: "2020-01-31" })]),
    });
  });

  it("shows all ways of rebalancing beside each other", async () => {
    const card = await allocation({ rebalance: "never" });
    const rows = card.parts.flatMap((part) => (part.kind === "table" ? part.rows : []));
    expect(rows.map(([first]) => first)).toEqual(
      expect.arrayContaining(["monthly", "quarterly", "yearly", "never (shown)"]),
    );
  });

  it.each([
    [{}, true],
    [{ rebalance: "never" }, false],
    [{ satellite: 0 }, false],
    [{ satellite: 100 }, false],
  ])("of %j says that putting weights back costs: %s", async (options, trades) => {
    const notes = notesOf(await allocation(options)).join(" ");
    expect(notes).toContain("Costs and taxes are left out");
    expect(notes.includes("back to its weights has some of both")).toBe(trades);
  });

  it("has no yearly figure for less than a year of returns, and says so", async () => {
    const card = await allocation({ period: "3m" });
    expect(card.figures["mix.cagr"]).toMatchObject({ value: null, reason: expect.stringContaining("252") });
    expect(value(card, "mix.drawdown")).not.toBeNull();
    expect(card.answer).toContain("returned");
    const [mix, core] = [value(card, "mix.total") ?? 0, value(card, "core.total") ?? 0];
    expect(value(card, "change.total")).toBeCloseTo(100 * (mix - core), 10);
    expect(rowOf(card, "return")).not.toContain("–");
    expect(strayNumbers(card)).toEqual([]);
  });

  it("refuses a period that one of the funds is too young for, with the longest that fits", async () => {
    const card = await allocation({ fund: "AVUV" });
    expect(card.answer).toContain("AVUV and SPY begins on 26 Sep 2019");
    expect(card.answer).toContain("the longest period it holds is five years");
    expect(card.tone).toBe("caution");
    expect(value(card, "mix.cagr")).toBeNull();
  });

  it("gives no ratio to cash while its rate is missing, or where it is younger than the period, and the rest all the same", async () => {
    const down = await allocation({}, { rate: "down" });
    expect(down.figures["mix.sharpe"]).toMatchObject({
      value: null,
      reason: expect.stringContaining("FRED does not answer"),
    });
    expect(value(down, "mix.volatility")).not.toBeNull();
    expect(notesOf(down).join(" ")).toContain("No Sharpe or Sortino ratio and no beta");
    const young = await allocation({}, { rate: "young" });
    expect(young.figures["mix.beta"]?.reason).toContain("since 1 Jan 2024 only");
    expect(notesOf(young).join(" ")).toContain(
      "No Sharpe or Sortino ratio and no beta: the 3-month Treasury rate is known",
    );
    expect(young.tone).toBe("caution");
  });

  it("says that an older copy of the rate stands in", async () => {
    expect(notesOf(await allocation({}, { rate: "stale" })).join(" ")).toContain("FRED DGS3MO cannot be read");
  });

  it.each([
    [{ fund: "IWMM" }, "no-data", "Did you mean IWM?"],
    [{ fund: "imw" }, "no-data", "Did you mean IWM?"],
    [{ core: "NOPE" }, "no-data", "Any fund or index"],
    [{ satellite: 120 }, "bad-option", ""],
    [{ satellite: "many" }, "bad-option", ""],
    [{ fund: "spy" }, "bad-option", ""],
    [{ rebalance: "dayly" }, "bad-option", ""],
  ])("refuses %j as %s", async (options, problem, hint) => {
    const card = await allocation(options);
    expect(card).toMatchObject({ tone: "problem", data: { problem } });
    expect(notesOf(card).join(" ")).toContain(hint);
  });

  it("refuses while prices are down, with the reason", async () => {
    const card = await allocation(
      {},
      { prices: new SourceFailure("network", "Fake prices", "Fake prices does not answer") },
    );
    expect(card).toMatchObject({ tone: "problem", data: { problem: "source-down" } });
    expect(card.answer).toContain("Fake prices does not answer");
  });

  it("attaches every day of the period to its receipt", async () => {
    const card = await allocation({ period: "5y" });
    expect(card.receipt?.rows[0]).toMatchObject({ date: "2021-08-20", mix: 100 });
    expect(card.receipt?.rows.at(-1)?.mix).toBeCloseTo(value(card, "rebalanced.monthly.growth") ?? Number.NaN, 8);
  });

  it("answers on the simulated market", async () => {
    const { ask } = asking(createSampleMarket(() => FAKE_NOW));
    const card = await ask({ command: "allocation", options: { fund: "VB" }, asker });
    expect(card.simulated).toBe(true);
    expect(value(card, "mix.sharpe")).not.toBeNull();
    expect(strayNumbers(card)).toEqual([]);
  });
});

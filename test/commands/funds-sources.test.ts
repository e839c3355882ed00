import { describe, expect, it } from "vitest";
import type { Card } from "../../src/card.ts";
import { asker } from "../support/commands.ts";
import { asking, notesOf } from "../support/context.ts";
import { type FakeFund, fakeFunds } from "../support/fake-funds.ts";
import { EXAMPLE, fakeMarket } from "../support/fake-market.ts";
import { strayNumbers } from "../support/number-lint.ts";

const GOOD: FakeFund = { facts: { expense: 0.0019, assets: 75e9, yield: 0.011, trailingPe: 17.8 } };
const NOTHING: FakeFund = { facts: null, prices: null };

const ask = (
  funds: Readonly<Record<string, FakeFund>>,
  options: Readonly<Record<string, string>> = { tickers: Object.keys(funds).join(" ") },
  more: Parameters<typeof asking>[1] = {},
): Promise<Card> =>
  asking(fakeMarket({ funds: EXAMPLE, more: fakeFunds(funds) }), more).ask({ command: "funds", options, asker });
const said = (card: Card) => notesOf(card).join(" ");

describe("what is not known of funds", () => {
  it("is said once for all of them, with the reason", async () => {
    const card = await ask({ IWM: GOOD, VB: NOTHING, IWN: NOTHING, IWO: { facts: null }, VTWO: { prices: null } });
    expect(said(card)).toContain("Neither facts nor prices were found for VB and IWN.");
    expect(said(card)).toContain("No facts were found for IWO.");
    expect(said(card)).toContain("No prices were found for VTWO.");
    expect(said(card)).toContain("The source does not state: expense, size and yield of VTWO.");
    expect(card.tone).toBe("caution");
    expect(card.figures["fund.VB.expense"]?.reason).toBe("Fake source has no fund VB");
    expect(strayNumbers(card)).toEqual([]);
  });

  it("leaves a fund in the first table, which says what it follows, and out of the others", async () => {
    const card = await ask({ IWM: GOOD, VB: NOTHING });
    const rows = card.parts.flatMap((part) => (part.kind === "table" ? [part.rows.map(([name]) => name)] : []));
    expect(rows).toEqual([["IWM", "VB"], ["IWM"], ["IWM"], ["IWM"]]);
  });

  it("is answered even where it is everything", async () => {
    const card = await ask({ VB: NOTHING });
    expect(card.title).toBe("VB: CRSP US Small Cap");
    expect(card.answer).toBe("Neither cost nor size nor return of VB is known today.");
    expect(Object.values(card.figures).every(({ value, reason }) => value === null && reason)).toBe(true);
  });

  it("is taken from what was published, marked and dated, where there is that", async () => {
    const card = await ask({ IJR: { facts: {} }, SCHA: NOTHING });
    expect(card.answer).toContain(
      "SCHA costs least with 0.04% a year and IJR most with 0.06% a year. The largest is IJR with $92.2 bn.",
    );
    expect(said(card)).toContain(
      "* The source does not give these now; they were published by nasdaq.com for 11 Mar 2026 (IJR and SCHA) and fool.com for 12 Jan 2026 (SCHA).",
    );
    const [index] = card.parts;
    expect(index?.kind === "table" && index.rows[0]?.[1]).toBe("0.06%*");
    expect(card.sources).toContainEqual(
      expect.objectContaining({ name: "Fund facts published by nasdaq.com", precision: "day" }),
    );
    expect(strayNumbers(card)).toEqual([]);
  });

  it("is not compared with what is known for another day", async () => {
    const card = await ask({ IWM: { facts: {} }, IJR: { facts: {} }, SCHA: { facts: {} }, VB: { facts: {} } });
    expect(card.figures["fund.IWM.assets"]).toMatchObject({ value: 75e9 });
    expect(card.answer).toContain("Among those whose expense is known for 11 Mar 2026, SCHA costs least");
    expect(card.answer).toContain("The largest of known size for 11 Mar 2026 is IJR with $92.2 bn.");
    expect(strayNumbers(card)).toEqual([]);
  });

  it("is not known earlier than it was published", async () => {
    const now = () => Date.parse("2026-03-01T21:00:00Z");
    const card = await ask({ IJR: { facts: {}, prices: { to: "2026-02-27" } } }, undefined, { now });
    expect(card.figures["fund.IJR.holdings"]?.value).toBe(632);
  });

  it("never replaces what the source says now", async () => {
    const card = await ask({ IJR: { facts: { expense: 0.0007 } } });
    expect(card.figures["fund.IJR.expense"]?.value).toBe(0.0007);
  });
});

describe("funds, when a source fails", () => {
  it("costs the facts only when those fail", async () => {
    const card = await ask({ IWO: { facts: "the source is down" }, IWN: { facts: "the source is down" } });
    expect(said(card)).toContain("No facts of IWO and IWN: the source is down.");
    expect(card.figures["fund.IWN.return.5y"]?.value).not.toBeNull();
    expect(card.answer).toMatch(/^IWO and IWN returned \+\d\.\d% a year over the five years to 21 Aug 2026\.$/);
  });

  it("costs returns and risk only when prices fail", async () => {
    const card = await ask({ IWM: { ...GOOD, prices: "the source is down" } });
    expect(said(card)).toContain("No prices of IWM: the source is down.");
    expect(card.figures["fund.IWM.volatility"]?.reason).toBe("the source is down");
    expect(card.answer).toBe("IWM costs 0.19% a year. IWM holds $75.0 bn.");
    expect(card.parts.some(({ kind }) => kind === "chart")).toBe(false);
  });

  it("costs beta and tracking error only when the benchmark's prices fail", async () => {
    const funds = { IWM: { prices: "the source is down" }, IJR: GOOD };
    const card = await ask(funds, { tickers: "IJR" });
    expect(said(card)).toContain("No beta and no tracking error: no prices of IWM, the source is down.");
    expect(card.figures["fund.IJR.beta"]?.reason).toBe("prices of IWM: the source is down");
    expect(card.figures["fund.IJR.volatility"]?.value).not.toBeNull();
  });

  it("is refused when nothing answers", async () => {
    const down = { facts: "the source is down", prices: "the source is down" };
    const card = await ask({ IWM: down, IJR: down, VB: NOTHING });
    expect(card.tone).toBe("problem");
    expect(card.data).toMatchObject({ problem: "source-down" });
    expect(card.answer).toBe("Nothing can be said of these funds: the source is down.");
  });

  it("waits no longer than it may, says what is on its way, and completes it", async () => {
    let arrive = () => {};
    const late = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const known = fakeFunds({ IWM: GOOD, VB: GOOD });
    const history: typeof known.history = async (ticker, from) => {
      if (ticker === "VB") await late;
      if (!known.history) throw new Error("no prices");
      return known.history(ticker, from);
    };
    const { ask } = asking(fakeMarket({ funds: EXAMPLE, more: { ...known, history } }), {
      wait: () => new Promise((resolve) => setImmediate(resolve)),
    });
    const partial: Card[] = [];
    const card = await ask(
      { command: "funds", options: { tickers: "IWM VB" }, asker },
      {
        onPartial: (shown) => {
          partial.push(shown);
          arrive();
        },
      },
    );
    expect(partial[0]?.pending).toBe("Still loading: prices.");
    expect(said(partial[0] ?? card)).not.toContain("No prices of VB");
    expect(card.pending).toBeUndefined();
    expect(card.figures["fund.VB.return.5y"]?.value).not.toBeNull();
  });

  it("says when older copies stand in", async () => {
    const card = await ask({ IWM: { ...GOOD, stale: true } });
    expect(said(card)).toContain("Fake fund facts cannot be read at the moment; older copies stand in.");
    expect(card.sources.find(({ name }) => name === "Fake prices")?.stale).toBe(true);
  });
});

describe("prices of other days or lengths", () => {
  const MIXED = { IWM: GOOD, IJR: GOOD, MDY: { ...GOOD, prices: { to: "2026-06-05", ahead: () => 0.01 } } };

  it("are marked, and compared neither in a sentence nor in the chart", async () => {
    const card = await ask(MIXED);
    const rows = card.parts.flatMap((part) => (part.kind === "table" ? part.rows : []));
    expect(rows.map(([name]) => name)).toContain("MDY†");
    expect(card.answer).not.toContain("(MDY)");
    expect(said(card)).toContain("† Prices end on 21 Aug 2026, but those of MDY on 5 Jun 2026:");
    const chart = card.parts.find((part) => part.kind === "chart");
    expect(chart?.form === "bars" && chart.categories).toEqual(["IWM", "IJR"]);
    expect(strayNumbers(card)).toEqual([]);
  });

  it("have their own day in every cell", async () => {
    const { figures } = await ask(MIXED);
    expect(figures["fund.MDY.return.5y"]?.basis).toContain("2021-06-04 to 2026-06-05");
    expect(figures["fund.MDY.beta"]?.basis).toContain("2021-06-04 to 2026-06-05");
    expect(figures["fund.IWM.return.5y"]?.basis).toContain("2021-08-20 to 2026-08-21");
  });

  it("of a younger fund are not shown for a longer time than there was", async () => {
    const card = await ask({
      IWM: GOOD,
      AVUV: { prices: { from: "2024-02-01" } },
      NEWS: { prices: { from: "2026-03-02" } },
    });
    expect(card.figures["fund.AVUV.return.3y"]).toMatchObject({ value: null, reason: "its price history is shorter" });
    expect(said(card)).toContain("Risk of AVUV is that since 1 Feb 2024 only.");
    expect(said(card)).not.toMatch(/worst drop was deepest|moved most like/);
    expect(card.figures["fund.AVUV.beta"]?.basis).toContain("2024-02-01 to 2026-08-21");
    expect(card.figures["fund.NEWS.volatility"]?.reason).toBe("fewer than 252 daily returns");
    expect(strayNumbers(card)).toEqual([]);
  });

  it("that lack a dividend which is overdue are said to", async () => {
    const dividends = ["2025-06-16", "2025-09-16", "2025-12-16"];
    const card = await ask({ IWM: { ...GOOD, prices: { dividends } } });
    expect(said(card)).toContain(
      "Adjusted closes show no dividend, though one is overdue, of IWM since 16 Dec 2025: returns may lack it.",
    );
    expect(card.tone).toBe("caution");
  });
});

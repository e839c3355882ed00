import { describe, expect, it } from "vitest";
import { TABLE_COLUMNS } from "../../adapters/discord/limits.ts";
import { renderMessage } from "../../adapters/discord/render.ts";
import { renderTable } from "../../adapters/discord/table.ts";
import type { FundCell } from "../../commands/funds/receipt.ts";
import type { Card, Table } from "../../src/card.ts";
import { DEFAULT_FUNDS, tickersOf } from "../../src/funds/catalogue.ts";
import { createSampleMarket } from "../../src/market/sample/sample.ts";
import { asker } from "../support/commands.ts";
import { asking, notesOf } from "../support/context.ts";
import { refusals } from "../support/discord-rules.ts";
import { type FakeFund, fakeFunds } from "../support/fake-funds.ts";
import { EXAMPLE, FAKE_NOW, fakeMarket } from "../support/fake-market.ts";
import { strayNumbers } from "../support/number-lint.ts";

/** What is promised of every fund, after `fund.{ticker}.`. */
const PROMISED = [
  "expense",
  "assets",
  "holdings",
  "yield",
  "return.1y",
  "return.3y",
  "return.5y",
  "return.10y",
  "volatility",
  "drawdown",
  "beta",
  "trackingError",
  "trailing-pe.published",
  "price-book.published",
  "forward-pe.exNegative",
  "forward-pe.aggregate",
];

const FUNDS: Readonly<Record<string, FakeFund>> = {
  IWM: { facts: { expense: 0.0019, assets: 75e9, yield: 0.011, trailingPe: 17.8, priceBook: 2.1 } },
  IJR: {
    facts: { expense: 0.0006, assets: 92e9, yield: 0.014, trailingPe: 16 },
    prices: { ahead: (index) => Math.cos(index * 2.3) / 400 },
  },
  VB: {
    facts: { expense: 0.0005, assets: 160e9, yield: 0.012 },
    prices: { ahead: (index) => 0.0001 + Math.cos(index) / 200 },
  },
};

const over = (funds: Readonly<Record<string, FakeFund>> = FUNDS) =>
  asking(fakeMarket({ funds: EXAMPLE, more: fakeFunds(funds) }));
const ask = (options: Readonly<Record<string, string>> = {}, funds = FUNDS): Promise<Card> =>
  over(funds).ask({ command: "funds", options, asker });
const three = (funds = FUNDS) => ask({ tickers: "IWM IJR VB" }, funds);
const tables = (card: Card) => card.parts.filter((part): part is Table => part.kind === "table");
const value = (card: Card, id: string) => card.figures[`fund.${id}`]?.value;
const cells = (card: Card, ticker: string): Readonly<Record<string, FundCell>> => {
  const { funds } = card.data as { funds: readonly { ticker: string; cells: Readonly<Record<string, FundCell>> }[] };
  return funds.find((fund) => fund.ticker === ticker)?.cells ?? {};
};

describe("funds", () => {
  it("answers with what costs least and most, what is largest, and how far returns are apart", async () => {
    const card = await three();
    expect(card.title).toBe("IWM, IJR and VB side by side");
    expect(card.answer).toMatch(
      /^VB costs least with 0\.05% a year and IWM most with 0\.19% a year\. The largest is VB with \$160\.0 bn\. Total returns over the five years to 21 Aug 2026 ran from \+\d+\.\d% \(\w+\) to \+\d+\.\d% \(VB\) a year\.$/,
    );
    expect(card.tone).toBe("plain");
  });

  it("shows what each follows, its cost, size, returns and risk in tables that fit a phone", async () => {
    const [index, size, returns, risk] = tables(await three());
    expect(index?.rows).toEqual([
      ["IWM", "0.19%", "Russell 2000"],
      ["IJR", "0.06%", "S&P SmallCap 600"],
      ["VB", "0.05%", "CRSP US Small Cap"],
    ]);
    expect(size?.rows[0]).toEqual(["IWM", "$75.0 bn", "2", "1.1%", "17.8×"]);
    expect(returns?.columns).toEqual(["Fund", "One year", "Three years", "Five years", "Ten years"]);
    expect(risk?.rows[0]?.slice(3)).toEqual(["1.00", "0.0%"]);
  });

  it.each([{}, { kind: "value" }, { kind: "sector" }, { tickers: "IWM IJR" }])(
    "has tables no wider than a phone and within a message when asked %j",
    async (options) => {
      const { ask } = asking(createSampleMarket(() => FAKE_NOW));
      const card = await ask({ command: "funds", options, asker });
      for (const table of tables(card)) {
        const { text, cut } = renderTable(table, 1_000);
        expect(text).toMatch(/^```/);
        expect(cut).toBe(false);
        expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(TABLE_COLUMNS);
      }
      const [embed] = renderMessage(card).embeds;
      expect(refusals(renderMessage(card))).toEqual([]);
      expect(embed?.description).not.toContain("Shortened");
    },
  );

  it("gives every figure of every fund, each null with its reason, each value with its day", async () => {
    const card = await three();
    for (const ticker of ["IWM", "IJR", "VB"]) {
      for (const id of PROMISED) {
        const figure = card.figures[`fund.${ticker}.${id}`];
        expect(figure, `${ticker} ${id}`).toBeDefined();
        expect(figure?.value === null, figure?.id).toBe(figure?.reason !== undefined);
        const cell = cells(card, ticker)[id];
        expect(cell?.date === null, figure?.id).toBe(figure?.value === null);
        if (cell?.date)
          expect(cell.date).toMatch(ticker === "IJR" && id === "holdings" ? /^2026-03-11$/ : /^2026-08-2[01]$/);
      }
    }
  });

  it("says what the S&P index asks for and the Russell does not, and which funds share an index", async () => {
    const notes = notesOf(await ask({ tickers: "IWM VTWO IJR" }, { ...FUNDS, VTWO: {} })).join(" ");
    expect(notes).toContain("Russell indexes (IWM and VTWO) choose by size and ask for no profits;");
    expect(notes).toContain("S&P SmallCap 600 indexes (IJR) ask a company for profits when it enters");
    expect(notes).toContain("IWM and VTWO follow the same index, Russell 2000.");
  });

  it("keeps its own forward P/E apart from the published one, for the fund whose holdings it reads", async () => {
    const card = await three();
    expect(value(card, "IWM.forward-pe.exNegative")).toBeCloseTo(40_000 / 3_000, 12);
    expect(value(card, "IWM.forward-pe.aggregate")).toBeCloseTo(42_000 / 1_600, 12);
    expect(value(card, "IWM.losses.names")).toBe(0.5);
    expect(value(card, "IWM.weightedMedianCap")).toBe(4e9);
    expect(card.figures["fund.IJR.forward-pe.exNegative"]?.reason).toBe("no holdings file of it is read here");
    expect(notesOf(card).join(" ")).toContain(
      "13.3× with losses left out and 26.3× with them counted: another definition",
    );
    for (const table of tables(card)) expect(table.rows.flat()).not.toContain("13.3×");
  });

  it("says that sizes of Vanguard's funds are of all share classes", async () => {
    expect(notesOf(await three()).join(" ")).not.toContain("Vanguard");
    const card = await three({ ...FUNDS, VB: { facts: { assets: 160e9, family: "Vanguard" } } });
    expect(notesOf(card).join(" ")).toContain("Sizes of Vanguard's funds count all share classes, not the ETF alone.");
  });

  it("measures beta and tracking error against IWM, on raw returns, and says so", async () => {
    const card = await three();
    expect(value(card, "IWM.beta")).toBeCloseTo(1, 12);
    expect(value(card, "IWM.trackingError")).toBe(0);
    expect(value(card, "IJR.trackingError")).toBeCloseTo((1 / 400 / Math.SQRT2) * Math.sqrt(252), 3);
    expect(card.figures["fund.IJR.beta"]?.basis).toContain("not in excess of cash, 2021-08-20 to 2026-08-21");
    expect(notesOf(card).join(" ")).toContain("beta on raw returns rather than those in excess of cash");
  });

  it("has no number in a sentence or table that is no figure of it", async () => {
    for (const card of [await ask(), await three(), await ask({ kind: "value" }), await ask({ tickers: "VB" })]) {
      expect(strayNumbers(card)).toEqual([]);
    }
  });

  it("draws total returns by fund, and says them to whom cannot see it", async () => {
    const chart = (await three()).parts.find((part) => part.kind === "chart");
    expect(chart).toMatchObject({ form: "bars", categories: ["IWM", "IJR", "VB"], footer: /Fake prices/ });
    expect(chart?.alt).toMatch(/IWM [+−][\d.]+% over a year, .* over 10 years; IJR/);
  });

  it("offers how it is computed, the kinds and the way back", async () => {
    const { next } = await three();
    expect(next[0]).toEqual({
      label: "How computed?",
      command: "funds",
      options: { tickers: "IWM IJR VB" },
      view: "receipt",
    });
    expect(next.map(({ options }) => options)).toEqual(
      expect.arrayContaining([{ kind: "broad" }, { kind: "value" }, { kind: "growth" }, { kind: "sector" }, {}]),
    );
    expect((await ask({ kind: "value" })).next.slice(1).map(({ options }) => options.kind)).not.toContain("value");
  });

  it("gives published returns their own day, apart from its own ones", async () => {
    const published = { date: "2026-08-20", oneYear: 0.3, threeYears: 0.15, fiveYears: null, tenYears: 0.1 };
    const card = await three({ ...FUNDS, IWM: { facts: { published } } });
    expect(cells(card, "IWM")["return.3y.published"]).toMatchObject({ value: 0.15, date: "2026-08-20" });
    expect(cells(card, "IWM")["return.3y"]).toMatchObject({ date: "2026-08-21", source: "Fake prices" });
    expect(card.figures["fund.IWM.return.5y.published"]).toMatchObject({ value: null });
  });

  it("has a receipt with each value's day, and every cell as a row", async () => {
    const card = await over().ask({ command: "funds", options: { tickers: "IWM IJR" }, asker, view: "receipt" });
    const [facts] = card.parts;
    const beta = facts?.kind === "facts" ? facts.facts.find(({ label }) => label === "Beta to IWM")?.value : "";
    expect(beta).toMatch(
      /^covariance with IWM over its variance, .*: IWM 1\.00 \(21 Aug 2026\); IJR \d\.\d\d \(21 Aug 2026\)$/,
    );
    const csv = card.attachments?.find(({ name }) => name.endsWith(".csv"))?.content ?? "";
    expect(csv).toContain("IJR,expense,0.0006,fraction,2026-08-21,Fake fund facts,");
    expect(csv.split("\n").length).toBeGreaterThan(2 * PROMISED.length);
  });
});

describe("the funds that are compared", () => {
  const asked = (card: Card) =>
    (card.data as { funds: readonly { ticker: string }[] }).funds.map(({ ticker }) => ticker);

  it("are the usual eight when nothing is asked for", async () => {
    const card = await ask();
    expect(asked(card)).toEqual(DEFAULT_FUNDS);
    expect(card.data).toMatchObject({ asked: "default", kind: null });
  });

  it.each([
    ["IWM,IJR", ["IWM", "IJR"]],
    ["$iwm vs. ijr; VB and iwm", ["IWM", "IJR", "VB"]],
    ["VB/IJR", ["VB", "IJR"]],
  ])("are those of %j, each once", async (tickers, expected) => {
    expect(asked(await ask({ tickers }))).toEqual(expected);
  });

  it("are all of a kind", async () => {
    const card = await ask({ kind: "sector" });
    expect(asked(card)).toEqual(tickersOf("sector"));
    expect(card.title).toBe("Small-cap funds, by sector");
  });

  it("may be others than the listed ones, with the provider's style in place of an index", async () => {
    const card = await ask({ tickers: "CALF" }, { ...FUNDS, CALF: { facts: { category: "Small Value" } } });
    expect(card.title).toBe("CALF: Small Value");
    expect(value(card, "CALF.beta")).toBeCloseTo(1, 12);
  });

  it.each([
    [{ tickers: "IWM", kind: "value" }, /^Give either tickers or a kind, not both\.$/, /tickers, kind/],
    [{ tickers: "" }, /needs a value/, /funds/],
    [{ tickers: " , " }, /expected tickers such as IWM IJR/, /funds/],
    [{ tickers: "GRWOTH" }, /is no ticker, perhaps kind:growth is meant\.$/, /funds/],
    [{ tickers: "<@123>" }, /“<@123>” is no ticker/, /funds/],
    [{ tickers: "A B C D E F G H I J K" }, /at most 10 tickers/, /funds/],
    [{ kind: "valu" }, /“valu” is not a value of kind/, /Did you mean value\?/],
    [{ tickers: "IMW" }, /^No fund with the ticker IMW is known\.$/, /^Did you mean IWM\?$/],
    [{ tickers: "QQQQ" }, /^No fund with the ticker QQQQ is known\.$/, /such as IWM/],
  ])("are not %j: that is refused with what to type instead", async (options, message, hint) => {
    const card = await ask(options);
    expect(card.tone).toBe("problem");
    expect(card.data).toMatchObject({ problem: "bad-option" });
    expect(card.answer).toMatch(message);
    expect(notesOf(card).join(" ")).toMatch(hint);
  });

  it.each([
    ["EQUITY", "a company"],
    ["INDEX", "an index"],
    ["FUTURE", "a future"],
  ])("are no %s: it is said to be %s", async (type, kind) => {
    const card = await ask({ tickers: "IWM AAPL" }, { ...FUNDS, AAPL: { facts: { type, name: "Apple Inc" } } });
    expect(card.answer).toBe(`AAPL (Apple Inc) is ${kind}, no fund.`);
    expect(card.tone).toBe("problem");
  });
});

describe("the simulated market", () => {
  it.each([{}, { kind: "growth" }, { kind: "sector" }, { tickers: "IWM SPY IVV" }])("answers %j", async (options) => {
    const { ask } = asking(createSampleMarket(() => FAKE_NOW));
    const card = await ask({ command: "funds", options, asker });
    expect(card.simulated).toBe(true);
    expect(card.tone).toBe("plain");
    expect(tables(card)).toHaveLength(4);
    expect(strayNumbers(card)).toEqual([]);
  });
});

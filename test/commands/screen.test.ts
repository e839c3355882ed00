import { csvParse } from "d3-dsv";
import { describe, expect, it } from "vitest";
import { commands } from "../../commands/registry.ts";
import { parseLine } from "../../commands/words.ts";
import type { Card } from "../../src/card.ts";
import { createSampleMarket } from "../../src/market/sample/sample.ts";
import { SourceFailure } from "../../src/market/source-failure.ts";
import { asker } from "../support/commands.ts";
import { asking, notesOf } from "../support/context.ts";
import { debtMarket } from "../support/debt-market.ts";
import { company, FAKE_NOW, type FakeCompany, type FakeMarketOptions, fakeMarket } from "../support/fake-market.ts";
import { strayNumbers } from "../support/number-lint.ts";

const inSector = (made: FakeCompany, sector: string): FakeCompany => ({
  ...made,
  holding: { ...made.holding, sector },
});

/** Cheap and growing, dear, at a loss, without an estimate, without a quote, and a bank. */
const FUNDS: FakeMarketOptions["funds"] = {
  IWM: [
    company("CHEAP", 100, {
      price: 10,
      epsForward: 1,
      epsCurrentYear: 0.8,
      epsTrailing: 0.7,
      marketCap: 2e9,
      yearChange: 0.1,
    }),
    company("DEAR", 100, {
      price: 60,
      epsForward: 2,
      epsCurrentYear: 1.9,
      epsTrailing: -1,
      marketCap: 5e9,
      yearChange: -0.2,
    }),
    company("LOSS", 100, { price: 5, epsForward: -1, epsCurrentYear: -2, epsTrailing: -3, marketCap: 1e9 }),
    company("QUIET", 100, { price: 5, epsTrailing: 1, marketCap: 3e8 }),
    company("GONE", 100, null),
    inSector(
      company("BANK", 100, { price: 8, epsForward: 1, epsCurrentYear: 1, epsTrailing: 1, marketCap: 4e9 }),
      "Financials",
    ),
  ],
};

const over = (market = fakeMarket({ funds: FUNDS })) => {
  const { ask } = asking(market);
  return (words: string, view?: "receipt"): Promise<Card> =>
    ask({ ...parseLine(`screen ${words}`, commands).asked, asker, ...(view ? { view } : {}) });
};
const value = (card: Card, id: string) => card.figures[`screen.${id}`]?.value;
const said = (card: Card) => notesOf(card).join(" ");
const tickersIn = (card: Card) =>
  card.parts.flatMap((part) => (part.kind === "table" ? part.rows.map(([first]) => first?.split(" ")[0]) : []));

describe("screen", () => {
  it("lists the members that fulfil every condition, and counts the others", async () => {
    const card = await over()("max-pe:12 min-growth:10");
    expect(card.title).toBe("1 of 6 small caps match");
    expect(card.answer).toBe(
      "1 of the 6 members of the Russell 2000 has a forward P/E of at most 12.0× and expected growth of at least +10.0%; 4 could be judged.",
    );
    expect(tickersIn(card)).toEqual(["CHEAP"]);
    expect(said(card)).toContain(
      "No match for want of such a value: 1, a loss is expected for next fiscal year; 1, no profit this fiscal year to grow from.",
    );
    expect(said(card)).toContain(
      "2 could not be judged, so they are no match either: 1, no analyst estimate of next fiscal year; 1, no quote.",
    );
    expect(strayNumbers(card)).toEqual([]);
  });

  it("has a figure for every count and every cell that is shown", async () => {
    const card = await over()("max-pe:12 sort:pe");
    expect(["members", "judged", "unjudged", "matches", "shown", "max-pe"].map((id) => value(card, id))).toEqual([
      6, 4, 2, 2, 2, 12,
    ]);
    expect(card.figures["stock.BANK.forward-pe"]?.value).toBe(8);
    expect(card.figures["stock.CHEAP.growth"]?.value).toBeCloseTo(0.25, 12);
    expect(card.figures["stock.CHEAP.marketCap"]?.value).toBe(2e9);
  });

  it.each([
    ["sort:size", ["DEAR", "BANK", "CHEAP", "LOSS", "QUIET", "GONE"]],
    ["sort:pe", ["BANK", "CHEAP", "DEAR", "GONE", "LOSS", "QUIET"]],
    ["sort:growth", ["CHEAP", "DEAR", "BANK", "GONE", "LOSS", "QUIET"]],
    ["sort:change", ["CHEAP", "DEAR", "BANK", "GONE", "LOSS", "QUIET"]],
    ["sort:size limit:2", ["DEAR", "BANK"]],
    ["profitable", ["BANK", "CHEAP", "QUIET"]],
    ["profitable:no", ["DEAR", "LOSS"]],
    ["sector:financials", ["BANK"]],
    ["health care", []],
    ["max-pe:12x", ["BANK", "CHEAP"]],
    ["min-growth:20%", ["CHEAP"]],
    ["min-growth:-5.5", ["DEAR", "BANK", "CHEAP"]],
  ])("of %s lists %j", async (words, tickers) => {
    expect(tickersIn(await over()(words))).toEqual(tickers);
  });

  it("attaches every match, also those that are not shown", async () => {
    const card = await over()("profitable sort:pe limit:1");
    const [file] = card.attachments ?? [];
    expect(file).toMatchObject({ name: "smallcap-screen-2026-08-21.csv", type: "text/csv" });
    expect(csvParse(file?.content ?? "").map(({ ticker, forwardPe }) => [ticker, forwardPe])).toEqual([
      ["BANK", "8"],
      ["CHEAP", "10"],
      ["QUIET", ""],
    ]);
    expect(said(card)).toContain("The first 1 of 3 are shown");
  });

  it("says that nothing matches, and which condition to loosen", async () => {
    const card = await over()("max-pe:9 min-growth:20");
    expect(card.title).toBe("None of 6 small caps matches");
    expect(card.attachments).toBeUndefined();
    expect(said(card)).toContain("there would be 1.");
    expect(card.next[1]).toMatchObject({ command: "screen" });
    expect(strayNumbers(card)).toEqual([]);
  });

  it("offers to loosen the tightest condition, to sort otherwise, and the first match alone", async () => {
    const card = await over()("max-pe:9");
    expect(card.next.map(({ label }) => label)).toEqual(["How computed?", "max-pe 14", "BANK alone"]);
    expect(card.next[1]).toMatchObject({ command: "screen", options: { "max-pe": 14 } });
    expect(card.next[2]).toMatchObject({ command: "stock", options: { ticker: "BANK" } });
  });

  it("without a condition lists all, and says so", async () => {
    const card = await over()("");
    expect(card.answer).toBe(
      "No condition is set, so all 6 members of the Russell 2000 are listed, the largest first.",
    );
    expect(strayNumbers(card)).toEqual([]);
  });
});

describe("screen by debt", () => {
  const books = {
    CHEAP: { NetIncomeLoss: 1e8, OperatingIncomeLoss: 4e8, InterestExpense: 1e8, LongTermDebtNoncurrent: 1e9 },
    DEAR: { NetIncomeLoss: 1e8, OperatingIncomeLoss: 1e8, InterestExpense: 2e8, LongTermDebtNoncurrent: 4e9 },
    QUIET: { NetIncomeLoss: 1e8, OperatingIncomeLoss: 1e8 },
    BANK: { NetIncomeLoss: 1e8, InterestExpense: 2e8, LongTermDebtNoncurrent: 1e6 },
  };
  const asked = over(debtMarket({}, { books, funds: FUNDS }));

  it("holds debt against market value, and never takes silence for no debt", async () => {
    const card = await asked("max-debt:60 sort:debt");
    expect(tickersIn(card)).toEqual(["CHEAP"]);
    expect(card.figures["stock.CHEAP.debtToSize"]?.value).toBe(0.5);
    expect(said(card)).toContain("financial company: its interest is what it sells");
    expect(said(card)).toContain("no debt reported under a known name");
    expect(strayNumbers(card)).toEqual([]);
  });

  it("counts financials and companies without filings as not judged by coverage", async () => {
    const card = await asked("min-coverage:3");
    expect(tickersIn(card)).toEqual(["CHEAP"]);
    expect(value(card, "judged")).toBe(2);
    expect(tickersIn(await asked("min-coverage:0.5 sort:coverage"))).toEqual(["CHEAP", "DEAR"]);
  });

  it("is refused without filings, which other conditions do without", async () => {
    const failing = over(fakeMarket({ funds: FUNDS, fails: { filings: "filings are down" } }));
    expect(await failing("max-debt:60")).toMatchObject({
      title: "The data is not there",
      answer: "There are no filings to screen by: filings are down.",
    });
    expect((await failing("max-pe:12")).tone).toBe("plain");
    const sorted = await failing("max-pe:12 sort:debt");
    expect(sorted.tone).toBe("caution");
    expect(said(sorted)).toContain("Debt and coverage are not known: filings are down.");
  });

  it("says how to turn filings on where they are off", async () => {
    const off = async () => {
      throw new SourceFailure("off", "SEC EDGAR", "SEC filings are off: the operator has not set SEC_CONTACT");
    };
    const card = await over(fakeMarket({ funds: FUNDS, more: { filings: off, companyNumbers: off } }))(
      "min-coverage:2",
    );
    expect(said(card)).toContain("set SEC_CONTACT");
  });

  it("waits for filings that are late, and says so", async () => {
    const late = () => new Promise<never>(() => {});
    const card = await over(fakeMarket({ funds: FUNDS, more: { filings: late, companyNumbers: late } }))("max-debt:20");
    expect(card.pending).toBe("Still loading: filings.");
  });
});

describe("a screen that makes no sense", () => {
  it.each([
    ["max-pe:-5", "expected a multiple above zero; a company with a loss ahead has no P/E"],
    ["max-pe:0", "expected a multiple above zero"],
    ["max-pe:abc", "expected a number"],
    ["max-pe:20%", "expected a number"],
    ["min-growth:-200", "expected a number of at least −100"],
    ["max-debt:-1", "expected a number of at least 0"],
    ["limit:0", "expected a whole number from 1 to 25"],
    ["limit:26", "expected a whole number from 1 to 25"],
    ["limit:2.5", "expected a whole number from 1 to 25"],
    ["sector:helth", "Did you mean health-care?"],
    ["sort:cheap", "Allowed: size, pe, growth, debt, coverage, change."],
    ["max-pe:5 max-pe:6", "max-pe is given twice"],
  ])("%s is refused with what was expected", async (words, expected) => {
    const card = await over()(words);
    expect(card).toMatchObject({ tone: "problem", title: "That does not fit" });
    expect(`${card.answer} ${said(card)}`).toContain(expected);
  });

  it("but can be answered has none", async () => {
    expect((await over()("min-growth:10000")).title).toBe("None of 6 small caps matches");
  });
});

describe("screen without data", () => {
  it("refuses with the reason when there are no members", async () => {
    expect(await over(fakeMarket({ funds: {} }))("max-pe:12")).toMatchObject({
      title: "The data is not there",
      answer: "There are no companies to screen: Fake iShares has no holdings of IWM.",
    });
  });

  it("refuses when no member has a quote", async () => {
    const card = await over(fakeMarket({ funds: FUNDS, fails: { quotes: "quotes are down" } }))("max-pe:12");
    expect(card.answer).toContain("quotes are down");
  });
});

describe("screen in the simulated market", () => {
  it.each([
    ["max-pe:15"],
    ["min-growth:10 profitable"],
    ["max-debt:20 min-coverage:5 sort:coverage"],
    ["health care sort:growth"],
  ])("answers %s, and its receipt holds every member", async (words) => {
    const ask = over(createSampleMarket(() => FAKE_NOW));
    const card = await ask(words);
    expect(card).toMatchObject({ tone: "plain", simulated: true });
    expect(tickersIn(card).length).toBeGreaterThan(0);
    expect(strayNumbers(card)).toEqual([]);
    const [csv] = (await ask(words, "receipt")).attachments ?? [];
    expect(csvParse(csv?.content ?? "")).toHaveLength(value(card, "members") ?? 0);
  });
});

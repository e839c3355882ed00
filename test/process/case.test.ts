import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ColdAndWarm,
  down,
  expectNobodyAnswered,
  expectOlderCopies,
  expectOnlyLost,
  figureOf,
  startColdAndWarm,
} from "../support/cold-and-warm.ts";
import { type Fault, hasReplay } from "../support/replay.ts";

// The whole case on one card, one company and a search among them, as the real process answers them.

const QUESTIONS = ["brief", "allocation", "risk", "stock PLXS", "screen max-pe:15 min-coverage:3"] as const;
type Asked = (typeof QUESTIONS)[number];

let asked: ColdAndWarm<Asked>;

beforeAll(async () => {
  if (hasReplay) asked = await startColdAndWarm(QUESTIONS);
}, 120_000);
afterAll(async () => {
  await asked?.close();
});

const linesOf = (card: { parts: readonly { kind: string; facts?: readonly { label: string; value: string }[] }[] }) =>
  Object.fromEntries(card.parts.flatMap(({ facts }) => facts ?? []).map(({ label, value }) => [label, value]));

describe.runIf(hasReplay).concurrent("the case", { timeout: 60_000 }, () => {
  it("is seven lines with their figures on the recorded day", () => {
    const { card, figures } = asked.good("brief");
    expect(Object.keys(linesOf(card))).toHaveLength(7);
    expect(linesOf(card)).toMatchObject({
      Valuation: expect.stringMatching(/^In part: 20\.3% cheaper .*, 18\.2% dearer/),
      "Rates and debt": expect.stringMatching(/^Does not stand: \+25\.3 bp/),
      Concentration: expect.stringMatching(/^Stands: the Magnificent Seven are 34\.8% and the top ten 40\.7%/),
      Risk: expect.stringMatching(/^Stands: volatility 23\.0% a year against 18\.0% a year, worst fall −41\.1%/),
      Performance: expect.stringMatching(/\+175\.4% against \+309\.2%; no statistically reliable/),
    });
    expect(figures["brief.claims"]?.value).toBe(7);
  });

  it("leads from every line to its question", () => {
    const commands = asked.good("brief").card.next.map(({ command }) => command);
    expect(commands).toEqual(
      expect.arrayContaining([
        ...["valuation", "earnings", "economy", "rates", "debt"],
        ...["concentration", "performance", "risk"],
      ]),
    );
  });

  it.each<[string, Fault, readonly string[]]>([
    ["the holdings files are", down("blackrock.com", "ishares.com"), ["Valuation", "Earnings", "Concentration"]],
    ["DBnomics is", down("db.nomics.world"), ["Economy"]],
    ["the SEC is", down("sec.gov"), []],
  ])("loses the lines that rest on a source, and no others, while %s down", async (_, fault, lost) => {
    const { code, answer } = await asked.cold("brief", fault);
    expect(code).toBe(0);
    const [before, now] = [linesOf(asked.good("brief").card), linesOf(answer.card)];
    for (const [label, value] of Object.entries(now)) {
      if (lost.includes(label)) expect(value).toMatch(/^Not known: .+/);
      // What a move is worth comes from filings, and from holdings as well.
      else if (label !== "Rates and debt") expect([label, value]).toEqual([label, before[label]]);
    }
  });
});

describe.runIf(hasReplay).concurrent("a question of the case", { timeout: 60_000 }, () => {
  it.each(QUESTIONS)("gives the same figures of %s while nobody answers, marked as older copies", async (question) => {
    expectOlderCopies(await asked.warm(question, "nobody listens"), asked.good(question));
  });

  it.each(QUESTIONS)("refuses %s while nobody answers and nothing is kept, with a next step", async (question) => {
    expectNobodyAnswered(await asked.cold(question, "nobody listens"));
  });

  it("tells a company without its accounts while the SEC is down", async () => {
    const { code, answer } = await asked.cold("stock PLXS", down("sec.gov"));
    expect(code).toBe(0);
    expectOnlyLost(answer, asked.good("stock PLXS"), [/\.coverage/, /\.debt/, /\.shortTerm/, /\.cash/]);
    expect(figureOf(answer, "stock.PLXS.coverage").reason).toMatch(/sec/i);
  });

  it.each<[Asked, string, Fault, readonly RegExp[]]>([
    ["allocation", "FRED is", down("stlouisfed.org"), [/\.sharpe$/, /\.sortino$/, /^mix\.beta$/, /^riskFree\./]],
    ["risk", "FRED is", down("stlouisfed.org"), [/\.sharpe$/, /\.sortino$/, /\.beta$/, /^riskFree\./, /^credit\./]],
    ["risk", "holdings files are", down("blackrock.com", "ishares.com"), [/\.losses\./]],
    ["risk", "SEC is", down("sec.gov"), []],
  ])("loses of %s only what hangs on it while the %s down", async (question, _, fault, lost) => {
    const { code, answer } = await asked.cold(question, fault);
    expect(code).toBe(0);
    expectOnlyLost(answer, asked.good(question), lost);
  });

  it("refuses to screen by coverage while the SEC is down, instead of passing everybody", async () => {
    const { code, answer } = await asked.cold("screen max-pe:15 min-coverage:3", down("sec.gov"));
    expect(code).toBe(1);
    expect(answer.card.answer).toMatch(/sec/i);
  });
});

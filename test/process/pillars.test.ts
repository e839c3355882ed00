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

// Earnings, rates, debt and economy as the real process answers them.

const PILLARS = ["earnings", "rates", "debt", "economy"] as const;
type Pillar = (typeof PILLARS)[number];

let asked: ColdAndWarm<Pillar>;

beforeAll(async () => {
  if (hasReplay) asked = await startColdAndWarm(PILLARS);
}, 120_000);
afterAll(async () => {
  await asked?.close();
});

describe.runIf(hasReplay).concurrent("a pillar", { timeout: 60_000 }, () => {
  it.each(PILLARS)("answers %s from an empty store, with its sources, receipt and follow-ups", async (pillar) => {
    const answer = asked.good(pillar);
    expect(answer.simulated).toBe(false);
    expect(answer.card.answer.length).toBeGreaterThan(40);
    expect(answer.card.sources.length).toBeGreaterThan(0);
    expect(answer.card.parts.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["table", "note", "chart"]));
    const [how, ...others] = answer.card.next ?? [];
    expect(how).toMatchObject({ label: "How computed?", view: "receipt" });
    expect(others.map(({ command }) => command).filter((command) => command !== pillar)).not.toEqual([]);
  });

  it.each(PILLARS)("gives the same figures of %s while nobody answers, marked as older copies", async (pillar) => {
    expectOlderCopies(await asked.warm(pillar, "nobody listens"), asked.good(pillar));
  });

  it.each(PILLARS)(
    "refuses %s while nobody answers and nothing is kept, with the reason and a next step",
    async (pillar) => {
      expectNobodyAnswered(await asked.cold(pillar, "nobody listens"));
    },
  );
});

// What is lost with each source: these figures, and no others; the rest are what they are with everything there.
describe.runIf(hasReplay).concurrent("with nothing kept", { timeout: 60_000 }, () => {
  it.each<[Pillar, string, Fault, readonly RegExp[]]>([
    ["rates", "the New York Fed is down", down("newyorkfed.org"), []],
    ["rates", "the Fed's calendar is down", down("federalreserve.gov"), []],
    ["rates", "FRED is down", down("stlouisfed.org"), [/^rate\.twoYear/, /^credit\./]],
    ["debt", "FRED is down", down("stlouisfed.org"), [/^refinancing\./, /^move\.net\./, /^coupon\./]],
    ["economy", "DBnomics is down", down("db.nomics.world"), [/^pmi\./, /^link\./, /^regime\./]],
    ["economy", "FRED is down", down("stlouisfed.org"), [/^credit\./, /^jobs\./, /^inflation\./]],
    ["economy", "Yahoo is down", down("yahoo.com"), [/^link\./, /^regime\./]],
    ["earnings", "SEC is down", down("sec.gov"), []],
  ])("%s loses only what hangs on it while %s", async (pillar, _, fault, lost) => {
    const { code, answer } = await asked.cold(pillar, fault);
    expect(code).toBe(0);
    expectOnlyLost(answer, asked.good(pillar), lost);
  });

  it("rates give range and yield and the reason while Yahoo is down", async () => {
    const { code, answer } = await asked.cold("rates", down("yahoo.com"));
    expect(code).toBe(0);
    expect(answer.card.tone).toBe("caution");
    expect(figureOf(answer, "rate.lower").value).toBe(3.5);
    expect(figureOf(answer, "next.pHold")).toMatchObject({ value: null, reason: expect.stringMatching(/yahoo/i) });
  });

  it("debt tells of first cuts and the reason while the SEC is down", async () => {
    const { code, answer } = await asked.cold("debt", down("sec.gov"));
    expect(code).toBe(0);
    expect(answer.card.tone).toBe("caution");
    expect(figureOf(answer, "small.coverage.belowOne")).toMatchObject({
      value: null,
      reason: expect.stringMatching(/sec/i),
    });
    const cuts = "events.all.252d.mean";
    expect(figureOf(answer, cuts).value).toBe(asked.good("debt").figures[cuts]?.value);
  });

  it.each<[Pillar, Fault, RegExp]>([
    ["earnings", down("yahoo.com"), /yahoo/i],
    ["earnings", down("blackrock.com", "ishares.com"), /blackrock|ishares/i],
  ])("%s is refused with the reason when what it rests on is down", async (pillar, fault, reason) => {
    const { code, answer } = await asked.cold(pillar, fault);
    expect(code).toBe(1);
    expect(answer.data).toMatchObject({ problem: "source-down" });
    expect(answer.card.answer).toMatch(reason);
  });
});

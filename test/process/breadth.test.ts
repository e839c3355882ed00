import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ColdAndWarm,
  DATE,
  down,
  expectNobodyAnswered,
  expectOlderCopies,
  expectOnlyLost,
  startColdAndWarm,
  valuesOf,
} from "../support/cold-and-warm.ts";
import { notesText } from "../support/one-answer.ts";
import { hasReplay } from "../support/replay.ts";

// Concentration and sectors as the real process computes them from recorded data, and while sources fail.

const QUESTIONS = ["concentration", "sectors", "sectors by:weight", "sectors by:performance", "valuation"] as const;
type Question = (typeof QUESTIONS)[number];
const OURS = QUESTIONS.filter((question) => question !== "valuation");

let asked: ColdAndWarm<Question>;

beforeAll(async () => {
  if (hasReplay) asked = await startColdAndWarm(QUESTIONS);
}, 120_000);
afterAll(async () => {
  await asked?.close();
});

describe.runIf(hasReplay)(`on the recorded ${DATE}`, () => {
  const value = (question: Question, id: string) => asked.good(question).figures[id]?.value ?? Number.NaN;
  const percent = (question: Question, id: string) => (value(question, id) * 100).toFixed(1);

  it("concentration gives the S&P 500 of November: seven, ten and effective names, by company", () => {
    expect(percent("concentration", "mag7.weight")).toBe("34.8");
    expect(percent("concentration", "top10.weight")).toBe("40.7");
    expect(value("concentration", "effectiveNames").toFixed(1)).toBe("42.0");
    expect([value("concentration", "listings"), value("concentration", "names")]).toEqual([503, 500]);
    expect(value("concentration", "hhi") * value("concentration", "effectiveNames")).toBeCloseTo(1, 12);
  });

  it("concentration gives the Russell 2000 of May beside it", () => {
    expect(percent("concentration", "small.top10.weight")).toBe("7.3");
    expect(value("concentration", "small.effectiveNames").toFixed(0)).toBe("532");
    expect(asked.good("concentration").figures["small.mag7.weight"]).toMatchObject({ value: null });
  });

  it("sectors have weights that add up to one, and earnings that add up to valuation's own multiple", () => {
    const { sectors } = asked.good("sectors").data as unknown as {
      sectors: readonly Record<
        "small" | "large",
        { weight: number; coverage: number; forwardPe: { aggregate: number | null } }
      >[];
    };
    expect(sectors).toHaveLength(11);
    for (const side of ["small", "large"] as const) {
      expect(sectors.reduce((sum, each) => sum + each[side].weight, 0)).toBeCloseTo(1, 12);
      const whole = value("sectors", `${side}.forward-pe.aggregate`);
      expect(whole).toBe(value("valuation", `${side}.forward-pe.aggregate`));
      const covered = sectors.reduce((sum, each) => sum + each[side].weight * each[side].coverage, 0);
      // A sector at a loss has no multiple, so its yield is what is left of the whole.
      const known = sectors.filter((each) => each[side].forwardPe.aggregate !== null);
      const yields = known.reduce(
        (sum, { [side]: s }) => sum + (s.weight * s.coverage) / (s.forwardPe.aggregate ?? 1),
        0,
      );
      if (known.length === 11) expect(covered / yields).toBeCloseTo(whole, 9);
      else expect(covered / whole).toBeLessThan(yields);
    }
  });

  it("sectors say that most of the gap stays at equal sector weights", () => {
    expect(value("sectors", "neutral.forward-pe.exNegative").toFixed(1)).toBe("16.0");
    expect(percent("sectors", "neutral.exNegative.discount")).toBe("15.8");
    expect(value("sectors", "neutral.large.forward-pe.exNegative")).toBeCloseTo(
      value("sectors", "large.forward-pe.exNegative"),
      9,
    );
  });

  it("sectors by performance give the four recorded funds, dated, and of the others the reason", () => {
    const answer = asked.good("sectors by:performance");
    const year = answer.figures["sector.financials.large.return12m"];
    expect(year?.basis).toContain("adjusted closes of 2025-06-05 and 2026-06-05");
    expect(answer.figures["sectors.returned.large"]?.value).toBe(4);
    expect(answer.figures["sector.energy.small.return3m"]?.reason).toBe("Yahoo Finance has no price history of PSCE");
    expect(notesText(answer)).toContain("end on 5 Jun 2026, and so do the returns.");
  });
});

describe.runIf(hasReplay).concurrent("with a source down", { timeout: 60_000 }, () => {
  it.each(OURS)("gives the same figures of %s from older copies while nobody answers", async (question) => {
    expectOlderCopies(await asked.warm(question, "nobody listens"), asked.good(question));
  });

  it.each(OURS)("refuses %s while nobody answers and nothing is kept, with the reason", async (question) => {
    expectNobodyAnswered(await asked.cold(question, "nobody listens"));
  });

  it("loses nothing of concentration to quotes that fail, since it asks for none", async () => {
    const { answer } = await asked.cold("concentration", down("yahoo.com"));
    expect(valuesOf(answer)).toEqual(valuesOf(asked.good("concentration")));
  });

  it("keeps the weights of sectors when quotes fail", async () => {
    const { code, answer } = await asked.cold("sectors by:weight", down("yahoo.com"));
    expect(code).toBe(0);
    const held = (values: ReturnType<typeof valuesOf>) =>
      Object.entries(values).filter(([id]) =>
        /^sector\.[a-z-]+\.(?:small\.|large\.)?(?:weight|activeWeight|names)$/.test(id),
      );
    expect(held(valuesOf(answer))).toEqual(held(valuesOf(asked.good("sectors by:weight"))));
    expect(held(valuesOf(answer))).toHaveLength(11 * 5);
  });

  it("keeps the returns of sectors when holdings fail", async () => {
    const { code, answer } = await asked.cold("sectors by:performance", down("blackrock.com"));
    expect(code).toBe(0);
    expectOnlyLost(answer, asked.good("sectors by:performance"), [/^(?!.*\.return|sectors\.returned)/]);
  });

  it("says of one index what it can when the other's holdings fail", async () => {
    const onlySmall = ({ query }: { readonly query: URLSearchParams }) =>
      query.get("portfolioId") === "239726" ? { status: 503, body: "<html>" } : undefined;
    const { code, answer } = await asked.cold("concentration", onlySmall);
    expect(code).toBe(0);
    expectOnlyLost(answer, asked.good("concentration"), [/^(?!small\.)/]);
    expect(answer.figures["small.effectiveNames"]?.value).not.toBeNull();
  });
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, notesText, onlyAnswer } from "../support/one-answer.ts";
import { runOnce } from "../support/process.ts";
import { hasReplay, startReplay } from "../support/replay.ts";

// Concentration and sectors as the real process computes them from recorded data.

const DATE = "2026-08-21";

describe.runIf(hasReplay)(`on the recorded ${DATE}`, () => {
  const folder = mkdtempSync(join(tmpdir(), "smallcap-breadth-"));
  let replay: Awaited<ReturnType<typeof startReplay>>;
  const answers = new Map<string, Answer>();

  const ask = async (line: string) => {
    const environment = {
      MARKET_MIRROR_URL: replay.url,
      MARKET_PACE_MS: "0",
      CLOCK: `${DATE}T21:00:00Z`,
      STORE_URL: `sqlite://${join(folder, "store.sqlite")}`,
    };
    const ran = await runOnce([...line.split(" "), "--json"], environment, { cwd: folder });
    return onlyAnswer(ran, /^(published|article)\./);
  };
  const value = (line: string, id: string) => answers.get(line)?.figures[id]?.value ?? Number.NaN;
  const percent = (line: string, id: string) => (value(line, id) * 100).toFixed(1);

  beforeAll(async () => {
    replay = await startReplay(DATE);
    for (const line of ["concentration", "sectors", "sectors by:performance", "valuation"]) {
      answers.set(line, await ask(line));
    }
  }, 120_000);
  afterAll(async () => {
    await replay?.close();
    rmSync(folder, { recursive: true });
  });

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
    expect(answers.get("concentration")?.figures["small.mag7.weight"]).toMatchObject({ value: null });
  });

  it("sectors have weights that add up to one, and earnings that add up to valuation's own multiple", () => {
    const { sectors } = (answers.get("sectors")?.data ?? {}) as unknown as {
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
    const answer = answers.get("sectors by:performance");
    const year = answer?.figures["sector.financials.large.return12m"];
    expect(year?.basis).toContain("adjusted closes of 2025-06-05 and 2026-06-05");
    expect(answer?.figures["sectors.returned.large"]?.value).toBe(4);
    expect(answer?.figures["sector.energy.small.return3m"]?.reason).toBe("Yahoo Finance has no price history of PSCE");
    expect(answer && notesText(answer)).toContain("end on 5 Jun 2026, and so do the returns.");
  });
});

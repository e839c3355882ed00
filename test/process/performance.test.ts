import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type FaultyCase, notesText, onlyAnswer, runThroughFault } from "../support/one-answer.ts";
import { hasReplay, startReplay } from "../support/replay.ts";

// Small against large as the real process answers it on recorded prices, with everything there and with nobody there.

const FRIDAY = "2026-08-21T21:00:00Z";
const MONDAY = "2026-08-24T21:00:00Z";
const folder = mkdtempSync(join(tmpdir(), "smallcap-performance-"));
let replay: Awaited<ReturnType<typeof startReplay>>;
let tenYears: Answer;

beforeAll(async () => {
  if (!hasReplay) return;
  replay = await startReplay("2026-08-21");
  const { code, answer } = await ask(["performance"], { store: "warm.sqlite", clock: FRIDAY, fault: () => undefined });
  expect(code).toBe(0);
  tenYears = answer;
}, 60_000);
afterAll(async () => {
  await replay?.close();
  rmSync(folder, { recursive: true });
});

async function ask(words: readonly string[], { store, ...rest }: Omit<FaultyCase, "replay">) {
  const ran = await runThroughFault([...words, "--json"], { replay, store: join(folder, store), ...rest });
  return { ...ran, answer: onlyAnswer(ran, /^article\./) };
}
const figure = (answer: Answer, id: string) => answer.figures[id]?.value ?? Number.NaN;

describe.runIf(hasReplay)("ten years to 21 August 2026", { timeout: 60_000 }, () => {
  it("are +175.4% for IWM and +309.2% for SPY since 19 August 2016: −133.7 points", () => {
    expect(tenYears.data).toMatchObject({ from: "2016-08-19", to: "2026-08-21", basis: "total", closes: 2_515 });
    expect(100 * figure(tenYears, "small.return.total")).toBeCloseTo(175.412230444, 6);
    expect(100 * figure(tenYears, "large.return.total")).toBeCloseTo(309.159758035, 6);
    expect(figure(tenYears, "gap.points")).toBeCloseTo(-133.747527591, 6);
  });

  it("leave the ratio about one deviation below its mean, without a return that could be relied on", () => {
    expect(figure(tenYears, "ratio.z")).toBeCloseTo(-1.09393382, 7);
    expect(figure(tenYears, "ratio.dickeyFuller")).toBeGreaterThan(-2.86);
    expect(figure(tenYears, "ratio.halfLife.years")).toBeGreaterThan(0);
    expect(notesText(tenYears)).toContain("no statistically reliable mean reversion");
  });

  it("are given with what is known of dividends: the recorded prices end without the last ones", () => {
    expect(tenYears.card.tone).toBe("caution");
    expect(notesText(tenYears)).toMatch(/No dividend is on record of IWM since \d+ \w+ \d{4} and of SPY since/);
  });
});

describe.runIf(hasReplay)("performance when nobody answers", { timeout: 60_000 }, () => {
  it("gives the same figures from the copies of the days before, marked as such", async () => {
    copyFileSync(join(folder, "warm.sqlite"), join(folder, "monday.sqlite"));
    const { code, answer } = await ask(["performance"], {
      store: "monday.sqlite",
      clock: MONDAY,
      fault: "nobody listens",
    });
    expect(code).toBe(0);
    expect(figure(answer, "gap.points")).toBe(figure(tenYears, "gap.points"));
    expect(answer.card.sources.every(({ stale }) => stale)).toBe(true);
    expect(notesText(answer)).toContain("an older copy stands in");
  });

  it("is refused from an empty store, with the reason", async () => {
    const { code, answer } = await ask(["performance"], {
      store: "empty.sqlite",
      clock: FRIDAY,
      fault: "nobody listens",
    });
    expect(code).toBe(1);
    expect(answer.data.problem).toBe("source-down");
    expect(answer.card.answer).toMatch(/^IWM and SPY cannot be compared: /);
  });

  it("tells a ticker that nobody knows from a source that is down", async () => {
    const { code, answer } = await ask(["performance", "fund:NOSUCH"], {
      store: "unknown.sqlite",
      clock: FRIDAY,
      fault: () => undefined,
    });
    expect(code).toBe(1);
    expect(answer.data.problem).toBe("no-data");
    expect(answer.card.answer).toBe("There is no price history of “NOSUCH”.");
  });
});

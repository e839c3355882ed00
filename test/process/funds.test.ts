import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { notesText, onlyAnswer, runThroughFault } from "../support/one-answer.ts";
import { type Fault, hasReplay, startReplay } from "../support/replay.ts";

// Funds as the real process compares them on recorded prices. Figures to the last digits are from a separate calculation
// in another language, from the same files.

const CHECKED: Readonly<Record<string, number>> = {
  "IWM.return.1y": 0.3356618417108983,
  "IWM.return.3y": 0.18923606825109096,
  "IWM.return.5y": 0.08117210950485632,
  "IWM.return.10y": 0.10688711043372234,
  "IWM.volatility": 0.22468787023444525,
  "IWM.drawdown": -0.3191164882210191,
  "IWM.beta": 1,
  "IWM.trackingError": 0,
  "MDY.return.1y": 0.231782054973791,
  "MDY.return.3y": 0.15542278334144455,
  "MDY.return.5y": 0.07491217981777876,
  "MDY.return.10y": 0.10827399635463975,
  "MDY.volatility": 0.19791527144196588,
  "MDY.drawdown": -0.24034429597831053,
  "MDY.beta": 0.8425290251965705,
  "MDY.trackingError": 0.06516956922966458,
};

describe.runIf(hasReplay)("funds on the recorded 2026-08-21", { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "smallcap-funds-"));
  let replay: Awaited<ReturnType<typeof startReplay>>;
  let runs = 0;

  async function ask(words: readonly string[], fault: Fault = () => undefined) {
    const store = join(folder, `store-${runs++}.sqlite`);
    const ran = await runThroughFault(["funds", ...words, "--json"], {
      replay,
      store,
      clock: "2026-08-21T21:00:00Z",
      fault,
    });
    return { ...ran, answer: onlyAnswer(ran, /^$/) };
  }

  beforeAll(async () => {
    replay = await startReplay("2026-08-21");
  });
  afterAll(async () => {
    await replay?.close();
    rmSync(folder, { recursive: true });
  });

  it("gives returns and risk as a separate calculation does", async () => {
    const { answer } = await ask(["IWM", "MDY"]);
    for (const [id, value] of Object.entries(CHECKED)) {
      expect(Math.abs((answer.figures[`fund.${id}`]?.value ?? Number.NaN) - value), id).toBeLessThan(1e-12);
    }
    expect(answer.figures["fund.IWM.forward-pe.exNegative"]?.value?.toFixed(1)).toBe("15.2");
    expect(notesText(answer)).toContain("† Prices end on 21 Aug 2026, but those of MDY on 5 Jun 2026");
  });

  it("answers the usual question though little is known, and says what is not", async () => {
    const { code, answer } = await ask([]);
    expect(code).toBe(0);
    expect(answer.card.answer).toContain("SCHA costs least with 0.04% a year and IJR most with 0.06%");
    expect(notesText(answer)).toContain("Neither facts nor prices were found for VB, VTWO, SCHA, AVUV, IWN and IWO.");
    expect(answer.figures["fund.VB.return.5y"]?.reason).toBe("Yahoo Finance has no price history of VB");
  });

  it("names the near fund for a slip, and says of a company that it is one", async () => {
    expect((await ask(["IMW"])).answer.data).toMatchObject({ problem: "bad-option", hint: "Did you mean IWM?" });
    expect((await ask(["AAPL"])).answer.card.answer).toBe("AAPL (Apple Inc) is a company, no fund.");
  });

  it("goes on without facts, and refuses when nothing answers", async () => {
    const at =
      (part: string): Fault =>
      ({ path }) =>
        path.includes(part) ? { status: 503, body: "<html>" } : undefined;
    const { answer } = await ask(["IWM", "SPY"], at("quoteSummary"));
    expect(answer.figures["fund.SPY.beta"]?.value).not.toBeNull();
    expect(notesText(answer)).toContain("No facts of IWM and SPY: ");
    expect((await ask([], at("finance"))).answer.data).toMatchObject({ problem: "source-down" });
  });
});

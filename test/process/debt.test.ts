import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { strayNumbers } from "../support/number-lint.ts";
import { type Answer, notesText, onlyAnswer } from "../support/one-answer.ts";
import { runOnce } from "../support/process.ts";
import { hasReplay, startReplay } from "../support/replay.ts";

// What the real process makes of recorded filings, holdings and prices. The numbers were computed apart from it, from
// the same files.

const folder = mkdtempSync(join(tmpdir(), "smallcap-debt-"));
/** What was asked and assumed comes from no source. */
const SOURCELESS = /^(move\.bp|passThrough|floating\..+|assumption\..+)$/;

let replay: Awaited<ReturnType<typeof startReplay>>;
let answer: Answer;

async function ask(words: readonly string[], contact = "dev@example.org") {
  const ran = await runOnce(
    ["debt", "--json", ...words],
    {
      MARKET_MIRROR_URL: replay.url,
      MARKET_PACE_MS: "0",
      CLOCK: "2026-08-21T21:00:00Z",
      STORE_URL: `sqlite://${join(folder, contact ? "store.sqlite" : "other.sqlite")}`,
      ...(contact ? { SEC_CONTACT: contact } : {}),
    },
    { cwd: folder },
  );
  return { code: ran.code, answer: onlyAnswer(ran, SOURCELESS) };
}

beforeAll(async () => {
  if (!hasReplay) return;
  replay = await startReplay("2026-08-21");
  ({ answer } = await ask([]));
}, 60_000);
afterAll(async () => {
  await replay?.close();
  rmSync(folder, { recursive: true });
});

const value = (id: string) => answer.figures[id]?.value ?? Number.NaN;

describe.runIf(hasReplay)("debt on the recorded 2026-08-21", { timeout: 30_000 }, () => {
  it("finds a third of the Russell's interest payers below a coverage of one in the newest filled year", () => {
    expect(value("year")).toBe(2024);
    expect((100 * value("small.coverage.belowOne")).toFixed(1)).toBe("33.0");
    expect((100 * value("large.coverage.belowOne")).toFixed(1)).toBe("1.1");
  });

  it.each([
    ["small.coverage.firms", 0, "616"],
    ["small.coverage.aggregate", 3, "1.817"],
    ["small.coverage.median", 3, "2.141"],
    ["small.coverage.belowOneAndHalf", 4, "0.4091"],
    ["small.accounts.firms", 0, "991"],
    ["small.debt.shortTermShare", 4, "0.1263"],
    ["large.coverage.firms", 0, "281"],
    ["large.coverage.aggregate", 3, "6.868"],
    ["large.coverage.median", 3, "7.704"],
    ["large.coverage.belowOneAndHalf", 4, "0.0249"],
    ["large.debt.shortTermShare", 4, "0.1117"],
    ["refinancing.coupon.old", 2, "6.06"],
  ])("gives %s as computed from the files", (id, digits, expected) => {
    expect(value(id).toFixed(digits)).toBe(expected);
  });

  it.each([
    ["small.debt.total", "593.69"],
    ["small.netIncome.total", "-14.07"],
    ["large.debt.total", "5018.38"],
    ["move.interest.low", "-0.45"],
    ["move.interest.high", "-0.74"],
    ["move.afterTax.low", "-0.10"],
    ["move.afterTax.high", "0.13"],
  ])("gives %s in billions as computed from the files", (id, expected) => {
    expect((value(id) / 1e9).toFixed(2)).toBe(expected);
  });

  it("gives no share of earnings where all together make a loss, and no new coupon without a yield", () => {
    expect(answer.figures["move.eps.low"]).toMatchObject({ value: null, reason: expect.stringContaining("no profit") });
    expect(answer.figures["refinancing.interest"]?.reason).toContain("DGS5");
    expect((100 * value("move.profitable.eps.high")).toFixed(2)).toBe("0.16");
  });

  it.each([
    ["2001-01-03", [3.4065, 5.9648, 11.3777, 16.2971]],
    ["2007-09-18", [0.7057, -3.6649, -3.459, 7.1195]],
    ["2019-07-31", [-3.1279, -1.8766, -5.7624, -14.6974]],
    ["2024-09-18", [-0.6589, -2.0019, -7.7438, -7.6363]],
  ])("gives what followed the first cut of %s", (date, points) => {
    const found = [21, 63, 126, 252].map((days) => value(`event.${date}.${days}d`));
    for (const [index, each] of found.entries()) expect(each).toBeCloseTo(points[index] ?? Number.NaN, 2);
  });

  it("finds four such cuts and concludes nothing from them", () => {
    expect(Object.keys(answer.figures).filter((id) => /^event\..*\.63d$/.test(id))).toHaveLength(4);
    expect(value("events.all.63d.mean")).toBeCloseTo(-0.3947, 2);
    expect(value("events.all.63d.t")).toBeCloseTo(-0.183, 2);
  });

  it("says no number that is no figure", () => {
    expect(strayNumbers({ ...answer.card, figures: answer.figures, data: answer.data })).toEqual([]);
  });

  it("turns the signs for a hike and leaves refinancing and coverage as they are", async () => {
    const { answer: hike } = await ask(["move-bp:25"]);
    for (const id of ["move.interest.low", "move.cash", "move.afterTax.high"]) {
      expect(hike.figures[id]?.value).toBeCloseTo(-value(id), 3);
    }
    expect(hike.figures["small.coverage.median"]?.value).toBe(value("small.coverage.median"));
  });

  it("tells only of first cuts without a contact for the SEC, and says how to switch filings on", async () => {
    const { code, answer: partial } = await ask([], "");
    expect(code).toBe(0);
    expect(partial.figures["small.coverage.belowOne"]).toMatchObject({
      value: null,
      reason: expect.stringContaining("SEC_CONTACT"),
    });
    expect(partial.figures["events.all.63d.mean"]?.value).toBe(value("events.all.63d.mean"));
    expect(notesText(partial)).toContain("can set SEC_CONTACT to a mail address");
  });
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Card } from "../../src/card.ts";
import { notesOf, rowOf } from "../support/context.ts";
import { runOnce } from "../support/process.ts";
import { hasReplay, startFaultyMirror, startReplay } from "../support/replay.ts";

// What a process that has asked nobody tells of what an earlier one has kept.

const FRIDAY = "2026-08-21T21:00:00Z";
const folder = mkdtempSync(join(tmpdir(), "smallcap-status-"));
let replay: Awaited<ReturnType<typeof startReplay>>;
let mirror: Awaited<ReturnType<typeof startFaultyMirror>>;
let requests = 0;

beforeAll(async () => {
  if (!hasReplay) return;
  replay = await startReplay("2026-08-21");
  mirror = await startFaultyMirror(replay, () => {
    requests += 1;
    return undefined;
  });
});
afterAll(async () => {
  await mirror?.close();
  await replay?.close();
  rmSync(folder, { recursive: true });
});

async function ask(question: string, clock = FRIDAY) {
  const { code, stdout } = await runOnce(
    [question, "--json"],
    {
      MARKET_MIRROR_URL: mirror.url,
      MARKET_PACE_MS: "0",
      CLOCK: clock,
      SEC_CONTACT: "dev@example.org",
      STORE_URL: `sqlite://${join(folder, "kept.sqlite")}`,
    },
    { cwd: folder },
  );
  expect(code).toBe(0);
  expect(stdout).not.toContain(folder);
  return JSON.parse(stdout).card as Card;
}

describe.skipIf(!hasReplay)("status of a process that has just started", () => {
  it("finds an empty store empty, and asks no source", async () => {
    const card = await ask("status");
    expect(card).toMatchObject({ answer: expect.stringContaining("Nothing is held"), tone: "plain" });
    expect(requests).toBe(0);
  });

  it("tells how much an earlier process has kept, how old it is and when it is due, and asks no source", async () => {
    await ask("valuation");
    const before = requests;
    const card = await ask("status");
    expect(card).toMatchObject({ answer: expect.stringMatching(/^Everything that is held is fresh\./), tone: "plain" });
    expect(rowOf(card, "Yahoo quotes")[1]).toMatch(/^\d+ requests, [\d,]+ companies$/);
    expect(rowOf(card, "iShares holdings").slice(3)).toEqual(["fresh", expect.stringMatching(/^in 1[12] hours$/)]);
    const notes = notesOf(card).join(" ");
    expect(notes).toMatch(/Quotes are held of [\d,]+ of [\d,]+ companies of the Russell 2000 and/);
    expect(notes).toMatch(/Store: \d+ entries, \d+\.\d+ MB\./);
    expect(requests).toBe(before);
  });

  it("says of the same three days later that it is due", async () => {
    const before = requests;
    const card = await ask("status", "2026-08-24T15:00:00Z");
    expect(card.answer).toMatch(/due to be read again at the next question: iShares holdings, Yahoo quotes/);
    expect(rowOf(card, "Yahoo quotes").slice(3)).toEqual(["due", "due"]);
    expect(requests).toBe(before);
  });

  it("counts as past its time what an earlier process has kept from elsewhere", async () => {
    const other = await startFaultyMirror(replay, () => undefined);
    const [first, own] = [mirror, other];
    mirror = own;
    const card = await ask("status");
    mirror = first;
    await other.close();
    expect(card).toMatchObject({ tone: "caution", answer: expect.stringMatching(/^Everything that is held is past/) });
  });
});

import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PQueue from "p-queue";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type FaultyCase, notesText, onlyAnswer, runThroughFault } from "../support/one-answer.ts";
import { type Fault, hasReplay, startReplay } from "../support/replay.ts";

// Earnings, rates, debt and economy as the real process answers them: with everything there, with one source down, with
// all of them down, from an empty store and from one of the day before the weekend.

const FRIDAY = "2026-08-21T21:00:00Z";
const MONDAY = "2026-08-24T21:00:00Z";
const PILLARS = ["earnings", "rates", "debt", "economy"] as const;
type Pillar = (typeof PILLARS)[number];

/** Assumptions, counts of what we have ourselves, dates of the calendar and printed claims come from no source. */
const SOURCELESS = /^article\.|^crawl\.|^move\.bp$|^floating\.|^passThrough$|^tax$|\.n$|\.firms$|^assumption\./;

const folder = mkdtempSync(join(tmpdir(), "smallcap-pillars-"));
const lanes = new PQueue({ concurrency: 2 });
const good = new Map<Pillar, Answer>();
let replay: Awaited<ReturnType<typeof startReplay>>;
let runs = 0;

beforeAll(async () => {
  if (!hasReplay) return;
  replay = await startReplay("2026-08-21");
  for (const pillar of PILLARS) {
    const { code, answer } = await ask(pillar, { store: "warm.sqlite", clock: FRIDAY, fault: () => undefined });
    expect(code).toBe(0);
    good.set(pillar, answer);
  }
}, 120_000);
afterAll(async () => {
  await replay?.close();
  rmSync(folder, { recursive: true });
});

type Case = Omit<FaultyCase, "replay">;

async function ask(pillar: Pillar, { store, ...rest }: Case) {
  const asked = { replay, store: join(folder, store), ...rest };
  const ran = await lanes.add(() => runThroughFault([pillar, "--json"], asked));
  return { ...ran, answer: onlyAnswer(ran, SOURCELESS) };
}

const cold = (pillar: Pillar, fault: Fault | "nobody listens") =>
  ask(pillar, { store: `cold-${runs++}.sqlite`, clock: FRIDAY, fault });
const warm = (pillar: Pillar, fault: Fault | "nobody listens") => {
  const store = `warm-${runs++}.sqlite`;
  copyFileSync(join(folder, "warm.sqlite"), join(folder, store));
  return ask(pillar, { store, clock: MONDAY, fault });
};

/** Everything of some hosts answers with a failure. */
const down =
  (...hosts: readonly string[]): Fault =>
  ({ host }) =>
    hosts.some((each) => host.endsWith(each)) ? { status: 503, body: "<html>" } : undefined;

const valuesOf = ({ figures }: Answer) =>
  Object.fromEntries(Object.entries(figures).map(([id, { value }]) => [id, value]));
const figureOf = (answer: Answer, id: string) => {
  const figure = answer.figures[id];
  if (!figure) throw new Error(`there is no figure ${id}`);
  return figure;
};

describe.runIf(hasReplay).concurrent("a pillar", { timeout: 60_000 }, () => {
  it.each(PILLARS)("answers %s from an empty store, with its sources, receipt and follow-ups", async (pillar) => {
    const answer = good.get(pillar);
    expect(answer?.simulated).toBe(false);
    expect(answer?.card.answer.length).toBeGreaterThan(40);
    expect(answer?.card.sources.length).toBeGreaterThan(0);
    expect(answer?.card.parts.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["table", "note", "chart"]));
    const [how, ...others] = answer?.card.next ?? [];
    expect(how).toMatchObject({ label: "How computed?", view: "receipt" });
    expect(others.map(({ command }) => command).filter((command) => command !== pillar)).not.toEqual([]);
  });

  it.each(PILLARS)("gives the same figures of %s while nobody answers, marked as older copies", async (pillar) => {
    const { code, answer } = await warm(pillar, "nobody listens");
    expect(code).toBe(0);
    expect(answer.card.tone).toBe("caution");
    expect(answer.card.sources.some(({ stale }) => stale)).toBe(true);
    const before = good.get(pillar);
    const changed = Object.entries(valuesOf(answer)).filter(
      ([id, value]) => value !== null && value !== before?.figures[id]?.value,
    );
    expect(changed).toEqual([]);
  });

  it.each(PILLARS)(
    "refuses %s while nobody answers and nothing is kept, with the reason and a next step",
    async (pillar) => {
      const { code, answer } = await cold(pillar, "nobody listens");
      expect(code).toBe(1);
      expect(answer.card.tone).toBe("problem");
      expect(answer.data).toMatchObject({ problem: "source-down" });
      expect(answer.card.answer).toMatch(/could not be reached/);
      expect(notesText(answer)).not.toBe("");
      expect(answer.figures).toEqual({});
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
    const { code, answer } = await cold(pillar, fault);
    expect(code).toBe(0);
    const before = valuesOf(good.get(pillar) as Answer);
    for (const [id, value] of Object.entries(before)) {
      const figure = figureOf(answer, id);
      if (figure.value === null && value !== null) {
        expect(
          lost.some((pattern) => pattern.test(id)),
          `${id}: ${figure.reason}`,
        ).toBe(true);
        expect(figure.reason).toBeTruthy();
      } else expect([id, figure.value]).toEqual([id, value]);
    }
  });

  it("rates give range and yield and the reason while Yahoo is down", async () => {
    const { code, answer } = await cold("rates", down("yahoo.com"));
    expect(code).toBe(0);
    expect(answer.card.tone).toBe("caution");
    expect(figureOf(answer, "rate.lower").value).toBe(3.5);
    expect(figureOf(answer, "next.pHold")).toMatchObject({ value: null, reason: expect.stringMatching(/yahoo/i) });
  });

  it("debt tells of first cuts and the reason while the SEC is down", async () => {
    const { code, answer } = await cold("debt", down("sec.gov"));
    expect(code).toBe(0);
    expect(answer.card.tone).toBe("caution");
    expect(figureOf(answer, "small.coverage.belowOne")).toMatchObject({
      value: null,
      reason: expect.stringMatching(/sec/i),
    });
    const cuts = "events.all.252d.mean";
    expect(figureOf(answer, cuts).value).toBe(good.get("debt")?.figures[cuts]?.value);
  });

  it.each<[Pillar, Fault, RegExp]>([
    ["earnings", down("yahoo.com"), /yahoo/i],
    ["earnings", down("blackrock.com", "ishares.com"), /blackrock|ishares/i],
  ])("%s is refused with the reason when what it rests on is down", async (pillar, fault, reason) => {
    const { code, answer } = await cold(pillar, fault);
    expect(code).toBe(1);
    expect(answer.data).toMatchObject({ problem: "source-down" });
    expect(answer.card.answer).toMatch(reason);
  });
});

import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PQueue from "p-queue";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { notesText, onlyAnswer, runThroughFault } from "../support/one-answer.ts";
import { runOnce } from "../support/process.ts";
import { type Fault, hasReplay, startReplay } from "../support/replay.ts";

// The calendar and the headlines as the real process answers them: with everything there, with a source down or talking
// nonsense, with nothing at all, from an empty store and from one of the day before the weekend.

const FRIDAY = "2026-08-21T21:00:00Z";
const MONDAY = "2026-08-24T21:00:00Z";
/** Members by the recorded holdings whose recorded report date lies in the week of 24 August, counted apart from this program. */
const REPORTING = "ANF BBW BOX CTRN DY ELMD HQY KSS MBUU MOV MZTI NSSC OOMA PAHC PD PLAB SLQT SMTC STRT TITN URBN";

const folder = mkdtempSync(join(tmpdir(), "smallcap-calendar-"));
const lanes = new PQueue({ concurrency: 2 });
let replay: Awaited<ReturnType<typeof startReplay>>;
let runs = 0;

type Asked = { readonly fault?: Fault | "nobody listens"; readonly clock?: string; readonly store?: string };

async function ask(words: readonly string[], { fault = () => undefined, clock = FRIDAY, store }: Asked = {}) {
  const file = join(folder, store ?? `cold-${runs++}.sqlite`);
  const ran = await lanes.add(() => runThroughFault([...words, "--json"], { replay, store: file, clock, fault }));
  return { ...ran, answer: onlyAnswer(ran, /^calendar\.(events|shown)$/) };
}

async function warm(words: readonly string[], asked: Asked) {
  const store = `warm-${runs++}.sqlite`;
  copyFileSync(join(folder, "warm.sqlite"), join(folder, store));
  return await ask(words, { ...asked, store });
}

beforeAll(async () => {
  if (!hasReplay) return;
  replay = await startReplay("2026-08-21");
  await ask(["calendar"], { store: "warm.sqlite" });
  await ask(["news"], { store: "warm.sqlite" });
}, 120_000);
afterAll(async () => {
  await replay?.close();
  rmSync(folder, { recursive: true });
});

const search =
  (body: string): Fault =>
  ({ path }) =>
    path === "/v1/finance/search" ? { status: 200, body } : undefined;
const down =
  (...hosts: readonly string[]): Fault =>
  ({ host }) =>
    hosts.some((each) => host.endsWith(each)) ? { status: 503, body: "<html>" } : undefined;

describe.runIf(hasReplay).concurrent("the calendar", { timeout: 60_000 }, () => {
  it("lists the members that report in the recorded week, and the recorded meeting of the Fed", async () => {
    const { code, answer } = await ask(["calendar"]);
    expect(code).toBe(0);
    const { events, nextFed } = answer.data as unknown as {
      readonly events: readonly { readonly ticker: string | null }[];
      readonly nextFed: string;
    };
    expect(
      events
        .flatMap(({ ticker }) => ticker ?? [])
        .sort()
        .join(" "),
    ).toBe(REPORTING);
    expect(answer.figures["calendar.reports"]?.value).toBe(21);
    expect(answer.figures["calendar.reports.weight"]?.value).toBeCloseTo(0.016762, 6);
    expect(nextFed).toBe("2026-09-16");
    expect(answer.figures["calendar.fed.days"]?.value).toBe(26);
  });

  it("shows hours in the time zone that is configured, and names it", async () => {
    const environment = {
      MARKET: "sample",
      CLOCK: FRIDAY,
      TIMEZONE: "Asia/Tokyo",
      STORE_URL: `sqlite://${join(folder, "tokyo.sqlite")}`,
    };
    const { stdout } = await runOnce(["calendar", "month"], environment, { cwd: folder });
    expect(stdout).toContain("Tue 1 Sep 2026 23:00 Tokyo");
    expect(stdout).toContain("Mon 7 Sep 2026 ");
  });

  it("still knows rules and the built-in meetings while nobody answers and nothing is kept", async () => {
    const { code, answer } = await ask(["calendar", "window:month"], { fault: "nobody listens" });
    expect(code).toBe(0);
    expect(answer.card.tone).toBe("caution");
    expect(answer.figures["calendar.reports"]?.value).toBeNull();
    expect(answer.figures["calendar.fed.days"]?.value).toBe(26);
    expect(notesText(answer)).toContain("A built-in list stands in for it.");
    expect(JSON.stringify(answer.card.parts)).toContain("ISM manufacturing, Aug 2026");
  });

  it("gives what was kept on Friday while nobody answers on Monday, marked as older copies", async () => {
    const { code, answer } = await warm(["calendar"], { fault: "nobody listens", clock: MONDAY });
    expect(code).toBe(0);
    expect(answer.card.tone).toBe("caution");
    expect(answer.card.sources.some(({ stale }) => stale)).toBe(true);
    // The report of Monday morning is over.
    expect(answer.figures["calendar.reports"]?.value).toBe(20);
  });

  it("loses reports with Yahoo and the Fed's page with the Fed", async () => {
    const [noYahoo, noFed] = await Promise.all([
      ask(["calendar"], { fault: down("yahoo.com") }),
      ask(["calendar"], { fault: down("federalreserve.gov") }),
    ]);
    expect(noYahoo.answer.figures["calendar.reports"]).toMatchObject({ value: null });
    expect(noYahoo.answer.figures["calendar.fed.days"]?.value).toBe(26);
    expect(noFed.answer.figures["calendar.reports"]?.value).toBe(21);
    expect(noFed.answer.figures["calendar.fed.days"]?.value).toBe(26);
  });
});

describe.runIf(hasReplay).concurrent("the headlines", { timeout: 60_000 }, () => {
  it("are shown as old when the newest that is recorded is old", async () => {
    const { code, answer } = await ask(["news", "ticker:AAPL"]);
    expect(code).toBe(0);
    expect(answer.card.tone).toBe("caution");
    expect(answer.card.title).toBe("Only old headlines found for Apple Inc (AAPL)");
    expect(answer.card.parts[0]).toMatchObject({ kind: "links" });
    expect(answer.figures["news.age"]?.value).toBe(542);
  });

  it("are refused while nobody answers and nothing is kept, and given from what was kept otherwise", async () => {
    const cold = await ask(["news"], { fault: "nobody listens" });
    expect(cold.code).toBe(1);
    expect(cold.answer.data).toMatchObject({ problem: "source-down" });
    const kept = await warm(["news"], { fault: "nobody listens", clock: MONDAY });
    expect(kept.code).toBe(0);
    expect(notesText(kept.answer)).toContain("headlines that were kept stand in");
  });

  it.each(["<html>consent</html>", "{}", "null", '{"news":"none"}', '{"news":'])(
    "survive the answer %s",
    async (body) => {
      const { code, answer } = await ask(["news"], { fault: search(body) });
      expect(code).toBe(1);
      expect(answer.data).toMatchObject({ problem: "source-down" });
    },
  );

  it("lose the rows that are nonsense, and what is dated ahead", async () => {
    const good = {
      uuid: "a",
      title: "Tariffs <!channel> @everyone](x)",
      link: "https://news.example/",
      providerPublishTime: 1787338800,
    };
    const news = [
      null,
      7,
      { ...good, uuid: "" },
      good,
      { ...good, uuid: "b", link: "javascript:x", providerPublishTime: 1987338800 },
    ];
    const { code, answer } = await ask(["news"], { fault: search(JSON.stringify({ news })) });
    expect(code).toBe(0);
    expect(answer.figures["news.headlines"]?.value).toBe(1);
    expect(answer.figures["news.ahead"]?.value).toBe(3);
    expect(answer.figures["news.unreadable"]?.value).toBe(9);
  });
});

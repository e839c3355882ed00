import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PQueue from "p-queue";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Figures } from "../../src/figure.ts";
import { type Answer, type FaultyCase, notesText, onlyAnswer, runThroughFault } from "../support/one-answer.ts";
import { type Fault, hasReplay, startReplay } from "../support/replay.ts";
import type { Sent } from "../support/source-server.ts";

// The real process while its sources fail, one after another and all at once.

const FRIDAY = "2026-08-21T21:00:00Z";
const MONDAY = "2026-08-24T21:00:00Z";
/** Only a count of nothing, and the newsletter's own words, come from no source. */
const SOURCELESS = /^article\.|^history\.n$/;
const FRIDAYS_CLOSE = "2026-08-21T20:00";

const folder = mkdtempSync(join(tmpdir(), "smallcap-faults-"));
let replay: Awaited<ReturnType<typeof startReplay>>;
let good: Figures;
let runs = 0;
/** Two processes at a time. */
const lanes = new PQueue({ concurrency: 2 });

beforeAll(async () => {
  if (!hasReplay) return;
  replay = await startReplay("2026-08-21");
  const { code, answer } = await ask({ store: "warm.sqlite", clock: FRIDAY, fault: () => undefined });
  expect(code).toBe(0);
  good = answer.figures;
});
afterAll(async () => {
  await replay?.close();
  rmSync(folder, { recursive: true });
});

/** Asks for the valuation while something is wrong, and checks what holds for every answer. */
async function ask({ store, ...rest }: Omit<FaultyCase, "replay">) {
  const asked = { replay, store: join(folder, store), ...rest };
  const ran = await lanes.add(() => runThroughFault(["valuation", "--json"], asked));
  return { ...ran, answer: onlyAnswer(ran, SOURCELESS) };
}

/** On Monday, with what was kept on Friday. */
const warm = (fault: Fault | "nobody listens") => {
  const store = `run-${runs++}.sqlite`;
  copyFileSync(join(folder, "warm.sqlite"), join(folder, store));
  return ask({ store, clock: MONDAY, fault });
};
/** On Friday, with an empty store. */
const cold = (fault: Fault | "nobody listens") => ask({ store: `run-${runs++}.sqlite`, clock: FRIDAY, fault });

const readingsOf = ({ figures }: Answer, source: RegExp) =>
  Object.values(figures)
    .flatMap(({ readings }) => readings)
    .filter((reading) => source.test(reading.source));

/** Friday's figures, marked as older copies and as old as they are. */
function expectOlderCopies({ code, answer }: Awaited<ReturnType<typeof ask>>, source: RegExp): void {
  expect(code).toBe(0);
  expect(answer.card.tone).toBe("caution");
  expect(notesText(answer)).toContain("older copies stand in");
  const readings = readingsOf(answer, source);
  expect(readings.length).toBeGreaterThan(0);
  expect(readings.filter(({ stale }) => !stale)).toEqual([]);
  expect(answer.card.sources.filter(({ name }) => source.test(name)).every(({ stale }) => stale)).toBe(true);
  expect(answer.figures["small.forward-pe.exNegative"]?.value).toBe(good["small.forward-pe.exNegative"]?.value);
}

/** Figures as on Friday, none of them from an older copy. */
function expectNothingLost({ code, answer }: Awaited<ReturnType<typeof ask>>): void {
  expect(code).toBe(0);
  expect(readingsOf(answer, /./).filter(({ stale }) => stale)).toEqual([]);
  expect(answer.figures["small.forward-pe.exNegative"]?.value).toBe(good["small.forward-pe.exNegative"]?.value);
}

const at =
  (part: string, wrong: ReturnType<Fault>): Fault =>
  ({ host, path, query }) =>
    `${host}${path}?${query}`.includes(part) ? wrong : undefined;
const times = (count: number, fault: Fault): Fault => {
  let left = count;
  return (asked) => {
    const wrong = left > 0 ? fault(asked) : undefined;
    if (wrong) left -= 1;
    return wrong;
  };
};

const QUOTES = "/v7/finance/quote";
const HOLDINGS = "component=holdings";
const PAGE: Sent = { headers: { "content-type": "text/csv" }, body: "<!DOCTYPE html><html>secret</html>" };
const INVALID = { finance: { result: null, error: { code: "Unauthorized", description: "Invalid Crumb" } } };
const halved = (sent: Sent): Sent => ({ ...sent, body: String(sent.body).slice(0, String(sent.body).length / 2) });
const withoutEnd = (sent: Sent): Sent => {
  const body = String(sent.body);
  return { ...sent, body: body.slice(0, body.lastIndexOf('"Cash and/or Derivatives"')).replace(/\n[^\n]*$/, "\n") };
};
const withGarbage = (sent: Sent): Sent => ({
  ...sent,
  body: String(sent.body).replace('"result":[', '"result":["garbage",{"symbol":"?","regularMarketTime":1e300},'),
});

describe.runIf(hasReplay).concurrent("with Friday's copies kept, on Monday", { timeout: 60_000 }, () => {
  it.each<[string, Fault]>([
    ["Yahoo says too many requests everywhere", at("yahoo.com", { status: 429, body: "Too Many Requests\r\n" })],
    ["Yahoo asks for an hour's peace", at("yahoo.com", { status: 429, headers: { "retry-after": "3600" } })],
    ["the key is really an error text", at("getcrumb", { body: "Too Many Requests\r\n" })],
    ["the key is refused", at("getcrumb", { status: 429 })],
    ["every key is invalid", at(QUOTES, { status: 401, body: INVALID })],
    ["web pages come instead of quotes", at(QUOTES, PAGE)],
    ["truncated JSON comes instead of quotes", at(QUOTES, halved)],
    ["Yahoo breaks", at(QUOTES, { status: 500, body: "Internal Server Error" })],
    ["Yahoo hangs up", at(QUOTES, { cut: "before" })],
  ])("older quotes stand in while %s", async (_, fault) => {
    const ran = await warm(fault);
    expectOlderCopies(ran, /quotes/);
    for (const { observedAt } of readingsOf(ran.answer, /quotes/)) expect(observedAt).toMatch(FRIDAYS_CLOSE);
    expect(readingsOf(ran.answer, /holdings/).every(({ stale }) => !stale)).toBe(true);
  });

  it.each<[string, Fault]>([
    ["a web page comes under the type of a file", at(HOLDINGS, PAGE)],
    ["half a file comes", at(HOLDINGS, halved)],
    ["the file ends between two rows", at(HOLDINGS, withoutEnd)],
    ["there is no file", at(HOLDINGS, { status: 404, body: "<html>" })],
    ["iShares breaks", at(HOLDINGS, { status: 503 })],
  ])("older holdings stand in while %s", async (_, fault) => {
    const ran = await warm(fault);
    expectOlderCopies(ran, /holdings/);
    expect(readingsOf(ran.answer, /quotes/).every(({ stale }) => !stale)).toBe(true);
  });

  it("everything is an older copy while nobody answers", async () => {
    const ran = await warm("nobody listens");
    expectOlderCopies(ran, /quotes|holdings/);
    expect(readingsOf(ran.answer, /Yahoo|iShares/).every(({ stale }) => stale)).toBe(true);
  });

  it.each<[string, Fault]>([
    ["a key that has expired", times(1, at(QUOTES, { status: 401, body: INVALID }))],
    ["a request that fails once", times(2, at(QUOTES, { status: 502 }))],
    ["a short pause that Yahoo asks for", times(2, at(QUOTES, { status: 429, headers: { "retry-after": "1" } }))],
    ["bad rows in every batch", at(QUOTES, withGarbage)],
  ])("nothing is lost by %s", async (_, fault) => {
    expectNothingLost(await warm(fault));
  });
});

describe.runIf(hasReplay).concurrent("with nothing kept", { timeout: 60_000 }, () => {
  it.each<[string, Fault | "nobody listens", RegExp]>([
    ["nobody answers", "nobody listens", /could not be reached/],
    ["a web page comes instead of holdings", at(HOLDINGS, PAGE), /sent a web page/],
    ["half a file comes", at(HOLDINGS, halved), /cut off/],
    ["the file ends between two rows", at(HOLDINGS, withoutEnd), /cut off/],
    ["there is no file", at(HOLDINGS, { status: 404 }), /no holdings file/],
  ])("the question is refused, with the reason and the next try, while %s", async (_, fault, reason) => {
    const { code, answer } = await cold(fault);
    expect(code).toBe(1);
    expect(answer.card.tone).toBe("problem");
    expect(answer.card.answer).toMatch(reason);
    expect(answer.data).toMatchObject({ problem: "source-down" });
    expect(`${answer.card.answer} ${notesText(answer)}`).toMatch(/asked again in/);
    expect(answer.figures).toEqual({});
  });

  it("no figure is made up while Yahoo refuses everything", async () => {
    const { code, answer } = await cold(at("yahoo.com", { status: 429 }));
    expect(code).toBe(1);
    expect(answer.card.tone).toBe("problem");
    expect(answer.figures).toEqual({});
    expect(answer.card.answer).toMatch(/too many requests/);
    expect(`${answer.card.answer} ${notesText(answer)}`).toMatch(/asked again in/);
  });

  it("a part is answered with its coverage and the reason while a part of the quotes fails", async () => {
    const broken: Fault = ({ path, query }) =>
      path === QUOTES && query.get("symbols")?.startsWith("A") ? { status: 500 } : undefined;
    const { code, answer } = await cold(broken);
    expect(code).toBe(0);
    expect(answer.card.tone).toBe("caution");
    expect(notesText(answer)).toMatch(/Part of the (Russell 2000|S&P 500) did not answer: .*status 500/);
    expect(answer.figures["small.forward-pe.exNegative"]?.coverage).toBeLessThan(0.95);
  });
});

import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { fomcSource, withBuiltInCalendar } from "../../../src/market/fomc.ts";
import { BUILT_IN } from "../../../src/market/fomc-list.ts";
import { withoutPage, withPage } from "../../../src/market/fomc-meetings.ts";
import { readFomcPage } from "../../../src/market/fomc-page.ts";
import type { FomcMeeting } from "../../../src/market/macro.ts";
import { SourceFailure } from "../../../src/market/source-failure.ts";
import { fakeMarket } from "../../support/fake-market.ts";
import { EVENING, fakeTime, politeIn, readingOf } from "../../support/market.ts";
import { hasReplay, startReplay } from "../../support/replay.ts";
import { type Sent, startSourceServer } from "../../support/source-server.ts";

type Row = readonly [month: string, days: string];
const panel = (year: number, rows: readonly Row[]) =>
  `<div class="panel panel-default"><div class="panel-heading"><h4><a id="1">${year} FOMC Meetings</a></h4></div>${rows
    .map(
      ([month, days], index) => `<div class="${index % 2 ? "fomc-meeting--shaded " : ""}row fomc-meeting">
        <div class="fomc-meeting__month col-xs-5"><strong>${month}</strong></div>
        <div class="fomc-meeting__date col-xs-4">${days}</div>
        <div class="col-xs-12"><strong>Statement:</strong> <a href="/x.htm">HTML</a> 2026</div></div>`,
    )
    .join("\n")}<div class="panel-footer">* Meeting with projections.</div></div>`;
const page = (...panels: readonly string[]) =>
  `<!DOCTYPE html><html><body><h3>Meeting calendars</h3><div id="article">${panels.join("\n")}</div></body></html>`;

const YEAR_2026: readonly Row[] = [
  ["January", "27-28"],
  ["March", "17-18*"],
  ["April", "28-29"],
  ["June", "16-17*"],
  ["July", "28-29"],
  ["September", "15-16*"],
  ["October", "27-28"],
  ["December", "8-9*"],
];

const days = (meetings: readonly FomcMeeting[] | undefined | null, year: number) =>
  meetings?.filter(({ date }) => date.startsWith(`${year}-`)).map(({ date }) => date.slice(5));
const at = (instant: string) => Date.parse(instant);

describe("the calendar page", () => {
  it.each<[string, string, string, object | null]>([
    ["January", "27-28", "2026-01-28", {}],
    ["March", "17-18*", "2026-03-18", { projections: true }],
    ["Apr/May", "30-1", "2026-05-01", {}],
    ["April/May", "30 – 1*", "2026-05-01", { projections: true }],
    ["September", "29-1", "2026-10-01", {}],
    ["March", "3 (unscheduled)", "2026-03-03", { kind: "unscheduled" }],
    ["March", "17-18 (cancelled)", "2026-03-18", { kind: "cancelled" }],
    ["August", "22 (notation vote)", "", null],
  ])("says of %s %s that the decision is on %s", (month, text, date, more) => {
    const [year] = readFomcPage(page(panel(2026, [[month, text]])));
    const expected = more && { date, kind: "scheduled", projections: false, range: null, ...more };
    expect(year).toEqual({ year: 2026, whole: true, meetings: expected ? [expected] : [] });
  });

  it.each<Row>([
    ["Sometime", "27-28"],
    ["", "27-28"],
    ["January", ""],
    ["January", "to be announced"],
    ["February", "29-31"],
    ["Jan/Feb/Mar", "1-2"],
  ])("has a year that is not whole when a row says %s %s", (month, text) => {
    const [year] = readFomcPage(
      page(
        panel(2026, [
          ["March", "17-18*"],
          [month, text],
        ]),
      ),
    );
    expect(year).toMatchObject({ whole: false, meetings: [{ date: "2026-03-18" }] });
  });

  it("has several years, in any order", () => {
    const years = readFomcPage(page(panel(2027, [["January", "26-27"]]), panel(2026, YEAR_2026)));
    expect(years.map(({ year, meetings }) => [year, meetings.length])).toEqual([
      [2027, 1],
      [2026, 8],
    ]);
  });

  it("shows nothing when it is built another way, or is anything else", () => {
    expect(readFomcPage("")).toEqual([]);
    expect(readFomcPage("<html><body><table><tr><td>2026 FOMC Meetings</td></tr></table></body></html>")).toEqual([]);
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readFomcPage(`<div class="panel"><h4>${text}`)).toEqual([]);
      }),
    );
  });
});

describe("the calendar", () => {
  const read = (...panels: readonly string[]) => withPage(readFomcPage(page(...panels)), EVENING);

  it("takes the page's word for the years it shows, and the list's for all others", () => {
    const moved = YEAR_2026.map((row): Row => (row[0] === "October" ? ["November", "3-4"] : row));
    const meetings = read(panel(2026, moved));
    expect(days(meetings, 2026)).toEqual(["01-28", "03-18", "04-29", "06-17", "07-29", "09-16", "11-04", "12-09"]);
    expect(days(meetings, 2025)).toEqual(days(BUILT_IN, 2025));
    expect(days(meetings, 2027)).toEqual(days(BUILT_IN, 2027));
    const dates = meetings?.map(({ date }) => date) ?? [];
    expect(dates).toEqual([...dates].sort());
  });

  it("does not take a year that the page shows in part only", () => {
    const meetings = read(panel(2026, YEAR_2026), panel(2027, [["January", "19-20"]]));
    expect(days(meetings, 2027)).toEqual(days(BUILT_IN, 2027));
  });

  it.each<[string, readonly Row[]]>([
    ["is not there", []],
    ["has too few meetings", YEAR_2026.slice(0, 4)],
    ["has a row that cannot be read", [...YEAR_2026.slice(1), ["January", "soon"]]],
    ["has a meeting on a Saturday", [...YEAR_2026.slice(1), ["January", "30-31"]]],
  ])("does not believe a page on which the current year %s", (_, rows) => {
    expect(read(panel(2025, YEAR_2026), panel(2026, rows))).toBeNull();
  });

  it("believes one with a meeting at short notice on a Sunday", () => {
    const rows: readonly Row[] = [...YEAR_2026, ["March", "15 (unscheduled)"]];
    expect(read(panel(2026, rows))).toContainEqual({
      date: "2026-03-15",
      kind: "unscheduled",
      projections: false,
      range: null,
    });
  });
});

describe("the built-in list", () => {
  it("has eight meetings a year, in the middle of the week, the last of each quarter with projections", () => {
    const held = BUILT_IN.filter(({ kind }) => kind !== "unscheduled");
    for (let year = 2015; year <= 2027; year += 1) {
      const meetings = held.filter(({ date }) => date.startsWith(`${year}-`));
      expect(meetings).toHaveLength(8);
      expect(meetings.every(({ date }) => [3, 4].includes(new Date(date).getUTCDay()))).toBe(true);
      expect(meetings.filter(({ projections, kind }) => projections || kind === "cancelled")).toHaveLength(4);
    }
  });

  it.each([
    ["2020-03-02T21:00:00Z", []],
    ["2020-03-03T14:59:00Z", []],
    ["2020-03-03T15:00:00Z", ["2020-03-03"]],
    ["2020-03-15T20:59:00Z", ["2020-03-03"]],
    ["2020-03-15T21:00:00Z", ["2020-03-03", "2020-03-15"]],
    ["2026-08-21T21:00:00Z", ["2020-03-03", "2020-03-15"]],
  ])("knows at %s of the meetings at short notice on %j", (now, expected) => {
    const unscheduled = withoutPage(at(now)).filter(({ kind }) => kind === "unscheduled");
    expect(unscheduled.map(({ date }) => date)).toEqual(expected);
  });

  it("holds the meeting of March 2020 that was called off, as scheduled until that Sunday", () => {
    const then = (now: string) => withoutPage(at(now)).find(({ date }) => date === "2020-03-18");
    expect(then("2020-03-13T21:00:00Z")).toEqual({
      date: "2020-03-18",
      kind: "scheduled",
      projections: true,
      range: null,
    });
    expect(then("2020-03-16T21:00:00Z")).toEqual({
      date: "2020-03-18",
      kind: "cancelled",
      projections: false,
      range: null,
    });
  });

  it.each([
    ["2015-01-28", [0, 0.25]],
    ["2015-12-16", [0.25, 0.5]],
    ["2019-06-19", [2.25, 2.5]],
    ["2019-07-31", [2, 2.25]],
    ["2020-03-03", [1, 1.25]],
    ["2020-03-15", [0, 0.25]],
    ["2022-06-15", [1.5, 1.75]],
    ["2023-06-14", [5, 5.25]],
    ["2026-09-16", [3.75, 4]],
    ["2026-10-28", null],
    ["2020-03-18", null],
  ])("knows the range after the decision of %s: %j", (date, expected) => {
    const range = BUILT_IN.find((meeting) => meeting.date === date)?.range;
    expect(range && [range.lower, range.upper]).toEqual(expected);
  });

  it.each([
    ["2022-06-15", "2022-06-15T17:59:00Z", "2022-06-15T18:00:00Z"],
    ["2015-12-16", "2015-12-16T18:59:00Z", "2015-12-16T19:00:00Z"],
    ["2020-03-03", "2020-03-03T14:59:00Z", "2020-03-03T15:00:00Z"],
    ["2020-03-15", "2020-03-15T20:59:00Z", "2020-03-15T21:00:00Z"],
  ])("says the range after the decision of %s only once it is out", (date, before, after) => {
    const rangeAt = (now: string) => withoutPage(at(now)).find((meeting) => meeting.date === date)?.range ?? null;
    expect(rangeAt(before)).toBeNull();
    expect(rangeAt(after)).toEqual(BUILT_IN.find((meeting) => meeting.date === date)?.range);
  });

  it("gives its ranges to the meetings of the page, which has none, by their day", () => {
    const shown = withPage(readFomcPage(page(panel(2026, YEAR_2026))), EVENING);
    const rangeOf = (date: string) => shown?.find((meeting) => meeting.date === date)?.range;
    expect(rangeOf("2026-07-29")).toEqual({ lower: 3.5, upper: 3.75 });
    expect(rangeOf("2026-09-16")).toBeNull();
  });
});

describe("the source", () => {
  async function setUp(sent: Sent) {
    const server = await startSourceServer(() => sent);
    onTestFinished(server.close);
    const time = fakeTime();
    const { fomc } = fomcSource(politeIn(time, { mirror: server.url }), time.now);
    const whole = withBuiltInCalendar({ ...fakeMarket({ funds: {} }), fomc }, time.now);
    return { server, fomc, whole };
  }

  it("is the Federal Reserve's page; dates have no other time than when they were read", async () => {
    const { server, fomc } = await setUp({ body: page(panel(2026, YEAR_2026)) });
    const now = new Date(EVENING).toISOString();
    expect(await fomc()).toMatchObject({
      source: "Federal Reserve FOMC calendar",
      url: "https://www.federalreserve.gov/monetarypolicy/fomccalendars.htm",
      observedAt: now,
      fetchedAt: now,
      value: { fallback: null },
    });
    expect(server.asked[0]?.headers["user-agent"]).toContain("Smallcap");
  });

  it.each<[string, Sent, string]>([
    ["is gone", { status: 404, body: "<html>" }, "it is not there any more"],
    ["is refused", { status: 403 }, "it did not answer"],
    ["is down", { status: 503 }, "it did not answer"],
    ["hangs up", { cut: "halfway", body: page(panel(2026, YEAR_2026)) }, "it did not answer"],
    [
      "is redesigned",
      { body: "<main>2026: January 27-28</main>" },
      "it does not show this year's meetings as it used to",
    ],
    [
      "shows old years only",
      { body: page(panel(2025, YEAR_2026)) },
      "it does not show this year's meetings as it used to",
    ],
  ])("fails when the page %s; the built-in list then answers, and says why", async (_, sent, reason) => {
    const { fomc, whole } = await setUp(sent);
    await expect(fomc()).rejects.toBeInstanceOf(SourceFailure);
    const { source, value } = await whole.fomc();
    expect(source).toBe("FOMC calendar, built in");
    expect(value.fallback).toBe(`The Federal Reserve's calendar page could not be read: ${reason}.`);
    expect(value.meetings).toEqual(withoutPage(EVENING));
  });

  it("is an older copy of the page rather than the list", async () => {
    const older = { ...readingOf({ meetings: [], fallback: null }), stale: true };
    const market = { ...fakeMarket({ funds: {} }), fomc: async () => older };
    expect(await withBuiltInCalendar(market, () => EVENING).fomc()).toBe(older);
  });

  it.runIf(hasReplay).each(["2019-07-30", "2020-03-10", "2022-09-12", "2026-08-21"])(
    "reads the page of %s as the list has it",
    async (date) => {
      const replay = await startReplay(date);
      onTestFinished(replay.close);
      const time = fakeTime(at(`${date}T21:00:00Z`));
      const { value } = await fomcSource(politeIn(time, { mirror: replay.url }), time.now).fomc();
      expect(value.fallback).toBeNull();
      expect(value.meetings).toEqual(withoutPage(time.now()));
    },
  );
});

import { describe, expect, it } from "vitest";
import { memoryRecords } from "../../src/record/memory-record.ts";
import type { Records } from "../../src/record/record.ts";
import { recordStrip } from "../../src/record/strip.ts";
import { notesOf } from "../support/context.ts";
import { strayNumbers } from "../support/number-lint.ts";
import { askRates, type FakeRates, fakeRates, MEETINGS, STRIP } from "../support/rates.ts";

/** Records the close of a day with these prices. */
async function recorded(records: Records, date: string, world: FakeRates = {}): Promise<void> {
  const market = fakeRates({ at: `${date}T20:00:00.000Z`, ...world });
  expect(await recordStrip(market, records.strip, Date.parse(`${date}T21:00:00Z`))).toBe(date);
}

const HOUR_MS = 3_600_000;
const flat = Object.fromEntries(["2026-07", ...Object.keys(STRIP)].map((month) => [month, 96.375]));

describe("now against recorded strips", () => {
  it("says that nothing is recorded yet", async () => {
    const card = await askRates().rates();
    expect(notesOf(card)).toContain(
      "No comparison with one day, one week and one month ago: no settlement of that time is recorded yet.",
    );
    expect(card.figures["ago.1d.next.pHold"]).toMatchObject({ value: null });
  });

  it("tells the next meeting and year end of each day that stands for the window", async () => {
    const records = memoryRecords();
    await recorded(records, "2026-07-22", { strip: flat, ranges: { "2026-07-21": 3.5 } });
    await recorded(records, "2026-08-20", {
      strip: { ...STRIP, "2026-09": 96.375, "2026-10": 96.375, "2026-11": 96.375 },
    });
    const card = await askRates({}, { records }).rates();
    expect(card.data).toMatchObject({
      ago: {
        "1d": { date: "2026-08-20", next: { pHold: 1, pHike: 0 }, reason: null },
        "1w": { date: null, reason: "no settlement of that time is recorded; the record starts on 22 Jul 2026" },
        "1m": { date: "2026-07-22", next: { pHold: 1 } },
      },
    });
    const [told, missing] = notesOf(card).filter((note) => /ago|before \(/.test(note));
    expect(told).toContain(
      "The next meeting now: hold 56%, hike 44%, year end +27.3 bp; one day before (20 Aug 2026) hold 100%, year end +",
    );
    expect(missing).toContain("No comparison with one week ago");
    expect(strayNumbers(card)).toEqual([]);
    expect(card.figures["ago.1m.yearEnd.changeBp"]?.value).toBeCloseTo(0, 9);
  });

  it("takes for one day before no day that is more than three days older", async () => {
    const oneDay = async (day: string, at: string) => {
      const records = memoryRecords();
      await recorded(records, day);
      return (await askRates({ at }, { records, now: () => Date.parse(at) + HOUR_MS }).rates()).data;
    };
    // A Tuesday after a long weekend, and a Wednesday before which two days were missed as well.
    expect(await oneDay("2026-08-21", "2026-08-25T20:00:00.000Z")).toMatchObject({
      ago: { "1d": { date: "2026-08-21" } },
    });
    expect(await oneDay("2026-08-21", "2026-08-26T20:00:00.000Z")).toMatchObject({ ago: { "1d": { date: null } } });
  });

  it("measures from today's range, so that a decision in between is no change of mind", async () => {
    const records = memoryRecords();
    // A quarter point below today, with the hike of 29 July still to come and fully priced.
    const july = { ...STRIP, "2026-07": 96.625 - 0.25 * (2 / 31) };
    const ranges = { "2026-07-22": 3.25, "2026-07-29": 3.25, "2026-07-30": 3.5, "2026-08-20": 3.5 };
    await recorded(records, "2026-07-22", { strip: july, ranges: { "2026-07-21": 3.25 } });
    const card = await askRates({ ranges }, { records }).rates();
    const { figures } = card;
    expect(figures["ago.1m.next.pHold"]?.value).toBeCloseTo(figures["next.pHold"]?.value ?? 0, 6);
    expect(figures["ago.1m.yearEnd.changeBp"]?.value).toBeCloseTo(figures["yearEnd.changeBp"]?.value ?? 0, 6);
  });

  it("compares nothing across a decision whose range is not published", async () => {
    const records = memoryRecords();
    await recorded(records, "2026-08-20");
    const card = await askRates({ meetings: [...MEETINGS, "2026-08-21"].sort() }, { records }).rates();
    expect(card.figures["ago.1d.next.pHold"]).toMatchObject({
      value: null,
      reason: "the target range of that day or of today is not known",
    });
  });

  it("starts the path from the recorded settlement of a month that is over", async () => {
    const records = memoryRecords();
    await recorded(records, "2026-08-31");
    const september = Object.fromEntries(Object.entries(STRIP).filter(([month]) => month > "2026-08"));
    const at = "2026-09-10T20:00:00.000Z";
    const now = () => Date.parse("2026-09-10T21:00:00Z");
    const [known, unknown] = [
      await askRates({ strip: september, at }, { records, now }).rates(),
      await askRates({ strip: september, at }, { now }).rates(),
    ];
    expect(known.data).toMatchObject({
      settled: [{ month: "2026-08", price: 96.375, recorded: true }],
      meetings: [{ start: 3.625, from: { start: "quiet month before it" } }, {}, {}, {}, {}],
    });
    expect(unknown.data).toMatchObject({
      settled: [],
      meetings: [{ from: { start: "own contract" } }, {}, {}, {}, {}],
    });
    const quoted = await askRates(
      { strip: STRIP, at, observed: { "2026-08": "2026-08-31T20:30:00.000Z" } },
      { now },
    ).rates();
    expect(quoted.data).toMatchObject({
      settled: [{ month: "2026-08", recorded: false }],
      meetings: [{ start: 3.625 }, {}, {}, {}, {}],
    });
  });
});

import { describe, expect, it } from "vitest";
import { recordDay } from "../../src/record/daily.ts";
import { OWN_METHOD } from "../../src/record/imported-days.ts";
import { memoryRecord } from "../../src/record/memory-record.ts";
import { METHOD_VERSION } from "../../src/record/method-version.ts";
import type { DailyRecord } from "../../src/record/record.ts";
import { openSqliteStore } from "../../src/store/sqlite.ts";
import { METRICS } from "../../src/valuation/metric.ts";
import { asking, notesOf, recordsOf } from "../support/context.ts";
import { company, EXAMPLE, FAKE_NOW, type FakeCompany, fakeMarket } from "../support/fake-market.ts";
import { keptLog } from "../support/kept-log.ts";
import { membersOf } from "../support/members.ts";
import { strayNumbers } from "../support/number-lint.ts";

const market = fakeMarket({ funds: EXAMPLE });
const { IWM = [], IVV = [] } = EXAMPLE;
const PARTS = ["smallPrice", "largePrice", "smallEarnings", "largeEarnings", "membership"];

/** The same companies at a close, at other prices. */
const priced = (companies: readonly FakeCompany[], date: string, factor: number): FakeCompany[] =>
  companies.map((each) => ({
    ...each,
    quote: each.quote && {
      ...each.quote,
      price: each.quote.price * factor,
      marketCap: (each.quote.marketCap ?? 0) * factor,
      observedAt: `${date}T20:00:00.000Z`,
    },
  }));

async function recorded(record: DailyRecord, date: string, small: number, large = 1): Promise<void> {
  const at = Date.parse(`${date}T21:00:00Z`);
  const more = { fetchedAt: new Date(at).toISOString() };
  const sides = [
    membersOf("russell2000", priced(IWM, date, small), more),
    membersOf("sp500", priced(IVV, date, large), more),
  ] as const;
  expect(await recordDay(...sides, market, record, at)).toBe(date);
}

describe.each([
  ["in memory", memoryRecord],
  ["in SQLite", () => openSqliteStore("sqlite://:memory:", { log: keptLog(), now: () => FAKE_NOW }).records.figures],
])("what moved the gap, with a record %s", (_, open: () => DailyRecord) => {
  it.each(METRICS)("adds up exactly over one week and one month, by %s", async (metric) => {
    const record = open();
    await recorded(record, "2026-07-22", 0.8, 0.95);
    await recorded(record, "2026-08-14", 1.25);
    const { figures } = await asking(market, { records: recordsOf(record) }).valuation({ metric });
    const value = (id: string) => figures[id]?.value ?? Number.NaN;
    for (const [window, moved] of [
      ["1w", Math.log(1 / 1.25)],
      ["1m", Math.log(1 / 0.8) - Math.log(1 / 0.95)],
    ] as const) {
      const sum = PARTS.reduce((total, part) => total + value(`change.${window}.${part}`), 0);
      expect(Math.abs(sum - value(`change.${window}.total`))).toBeLessThan(1e-12);
      expect(value(`change.${window}.total`)).toBeCloseTo(moved, 9);
    }
    expect(value("change.1m.largePrice")).toBeCloseTo(Math.log(0.95), 9);
    expect(value("change.1w.smallEarnings")).toBeCloseTo(0, 9);
  });
});

describe("the record on the card", () => {
  it("says the parts of a move on the card and in the receipt", async () => {
    const record = memoryRecord();
    await recorded(record, "2026-08-14", 1.25);
    const { valuation, receipt } = asking(market, { records: recordsOf(record) });
    const text =
      "small-cap prices −22.3%, large-cap prices 0.0%, small-cap earnings 0.0%, large-cap earnings 0.0%, membership and weights 0.0%";
    const card = await valuation();
    expect(notesOf(card)).toContain(`Over one week small / large moved by −22.3%: ${text}.`);
    expect(strayNumbers(card)).toEqual([]);
    const facts = (await receipt()).parts.flatMap((part) => (part.kind === "facts" ? part.facts : []));
    expect(facts.find(({ label }) => label === "Over one week")?.value).toContain(text);
  });

  it.each([
    ["a day too far back", ["2026-08-07"], null],
    ["the day before a holiday", ["2026-08-13"], "2026-08-13"],
    ["the nearest day that is not too late", ["2026-08-12", "2026-08-14", "2026-08-17"], "2026-08-14"],
  ])("counts a week from %s: %j gives %s", async (_, dates, since) => {
    const record = memoryRecord();
    for (const date of dates) await recorded(record, date, 1.25);
    const figure = (await asking(market, { records: recordsOf(record) }).valuation()).figures["change.1w.total"];
    expect(figure?.value === null).toBe(since === null);
    if (since) expect(figure?.basis).toContain(`since ${since}`);
    else expect(figure?.reason).toBe("no day is recorded one week back; the record starts on 2026-08-07");
  });

  it("counts the week from the newest price, whatever company has not traded since", async () => {
    const record = memoryRecord();
    await recorded(record, "2026-08-14", 1.25);
    const halted = company("HLT", 100, { price: 10, epsForward: 1, observedAt: "2026-08-17T20:00:00.000Z" });
    const halting = asking(fakeMarket({ funds: { ...EXAMPLE, IWM: [...IWM, halted] } }), {
      records: recordsOf(record),
    });
    expect((await halting.valuation()).figures["change.1w.total"]?.basis).toContain("since 2026-08-14");
  });

  it("records only the gap to the S&P 500, and says so of others", async () => {
    const record = memoryRecord();
    await recorded(record, "2026-08-14", 1.25);
    const { figures } = await asking(market, { records: recordsOf(record) }).valuation({ against: "sp400" });
    for (const id of ["change.1w.total", "history.percentile"]) {
      expect(figures[id]).toMatchObject({ value: null, reason: "only the gap to the S&P 500 is recorded" });
    }
  });
});

describe("the standing in the record", () => {
  /** Weekdays before the fake day, with small / large rising from 0.5 in steps of 0.001. */
  async function filled(count: number, method = METHOD_VERSION): Promise<DailyRecord> {
    const record = memoryRecord();
    for (let day = 0; day < count; day += 1) {
      const date = new Date(Date.UTC(2025, 6, 1 + day)).toISOString().slice(0, 10);
      await record.append(
        {
          date,
          recordedAt: `${date}T21:00:00.000Z`,
          method,
          inputsHash: "",
          figures: { "small.forward-pe.exNegative": 10 + day / 50, "large.forward-pe.exNegative": 20 },
        },
        null,
      );
    }
    return record;
  }

  it("is said with its days and since when, from 250 trading days on", async () => {
    const card = await asking(market, { records: recordsOf(await filled(260)) }).valuation();
    // Today's ratio of 2/3 lies above the steps 0 to 166.
    expect(card.figures["history.percentile"]?.value).toBeCloseTo(167 / 260, 12);
    expect(card.figures["history.n"]?.value).toBe(260);
    expect(notesOf(card)).toContainEqual(
      expect.stringMatching(
        /^Today stands at the 64\.2% mark \(z 0\.4\d\): small \/ large, losses left out, of 260 trading days since 1 Jul 2025 in our own record\.$/,
      ),
    );
    expect(strayNumbers(card)).toEqual([]);
  });

  it("counts imported days of our own method, and shows other series for themselves", async () => {
    const records = recordsOf(await filled(249));
    const values = [
      { method: OWN_METHOD, date: "2026-08-20", small: 12, large: 20 },
      { method: "desk-a", date: "2026-08-19", small: 15, large: 20 },
      { method: "desk-a", date: "2026-08-20", small: 16, large: 20 },
      { method: "desk-a", date: "2026-08-24", small: 99, large: 20 },
    ].flatMap(({ small, large, ...each }) => [
      { ...each, figure: "small.forward-pe.exNegative", value: small },
      { ...each, figure: "large.forward-pe.exNegative", value: large },
    ]);
    await records.imported.add(values, "2026-08-21T12:00:00.000Z");
    const card = await asking(market, { records }).valuation();
    expect(card.figures["history.n"]).toMatchObject({
      value: 250,
      basis: expect.stringMatching(/, 1 of them imported$/),
    });
    expect(card.figures["history.percentile"]?.value).toEqual(expect.any(Number));
    // A replay of an earlier day must not know later ones.
    expect(card.figures["imported.desk-a.n"]?.value).toBe(2);
    expect(card.figures["imported.desk-a.last"]?.value).toBe(0.8);
    expect(card.parts.find(({ kind }) => kind === "facts")).toEqual({
      kind: "facts",
      facts: [
        {
          label: "Imported series “desk-a”",
          value:
            "0.80: small / large, losses left out, of 2 trading days since 19 Aug 2026, the last 20 Aug 2026; the series has 2 of the 250 trading days this needs",
        },
      ],
    });
    expect(strayNumbers(card)).toEqual([]);
    const other = await asking(market, { records }).valuation({ against: "sp400" });
    expect(other.figures["imported.desk-a.n"]).toBeUndefined();
  });

  it("is not said on day 249, nor from days of another method", async () => {
    const early = await asking(market, { records: recordsOf(await filled(249)) }).valuation();
    expect(early.figures["history.percentile"]).toMatchObject({
      value: null,
      reason: "the record has 249 of the 250 trading days this needs since 1 Jul 2025",
    });
    const mixed = await asking(market, { records: recordsOf(await filled(300, METHOD_VERSION + 1)) }).valuation();
    expect(mixed.figures["history.n"]?.value).toBe(0);
    expect(mixed.figures["history.percentile"]?.value).toBeNull();
  });

  it("knows nothing of days after the moment it is asked about", async () => {
    const then = asking(market, {
      records: recordsOf(await filled(260)),
      now: () => Date.parse("2025-07-10T21:00:00Z"),
    });
    expect((await then.valuation()).figures["history.n"]?.value).toBe(10);
  });
});

import { describe, expect, it } from "vitest";
import { createRecorder } from "../../adapters/recorder.ts";
import type { Market } from "../../src/market/market.ts";
import { memoryRecords } from "../../src/record/memory-record.ts";
import { fakeEconomy } from "../support/fake-economy.ts";
import { EXAMPLE, FAKE_NOW, fakeMarket } from "../support/fake-market.ts";
import { keptLog } from "../support/kept-log.ts";
import { membersOf } from "../support/members.ts";
import { fakeRates } from "../support/rates.ts";

function setUp(more: Partial<Market> = {}) {
  const market = fakeMarket({ funds: EXAMPLE, more: { ...fakeEconomy(), ...fakeRates(), ...more } });
  const records = memoryRecords();
  const members = {
    russell2000: membersOf("russell2000", EXAMPLE.IWM ?? []),
    sp500: membersOf("sp500", EXAMPLE.IVV ?? []),
    sp400: null,
    russell1000: null,
  };
  const universe = { known: (id: keyof typeof members) => members[id] };
  const record = createRecorder({ universe, records, strict: market, now: () => FAKE_NOW, log: keptLog() });
  const written = async () => ({
    figures: (await records.figures.days()).map(({ date }) => date),
    strip: (await records.strip.days()).map(({ date }) => date),
    pmi: (await records.pmi.days()).length,
  });
  return { market, record, written };
}

const silent = async (): Promise<never> => {
  throw new Error("it has not been read yet");
};

describe("the recorder", () => {
  it("writes the day's figures, its futures and the months of the PMI, each once", async () => {
    const { market, record, written } = setUp();
    await record(market);
    const first = await written();
    expect(first).toMatchObject({ figures: ["2026-08-21"], strip: ["2026-08-21"] });
    expect(first.pmi).toBeGreaterThan(12);
    await record(market);
    expect(await written()).toEqual(first);
  });

  it.each<[string, Partial<Market>, object]>([
    ["futures", { strip: silent }, { figures: ["2026-08-21"], strip: [] }],
    ["a PMI", { pmi: silent }, { figures: ["2026-08-21"], strip: ["2026-08-21"], pmi: 0 }],
  ])("writes the rest when there are no %s", async (_, more, expected) => {
    const { market, record, written } = setUp(more);
    await record(market);
    expect(await written()).toMatchObject(expected);
  });
});

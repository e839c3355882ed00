import { describe, expect, it } from "vitest";
import type { SeriesId } from "../../../src/market/macro.ts";
import type { Market } from "../../../src/market/market.ts";
import { createSampleMarket } from "../../../src/market/sample/sample.ts";

const at = (instant: string): Market => createSampleMarket(() => Date.parse(instant));
const market = at("2026-08-23T12:00:00Z");
const points = async (id: SeriesId, from: string, source = market) => (await source.series(id, from)).value.points;

describe("simulated series", () => {
  it.each<[SeriesId, number, number]>([
    ["DGS2", 1, 7],
    ["DGS5", 1, 7],
    ["BAMLH0A0HYM2", 1.5, 9],
  ])("%s has a value for every weekday up to the day before the last close", async (id, low, high) => {
    const reading = await market.series(id, "2016-08-20");
    const { points, dropped } = reading.value;
    expect([points[0]?.date, points.at(-1)?.date]).toEqual(["2016-08-22", "2026-08-20"]);
    expect(points).toHaveLength(2_609);
    expect(dropped).toBe(0);
    expect(reading.observedAt).toBe("2026-08-20T20:00:00.000Z");
    const values = points.map(({ value }) => value);
    expect(Math.min(...values)).toBeGreaterThan(low);
    expect(Math.max(...values)).toBeLessThan(high);
    const steps = values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? 0)));
    expect(steps.filter((step) => step > 0).length).toBeGreaterThan(2_000);
    expect(Math.max(...steps)).toBeLessThan(0.8);
  });

  it("has unemployment from the first Friday of the next month", async () => {
    const last = async (instant: string) => (await points("UNRATE", "2026-01-01", at(instant))).at(-1)?.date;
    expect(await last("2026-08-06T22:00:00Z")).toBe("2026-06-01");
    expect(await last("2026-08-07T22:00:00Z")).toBe("2026-07-01");
    const values = (await points("UNRATE", "2000-01-01")).map(({ value }) => value);
    expect(Math.min(...values)).toBeGreaterThan(3);
    expect(Math.max(...values)).toBeLessThan(6);
  });

  it("has consumer prices from the twelfth of the next month, rising two to three and a half percent a year", async () => {
    const last = async (instant: string) => (await points("CPIAUCSL", "2026-01-01", at(instant))).at(-1)?.date;
    expect(await last("2026-08-11T22:00:00Z")).toBe("2026-06-01");
    expect(await last("2026-08-12T22:00:00Z")).toBe("2026-07-01");
    const values = (await points("CPIAUCSL", "2006-01-01")).map(({ value }) => value);
    for (const [index, value] of values.slice(12).entries()) {
      const year = value / (values[index] ?? 1) - 1;
      expect(year).toBeGreaterThan(0.015);
      expect(year).toBeLessThan(0.04);
    }
  });

  it("gives the same numbers on the next day, and one more", async () => {
    const [one, next] = [
      await points("DGS5", "2020-01-01"),
      await points("DGS5", "2020-01-01", at("2026-08-24T22:00:00Z")),
    ];
    expect(next.slice(0, -1)).toEqual(one);
    expect(next).toHaveLength(one.length + 1);
  });

  it("starts where it is asked to", async () => {
    expect((await points("CPIAUCSL", "2026-03-02"))[0]?.date).toBe("2026-04-01");
    expect((await points("DGS2", "2026-08-15"))[0]?.date).toBe("2026-08-17");
  });
});

describe("simulated PMI", () => {
  it("stays between 44 and 57, above and below the middle for about as long", async () => {
    const { months, refused } = (await at("2036-08-23T12:00:00Z").pmi()).value;
    const values = months.map(({ value }) => value);
    expect(refused).toEqual([]);
    expect(months[0]?.month).toBe("2000-01");
    expect(Math.min(...values)).toBeGreaterThanOrEqual(44);
    expect(Math.max(...values)).toBeLessThanOrEqual(57);
    const below = values.filter((value) => value < 50).length / values.length;
    expect(below).toBeGreaterThan(0.3);
    expect(below).toBeLessThan(0.6);
    expect(months.every(({ own, value }) => !own && Math.round(value * 10) === value * 10)).toBe(true);
  });

  it("is known from the first weekday of the next month, and is of that morning", async () => {
    const reading = await at("2026-08-03T22:00:00Z").pmi();
    expect(reading.value.months.at(-1)?.month).toBe("2026-07");
    expect(reading.observedAt).toBe("2026-08-03T14:00:00.000Z");
    expect((await at("2026-07-31T22:00:00Z").pmi()).value.months.at(-1)?.month).toBe("2026-06");
    await expect(at("1999-06-01T22:00:00Z").pmi()).rejects.toMatchObject({ problem: "no-data" });
  });
});

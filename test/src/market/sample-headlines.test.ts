import { describe, expect, it } from "vitest";
import { createSampleMarket } from "../../../src/market/sample/sample.ts";
import { gather } from "../../../src/news/gather.ts";

const NOW = Date.parse("2026-08-21T21:00:00Z");
const at = (now: number) => createSampleMarket(() => now);

describe("simulated headlines", () => {
  it("say that they are invented, and are no links", async () => {
    const { value, source } = await at(NOW).news("Russell 2000");
    expect(source).toBe("Simulated market");
    expect(value.rows.length).toBeGreaterThan(3);
    for (const { title, publisher, url } of value.rows) {
      expect(title).toMatch(/^Simulated headline: /);
      expect(publisher).toBe("Simulated market");
      expect(url).toMatch(/^about:/);
    }
    expect(value.rows[0]?.title).toContain("Russell 2000");
  });

  it("are of the days before the question, as old as the newest, and the same for everybody", async () => {
    const reading = await at(NOW).news("IWM");
    const times = reading.value.rows.map(({ publishedAt }) => publishedAt);
    expect(times).toEqual([...times].sort().reverse());
    expect(Date.parse(times[0] ?? "")).toBeLessThan(NOW);
    expect(reading.observedAt).toBe(times[0]);
    expect(await at(NOW + 60_000).news("IWM")).toMatchObject({ value: reading.value });
  });

  it("of several searches are told apart, and those they share are one", async () => {
    const feeds = await Promise.all(["one", "two"].map(async (query) => (await at(NOW).news(query)).value));
    const { headlines, ahead } = gather(feeds, NOW);
    expect(ahead).toBe(0);
    expect(headlines.length).toBeLessThan(feeds.flatMap(({ rows }) => rows).length);
    for (const query of ["one", "two"]) {
      expect(headlines.filter(({ title }) => title.includes(`: ${query}, and`))).toHaveLength(1);
    }
  });
});

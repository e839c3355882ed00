import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { fredSource } from "../../../src/market/fred.ts";
import { readFredFile } from "../../../src/market/fred-file.ts";
import { EVENING, fakeTime, politeIn } from "../../support/market.ts";
import { hasReplay, startReplay } from "../../support/replay.ts";
import { type Sent, startSourceServer } from "../../support/source-server.ts";

async function setUp(sent: Sent, time = fakeTime()) {
  const server = await startSourceServer(() => sent);
  onTestFinished(server.close);
  return { server, fred: fredSource(politeIn(time, { mirror: server.url }), time.now) };
}

const LAST = "2026-08-21";
const file = (...lines: readonly string[]) => ["observation_date,DGS2", ...lines, ""].join("\n");

describe("a FRED file", () => {
  it("gives a value for each day that has one; empty cells and dots are days without", () => {
    expect(
      readFredFile("DGS2", file("2026-08-18,4.17", "2026-08-19,", "2026-08-20,.", "2026-08-21, 4.19"), LAST),
    ).toEqual({
      points: [
        { date: "2026-08-18", value: 4.17 },
        { date: "2026-08-21", value: 4.19 },
      ],
      dropped: 0,
    });
  });

  it.each(["DATE", "observation_date", "\uFEFFobservation_date"])("may call its first column %s", (name) => {
    expect(readFredFile("DGS2", `${name},DGS2\r\n2026-08-20,-0.25\r\n`, LAST).points).toEqual([
      { date: "2026-08-20", value: -0.25 },
    ]);
  });

  it("is put into ascending order, each date once", () => {
    const { points } = readFredFile("DGS2", file("2026-08-20,2", "2026-08-19,1", "2026-08-20,3"), LAST);
    expect(points.map(({ value }) => value)).toEqual([1, 3]);
  });

  it("loses its last line when it was cut off, since that may hold half a number", () => {
    const cut = file("2026-08-19,4.17", "2026-08-20,4.19").slice(0, -3);
    expect(readFredFile("DGS2", cut, LAST)).toEqual({ points: [{ date: "2026-08-19", value: 4.17 }], dropped: 1 });
  });

  it("loses bad rows only, and counts them: odd dates, words, days to come", () => {
    const lines = ["2026-08-20,4.19", "20.8.2026,4", "2026-13-01,4", "2026-08-19,ND", "2026-08-22,4.2", ""];
    expect(readFredFile("DGS2", file(...lines), LAST)).toEqual({
      points: [{ date: "2026-08-20", value: 4.19 }],
      dropped: 5,
    });
  });

  it.each([
    ["a web page", "\n<!DOCTYPE html><html>"],
    ["nothing", ""],
    ["another series", "observation_date,DGS10\n2026-08-20,4.69\n"],
    ["several series at once", "observation_date,DGS2,DGS10\n2026-08-20,4.19,4.69\n"],
    ["an archive", "PK\u0003\u0004"],
  ])("that is %s is not believed", (_, text) => {
    expect(() => readFredFile("DGS2", text, LAST)).toThrow(/^FRED sent a (web page instead of|file that is not) DGS2$/);
  });

  it("never makes a number of anything else", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (lines) => {
        const { points } = readFredFile("DGS2", file("2026-08-20,4.19", ...lines), LAST);
        expect(points.every(({ value }) => Number.isFinite(value))).toBe(true);
      }),
    );
  });
});

describe("a series", () => {
  it("is asked for from a date to the last close, and is as old as its last day", async () => {
    const { server, fred } = await setUp({ body: file("2026-08-19,4.17", "2026-08-20,4.19") });
    const reading = await fred.series("DGS2", "2025-08-21");
    expect(server.asked[0]).toMatchObject({ host: "fred.stlouisfed.org", path: "/graph/fredgraph.csv" });
    expect(Object.fromEntries(server.asked[0]?.query ?? [])).toEqual({
      id: "DGS2",
      cosd: "2025-08-21",
      coed: "2026-08-21",
    });
    expect(reading).toMatchObject({
      value: { id: "DGS2", dropped: 0 },
      source: "FRED DGS2",
      observedAt: "2026-08-20T20:00:00.000Z",
      fetchedAt: new Date(EVENING).toISOString(),
      stale: false,
    });
  });

  it("does not show a day that is not over yet", async () => {
    const morning = fakeTime(Date.parse("2026-08-20T14:00:00Z"));
    const { fred } = await setUp({ body: file("2026-08-19,4.17", "2026-08-20,4.19") }, morning);
    const { value, observedAt } = await fred.series("DGS2", "2025-08-21");
    expect(value).toMatchObject({ points: [{ date: "2026-08-19" }], dropped: 1 });
    expect(observedAt).toBe("2026-08-19T20:00:00.000Z");
  });

  it.each<[string, Sent, string, string]>([
    ["an unknown id", { status: 404, body: "<html>" }, "missing", "FRED has no series DGS2"],
    ["a web page", { body: "<html>" }, "unreadable", "FRED sent a web page instead of DGS2"],
    [
      "only days without a value",
      { body: file("2026-08-20,.") },
      "missing",
      "FRED has no values of DGS2 since 2025-08-21",
    ],
    ["a refusal", { status: 403 }, "refused", "fred.stlouisfed.org answered with status 403"],
    [
      "a cut connection",
      { cut: "halfway", body: file("2026-08-20,4.19") },
      "network",
      "fred.stlouisfed.org could not be reached",
    ],
  ])("that ends in %s says so in one line", async (_, sent, kind, message) => {
    const { fred } = await setUp(sent);
    await expect(fred.series("DGS2", "2025-08-21")).rejects.toMatchObject({ kind, message });
  });

  it.runIf(hasReplay)("comes from the recorded files as it was published by the day", async () => {
    const replay = await startReplay("2026-08-21");
    onTestFinished(replay.close);
    const time = fakeTime();
    const fred = fredSource(politeIn(time, { mirror: replay.url }), time.now);
    const [yield2, unemployment] = await Promise.all([
      fred.series("DGS2", "2026-01-01"),
      fred.series("UNRATE", "2026-01-01"),
    ]);
    expect(yield2.value.points.at(-1)).toEqual({ date: "2026-08-20", value: 4.19 });
    expect(unemployment.value.points.at(-1)).toEqual({ date: "2026-07-01", value: 4.1 });
    expect(unemployment.observedAt).toBe("2026-07-01T20:00:00.000Z");
  });
});

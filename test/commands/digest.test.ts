import { describe, expect, it } from "vitest";
import { readDays } from "../../commands/digest/days.ts";
import { readTimeOfDay } from "../../commands/digest/time-of-day.ts";
import { readTimeZone } from "../../commands/digest/time-zone.ts";
import { commands } from "../../commands/registry.ts";
import { parseLine } from "../../commands/words.ts";
import type { Card } from "../../src/card.ts";
import { UserError } from "../../src/errors.ts";
import { createSampleMarket } from "../../src/market/sample/sample.ts";
import { asker } from "../support/commands.ts";
import { asking, noWatch } from "../support/context.ts";
import { FAKE_NOW } from "../support/fake-market.ts";

/** A server in which digests can be set up, and a short way to type there. */
function server(mayPost: Parameters<typeof noWatch>[0] = {}) {
  const watch = noWatch(mayPost);
  const { ask } = asking(
    createSampleMarket(() => FAKE_NOW),
    { watch },
  );
  const type = (line: string, who: Partial<typeof asker> = {}): Promise<Card> =>
    ask({ ...parseLine(line, commands).asked, asker: { ...asker, ...who } });
  return { watch, type };
}

const hintOf = ({ parts }: Card) => parts.flatMap((part) => (part.kind === "note" ? [part.text] : [])).join(" ");
const failure = (read: () => unknown): { readonly message: string; readonly hint: string } => {
  try {
    read();
  } catch (error) {
    if (error instanceof UserError) return { message: error.message, hint: error.hint ?? "" };
  }
  throw new Error("was not refused");
};

describe("digest add", () => {
  it("is the brief at half past eight on trading days, and says when it comes next", async () => {
    const { type, watch } = server();
    const card = await type("digest add");
    // It is Friday evening.
    expect(card.answer).toBe(
      "“brief” is posted in this channel every trading day at 08:30 New York, next on 24 Aug 2026 08:30 New York.",
    );
    expect(card.data).toMatchObject({
      next: [24, 25, 26, 27, 28].map((day) => `2026-08-${day}T12:30:00.000Z`),
    });
    expect(await watch.subscriptions.all()).toMatchObject([
      { kind: "digest", question: { command: "brief", options: {} }, setBy: "u", paused: null },
    ]);
  });

  it("takes any question as it would be asked, with days, a time and a zone", async () => {
    const { type, watch } = server();
    await type("digest add valuation against:sp400 losers:exclude time:4:30pm timezone:zurich days:mon,wed");
    expect(await watch.subscriptions.all()).toMatchObject([
      {
        question: { command: "valuation", options: { against: "sp400", losers: "exclude" } },
        schedule: { days: [1, 3], time: "16:30", timezone: "Europe/Zurich" },
      },
    ]);
  });

  it("takes names of several words after the question, as they are typed", async () => {
    const { type, watch } = server();
    await type("digest add rates december timezone:New York time:4:30 pm days:mon and wed");
    expect(await watch.subscriptions.all()).toMatchObject([
      {
        question: { command: "rates", options: { meeting: "december" } },
        schedule: { days: [1, 3], time: "16:30", timezone: "America/New_York" },
      },
    ]);
  });

  it("goes by the person's own zone where the platform tells it", async () => {
    const { type, watch } = server();
    await type("digest add", { timezone: "Asia/Tokyo" });
    expect(await watch.subscriptions.all()).toMatchObject([{ schedule: { timezone: "Asia/Tokyo" } }]);
  });

  it.each([
    ["digest add valuaton", "no question called “valuaton”", "Did you mean valuation?"],
    ["digest add rates metric:x", "question is not right", "rates"],
    ["digest add days:sunday", "Sunday is never a trading day", "mon-thu"],
    ["digest add time:25:00", "no time of day", "08:30"],
    ["digest add timezone:Zurch", "no time zone", "Europe/Zurich"],
    ["digest add digest", "no question called “digest”", "brief"],
  ])("refuses %s, and says what was expected", async (line, message, hint) => {
    const { type, watch } = server();
    const card = await type(line);
    expect(card).toMatchObject({ tone: "problem", answer: expect.stringContaining(message) });
    expect(hintOf(card)).toContain(hint);
    expect(await watch.subscriptions.all()).toEqual([]);
  });

  it("refuses what is there already, and what the bot may not post", async () => {
    const { type } = server();
    await type("digest add");
    expect((await type("digest add")).answer).toContain("has that digest already");
    const closed = server({ ok: false, sentence: "I may not send messages here.", hint: "Give me the permission." });
    expect(await closed.type("digest add")).toMatchObject({ tone: "problem", answer: "I may not send messages here." });
    expect(await closed.watch.subscriptions.all()).toEqual([]);
  });

  it("is for those who manage the place", async () => {
    const { type, watch } = server();
    expect(await type("digest add", { mayManage: false })).toMatchObject({ title: "Not allowed" });
    expect(await watch.subscriptions.all()).toEqual([]);
  });
});

describe("a digest that is there", () => {
  it("is listed where it is posted, with the next run", async () => {
    const { type } = server();
    expect((await type("digest")).answer).toBe("No digest is posted in this channel.");
    await type("digest add");
    await type("digest add rates time:17:00", { channel: "another" });
    const card = await type("digest list");
    expect(card.answer).toBe("1 digest is set up in this channel. 1 digest more in other channels here.");
    expect(card.parts[0]).toMatchObject({
      facts: [{ label: "d-0001 · brief", value: expect.stringContaining("next: 24 Aug 2026 08:30 New York") }],
    });
  });

  it("pauses, goes on and ends, by its id or as the only one", async () => {
    const { type, watch } = server();
    await type("digest add");
    expect((await type("digest pause")).title).toBe("Digest d-0001 is paused");
    expect(await watch.subscriptions.get("d-0001")).toMatchObject({ paused: { why: "asked" } });
    expect((await type("digest resume d-0001")).answer).toContain("The next one comes on 24 Aug 2026 08:30 New York.");
    expect(await watch.subscriptions.get("d-0001")).toMatchObject({ paused: null, resumedAt: expect.any(String) });
    expect((await type("digest remove id:0001")).title).toBe("Digest d-0001 is removed");
    expect(await watch.subscriptions.all()).toEqual([]);
  });

  it("is nobody's business in another workspace", async () => {
    const { type, watch } = server();
    await type("digest add");
    const elsewhere = await type("digest remove d-0001", { workspace: "other" });
    expect(elsewhere).toMatchObject({ tone: "problem", answer: "There is no digest “d-0001” here." });
    expect(await watch.subscriptions.all()).toHaveLength(1);
  });

  it("must be named where there are several, and a slip gets the nearest", async () => {
    const { type } = server();
    await type("digest add");
    await type("digest add time:9:00");
    expect(hintOf(await type("digest pause"))).toContain("d-0001, d-0002");
    expect(hintOf(await type("digest pause d-0003"))).toContain("Did you mean d-000");
    expect(hintOf(await type("digest lst"))).toContain("Did you mean digest list?");
  });

  it("is previewed as it would be posted, and posts nothing", async () => {
    const { type, watch } = server();
    const before = await type("digest preview status");
    expect(before.tone).not.toBe("problem");
    await type("digest add earnings");
    const first = await type("digest preview");
    expect(Object.keys(first.figures)).toContain("gap.growth.median");
    const values = Object.fromEntries(Object.values(first.figures).map(({ id, value }) => [id, value]));
    await watch.subscriptions.remember("d-0001", {
      said: { at: "2026-08-20T12:30:00.000Z", values },
    });
    expect((await type("digest preview d-0001")).answer).toContain("Nothing new since 20 Aug 2026");
    expect(await watch.deliveries.latest("d-0001", 5)).toEqual([]);
  });
});

describe("days, times and zones as people write them", () => {
  it.each([
    ["trading", "trading"],
    ["Weekdays", "trading"],
    ["mon-fri", "trading"],
    ["Mon, Wed & Fri", [1, 3, 5]],
    ["tuesdays and thursdays", [2, 4]],
    ["mon to wed", [1, 2, 3]],
    ["fri", [5]],
  ])("days %s", (typed, days) => {
    expect(readDays(typed)).toEqual(days);
  });

  it.each([
    ["mon,sat", "Saturday is never a trading day"],
    ["wendesday", "no day"],
    ["", "names no day"],
    ["fri-mon", "no day"],
  ])("no days %s", (typed, message) => {
    expect(failure(() => readDays(typed)).message).toContain(message);
  });

  it.each([
    ["8:30", "08:30"],
    ["0830", "08:30"],
    ["8 am", "08:00"],
    ["12am", "00:00"],
    ["12:05 pm", "12:05"],
    ["5.15 p.m.", "17:15"],
    ["noon", "12:00"],
    ["23:59", "23:59"],
  ])("time %s", (typed, time) => {
    expect(readTimeOfDay(typed)).toBe(time);
  });

  it.each(["8", "24:00", "8:60", "13 pm", "soon", "", "08:30:00", "-1:00"])("no time %s", (typed) => {
    expect(failure(() => readTimeOfDay(typed)).hint).toContain("08:30");
  });

  it.each([
    ["america/new_york", "America/New_York"],
    ["New York", "America/New_York"],
    ["ET", "America/New_York"],
    ["Zurich", "Europe/Zurich"],
    ["utc", "UTC"],
    ["US/Eastern", "US/Eastern"],
    ["Asia/Calcutta", "Asia/Calcutta"],
  ])("zone %s", (typed, zone) => {
    expect(readTimeZone(typed)).toBe(zone);
  });

  it.each(["Zurch", "Mars/Base", "+02:00", "", "🙂"])("no zone %s", (typed) => {
    expect(failure(() => readTimeZone(typed)).hint).toContain("America/New_York");
  });
});

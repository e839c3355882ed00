import { beforeEach, describe, expect, it } from "vitest";
import type { Asker } from "../../commands/asker.ts";
import { commands } from "../../commands/registry.ts";
import { parseLine } from "../../commands/words.ts";
import type { Card } from "../../src/card.ts";
import { cardText } from "../../src/card-text.ts";
import { type Figure, figuresById } from "../../src/figure.ts";
import { alertMemory, judge } from "../../src/watch/alert-state.ts";
import type { Alert } from "../../src/watch/subscription.ts";
import { asker } from "../support/commands.ts";
import { asking, notesOf, noWatch } from "../support/context.ts";
import { EXAMPLE, FAKE_CLOSE, FAKE_NOW, fakeMarket } from "../support/fake-market.ts";
import { strayNumbers } from "../support/number-lint.ts";

let watch = noWatch();
let say: (line: string, from?: Partial<Asker>) => Promise<Card>;

beforeEach(() => {
  watch = noWatch();
  const { ask } = asking(fakeMarket({ funds: EXAMPLE }), { watch });
  say = (line, from = {}) => ask({ ...parseLine(line, commands).asked, asker: { ...asker, ...from } });
});

const DISCOUNT = "gap.forward-pe.exNegative.discount";
const stored = async () => (await watch.subscriptions.all()) as readonly Alert[];

describe("alert add", () => {
  it("keeps the condition with the question whose answer has its figure", async () => {
    await say("alert add discount above 25%");
    expect(await stored()).toEqual([
      {
        kind: "alert",
        id: "a-0001",
        place: { platform: "terminal", workspace: "w", channel: "c" },
        setBy: "u",
        createdAt: "2026-08-21T21:00:00.000Z",
        question: { command: "valuation", options: {} },
        text: "discount above 25%",
        paused: null,
        resumedAt: null,
        condition: { figure: DISCOUNT, comparator: "above", threshold: 0.25 },
        snoozedUntil: null,
      },
    ]);
  });

  it("says what it understood, how things stand, what will happen and how to stop it", async () => {
    const card = await say("alert add discount above 90%");
    const now = card.figures[DISCOUNT];
    expect(card.title).toBe("Alert a-0001 is set: Discount of small caps, losses left out above 90.0%");
    expect(card.answer).toContain("so it is not true yet");
    expect(now?.readings).not.toEqual([]);
    const text = cardText(card);
    expect(text).toContain(now?.basis);
    expect(text).toContain("at 89.5% or below, and not within twenty hours");
    expect(text).toContain("alert remove a-0001");
    expect(text).toContain("Without a method");
  });

  it("says when the condition is true already", async () => {
    expect((await say("alert add discount above -90%")).answer).toContain("true already and is told at the next look");
  });

  it("takes a figure that has no value now, and says why it has none", async () => {
    const card = await say("alert add history.percentile above 90%");
    expect(card.tone).toBe("caution");
    expect(card.answer).toContain("It has no value at the moment");
    expect(await stored()).toHaveLength(1);
  });

  it("finds the choice of an option that has the figure, and writes its id as the answer does", async () => {
    await say("alert add SMALL.Trailing-PE.median below 12");
    expect((await stored())[0]).toMatchObject({
      question: { command: "valuation", options: { metric: "trailing-pe" } },
      condition: { figure: "small.trailing-pe.median", comparator: "below", threshold: 12 },
    });
  });

  it("carries no number that is not a figure's, but those of the alert itself", async () => {
    const card = await say("alert add discount above 90%");
    const own = [0.9, 0.895].map(
      (value, place) => ({ ...card.figures[DISCOUNT], id: `own.${place}`, value }) as Figure,
    );
    const named = { ...card, figures: { ...card.figures, ...figuresById(own) } };
    expect(strayNumbers(named).filter((each) => !/a-0001/.test(each))).toEqual([]);
  });

  it.each([
    ["alert add", "needs a condition"],
    ["alert add discuont above 25%", "No figure is called “discuont”"],
    ["alert add odds of a cut above 150%", "outside"],
    ["alert add ZZZZQ price below 5", "ZZZZQ"],
    ["alert add discount above <@U1>", "“<@U1>” is no number"],
  ])("refuses “%s” and keeps nothing", async (line, message) => {
    const card = await say(line);
    expect(card.tone).toBe("problem");
    expect(card.answer).toContain(message);
    expect(await stored()).toEqual([]);
  });

  it("refuses the same alert twice in a channel, and takes it in another", async () => {
    await say("alert add discount above 25%");
    expect((await say("alert add discount > 25")).answer).toContain("has that alert already: a-0001");
    expect((await say("alert add discount above 25%", { channel: "other" })).tone).not.toBe("problem");
  });

  it("refuses more alerts in a channel than anybody can follow", async () => {
    await say("alert add discount above 25%");
    const [first] = await stored();
    for (let place = 1; place < 50; place += 1) {
      await watch.subscriptions.add({ ...(first as Alert), id: `a-${String(1000 + place)}` });
    }
    expect((await say("alert add PMI crosses 50")).answer).toContain("has 50 alerts");
  });

  it("asks the platform first whether it may post there", async () => {
    const mayPost = async () =>
      ({ ok: false, sentence: "The bot is not in this channel.", hint: "Invite it." }) as const;
    const { ask } = asking(fakeMarket({ funds: EXAMPLE }), { watch: { ...watch, mayPost } });
    const card = await ask({ command: "alert", options: { action: "add", condition: "discount above 25%" }, asker });
    expect(card).toMatchObject({ tone: "problem", answer: "The bot is not in this channel." });
    expect(notesOf(card)).toEqual(["Invite it."]);
    expect(await stored()).toEqual([]);
  });

  it("is not for the web page, nor for people who may not manage", async () => {
    expect((await say("alert add discount above 25%", { platform: "web" })).answer).toContain("Nothing can be posted");
    expect((await say("alert add discount above 25%", { mayManage: false })).answer).toContain("may manage");
  });
});

describe("alert list", () => {
  it("says how to begin where there is none", async () => {
    expect(cardText(await say("alert"))).toContain("alert add discount above 25%");
  });

  it("shows those of the channel, and how many others there are in the workspace", async () => {
    await say("alert add discount above 25%");
    await say("alert add premium above 5%", { channel: "other" });
    await say("alert add median p/e below 14", { workspace: "foreign" });
    const card = await say("alert list");
    expect(card.answer).toBe("1 alert is set in this channel. 1 alert more in other channels here.");
    const text = cardText(card);
    expect(text).toContain(`a-0001 · Discount of small caps (${DISCOUNT}) above 25.0%`);
    expect(text).toContain("not judged yet");
    expect(text).not.toContain("small.forward-pe.median");
  });

  it("shows the value last judged, why it was silent or fired, and what became of its deliveries", async () => {
    await say("alert add discount above 25%");
    const [alert] = await stored();
    const sight = { value: 0.27, unit: "fraction", observedAt: FAKE_CLOSE, stale: false, pending: false } as const;
    const { memory, crossing } = judge(alert as Alert, alertMemory(null), sight, FAKE_NOW);
    await watch.subscriptions.remember("a-0001", memory);
    const posted = {
      key: crossing?.key ?? "",
      subscription: "a-0001",
      dueAt: FAKE_CLOSE,
      state: "posted",
      owner: "me",
      sendingSince: 1,
      notBefore: 0,
      claims: 1,
      detail: null,
      changedAt: 1,
    } as const;
    watch = { ...watch, deliveries: { latest: async () => [posted] } };
    const { ask } = asking(fakeMarket({ funds: EXAMPLE }), { watch });
    const text = cardText(await ask({ command: "alert", options: {}, asker }));
    expect(text).toContain("27.0% when it was last judged, observed 21 Aug 2026 16:00 New York");
    expect(text).toContain("it was so already when the alert was set");
    expect(text).toContain("posted 21 Aug 2026 16:00 New York");
  });
});

describe("alert snooze, resume and remove", () => {
  beforeEach(async () => {
    await say("alert add discount above 25%");
  });

  it("snoozes for a day, or for as many as are said", async () => {
    expect((await say("alert snooze a-0001")).answer).toContain("silent until 22 Aug 2026 17:00 New York");
    await say("alert snooze for:3");
    expect((await stored())[0]?.snoozedUntil).toBe("2026-08-24T21:00:00.000Z");
    expect(cardText(await say("alert list"))).toContain("snoozed until 24 Aug 2026");
  });

  it("resumes, also what was stopped since the channel could not be posted in", async () => {
    await say("alert snooze");
    await watch.subscriptions.change("a-0001", { paused: { at: FAKE_CLOSE, why: "unreachable" } });
    expect(cardText(await say("alert list"))).toContain("could not be posted in");
    await say("alert resume");
    expect((await stored())[0]).toMatchObject({ snoozedUntil: null, paused: null });
  });

  it("removes the only one without its id, and asks which where there are several", async () => {
    await say("alert add median p/e below 14");
    const card = await say("alert remove");
    expect(card.answer).toBe("There are several alerts in this channel: say which one.");
    expect(notesOf(card)).toEqual(["Add its id: a-0001, a-0002."]);
    await say("alert remove 0002");
    expect((await say("alert remove")).answer).toContain("is removed");
    expect(await stored()).toEqual([]);
  });

  it("names the nearest id, and knows nothing of another workspace's", async () => {
    expect(notesOf(await say("alert remove a-0010"))[0]).toContain("Did you mean a-0001?");
    const foreign = await say("alert remove a-0001", { workspace: "foreign" });
    expect(foreign).toMatchObject({ tone: "problem", answer: "There is no alert “a-0001” here." });
    expect(notesOf(foreign)[0]).not.toContain("Did you mean");
    expect(await stored()).toHaveLength(1);
  });

  it("asks what to do where a word is no action", async () => {
    expect(notesOf(await say("alert remve a-0001"))).toEqual(["Did you mean alert remove?"]);
    expect(notesOf(await say("alert discount above 25%"))).toEqual(["To set it up: alert add discount above 25%"]);
  });
});

import { describe, expect, it, vi } from "vitest";
import { createInteractionHandler } from "../../../adapters/discord/interactions.ts";
import { type Ask, createAsk, type Question } from "../../../commands/ask.ts";
import type { Complete } from "../../../commands/complete.ts";
import type { Card } from "../../../src/card.ts";
import type { Draw } from "../../../src/chart/picture.ts";
import { pendingCard, plainCard, problemCard } from "../../support/cards.ts";
import { emptyContext, fakeCommands } from "../../support/commands.ts";
import {
  apiError,
  buttonInteraction,
  fakeReplyApi,
  MADE_AT,
  NETWORK,
  slashInteraction,
  typingInteraction,
} from "../../support/discord-api.ts";
import { keptLog } from "../../support/kept-log.ts";

const png = new Uint8Array([137, 80, 78, 71]);
const draws: Draw = async () => ({ png, width: 1, height: 1, hash: "hash" });
const EPHEMERAL = { flags: 64 };

function setUp({ ask = async () => plainCard, draw = draws, age = 50 }: { ask?: Ask; draw?: Draw; age?: number } = {}) {
  const api = fakeReplyApi();
  const log = keptLog();
  const handler = createInteractionHandler({
    api,
    ask,
    commands: fakeCommands,
    draw,
    log,
    now: () => MADE_AT + age,
  });
  return { api, log, handler };
}

describe("an option that is being typed", () => {
  const typing = async (complete: Complete, interaction = typingInteraction("stock", "ticker", "be")) => {
    const api = fakeReplyApi();
    const log = keptLog();
    const ask = vi.fn(async () => plainCard);
    const handler = createInteractionHandler({
      ...{ api, ask, complete, log },
      ...{ commands: fakeCommands, draw: draws, now: () => MADE_AT },
    });
    await handler.handle(interaction);
    return { api, log, ask };
  };
  const choices = (api: ReturnType<typeof fakeReplyApi>) => api.last("createAutocompleteResponse").choices;

  it("is answered with the values that memory has, and nothing is asked or logged", async () => {
    const complete = vi.fn(() => [{ value: "BE", label: "BE · Bloom Energy Corp" }]);
    const { api, log, ask } = await typing(complete);
    expect(complete).toHaveBeenCalledWith({ command: "stock", option: "ticker", typed: "be" });
    expect(api.names()).toEqual(["createAutocompleteResponse"]);
    expect(choices(api)).toEqual([{ name: "BE · Bloom Energy Corp", value: "BE" }]);
    expect(ask).not.toHaveBeenCalled();
    expect(log.entries).toEqual([]);
  });

  it("is offered at most 25 values, each within a hundred characters", async () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      value: `V${index}`,
      label: `${index} ${"n".repeat(200)}`,
    }));
    const { api } = await typing(() => [{ value: "x".repeat(101), label: "too long a value" }, ...many]);
    const offered = choices(api) as { name: string; value: string }[];
    expect(offered).toHaveLength(25);
    expect(offered.every(({ name, value }) => name.length <= 100 && value.length <= 100)).toBe(true);
    expect(offered.some(({ name }) => name === "too long a value")).toBe(false);
  });

  it("is answered with none when nothing is focused, and with silence when something breaks", async () => {
    const { api } = await typing(() => [{ value: "A", label: "A" }], {
      ...typingInteraction("stock", "ticker", ""),
      data: { id: "1", type: 1, name: "smallcap", options: [] },
    } as never);
    expect(choices(api)).toEqual([]);
    const broken = await typing(() => {
      throw new Error("no");
    });
    expect(broken.log.entries).toEqual([]);
  });

  it("that Discord no longer wants an answer to costs nothing", async () => {
    const api = fakeReplyApi();
    const log = keptLog();
    api.fail("createAutocompleteResponse", apiError(404, 10062));
    const handler = createInteractionHandler({
      ...{ api, log, ask: async () => plainCard, complete: () => [] },
      ...{ commands: fakeCommands, draw: draws, now: () => MADE_AT },
    });
    await handler.handle(typingInteraction("stock", "ticker", "b"));
    expect(log.entries).toEqual([]);
  });
});

/** An ask that answers when told to. */
function slowAsk() {
  const asked = Promise.withResolvers<Question>();
  const answer = Promise.withResolvers<Card>();
  let partial: ((card: Card) => unknown) | undefined;
  const ask: Ask = (question, options) => {
    partial = options?.onPartial;
    asked.resolve(question);
    return answer.promise;
  };
  return { ask, asked: asked.promise, answer: answer.resolve, partial: (card: Card) => partial?.(card) };
}

describe("an answer that is there at once", () => {
  it("is given directly, with its picture, for all to see", async () => {
    const { api, handler } = setUp();
    await handler.handle(slashInteraction("valuation", { against: "sp400" }));
    expect(api.names()).toEqual(["reply"]);
    expect(api.last("reply")).toMatchObject({ allowed_mentions: { parse: [] }, attachments: [{ id: "0" }] });
    expect(api.last("reply")).not.toHaveProperty("flags");
  });

  it("is private when it is a problem", async () => {
    const { api, handler } = setUp({ ask: async () => problemCard });
    await handler.handle(slashInteraction("valuation", { against: "sp40" }));
    expect(api.names()).toEqual(["reply"]);
    expect(api.last("reply")).toMatchObject(EPHEMERAL);
  });

  it("goes without markup when Discord refuses the message", async () => {
    const { api, log, handler } = setUp();
    api.fail("reply", apiError(400, 50035));
    await handler.handle(slashInteraction("valuation"));
    expect(api.last("reply")).toMatchObject({ content: expect.stringContaining("15.2×"), embeds: [] });
    expect(log.entries.some(({ level }) => level === "error")).toBe(true);
  });

  it("is tried again when the network fails, and made sure of by an edit when it had arrived", async () => {
    const { api, handler } = setUp();
    api.fail("reply", NETWORK, apiError(400, 40060));
    await handler.handle(slashInteraction("valuation"));
    expect(api.names()).toEqual(["reply", "reply", "editReply"]);
  });

  it("has its alternative text where the chart cannot be drawn", async () => {
    const { api, handler } = setUp({ draw: () => Promise.reject(new Error("no fonts")) });
    await handler.handle(slashInteraction("valuation"));
    expect(JSON.stringify(api.last("reply"))).toContain("from 1.00 to 1.10");
  });
});

describe("an answer that takes longer", () => {
  it("is preceded by an acknowledgement and replaces it", async () => {
    const { ask, answer } = slowAsk();
    const { api, handler } = setUp({ ask });
    const done = handler.handle(slashInteraction("valuation"));
    await api.made("defer");
    answer(plainCard);
    await done;
    expect(api.names()).toEqual(["defer", "editReply"]);
    expect(api.last("defer")).toEqual({});
    expect(api.last("editReply")).toMatchObject({ content: "", attachments: [{ id: "0" }] });
  });

  it("is acknowledged although the chart never comes", async () => {
    const { api, handler } = setUp({ draw: () => new Promise(() => undefined) });
    void handler.handle(slashInteraction("valuation"));
    await api.made("defer");
    expect(api.names()).toEqual(["defer"]);
  });

  it("is acknowledged before any work when little of the three seconds is left", async () => {
    const { api, handler } = setUp({ age: 2000 });
    await handler.handle(slashInteraction("valuation"));
    expect(api.names()).toEqual(["defer", "editReply"]);
  });

  it("is private from the start where the command is, and when the options are wrong", async () => {
    const { ask, answer } = slowAsk();
    const { api, handler } = setUp({ ask });
    const manager = { member: { user: { id: "1" }, permissions: "32" } };
    const done = Promise.all([
      handler.handle(slashInteraction("digest", {}, manager)),
      handler.handle(slashInteraction("valuation", { against: "nothing" })),
    ]);
    await api.made("defer", 2);
    answer(problemCard);
    await done;
    expect(api.calls.filter(({ name }) => name === "defer").map(({ body }) => body)).toEqual([EPHEMERAL, EPHEMERAL]);
    expect(api.names().filter((name) => name === "followUp")).toEqual([]);
  });

  it("is shown in part and then as a whole", async () => {
    const { ask, answer, partial } = slowAsk();
    const { api, handler } = setUp({ ask });
    const done = handler.handle(slashInteraction("valuation"));
    await api.made("defer");
    partial(pendingCard);
    await api.made("editReply");
    expect(JSON.stringify(api.last("editReply"))).toContain("Still loading");
    answer(plainCard);
    await done;
    expect(JSON.stringify(api.last("editReply"))).not.toContain("Still loading");
    expect(api.names()).toEqual(["defer", "editReply", "editReply"]);
  });

  it("keeps its part, and says so, when the whole fails", async () => {
    const { ask, answer, partial } = slowAsk();
    const { api, handler } = setUp({ ask });
    const done = handler.handle(slashInteraction("valuation"));
    await api.made("defer");
    partial(pendingCard);
    await api.made("editReply");
    answer(problemCard);
    await done;
    const shown = JSON.stringify(api.last("editReply"));
    expect(shown).toContain("This answer could not be completed");
    expect(shown).toContain("15.2×");
  });

  it("goes to the asker alone when it is a problem after all", async () => {
    const { ask, answer } = slowAsk();
    const { api, handler } = setUp({ ask });
    const done = handler.handle(slashInteraction("valuation"));
    await api.made("defer");
    answer(problemCard);
    await done;
    expect(api.names()).toEqual(["defer", "editReply", "deleteReply", "followUp"]);
    expect(JSON.stringify(api.last("editReply"))).not.toContain("sp40");
    expect(api.last("followUp")).toMatchObject(EPHEMERAL);
  });

  it("survives a lost acknowledgement, server errors and one that overtakes its acknowledgement", async () => {
    const { ask, answer } = slowAsk();
    const { api, handler } = setUp({ ask });
    api.fail("defer", NETWORK, apiError(400, 40060));
    api.fail("editReply", apiError(404, 10015), apiError(502));
    const done = handler.handle(slashInteraction("valuation"));
    await api.made("defer", 2);
    answer(plainCard);
    await done;
    expect(api.names()).toEqual(["defer", "defer", "editReply", "editReply", "editReply"]);
  });

  it("is not given where Discord has forgotten the interaction", async () => {
    const { ask, answer } = slowAsk();
    const { api, log, handler } = setUp({ ask });
    api.fail("defer", apiError(404, 10062));
    const done = handler.handle(slashInteraction("valuation"));
    await api.made("defer");
    answer(plainCard);
    await done;
    expect(api.names()).toEqual(["defer"]);
    expect(log.entries.map(({ message }) => message)).toContain(
      "discord interaction was gone before it was acknowledged",
    );
  });

  it("is not tried for ever when its message was deleted", async () => {
    const { api, handler } = setUp({ age: 2000 });
    api.fail("editReply", apiError(404, 10008));
    await handler.handle(slashInteraction("valuation"));
    expect(api.names()).toEqual(["defer", "editReply"]);
  });

  it("ends with an apology when nothing ever comes", async () => {
    vi.useFakeTimers();
    try {
      const { api, handler } = setUp({ ask: () => new Promise(() => undefined) });
      const done = handler.handle(slashInteraction("valuation"));
      await vi.advanceTimersByTimeAsync(300_000);
      await done;
      expect(JSON.stringify(api.last("editReply"))).toContain("did not come in time");
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("an interaction", () => {
  it("too old to be acknowledged is dropped, with a line in the log", async () => {
    const { api, log, handler } = setUp({ age: 2600 });
    await handler.handle(slashInteraction("valuation"));
    expect(api.names()).toEqual([]);
    expect(log.entries[0]?.message).toContain("too late");
  });

  it("that comes twice is answered once", async () => {
    const { api, handler } = setUp();
    const interaction = slashInteraction("valuation");
    await Promise.all([handler.handle(interaction), handler.handle(interaction)]);
    await handler.handle(interaction);
    expect(api.names()).toEqual(["reply"]);
  });

  it("of an unknown kind is left alone", async () => {
    const { api, handler } = setUp();
    await handler.handle(slashInteraction("valuation", {}, { type: 5 }));
    expect(api.names()).toEqual([]);
  });

  it("that makes no sense is logged, without its token", async () => {
    const { log, handler } = setUp();
    await handler.handle(slashInteraction("valuation", {}, { id: "x" }));
    expect(log.entries.at(-1)).toMatchObject({ level: "error", message: "discord interaction failed" });
    expect(JSON.stringify(log.entries)).not.toContain("interaction-secret");
  });

  it("tells who asks, and whether they may manage", async () => {
    const { ask, asked } = slowAsk();
    const { handler } = setUp({ ask });
    void handler.handle(slashInteraction("digest", {}, { member: { user: { id: "7" }, permissions: "16" } }));
    expect((await asked).asker).toEqual({
      platform: "discord",
      workspace: "1100000000000000101",
      channel: "1100000000000000201",
      user: "7",
      mayManage: true,
    });
  });
});

describe("a button", () => {
  it("asks its question and answers with a new message", async () => {
    const questions: Question[] = [];
    const { api, handler } = setUp({
      ask: async (question) => {
        questions.push(question);
        return plainCard;
      },
    });
    await handler.handle(buttonInteraction("v1:valuation::against=sp400"));
    await handler.handle(buttonInteraction("v1:valuation:receipt:against=sp400"));
    expect(questions).toMatchObject([
      { command: "valuation", options: { against: "sp400" } },
      { command: "valuation", options: { against: "sp400" }, view: "receipt" },
    ]);
    expect(api.names()).toEqual(["reply", "reply"]);
    expect(api.calls[0]?.body).not.toHaveProperty("flags");
    expect(api.calls[1]?.body).toMatchObject(EPHEMERAL);
  });

  it("of a manager's command does nothing for others, wherever it stands", async () => {
    const ask = createAsk(fakeCommands, emptyContext, keptLog());
    const { api, handler } = setUp({ ask });
    await handler.handle(buttonInteraction("v1:digest::"));
    expect(api.last("reply")).toMatchObject(EPHEMERAL);
    expect(JSON.stringify(api.last("reply"))).toContain("Only people who may manage");
  });

  it.each(["v0:valuation::", "v1:weather::", "buy", ""])(
    "that is not known (%j) says privately what to type",
    async (id) => {
      const { api, handler } = setUp({ ask: () => Promise.reject(new Error("not asked")) });
      await handler.handle(buttonInteraction(id));
      expect(api.last("reply")).toMatchObject(EPHEMERAL);
      expect(JSON.stringify(api.last("reply"))).toContain("/smallcap help");
    },
  );
});

describe("close", () => {
  it("waits for what is under way", async () => {
    const { ask, answer } = slowAsk();
    const { api, handler } = setUp({ ask });
    void handler.handle(slashInteraction("valuation"));
    await api.made("defer");
    const closed = handler.close(5000);
    answer(plainCard);
    await closed;
    expect(JSON.stringify(api.last("editReply"))).toContain("15.2×");
  });

  it("apologises for what does not end, and for what comes meanwhile", async () => {
    const { api, handler } = setUp({ ask: () => new Promise(() => undefined) });
    void handler.handle(slashInteraction("valuation"));
    await api.made("defer");
    const closed = handler.close(50);
    await handler.handle(slashInteraction("valuation"));
    await closed;
    expect(api.names()).toEqual(["defer", "reply", "editReply"]);
    expect(JSON.stringify(api.last("reply"))).toContain("restarting");
    expect(JSON.stringify(api.last("editReply"))).toContain("restarting");
  });

  it("does not wait for retries", async () => {
    const { api, handler } = setUp({ age: 2000 });
    api.fail("editReply", ...Array.from({ length: 100 }, () => apiError(503)));
    void handler.handle(slashInteraction("valuation"));
    await api.made("editReply");
    await handler.close(10);
    expect(api.names().length).toBeLessThan(5);
  });
});

import { afterEach, describe, expect, it } from "vitest";
import type { Ask, Question } from "../../../commands/ask.ts";
import { hostileCard, pendingCard, plainCard, problemCard } from "../../support/cards.ts";
import { createStages, type FakeMessage, importFake } from "../../support/slack.ts";

const module = await importFake();
const stages = createStages(module);

const chartless = { ...plainCard, parts: plainCard.parts.filter(({ kind }) => kind !== "chart") };
const helpCard = { ...chartless, title: "What you can ask", answer: "Type /smallcap and a question." };
const withFiles = {
  ...chartless,
  attachments: [{ name: "all.csv", type: "text/csv", content: "ticker\nABCD\n" }],
};
const receipt = {
  ...chartless,
  title: "How computed: Cheaper without the loss-makers",
  attachments: [
    { name: "valuation.csv", type: "text/csv", content: "ticker,pe\nABCD,15.2\n" },
    { name: "valuation.json", type: "application/json", content: '{"hash":"1"}' },
  ],
  next: [],
};

afterEach(stages.close);

const isPublic = ({ ephemeralFor }: FakeMessage) => ephemeralFor === null;

describe.skipIf(!module)("a command", () => {
  it("is acknowledged before its answer is there", async () => {
    const answer = Promise.withResolvers<typeof chartless>();
    const { slack } = await stages.stage({ ask: () => answer.promise });
    const asked = await slack.command("/smallcap", "valuation");
    expect(await asked.ack()).toBe(true);
    expect(asked.messages).toEqual([]);
    answer.resolve(chartless);
    expect((await asked.message()).text).toContain("15.2×");
    slack.assertClean();
  });

  it("becomes a question with its asker", async () => {
    const questions: Question[] = [];
    const ask: Ask = async (question) => {
      questions.push(question);
      return chartless;
    };
    const { slack } = await stages.stage({ ask });
    // Slack escapes what is typed.
    await (await slack.command("/smallcap", "valuation against:S&amp;P")).message();
    expect(questions).toEqual([
      {
        command: "valuation",
        options: { against: "S&P" },
        asker: {
          platform: "slack",
          workspace: "T0FAKETEAM1",
          channel: "C0GENERAL1",
          user: "U0ALICE001",
          mayManage: false,
        },
      },
    ]);
  });

  it("is answered for everyone, without help of membership, when there is no chart", async () => {
    const { slack, calls } = await stages.stage({ ask: async () => chartless });
    const message = await (await slack.command("/smallcap", "valuation", { channel: "secret" })).message();
    expect(isPublic(message)).toBe(true);
    expect(calls("chat.postMessage")).toEqual([]);
    expect(slack.lint(message)).toEqual([]);
    slack.assertClean();
  });

  it("is answered with its chart and the chart's alt text", async () => {
    const { slack } = await stages.stage({}, { fileProcessingMs: 120 });
    const message = await (await slack.command("/smallcap", "valuation")).message();
    expect(isPublic(message)).toBe(true);
    expect(slack.images(message)).toMatchObject([
      { alt: "IWM against SPY, 1 Jan 2026 to 21 Aug 2026: from 1.00 to 1.10.", png: { complete: true } },
    ]);
    expect(slack.lint(message)).toEqual([]);
    expect(slack.notes).toEqual([]);
    slack.assertClean();
  });

  it("does not upload a chart twice", async () => {
    const { slack, calls } = await stages.stage();
    const first = await (await slack.command("/smallcap", "valuation")).message();
    const second = await (await slack.command("/smallcap", "valuation", { channel: "markets" })).message();
    expect(slack.images(second)[0]?.file).toBe(slack.images(first)[0]?.file);
    expect(calls("files.getUploadURLExternal")).toHaveLength(1);
    slack.assertClean();
  });

  it("with files has them posted under the answer, for everyone", async () => {
    const { slack, visible } = await stages.stage({ ask: async () => withFiles });
    const message = await (await slack.command("/smallcap", "valuation")).message();
    expect(isPublic(message)).toBe(true);
    const shared = await slack.waitFor(() => visible().find(({ source }) => source === "files.share"));
    expect(shared.channel).toBe(message.channel);
    expect(shared.files.map(({ name, data }) => [name, data.toString()])).toEqual([["all.csv", "ticker\nABCD\n"]]);
    expect(visible()).toHaveLength(2);
    slack.assertClean();
  });

  it("with files where the bot is no member has them sent to the one who asked", async () => {
    const { slack, visible } = await stages.stage({ ask: async () => withFiles });
    await (await slack.command("/smallcap", "valuation", { channel: "secret" })).message();
    const shared = await slack.waitFor(() => visible().find(({ source }) => source === "files.share"));
    expect(shared.channel).toMatch(/^D/);
    const told = await slack.waitFor(() => visible().find(({ ephemeralFor }) => ephemeralFor));
    expect(slack.text(told)).toContain("The files are in your direct messages with this app.");
  });

  it("is answered once when Slack delivers it twice", async () => {
    const { slack, visible } = await stages.stage({ ask: async () => chartless });
    const asked = await slack.command("/smallcap", "valuation");
    await asked.message();
    await (await slack.redeliver(asked)).ack();
    await (await slack.command("/smallcap", "help")).message();
    expect(visible()).toHaveLength(2);
  });

  it("that is a mistake is answered only to the one who made it", async () => {
    const { slack } = await stages.stage({ ask: async () => problemCard });
    const message = await (await slack.command("/smallcap", "valuation against:sp40")).message();
    expect(message.ephemeralFor).toBe("U0ALICE001");
    expect(message.text).toContain("“sp40” is not a value of against.");
    slack.assertClean();
  });

  it("for the asker is answered only to the asker", async () => {
    const { slack } = await stages.stage({ ask: async () => helpCard });
    expect((await (await slack.command("/smallcap", "")).message()).ephemeralFor).toBe("U0ALICE001");
  });

  it("shows hostile names without pinging anyone", async () => {
    const { slack } = await stages.stage({ ask: async () => hostileCard });
    const message = await (await slack.command("/smallcap", "valuation <!channel> @everyone")).message();
    // The lint takes the text of the attack for a link; as plain text it is none.
    expect(slack.lint(message)).toEqual(["Discord-style markdown in mrkdwn text"]);
    expect(slack.text(message)).not.toMatch(/<[!@#]/);
    slack.assertClean();
  });

  it("says that it is working when the answer takes long, and turns that into the answer", async () => {
    const answer = Promise.withResolvers<typeof plainCard>();
    const { slack, visible } = await stages.stage({ ask: () => answer.promise });
    const asked = await slack.command("/smallcap", "valuation");
    const waiting = await asked.message();
    expect(waiting.text).toBe("Working on it…");
    answer.resolve(plainCard);
    const message = await asked.final(({ text }) => text.includes("15.2×"));
    expect(message.ts).toBe(waiting.ts);
    expect(slack.images(message)).toHaveLength(1);
    expect(visible()).toHaveLength(1);
    slack.assertClean();
  });
});

describe.skipIf(!module)("a partial answer", () => {
  const inTwoSteps =
    (last: typeof plainCard, whole: Promise<unknown> = Promise.resolve()): Ask =>
    async (_, { onPartial } = {}) => {
      await onPartial?.(pendingCard);
      await whole;
      return last;
    };

  it("is shown, then completed in place", async () => {
    const whole = Promise.withResolvers<void>();
    const { slack, visible } = await stages.stage({ ask: inTwoSteps(plainCard, whole.promise) });
    const asked = await slack.command("/smallcap", "valuation");
    const partial = await asked.message();
    expect(slack.text(partial)).toContain("Still loading: 12 of 49 requests answered");
    whole.resolve();
    const message = await asked.final((each) => slack.images(each).length === 1);
    expect(message.ts).toBe(partial.ts);
    expect(slack.text(message)).not.toContain("Still loading");
    expect(visible()).toHaveLength(1);
    slack.assertClean();
  });

  it("that cannot be completed says so, and the asker is told why", async () => {
    const { slack, visible } = await stages.stage({ ask: inTwoSteps(problemCard) });
    await slack.command("/smallcap", "valuation");
    const [partial, problem] = await slack.waitFor(() => (visible().length === 2 ? visible() : undefined));
    expect(partial && slack.text(partial)).toContain("This answer could not be completed.");
    expect(problem?.ephemeralFor).toBe("U0ALICE001");
    slack.assertClean();
  });

  it("is private where the bot may not post, and the whole answer public", async () => {
    const { slack, visible } = await stages.stage({ ask: inTwoSteps(plainCard) });
    await slack.command("/smallcap", "valuation", { channel: "secret" });
    const [partial, whole] = await slack.waitFor(() => (visible().length === 2 ? visible() : undefined));
    expect(partial?.ephemeralFor).toBe("U0ALICE001");
    expect(whole && isPublic(whole)).toBe(true);
    slack.assertClean();
  });
});

describe.skipIf(!module)("a button", () => {
  const answering: Ask = async ({ view }) => (view === "receipt" ? receipt : plainCard);

  it("asks its question, and the answer is a new message", async () => {
    const { slack, visible } = await stages.stage();
    const first = await (await slack.command("/smallcap", "valuation")).message();
    const second = await (await slack.click(first, "Against mid caps")).message();
    expect(second.ts).not.toBe(first.ts);
    expect(isPublic(second)).toBe(true);
    expect(visible()).toHaveLength(2);
    slack.assertClean();
  });

  it("shows the receipt to the one who clicked, with its files in a direct message", async () => {
    const { slack, visible } = await stages.stage({ ask: answering });
    const message = await (await slack.command("/smallcap", "valuation")).message();
    await slack.click(message, "How computed?", { user: "U0ADMIN001" });
    const shown = await slack.waitFor(() => visible().find(({ ephemeralFor }) => ephemeralFor));
    expect(shown.ephemeralFor).toBe("U0ADMIN001");
    expect(slack.text(shown)).toContain("The files are in your direct messages with this app.");
    const shared = visible().find(({ source }) => source === "files.share");
    expect(shared?.channel).toMatch(/^D/);
    expect(shared?.files.map(({ name, data }) => [name, data.toString()])).toEqual([
      ["valuation.csv", "ticker,pe\nABCD,15.2\n"],
      ["valuation.json", '{"hash":"1"}'],
    ]);
    slack.assertClean();
  });

  it("says in the receipt why files could not be delivered", async () => {
    const { slack } = await stages.stage({ ask: answering });
    const message = await (await slack.command("/smallcap", "valuation")).message();
    slack.faults.apiError("missing_scope", { method: "conversations.open" });
    const shown = await (await slack.click(message, "How computed?")).message();
    expect(slack.text(shown)).toContain("The files could not be delivered: the app lacks a permission");
    expect(slack.text(shown)).toContain("15.2×");
  });

  it("is asked anew and never trusted", async () => {
    const questions: Question[] = [];
    const { slack } = await stages.stage({
      ask: async (question) => {
        questions.push(question);
        return question.options.against === "sp40" ? problemCard : chartless;
      },
    });
    const message = await (await slack.command("/smallcap", "valuation")).message();
    const value = 'v1{"command":"valuation","options":{"against":"sp40"}}';
    const answer = await (await slack.blockAction(message, { type: "button", action_id: "ask-0", value })).message();
    expect(answer.ephemeralFor).toBe("U0ALICE001");
    expect(questions[1]).toMatchObject({ options: { against: "sp40" }, asker: { mayManage: false } });
  });

  it("that is no longer known says that it has expired", async () => {
    const { slack } = await stages.stage();
    const message = await (await slack.command("/smallcap", "valuation")).message();
    const clicked = await slack.blockAction(message, { type: "button", action_id: "old", value: "v0" });
    const answer = await clicked.message();
    expect(answer.ephemeralFor).toBe("U0ALICE001");
    expect(answer.text).toContain("This button has expired.");
    slack.assertClean();
  });
});

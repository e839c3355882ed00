import { afterEach, describe, expect, it } from "vitest";
import * as z from "zod";
import type { SlackOptions } from "../../../adapters/slack/slack.ts";
import { createAsk, type Question } from "../../../commands/ask.ts";
import { defineCommand } from "../../../commands/command.ts";
import { plainCard } from "../../support/cards.ts";
import { emptyContext } from "../../support/commands.ts";
import { createLogbook, createStages, commands as everyday, importFake } from "../../support/slack.ts";

const module = await importFake();
const stages = createStages(module);

afterEach(stages.close);

const chartless = { ...plainCard, parts: plainCard.parts.filter(({ kind }) => kind !== "chart") };
const digest = defineCommand({
  name: "digest",
  summary: "posts an answer again and again",
  audience: "channel",
  permission: "manage",
  options: z.strictObject({}),
  examples: ["digest"],
  run: async () => chartless,
});
const commands = [...everyday, digest];

/** A started adapter that keeps what it was asked and by whom, and refuses as the real application does. */
async function stage(options: Partial<SlackOptions> = {}) {
  const questions: Question[] = [];
  const ask = createAsk(commands, emptyContext, createLogbook());
  const staged = await stages.stage({
    commands,
    ask: (question) => {
      questions.push(question);
      return ask(question);
    },
    ...options,
  });
  return { ...staged, questions, asker: () => questions.at(-1)?.asker };
}

describe.skipIf(!module)("a command for those who manage", () => {
  it("may be used by an admin of the workspace, whose time zone comes with it", async () => {
    const { slack, asker } = await stage();
    const message = await (await slack.command("/smallcap", "digest", { user: "U0ADMIN001" })).message();
    expect(message.ephemeralFor).toBeNull();
    expect(asker()).toMatchObject({ mayManage: true, timezone: "America/New_York" });
    slack.assertClean();
  });

  it("is refused to anybody else, in private, saying who may", async () => {
    const { slack } = await stage();
    const message = await (await slack.command("/smallcap", "digest")).message();
    expect(message.ephemeralFor).toBe("U0ALICE001");
    expect(slack.text(message)).toMatch(/Only people who may manage.*admins and owners.*SLACK_MANAGERS/s);
    slack.assertClean();
  });

  it("may be used by those whom the operator names", async () => {
    const { slack, asker } = await stage({ managers: ["U0ALICE001"] });
    await (await slack.command("/smallcap", "digest")).message();
    expect(asker()).toMatchObject({ mayManage: true });
  });

  it("is refused when Slack does not say who asks, except to those whom the operator names", async () => {
    const { slack, asker } = await stage({ managers: ["U0ALICE001"] });
    slack.faults.apiError("missing_scope", { method: "users.info", times: 2 });
    await (await slack.command("/smallcap", "digest", { user: "U0ADMIN001" })).message();
    expect(asker()).toMatchObject({ mayManage: false });
    await (await slack.command("/smallcap", "digest")).message();
    expect(asker()).toMatchObject({ mayManage: true });
  });

  it("asks Slack for somebody once in a while only, and for nobody otherwise", async () => {
    let time = Date.now();
    const { slack, calls } = await stage({ now: () => time });
    await (await slack.command("/smallcap", "valuation", { user: "U0ADMIN001" })).message();
    expect(calls("users.info")).toHaveLength(0);
    await (await slack.command("/smallcap", "digest", { user: "U0ADMIN001" })).message();
    await (await slack.command("/smallcap", "digest", { user: "U0ADMIN001" })).message();
    expect(calls("users.info")).toHaveLength(1);
    time += 10 * 60_000;
    await (await slack.command("/smallcap", "digest", { user: "U0ADMIN001" })).message();
    expect(calls("users.info")).toHaveLength(2);
  });
});

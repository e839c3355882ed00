import { describe, expect, it } from "vitest";
import * as z from "zod";
import { createAsk } from "../../commands/ask.ts";
import { type Command, defineCommand } from "../../commands/command.ts";
import type { Card } from "../../src/card.ts";
import { pendingCard, plainCard } from "../support/cards.ts";
import { asker, emptyContext, fakeCommands } from "../support/commands.ts";
import { keptLog } from "../support/kept-log.ts";

const receipt: Card["receipt"] = {
  formulas: [{ name: "Gap", text: "small − large" }],
  inputs: [],
  leftOut: [],
  hash: "0123456789ab",
  file: "smallcap-valuation-2026-08-21",
  rows: [],
};

function answering(run: Command["run"]): Command {
  return defineCommand({
    name: "probe",
    summary: "Answers as the test says",
    audience: "channel",
    options: z.strictObject({ text: z.string().default("nothing").describe("Any text") }),
    examples: ["probe"],
    run: (options, context) => run(options, context),
  });
}

function asking(run: Command["run"], simulated = false) {
  const log = keptLog();
  const market = { ...emptyContext.market, simulated };
  return { log, ask: createAsk([answering(run)], { ...emptyContext, market }, log) };
}

const probe = { command: "probe", options: {}, asker };

describe("ask", () => {
  it("hands the command its options with defaults, and answers with its card", async () => {
    const { ask } = asking(async (options) => ({ ...plainCard, data: options }));
    expect((await ask(probe)).data).toEqual({ text: "nothing" });
  });

  it("answers a wrong question with a problem card and a hint", async () => {
    const { ask, log } = asking(async () => plainCard);
    const card = await ask({ ...probe, command: "prob" });
    expect(card).toMatchObject({
      tone: "problem",
      answer: "There is no question called “prob”.",
      data: { problem: "unknown-command" },
    });
    expect(card.parts).toEqual([{ kind: "note", text: "Did you mean probe? Questions: probe." }]);
    expect(log.entries).toEqual([]);
  });

  it("says so when a source is down", async () => {
    const ask = createAsk(fakeCommands, emptyContext, keptLog());
    expect(await ask({ command: "down", options: {}, asker })).toMatchObject({
      tone: "problem",
      title: "The data is not there",
      answer: "Yahoo Finance does not answer.",
    });
  });

  it("answers a bug with an incident number and logs the rest", async () => {
    const { ask, log } = asking(async () => {
      throw new TypeError("secret detail");
    });
    const card = await ask(probe);
    const incident = /incident ([0-9a-f]{8})/.exec(card.answer)?.[1];
    expect(incident).toBeDefined();
    expect(JSON.stringify(card)).not.toContain("secret detail");
    expect(log.entries).toMatchObject([{ level: "error", detail: { incident, command: "probe" } }]);
  });

  it("carries the mark of the simulated market on problems too", async () => {
    const { ask } = asking(async () => plainCard, true);
    expect((await ask({ ...probe, command: "nothing" })).simulated).toBe(true);
  });

  it("turns an answer into its receipt when asked how", async () => {
    const { ask } = asking(async () => ({ ...plainCard, receipt }));
    const card = await ask({ ...probe, view: "receipt" });
    expect(card.title).toBe("How computed: Cheaper without the loss-makers");
    expect(card.attachments?.map(({ name }) => name)).toEqual([
      "smallcap-valuation-2026-08-21.csv",
      "smallcap-valuation-2026-08-21.json",
    ]);
  });

  it("answers as usual when there is no receipt", async () => {
    const { ask } = asking(async () => plainCard);
    expect(await ask({ ...probe, view: "receipt" })).toBe(plainCard);
  });

  it("shows a partial answer once and completes it", async () => {
    const { ask } = asking(async (_, { patienceMs }) => (patienceMs > 60_000 ? plainCard : pendingCard));
    const partial: Card[] = [];
    expect(await ask(probe, { onPartial: (card) => partial.push(card) })).toBe(plainCard);
    expect(partial).toEqual([pendingCard]);
  });

  it("waits for the whole when nobody looks at partial answers", async () => {
    const patience: number[] = [];
    const { ask } = asking(async (_, { patienceMs }) => {
      patience.push(patienceMs);
      return plainCard;
    });
    await ask(probe);
    expect(patience).toEqual([60_000]);
  });

  it("shows no partial answer when the first one is whole", async () => {
    const { ask } = asking(async () => plainCard);
    const partial: Card[] = [];
    await ask(probe, { onPartial: (card) => partial.push(card) });
    expect(partial).toEqual([]);
  });
});

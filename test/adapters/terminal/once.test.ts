import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { answerOnce } from "../../../adapters/terminal/once.ts";
import { type Ask, createAsk, type Question } from "../../../commands/ask.ts";
import { helpFor } from "../../../commands/help.ts";
import type { Card } from "../../../src/card.ts";
import { figure, plainCard } from "../../support/cards.ts";
import { emptyContext, fakeCommands } from "../../support/commands.ts";
import { keptLog } from "../../support/kept-log.ts";
import { fakeScreen } from "../../support/screen.ts";

const commands = [...fakeCommands, helpFor(fakeCommands)];
const realAsk = createAsk(commands, emptyContext, keptLog());

async function once(words: readonly string[], { ask = realAsk, lines = "", colour = false } = {}) {
  const screen = fakeScreen({ colour });
  screen.type(lines);
  screen.end();
  const asked: Question[] = [];
  const watched: Ask = (question, options) => {
    asked.push(question);
    expect(options?.onPartial).toBeUndefined();
    return ask(question, options);
  };
  const code = await answerOnce({ words, ask: watched, commands, streams: screen.streams, progress: () => null });
  const printed = screen.printed();
  return { code, asked, printed, complained: screen.complained(), json: () => jsonLines(printed) };
}

function jsonLines(text: string) {
  expect(text.endsWith("\n")).toBe(true);
  return text
    .slice(0, -1)
    .split("\n")
    .map((line) => JSON.parse(line));
}

describe("one question", () => {
  it("is answered in plain text with exit code 0", async () => {
    const { code, printed, asked } = await once(["valuation", "against:sp400"]);
    expect(code).toBe(0);
    expect(printed).toMatch(/^Cheaper without the loss-makers\n/);
    expect(asked).toMatchObject([
      { command: "valuation", options: { against: "sp400" }, asker: { platform: "terminal" } },
    ]);
  });

  it("is help when nothing is said", async () => {
    expect((await once([])).printed).toMatch(/^What you can ask\n/);
  });

  it("ends with 1 when the card is a problem, whatever it is", async () => {
    for (const words of [["valution"], ["valuation", "against:sp40"], ["valuation", "-"], ["down"]]) {
      const { code, printed } = await once(words);
      expect(code).toBe(1);
      expect(printed).toMatch(/^Problem: /);
    }
  });

  it("has escape codes only when there is colour", async () => {
    expect((await once(["valuation"])).printed).not.toContain("\u001b");
    expect((await once(["valuation"], { colour: true })).printed).toContain("\u001b[1m");
  });

  it("shows how it was computed", async () => {
    const { asked } = await once(["valuation", "--how"]);
    expect(asked[0]?.view).toBe("receipt");
  });
});

describe("a wrong call", () => {
  it.each([
    ["“-” without --json", ["-"]],
    ["“-” beside other words", ["--json", "-", "valuation"]],
    ["an unknown flag before any question", ["--jsn", "valuation"]],
  ])("ends with 2 for %s, and asks nothing", async (_, words) => {
    const { code, asked, complained } = await once(words);
    expect(code).toBe(2);
    expect(asked).toEqual([]);
    expect(complained).toContain("Call it as: ask");
  });

  it("prints its line of JSON too", async () => {
    const { json } = await once(["--json", "--verbose", "valuation"]);
    expect(json()).toMatchObject([{ command: "--verbose", options: {}, card: { tone: "problem" }, figures: {} }]);
    expect((await once(["--verbose"])).printed).toBe("");
  });
});

describe("--json", () => {
  it("prints exactly one line with the documented keys", async () => {
    const { code, json } = await once(["--json", "valuation", "SP400"]);
    expect(code).toBe(0);
    const [answer, ...rest] = json();
    expect(rest).toEqual([]);
    expect(Object.keys(answer)).toEqual(["command", "options", "card", "figures", "data", "simulated"]);
    expect(answer).toMatchObject({
      command: "valuation",
      options: { metric: "forward-pe", against: "sp400", period: "1y" },
      figures: { [figure.id]: { value: 15.2 } },
      data: { rows: [] },
      simulated: false,
    });
    expect(answer.card).toMatchObject({ title: plainCard.title, answer: plainCard.answer, tone: "plain" });
    for (const key of ["figures", "data", "attachments", "receipt"]) expect(answer.card).not.toHaveProperty(key);
  });

  it("prints problems too, with the options as given", async () => {
    const { code, json } = await once(["valuation", "against:sp40", "--json"]);
    expect(code).toBe(1);
    expect(json()).toMatchObject([
      {
        command: "valuation",
        options: { against: "sp40" },
        card: { tone: "problem" },
        data: { problem: "bad-option" },
      },
    ]);
  });

  it("says null where a command has no result of its own", async () => {
    const { json } = await once(["--json", "valuation"], { ask: async () => ({ ...plainCard, data: undefined }) });
    expect(json()[0].data).toBeNull();
  });

  it("carries a receipt's files", async () => {
    const attachments = [{ name: "a.csv", type: "text/csv", content: "a,b\n" }];
    const { json } = await once(["--json", "--how", "valuation"], { ask: async () => ({ ...plainCard, attachments }) });
    expect(json()[0].attachments).toEqual(attachments);
  });

  it("keeps hostile text in one harmless line that says the same", async () => {
    const title = "a\u001b[31m\u009b\u2028\u202e\u0000b";
    const { printed, json } = await once(["--json", "valuation"], { ask: async () => ({ ...plainCard, title }) });
    expect(printed.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
    expect(json()[0].card.title).toBe(title);
  });
});

describe("--json -", () => {
  it("answers one question per line, in order, skipping empty lines", async () => {
    const lines = "\ufeffvaluation sp400\r\n\r\n   \nnonsense\ncheck it is --json so\nhelp";
    const { json, code } = await once(["--json", "-"], { lines });
    expect(json().map(({ command }) => command)).toEqual(["valuation", "nonsense", "check", "help"]);
    expect(code).toBe(1);
  });

  it("takes flags on a line, and for all lines", async () => {
    const { asked } = await once(["--json", "-"], { lines: "valuation --how\nvaluation" });
    expect(asked.map(({ view }) => view)).toEqual(["receipt", undefined]);
    const all = await once(["--json", "-", "--how"], { lines: "valuation\nvaluation\n" });
    expect(all.asked.map(({ view }) => view)).toEqual(["receipt", "receipt"]);
  });

  it("prints nothing for no line", async () => {
    expect(await once(["--json", "-"])).toMatchObject({ printed: "", code: 0 });
  });

  it("asks the next question only when the last one is answered", async () => {
    let open = 0;
    const ask: Ask = async () => {
      open += 1;
      expect(open).toBe(1);
      await Promise.resolve();
      open -= 1;
      return plainCard;
    };
    expect((await once(["--json", "-"], { ask, lines: "valuation\n".repeat(20) })).json()).toHaveLength(20);
  });
});

describe("--explain", () => {
  it("prints what was understood, and asks nothing", async () => {
    const { json, asked, code } = await once(["--explain", "valuation", "sp400"]);
    const options = { metric: "forward-pe", against: "sp400", period: "1y" };
    expect(json()).toEqual([
      { command: "valuation", options, understood: { command: "valuation", options, confidence: 1 } },
    ]);
    expect(asked).toEqual([]);
    expect(code).toBe(0);
  });

  it("prints the problem with the command as typed", async () => {
    const { json, asked, code } = await once(["--explain", "valution"]);
    expect(json()).toMatchObject([{ command: "valution", options: {}, card: { tone: "problem" } }]);
    expect(asked).toEqual([]);
    expect(code).toBe(1);
  });
});

describe("progress", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  async function progressOf({ errorsTty, polls }: { errorsTty: boolean; polls: number }) {
    const screen = fakeScreen({ errorsTty });
    const answer = Promise.withResolvers<Card>();
    let loaded = 0;
    const done = answerOnce({
      words: ["valuation"],
      ask: () => answer.promise,
      commands,
      streams: screen.streams,
      progress: () => {
        loaded += 1;
        return { loaded, requests: 49 };
      },
    });
    vi.advanceTimersByTime(polls * 250);
    answer.resolve(plainCard);
    await done;
    vi.advanceTimersByTime(60_000);
    expect(screen.printed()).toMatch(/^Cheaper/);
    return screen.complained();
  }

  it("writes one line over and over on a screen, and takes it away at the end", async () => {
    expect(await progressOf({ errorsTty: true, polls: 2 })).toBe(
      `\rLoading market data: 1 of 49 requests\rLoading market data: 2 of 49 requests\r${" ".repeat(37)}\r`,
    );
  });

  it("writes a line every five seconds elsewhere", async () => {
    expect(await progressOf({ errorsTty: false, polls: 45 })).toBe(
      "Loading market data: 20 of 49 requests\nLoading market data: 40 of 49 requests\n",
    );
  });
});

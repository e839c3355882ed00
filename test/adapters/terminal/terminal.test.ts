import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createTerminal } from "../../../adapters/terminal/terminal.ts";
import { type Ask, createAsk, type Question } from "../../../commands/ask.ts";
import { helpFor } from "../../../commands/help.ts";
import type { Card } from "../../../src/card.ts";
import { pendingCard, plainCard, problemCard } from "../../support/cards.ts";
import { emptyContext, fakeCommands } from "../../support/commands.ts";
import { keptLog } from "../../support/kept-log.ts";
import { fakeScreen } from "../../support/screen.ts";

const commands = [...fakeCommands, helpFor(fakeCommands)];
const realAsk = createAsk(commands, emptyContext, keptLog());

async function conversation({
  tty = true,
  ask = realAsk,
  folder = ".",
}: {
  tty?: boolean;
  ask?: Ask;
  folder?: string;
} = {}) {
  const screen = fakeScreen({ tty });
  const asked: Question[] = [];
  const ended = Promise.withResolvers<void>();
  let quits = 0;
  const terminal = createTerminal({
    ask: (question, options) => {
      asked.push(question);
      return ask(question, options);
    },
    commands,
    streams: screen.streams,
    progress: () => null,
    greeting: "Good morning.",
    onQuit: () => {
      quits += 1;
      ended.resolve();
    },
    folder,
  });
  onTestFinished(() => terminal.stop());
  await terminal.start();
  return { ...screen, terminal, asked, ended: ended.promise, quits: () => quits };
}

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "smallcap-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

describe("a conversation on a terminal", () => {
  it("greets, asks for a line, answers it and asks again", async () => {
    const { type, prints, printed } = await conversation();
    expect(printed()).toContain("Good morning.\n\n");
    type("valuation\r");
    await prints("smallcap> ", 2);
    expect(printed()).toContain("Cheaper without the loss-makers\n");
  });

  it("asks the follow-up whose number is typed", async () => {
    const { type, prints, asked } = await conversation();
    type("valuation\r2\r");
    await prints("Cheaper", 2);
    expect(asked[1]).toMatchObject({ command: "valuation", options: { against: "sp400" } });
  });

  it("says so when there is no follow-up of that number", async () => {
    const { type, prints, asked } = await conversation();
    type("valuation\r7\r");
    await prints("There is no follow-up 7; the last answer offers 1 to 2.");
    expect(asked).toHaveLength(1);
  });

  it("keeps the numbers of the last answer that offered some", async () => {
    const cards = [plainCard, problemCard, plainCard];
    const { type, prints, asked } = await conversation({ ask: async () => cards.shift() ?? plainCard });
    type("valuation\rnonsense\r1\r");
    await prints("Cheaper", 2);
    expect(asked[2]).toMatchObject({ command: "valuation", view: "receipt" });
  });

  it("completes words with the Tab key", async () => {
    const { type, prints, asked } = await conversation();
    type("valua");
    type("\t");
    await prints("tion ");
    type("against:sp4");
    type("\t");
    await prints("00 ");
    type("\r");
    await prints("Cheaper");
    expect(asked).toMatchObject([{ command: "valuation", options: { against: "sp400" } }]);
  });

  it("goes back in its history", async () => {
    const { type, prints, asked } = await conversation();
    type("debt 50\r");
    await prints("Cheaper");
    type("\u001b[A\r");
    await prints("Cheaper", 2);
    expect(asked.map(({ command }) => command)).toEqual(["debt", "debt"]);
  });

  it("shows a partial answer, then the complete one", async () => {
    const ask: Ask = async (_, options) => {
      await options?.onPartial?.(pendingCard);
      return plainCard;
    };
    const { type, prints, printed } = await conversation({ ask });
    type("valuation\r");
    await prints("Cheaper", 2);
    expect(printed().indexOf("Still loading")).toBeLessThan(printed().lastIndexOf("Cheaper"));
  });

  it.each(["quit", "EXIT", "  quit  "])("ends at “%s”, once", async (word) => {
    const { type, ended, quits, terminal } = await conversation();
    expect(terminal.healthy()).toBe(true);
    type(`${word}\rvaluation\r`);
    await ended;
    await terminal.stop();
    expect(quits()).toBe(1);
    expect(terminal.healthy()).toBe(false);
  });

  it("ends at Ctrl-D, after the answer that is under way", async () => {
    const { type, ended, printed } = await conversation();
    type("valuation\r\u0004");
    await ended;
    expect(printed()).toContain("Cheaper");
  });

  it("clears a half-typed line at Ctrl-C, and ends at the second on an empty line", async () => {
    const { type, ended, asked, prints } = await conversation();
    type("nonsense\u0003valuation\r");
    await prints("Cheaper");
    expect(asked.map(({ command }) => command)).toEqual(["valuation"]);
    type("half\u0003\u0003");
    await ended;
  });

  it("warns at the first Ctrl-C on an empty line", async () => {
    const { type, ended, prints, quits } = await conversation();
    type("\u0003");
    await prints("Ctrl-C again");
    expect(quits()).toBe(0);
    type("\u0003");
    await ended;
  });

  it("apologises for a question that is under way when stopped, and prints nothing after that", async () => {
    const answer = Promise.withResolvers<Card>();
    const { type, terminal, printed, asked, quits } = await conversation({ ask: () => answer.promise });
    type("valuation\r");
    await terminal.stop();
    expect(printed()).toMatch(/Stopped before the answer was there; ask again when the bot is back\.\n$/);
    answer.resolve(plainCard);
    await answer.promise;
    expect(printed()).not.toContain("Cheaper");
    expect(asked.length).toBeLessThanOrEqual(1);
    expect(quits()).toBe(0);
  });

  it("takes the progress line away before it prints", async () => {
    vi.useFakeTimers();
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const answer = Promise.withResolvers<Card>();
    const screen = fakeScreen({ tty: false, errorsTty: true });
    const terminal = createTerminal({
      ask: () => answer.promise,
      commands,
      streams: { ...screen.streams, output: (text) => screen.streams.errors(text) },
      progress: () => ({ loaded: 1, requests: 49 }),
      onQuit: () => answer.resolve(plainCard),
    });
    await terminal.start();
    screen.type("valuation\n");
    await vi.waitFor(() => expect(screen.complained()).toContain("1 of 49"));
    answer.resolve(plainCard);
    await vi.waitFor(() => expect(screen.complained()).toContain("Cheaper"));
    expect(screen.complained()).toMatch(/^\rLoading market data: 1 of 49 requests\r +\rCheaper/);
    await terminal.stop();
  });

  it("prints a line of JSON when asked to", async () => {
    const { type, prints } = await conversation();
    type("valuation --json\r");
    await prints('{"command":"valuation"');
  });
});

describe("save", () => {
  const attachments = [
    { name: "gap.csv", type: "text/csv", content: "a,b\n" },
    { name: "../../gap.json", type: "application/json", content: "{}" },
  ];
  const ask: Ask = async () => ({ ...plainCard, next: [], attachments });

  it("writes a receipt's files into the folder and never over others", async () => {
    const folder = await emptyFolder();
    await writeFile(join(folder, "gap.csv"), "mine");
    const { type, prints } = await conversation({ ask, folder });
    type("valuation --how\rsave\r");
    await prints("Saved gap-2.csv and gap.json.");
    type("save\r");
    await prints("Saved gap-3.csv and gap-2.json.");
    expect((await readdir(folder)).sort()).toEqual(["gap-2.csv", "gap-2.json", "gap-3.csv", "gap.csv", "gap.json"]);
    expect(await readFile(join(folder, "gap.csv"), "utf8")).toBe("mine");
    expect(await readFile(join(folder, "gap-2.csv"), "utf8")).toBe("a,b\n");
  });

  it("says so when there is nothing to save", async () => {
    const { type, prints } = await conversation();
    type("save\r");
    await prints("There is nothing to save yet");
  });

  it("goes on when the files cannot be written", async () => {
    const { type, prints, complained } = await conversation({ ask, folder: join(await emptyFolder(), "nowhere") });
    type("valuation --how\rsave\r");
    await prints("smallcap> ", 2);
    type("valuation\r");
    await prints("Cheaper", 2);
    expect(complained()).toContain("That could not be done: ENOENT");
  });
});

describe("lines from elsewhere than a terminal", () => {
  it("are answered in order, in plain text without a prompt, until they end", async () => {
    const { type, end, ended, printed, asked, quits } = await conversation({ tty: false });
    type("valuation\n\ndebt 50\nnonsense\n");
    end();
    await ended;
    expect(asked.map(({ command }) => command)).toEqual(["valuation", "debt", "nonsense"]);
    for (const unwanted of ["smallcap> ", "Good morning", "\u001b"]) expect(printed()).not.toContain(unwanted);
    expect(printed()).toMatch(/^Cheaper.*\n\nCheaper.*\n\nProblem: No such question\n/s);
    expect(quits()).toBe(1);
  });

  it("end at quit, whatever follows", async () => {
    const { type, ended, asked } = await conversation({ tty: false });
    type("valuation\nquit\ndebt\n");
    await ended;
    expect(asked.map(({ command }) => command)).toEqual(["valuation"]);
  });

  it("end at once when there are none", async () => {
    const { end, ended, printed } = await conversation({ tty: false });
    end();
    await ended;
    expect(printed()).toBe("");
  });
});

import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PQueue from "p-queue";
import { expect } from "vitest";
import { type Answer, notesText, onlyAnswer, runThroughFault } from "./one-answer.ts";
import { type Fault, type Replay, startReplay } from "./replay.ts";

// Questions as the real process answers them: with everything there, with one source down, with all of them down, from
// an empty store and from one of the day before the weekend.

export const DATE = "2026-08-21";
const FRIDAY = `${DATE}T21:00:00Z`;
const MONDAY = "2026-08-24T21:00:00Z";

/** Assumptions, counts of what we have ourselves, dates of the calendar and printed claims come from no source. */
const SOURCELESS =
  /^article\.|^published\.|^screen\.(min|max)-|^crawl\.|^move\.bp$|^floating\.|^passThrough$|^tax$|\.n$|\.firms$|^assumption\./;

export type Failing = Fault | "nobody listens";
export type Answered = { readonly code: number | null; readonly answer: Answer };

/** Asks the process the same questions with everything there, cold and warm. Two at a time. */
export type ColdAndWarm<Question extends string> = {
  /** What each question is answered with everything there. */
  good(question: Question): Answer;
  /** With nothing kept. */
  cold(question: Question, fault: Failing): Promise<Answered>;
  /** On the Monday after, with Friday's answers kept. */
  warm(question: Question, fault: Failing): Promise<Answered>;
  close(): Promise<void>;
};

/** Answers every question once, from one store. */
export async function startColdAndWarm<Question extends string>(
  questions: readonly Question[],
): Promise<ColdAndWarm<Question>> {
  const folder = mkdtempSync(join(tmpdir(), "smallcap-process-"));
  const lanes = new PQueue({ concurrency: 2 });
  const replay: Replay = await startReplay(DATE);
  const good = new Map<Question, Answer>();
  let runs = 0;

  async function ask(question: Question, store: string, clock: string, fault: Failing): Promise<Answered> {
    const asked = { replay, store: join(folder, store), clock, fault };
    const ran = await lanes.add(() => runThroughFault([...question.split(" "), "--json"], asked));
    return { code: ran.code, answer: onlyAnswer(ran, SOURCELESS) };
  }

  for (const question of questions) {
    const { code, answer } = await ask(question, "kept.sqlite", FRIDAY, () => undefined);
    expect(code, `${question}: ${answer.card.answer}`).toBe(0);
    good.set(question, answer);
  }
  return {
    good(question) {
      const answer = good.get(question);
      if (!answer) throw new Error(`${question} was not asked`);
      return answer;
    },
    cold: (question, fault) => ask(question, `cold-${runs++}.sqlite`, FRIDAY, fault),
    warm(question, fault) {
      const store = `warm-${runs++}.sqlite`;
      copyFileSync(join(folder, "kept.sqlite"), join(folder, store));
      return ask(question, store, MONDAY, fault);
    },
    async close() {
      await replay.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Everything of some hosts answers with a failure. */
export function down(...hosts: readonly string[]): Fault {
  return ({ host }) => (hosts.some((each) => host.endsWith(each)) ? { status: 503, body: "<html>" } : undefined);
}

/** Values by figure id. */
export function valuesOf({ figures }: Answer): Readonly<Record<string, number | null>> {
  return Object.fromEntries(Object.entries(figures).map(([id, { value }]) => [id, value]));
}

/** A figure that must be there. */
export function figureOf(answer: Answer, id: string): Answer["figures"][string] {
  const figure = answer.figures[id];
  if (!figure) throw new Error(`there is no figure ${id}`);
  return figure;
}

/** Figures that the good answer has are the same, or are null for a reason where one may be lost. */
export function expectOnlyLost(answer: Answer, good: Answer, lost: readonly RegExp[]): void {
  for (const [id, value] of Object.entries(valuesOf(good))) {
    const figure = figureOf(answer, id);
    if (figure.value === null && value !== null) {
      expect(
        lost.some((pattern) => pattern.test(id)),
        `${id}: ${figure.reason}`,
      ).toBe(true);
      expect(figure.reason).toBeTruthy();
    } else expect([id, figure.value]).toEqual([id, value]);
  }
}

/** The figures of Friday, from copies that are marked as older ones. */
export function expectOlderCopies({ code, answer }: Answered, good: Answer): void {
  expect(code).toBe(0);
  expect(answer.card.tone).toBe("caution");
  expect(answer.card.sources.some(({ stale }) => stale)).toBe(true);
  const before = valuesOf(good);
  const changed = Object.entries(valuesOf(answer)).filter(([id, value]) => value !== null && value !== before[id]);
  expect(changed).toEqual([]);
}

/** A refusal for want of any source, with the reason and a next step. */
export function expectNobodyAnswered({ code, answer }: Answered): void {
  expect(code).toBe(1);
  expect(answer.card.tone).toBe("problem");
  expect(answer.data).toMatchObject({ problem: "source-down" });
  expect(answer.card.answer).toMatch(/could not be reached/);
  expect(notesText(answer)).not.toBe("");
  expect(answer.figures).toEqual({});
}

import type { Card } from "../../src/card.ts";
import type { Draw, Picture } from "../../src/chart/picture.ts";
import type { Log } from "../../src/log.ts";
import { within } from "../within.ts";
import { LIMITS, TIMES } from "./limits.ts";
import { firstChart, type Message, renderMessage, renderPlain } from "./render.ts";
import type { Draft } from "./reply.ts";

/** Draws a card's chart and renders the card, with a mark at its end where there is one; never rejects. */
export type MakeDraft = (card: Card, fileBytes?: number, mark?: string) => Promise<Draft>;

/** Charts are drawn one after the other, so that acknowledgements of other questions go out in between. */
export function createMakeDraft(draw: Draw, log: Log): MakeDraft {
  let last: Promise<unknown> = Promise.resolve();

  function drawn(card: Card): Promise<Picture | undefined> {
    const chart = firstChart(card);
    if (!chart) return Promise.resolve(undefined);
    const mine = last.then(() => turn()).then(() => within(draw(chart), TIMES.picture));
    last = mine.catch(() => undefined);
    return mine.catch((error: unknown) => {
      log.warn("chart could not be drawn", { chart: chart.title, reason: String(error) });
      return undefined;
    });
  }

  return async (card, fileBytes = LIMITS.fileBytes, mark = "") => {
    const picture = firstChart(card) ? await drawn(card) : undefined;
    return draftOf(card, log, picture, fileBytes, mark);
  };
}

/** A card without its chart, at once. */
export function draftOf(card: Card, log: Log, picture?: Picture, fileBytes?: number, mark?: string): Draft {
  let kept: Message | undefined;
  const plain = () => (kept ??= renderPlain(card, mark));
  try {
    return { message: renderMessage(card, picture, fileBytes, mark), plain };
  } catch (error) {
    log.error("card could not be rendered", { title: card.title, reason: String(error) });
    return { message: plain(), plain };
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

import * as z from "zod";
import type { Figure, Unit } from "../figure.ts";
import { newYork } from "../market/session.ts";
import { newestObservation } from "../reading.ts";
import { marginOf } from "./margin.ts";
import type { Alert, Condition } from "./subscription.ts";

/** Between two firings of one alert at least this much market time passes. */
export const COOLDOWN_MS = 20 * 60 * 60_000;

/** What a question's answer says of an alert's figure. */
export type Seen = {
  /** Raw, in its unit; null where it has no meaning now. */
  readonly value: number | null;
  readonly unit: Unit;
  /** Newest observation among its inputs, ISO 8601; null where it has none. */
  readonly observedAt: string | null;
  /** An older copy stands in for a source that fails. */
  readonly stale: boolean;
  /** The answer is not complete yet. */
  readonly pending: boolean;
};

const observation = z.object({ value: z.number(), observedAt: z.string() });

const schema = z.object({
  /** Whether it may fire: from the start, and again once the value has gone back by the margin. */
  armed: z.boolean().catch(true),
  /** The side on which a crossing would be one; null before the first look. */
  side: z.enum(["above", "below"]).nullable().catch(null),
  /** The last observation that was judged, and the one before. */
  judged: observation.nullable().catch(null),
  before: observation.nullable().catch(null),
  /** The last firing: its key, and when, ISO 8601 in market time. */
  fired: observation.extend({ key: z.string(), at: z.string() }).nullable().catch(null),
  /** The last time that it would have fired, had it not been snoozed. */
  missed: observation.nullable().catch(null),
  /** Why it was silent or fired when it was last looked at. */
  why: z.string().catch(""),
});

/** What is remembered of an alert between two looks. */
export type AlertMemory = Readonly<z.output<typeof schema>>;

/** A value that was true at an instant, ISO 8601. */
export type Observation = Readonly<z.output<typeof observation>>;

/** A firing. */
export type Crossing = Observation & {
  /** The alert and the day, in New York, of what fired it: the same for whoever judges it, however often. */
  readonly key: string;
  /** The observation judged before; null at the first look. */
  readonly before: Observation | null;
  /** Why it fired, in words. */
  readonly why: string;
};

export type Judgement = {
  readonly memory: AlertMemory;
  readonly crossing: Crossing | null;
  /** Why it fired or why it was silent, a sentence for people. */
  readonly why: string;
};

/** Reads a memory; what cannot be read is as if the alert had just been set. */
export function alertMemory(value: unknown): AlertMemory {
  return schema.safeParse(value ?? {}).data ?? schema.parse({});
}

/** What a figure says to an alert. What we wrote down ourselves is as new as our pen, and dates nothing. */
export function seenOf(figure: Figure | undefined, pending: boolean): Seen | null {
  if (!figure) return null;
  const { value, unit, readings } = figure;
  const observed = readings.filter(({ url }) => url !== "about:record");
  const stale = readings.some((reading) => reading.stale);
  return { value, unit, observedAt: newestObservation(observed), stale, pending };
}

/** Whether a condition is true of a value; of `crosses`, which waits for a change, never. */
export function holds({ comparator, threshold, including = false }: Condition, value: number): boolean {
  if (value === threshold) return including && comparator !== "crosses";
  return comparator === "above" ? value > threshold : comparator === "below" && value < threshold;
}

/** In words, for the card that says that an alert is set, and for the card of the alert. */
export const RULES =
  "It fires once, and not again until the value has gone back past the threshold by the margin; between two firings lie at least twenty hours.";

/**
 * Decides whether an alert fires on what is seen of its figure. Pure: the same memory and sight give the same answer, so
 * that whoever looks, and however often, finds the same crossing under the same key.
 *
 * `above` and `below` fire when they come true, and at the first look if they are true already. `crosses` fires on a
 * change of sides only; a value right on the threshold has no side. After firing an alert is armed again once the value
 * has gone back past the threshold by the margin of its unit (a crossing: has gone away from it by the margin, to either
 * side). Within the cooldown it waits, and fires afterwards if the condition still holds. While it is snoozed it is
 * silent: what happens then is noted and not made up for. A value that is missing, of an older copy or of an answer
 * still loading neither fires nor arms it; an observation that is not newer than the last one judged changes nothing.
 * It fires at most once a day of observations, whatever the instants within the day.
 *
 * @param seen - What the question says of the figure; null when its answer does not have it.
 * @param now - Market time, milliseconds.
 */
export function judge(
  alert: Pick<Alert, "id" | "condition" | "snoozedUntil" | "paused">,
  memory: AlertMemory,
  seen: Seen | null,
  now: number,
): Judgement {
  const silent = (why: string, change: Partial<AlertMemory> = {}): Judgement => ({
    memory: { ...memory, ...change, why },
    crossing: null,
    why,
  });
  if (alert.paused) return silent("It is paused.");
  const unfit = unfitness(seen);
  if (unfit !== null || seen?.value == null || seen.observedAt === null) {
    return silent(unfit ?? "The figure is not in the answer.");
  }
  const latest = { value: seen.value, observedAt: seen.observedAt };
  const { judged } = memory;
  if (judged && Date.parse(latest.observedAt) <= Date.parse(judged.observedAt)) {
    return { memory, crossing: null, why: "Nothing newer has been observed since it was last judged." };
  }
  const looked: Partial<AlertMemory> = { judged: latest, before: judged };
  const { event, armed, side } = step(alert.condition, memory, latest.value, seen.unit);
  if (event === null) return silent(quietWhy(alert.condition, latest.value, armed), { ...looked, armed, side });

  if (alert.snoozedUntil !== null && now < Date.parse(alert.snoozedUntil)) {
    const why = "It would have fired, but it is snoozed; that is not made up for.";
    return silent(why, { ...looked, armed: false, side: sideOf(alert.condition, latest.value), missed: latest });
  }
  const key = `${alert.id}@${newYork(Date.parse(latest.observedAt)).date}`;
  const since = memory.fired ? now - Date.parse(memory.fired.at) : Number.POSITIVE_INFINITY;
  if (since < COOLDOWN_MS || memory.fired?.key === key) {
    const why = "It holds again, less than twenty hours after it fired; it fires after that if it still holds.";
    return silent(why, { ...looked, armed, side });
  }
  const fired = { ...latest, key, at: new Date(now).toISOString() };
  return {
    memory: {
      ...memory,
      ...looked,
      armed: false,
      side: sideOf(alert.condition, latest.value),
      fired,
      missed: null,
      why: event,
    },
    crossing: { ...latest, key, before: judged, why: event },
    why: event,
  };
}

/** Why nothing can be judged on what is seen; null when it can. */
function unfitness(seen: Seen | null): string | null {
  if (seen === null) return "The figure is not in the answer at the moment.";
  if (seen.pending) return "The answer is not complete yet.";
  if (seen.value === null || !Number.isFinite(seen.value)) return "The figure has no value at the moment.";
  if (seen.stale) return "A source fails, and an older copy stands in; alerts do not go by older copies.";
  return seen.observedAt === null || Number.isNaN(Date.parse(seen.observedAt))
    ? "It is not known when the value was true."
    : null;
}

type Step = Pick<AlertMemory, "armed" | "side"> & {
  /** Why it would fire; null when it would not. */ readonly event: string | null;
};

function step(condition: Condition, memory: AlertMemory, value: number, unit: Unit): Step {
  const { comparator, threshold } = condition;
  const margin = marginOf(threshold, unit);
  if (comparator === "crosses") {
    const side = sideOf(condition, value);
    const armed = memory.armed || Math.abs(value - threshold) >= margin;
    if (memory.side === null || side === null || side === memory.side || !armed) {
      return { event: null, armed, side: memory.side ?? side };
    }
    return { event: `It went from ${memory.side} the threshold to ${side} it.`, armed, side: memory.side };
  }
  const back = comparator === "above" ? value <= threshold - margin : value >= threshold + margin;
  const armed = memory.armed || back;
  if (!armed || !holds(condition, value)) return { event: null, armed, side: null };
  const event = memory.judged ? "It came true." : "It was so already when the alert was set.";
  return { event, armed, side: null };
}

/** The side of the threshold on which a value lies; null right on it, and where sides do not matter. */
function sideOf({ comparator, threshold }: Condition, value: number): AlertMemory["side"] {
  if (comparator !== "crosses" || value === threshold) return null;
  return value > threshold ? "above" : "below";
}

function quietWhy(condition: Condition, value: number, armed: boolean): string {
  if (condition.comparator === "crosses") {
    return armed
      ? "It is on the same side as before."
      : "It fired, and has not gone away from the threshold by the margin since.";
  }
  if (!armed) return "It fired, and has not gone back past the threshold by the margin since.";
  return holds(condition, value) ? "" : "The condition does not hold.";
}

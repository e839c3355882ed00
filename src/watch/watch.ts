import { DAY_MS } from "../calendar-day.ts";
import { messageOf } from "../errors.ts";
import type { Log } from "../log.ts";
import { composeAlert, lookAtAlerts } from "./alert-look.ts";
import { createBook } from "./book.ts";
import { composeDigest } from "./compose.ts";
import { type Composed, createDeliver, type Deliver } from "./deliver.ts";
import { type Deliveries, isOpen, type Presence } from "./deliveries.ts";
import { CATCH_UP_MS, type Due, dueOf } from "./due.ts";
import { laneOf } from "./lane.ts";
import type { WatchMeter } from "./meter.ts";
import type { Poster } from "./poster.ts";
import { type SharedAnswers, shareAnswers } from "./shared-answers.ts";
import type { Alert, Subscription, Subscriptions } from "./subscription.ts";

/** Digests and alerts, without the clockwork that drives them: an engine asks what is due and has it delivered. */
export type Watch = {
  /** What is due now and not known to be done; looked at every few seconds. */
  due(): Promise<readonly Due[]>;
  deliver: Deliver;
  /** Says that others have these now: they are looked at again only if nothing has become of them after a while. */
  handedOver(due: readonly Due[]): void;
  /** Says that this process is there. */
  present(): Promise<void>;
  leave(): Promise<void>;
  /** Forgets what ended long ago. */
  tidy(): Promise<void>;
};

export type WatchOptions = {
  readonly owner: string;
  readonly store: {
    readonly subscriptions: Subscriptions;
    readonly deliveries: Deliveries;
    readonly presence: Presence;
  };
  readonly posters: readonly Poster[];
  /** Asks a question as anybody could; never rejects. */
  readonly answer: SharedAnswers;
  readonly now: () => number;
  readonly realNow: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly timezone: string;
  readonly log: Log;
  readonly meter: WatchMeter;
};

/** Ended deliveries are kept as long. */
const KEEP_MS = 60 * DAY_MS;
/** How often alerts are judged; their data is renewed far less often. */
const LOOK_AT_ALERTS_MS = 15_000;

/** A queue that forgot what it was given is given it again after this long. */
const HANDED_OVER_MS = 2 * 60_000;

/** What has begun and not ended is looked at this often: its owner may be gone. */
const LOOK_FOR_OPEN_MS = 10_000;

/** Joins subscriptions, deliveries and platforms. */
export function createWatch(options: WatchOptions): Watch {
  const { owner, store, posters, log, now, realNow } = options;
  const { subscriptions, deliveries, presence } = store;
  const book = createBook(subscriptions);
  const answer = shareAnswers(options.answer, realNow);
  const deliver = createDeliver({ ...options, book, subscriptions, deliveries, compose });
  /** Keys with which this process has nothing to do, for good or until an instant of the real clock. */
  const handled = new Map<string, { readonly dueAt: number; readonly until: number }>();
  const firings: Due[] = [];
  let lookedForOpen = Number.NEGATIVE_INFINITY;
  let lookedAtAlerts = Number.NEGATIVE_INFINITY;
  let looking = false;

  async function compose(subscription: Subscription, due: Due, anyway: boolean): Promise<Composed | "not-yet" | null> {
    const [card, memory] = await Promise.all([answer(subscription.question), subscriptions.memory(subscription.id)]);
    const whole = card.pending === undefined && card.tone !== "problem";
    if (!whole && !anyway) return "not-yet";
    return subscription.kind === "alert"
      ? composeAlert(subscription, card, memory, due)
      : composeDigest(subscription, card, memory, due, now());
  }

  async function dueDigests(): Promise<readonly Due[]> {
    const at = now();
    for (const [key, { dueAt }] of handled) if (Math.abs(at - dueAt) > 2 * CATCH_UP_MS) handled.delete(key);
    const all = await book.all();
    return unhandled(all.flatMap((each) => (each.kind === "digest" ? (dueOf(each, at) ?? []) : [])));
  }

  /** Those that nobody deals with; what was handed over and ended since is known to be done. */
  async function unhandled(due: readonly Due[]): Promise<readonly Due[]> {
    const left: Due[] = [];
    for (const each of due) {
      const known = handled.get(each.key);
      if (known && realNow() < known.until) continue;
      const state = known ? (await deliveries.get(each.key))?.state : undefined;
      if (state !== undefined && !isOpen(state)) finish(each);
      else left.push(each);
    }
    return left;
  }

  function finish({ key, dueAt }: Due): void {
    handled.set(key, { dueAt: Date.parse(dueAt), until: Number.POSITIVE_INFINITY });
  }

  async function openOnes(): Promise<readonly Due[]> {
    if (realNow() - lookedForOpen < LOOK_FOR_OPEN_MS) return [];
    lookedForOpen = realNow();
    const open = await deliveries.open();
    const free = open.filter(({ state, notBefore }) => state !== "waiting" || notBefore <= realNow());
    return Promise.all(
      free.map(async ({ key, subscription, dueAt, state, sendingSince }) => {
        const known = await book.get(subscription);
        // One that was put off without having been sent needs no search.
        const surelyUnsent = state === "waiting" && sendingSince === null;
        const foundLateMs = surelyUnsent ? 0 : now() - Date.parse(dueAt);
        // Of one that was removed only the end is to be written, wherever that is done.
        return { key, subscription, dueAt, lane: known ? laneOf(known.place) : "discord", foundLateMs };
      }),
    );
  }

  /** Behind everything else: a question whose source is slow must hold up no digest. */
  function lookForFirings(): void {
    if (looking || realNow() - lookedAtAlerts < LOOK_AT_ALERTS_MS) return;
    looking = true;
    lookedAtAlerts = realNow();
    const concerns = ({ place }: Alert) => posters.some(({ platform }) => platform === place.platform);
    lookAtAlerts({ book, subscriptions, deliveries, answer, concerns, now })
      .then((found) => firings.push(...found))
      .catch((error: unknown) => log.warn("alerts could not be judged", { reason: messageOf(error) }))
      .finally(() => {
        looking = false;
      });
  }

  return {
    async due() {
      lookForFirings();
      const found = await Promise.all([dueDigests(), openOnes(), firings.splice(0)]);
      return [...new Map(found.flat().map((due) => [due.key, due])).values()];
    },
    async deliver(due) {
      const again = await deliver(due);
      if (again === null) finish(due);
      return again;
    },
    handedOver(due) {
      const until = realNow() + HANDED_OVER_MS;
      for (const { key, dueAt } of due) handled.set(key, { dueAt: Date.parse(dueAt), until });
    },
    present: () => presence.present(owner, realNow()),
    leave: () => presence.leave(owner),
    tidy: async () => void (await deliveries.forget(realNow() - KEEP_MS)),
  };
}

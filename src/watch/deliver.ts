import { createHash } from "node:crypto";
import type { Card } from "../card.ts";
import { messageOf } from "../errors.ts";
import type { Log } from "../log.ts";
import type { Book } from "./book.ts";
import type { Claim, Deliveries, DeliveryEnd } from "./deliveries.ts";
import { CATCH_UP_MS, type Due } from "./due.ts";
import type { WatchMeter } from "./meter.ts";
import { stoppedCard, TRIES, unknownCard } from "./notices.ts";
import type { Mark, Outcome, Poster } from "./poster.ts";
import type { Subscription, Subscriptions } from "./subscription.ts";

/** What is posted of a subscription, and what is remembered of it once it is; nothing when that is left out. */
export type Composed = { readonly card: Card; readonly memory?: unknown };

export type DeliverOptions = {
  /** Names this process among all that share the store. */
  readonly owner: string;
  readonly book: Book;
  readonly subscriptions: Subscriptions;
  readonly deliveries: Deliveries;
  readonly posters: readonly Poster[];
  /** Makes the card. Null when there is nothing to post any more. With `anyway` a refusal is posted too. */
  readonly compose: (subscription: Subscription, due: Due, anyway: boolean) => Promise<Composed | "not-yet" | null>;
  /** Market time, in which things are due. */
  readonly now: () => number;
  /** The real clock, in which networks answer. */
  readonly realNow: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly timezone: string;
  readonly log: Log;
  readonly meter: WatchMeter;
};

/**
 * Delivers something once. Resolves with how many milliseconds later to try again, or null when there is nothing left
 * to do. Never rejects.
 */
export type Deliver = (due: Due) => Promise<number | null>;

/** One that is found this much after its time may have been posted by somebody whose mark was lost: it is looked for. */
const LATE_MS = 30_000;
/** So may one that is claimed this soon after the store did not answer. */
const DOUBT_MS = 2 * 60_000;
/** Data that does not come is waited for this long; then the refusal itself is posted, since silence says nothing. */
const WAIT_FOR_DATA_MS = 30 * 60_000;
/** After a post whose answer was lost, a platform that drops no second post is looked into only after this long. */
const SETTLED_MS = 12_000;
const LOOK_AGAIN_MS = 2_000;
/** Clocks of this machine and the platform's may differ by as much. */
const MARGIN_MS = 2 * 60_000;
const AGAIN_MS = { data: 60_000, refused: 10_000, down: 15_000, store: 5_000 } as const;

/** The one place that decides whether something is posted, was posted, or must not be posted again. */
export function createDeliver(options: DeliverOptions): Deliver {
  const { owner, book, subscriptions, deliveries, posters, compose, now, realNow, wait, timezone, log, meter } =
    options;

  /** Claims of this process of which something could not be written down. */
  const torn = new Set<string>();
  /** How often a platform has refused what is not ended yet; waiting for data or for a busy platform is no refusal. */
  const refusals = new Map<string, number>();
  let doubtUntil = Number.NEGATIVE_INFINITY;

  return async (due) => {
    try {
      if (torn.has(due.key)) await mend(due);
      const subscription = await book.get(due.subscription);
      const poster = posters.find(({ platform }) => platform === subscription?.place.platform);
      // Another process may speak on that platform.
      if (subscription && !poster) return null;
      const claim = await deliveries.claim(due, owner, realNow());
      if (!claim) return null;
      if (!subscription || !poster || subscription.paused) return await end(due, "skipped", "it was removed or paused");
      return await settle({ due, subscription, poster, claim });
    } catch (error) {
      torn.add(due.key);
      doubtUntil = realNow() + DOUBT_MS;
      log.warn("delivery could not be written down", { delivery: due.key, reason: messageOf(error) });
      return AGAIN_MS.store;
    }
  };

  type Job = {
    readonly due: Due;
    readonly subscription: Subscription;
    readonly poster: Poster;
    readonly claim: Claim;
  };

  /** Whatever was written of it stands: taken again, it is looked for before it is posted. */
  async function mend({ key }: Due): Promise<void> {
    const how = { surelyUnsent: false, notBefore: 0, detail: "the store did not answer" };
    await deliveries.release(key, owner, how, realNow());
    torn.delete(key);
  }

  async function end({ key }: Due, state: DeliveryEnd, detail: string | null): Promise<null> {
    refusals.delete(key);
    await persist(() => deliveries.end(key, owner, state, detail, realNow()));
    log.info("delivery ended", { delivery: key, state, ...(state === "posted" ? {} : { detail }) });
    return null;
  }

  async function release({ key }: Due, surelyUnsent: boolean, afterMs: number, detail: string): Promise<number> {
    const notBefore = realNow() + afterMs;
    await persist(() => deliveries.release(key, owner, { surelyUnsent, notBefore, detail }, realNow()));
    log.warn("delivery put off", { delivery: key, reason: detail, afterMs });
    return afterMs;
  }

  /** What happened must be written down, also when the store is away for a while. */
  async function persist(write: () => Promise<boolean>): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        await write();
        return;
      } catch (error) {
        if (tries >= 8) throw error;
        await wait(250 * 2 ** tries);
      }
    }
  }

  async function settle(job: Job): Promise<number | null> {
    const { due, claim } = job;
    const lateMs = now() - Date.parse(due.dueAt);
    if (claim.kind === "unfinished") {
      const seen = await lookFor(job, claim.sendingSince);
      if (seen === "down") return release(due, false, AGAIN_MS.down, "the platform could not be asked");
      if (seen === "found") return end(due, "posted", null);
      if (seen === "unreadable" && !nonceHolds(job.poster, claim.sendingSince)) return unknown(job);
    } else if (due.foundLateMs > LATE_MS || realNow() < doubtUntil) {
      const seen = await lookFor(job, realNow() - lateMs);
      if (seen === "down") return release(due, true, AGAIN_MS.down, "the platform could not be asked");
      if (seen === "found") return end(due, "posted", null);
    }
    if (lateMs > CATCH_UP_MS) return end(due, "skipped", "too late");
    return prepare(job, lateMs);
  }

  /** Looks for the delivery among the bot's messages; a post that may still be on its way is waited for. */
  async function lookFor({ poster, subscription, due, claim }: Job, since: number) {
    const early = since + SETTLED_MS - realNow();
    if (claim.kind === "unfinished" && poster.nonceHoldsMs === 0 && early > 0) await wait(early);
    return poster.find(subscription.place, markOf(due), since - MARGIN_MS);
  }

  async function prepare(job: Job, lateMs: number): Promise<number | null> {
    const { due, subscription } = job;
    const composed = await compose(subscription, due, lateMs > WAIT_FOR_DATA_MS);
    if (composed === null) return end(due, "skipped", "nothing to post");
    if (composed === "not-yet") return release(due, job.claim.kind === "fresh", AGAIN_MS.data, "data is not there yet");
    return post(job, composed);
  }

  async function post(job: Job, composed: Composed): Promise<number | null> {
    const { due, subscription, poster } = job;
    let startedAt = realNow();
    let unwritten: unknown;
    const begin = async () => {
      try {
        const ours = await deliveries.begin(due.key, owner, realNow());
        startedAt = realNow();
        return ours;
      } catch (error) {
        // What cannot be written down is not sent.
        unwritten = error;
        return false;
      }
    };
    const outcome = await poster.post(subscription.place, composed.card, markOf(due), begin);
    if (unwritten !== undefined) throw unwritten;
    if (outcome.kind === "not-ours") return null;
    meter.posted(subscription.place.platform, outcome.kind, realNow() - startedAt);
    return conclude(job, composed, outcome, startedAt);
  }

  async function conclude(job: Job, composed: Composed, outcome: Outcome, startedAt: number): Promise<number | null> {
    const { due, subscription, poster, claim } = job;
    switch (outcome.kind) {
      case "posted": {
        meter.late(now() - Date.parse(due.dueAt));
        return posted(job, composed, outcome.id);
      }
      case "later":
        return release(due, claim.kind === "fresh", outcome.afterMs, outcome.reason);
      case "lost":
        return recover(job, composed, outcome.reason, startedAt);
      case "refused": {
        const tries = (refusals.get(due.key) ?? 0) + 1;
        refusals.set(due.key, tries);
        if (tries < TRIES) return release(due, claim.kind === "fresh", AGAIN_MS.refused, outcome.reason);
        await end(due, "refused", outcome.reason);
        if (outcome.what === "place") await stop(subscription, poster, outcome.reason);
        return null;
      }
    }
  }

  async function posted({ due, subscription }: Job, { memory }: Composed, id: string | null): Promise<null> {
    await end(due, "posted", id);
    if (memory !== undefined) await subscriptions.remember(subscription.id, memory);
    return null;
  }

  /** The answer was lost: the platform is asked until it is clear, and only what is surely missing is posted again. */
  async function recover(job: Job, composed: Composed, reason: string, startedAt: number): Promise<number | null> {
    const { due, subscription, poster } = job;
    log.warn("answer to a post was lost", { delivery: due.key, reason });
    await wait(poster.nonceHoldsMs > 0 ? LOOK_AGAIN_MS : Math.max(0, startedAt + SETTLED_MS - realNow()));
    const seen = await poster.find(subscription.place, markOf(due), startedAt - MARGIN_MS);
    if (seen === "found") return posted(job, composed, null);
    if (seen === "unreadable" && !nonceHolds(poster, startedAt)) return unknown(job);
    // Missing, or a second post would be dropped: next time it is looked for once more, and posted.
    return release(due, false, seen === "down" ? AGAIN_MS.down : 0, reason);
  }

  /** Whether the platform still drops a second post, with time to spare for making it. */
  function nonceHolds({ nonceHoldsMs }: Poster, sendingSince: number): boolean {
    return realNow() - sendingSince < nonceHoldsMs / 2;
  }

  async function unknown({ due, subscription, poster }: Job): Promise<null> {
    await end(due, "unknown", "the answer was lost, and the channel cannot be read");
    const zone = subscription.kind === "digest" ? subscription.schedule.timezone : timezone;
    await poster.tell(subscription.place, subscription.setBy, unknownCard(subscription, due.dueAt, zone));
    return null;
  }

  /** Written down first: whoever set it up is told once, or never, but not twice. */
  async function stop(subscription: Subscription, poster: Poster, reason: string): Promise<void> {
    const paused = { at: new Date(now()).toISOString(), why: "unreachable" } as const;
    await subscriptions.change(subscription.id, { paused });
    const told = await poster.tell(subscription.place, subscription.setBy, stoppedCard(subscription, reason));
    log.warn("subscription stopped", { subscription: subscription.id, reason, told });
  }
}

/** How a delivery is recognised on a platform: its key, and the same in at most 25 characters. */
export function markOf({ key }: Pick<Due, "key">): Mark {
  return { key, nonce: createHash("sha256").update(key).digest("base64url").slice(0, 24) };
}

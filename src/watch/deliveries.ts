/**
 * How far a delivery has come.
 *
 * - `claimed` an owner prepares it; nothing has been sent
 * - `sending` written before the post: from here on only the platform knows
 * - `waiting` given back; nothing has been sent, to be taken again from `notBefore` on
 * - `posted`, `skipped` (nothing to post, or too late), `refused` (the platform will not have it) are ends
 * - `unknown` is an end too: perhaps posted, and the platform cannot be asked
 */
export type DeliveryState = "claimed" | "sending" | "waiting" | "posted" | "skipped" | "refused" | "unknown";

/** Whether a delivery has begun and not ended. */
export function isOpen(state: DeliveryState): boolean {
  return state === "claimed" || state === "sending" || state === "waiting";
}

/** How a delivery can end. */
export type DeliveryEnd = "posted" | "skipped" | "refused" | "unknown";

/** One delivery, each exactly once. */
export type Delivery = {
  /** Subscription and scheduled local date and time (`d-7k2m@2026-08-21T08:30`), or alert and crossing. */
  readonly key: string;
  readonly subscription: string;
  /** ISO 8601, market time. */
  readonly dueAt: string;
  readonly state: DeliveryState;
  /** Who has it; the id of a process. */
  readonly owner: string;
  /** When its post first began, milliseconds of the real clock; null before. It stays when an owner takes over. */
  readonly sendingSince: number | null;
  /** Milliseconds of the real clock. */
  readonly notBefore: number;
  /** How often somebody has claimed it. */
  readonly claims: number;
  /** The message's id, or why it ended as it did. */
  readonly detail: string | null;
  /** Milliseconds of the real clock. */
  readonly changedAt: number;
};

/**
 * What a claim found. `fresh`: nobody began to send it. `unfinished`: an owner that is gone was sending it, since then.
 */
export type Claim =
  | { readonly kind: "fresh"; readonly claims: number }
  | { readonly kind: "unfinished"; readonly sendingSince: number; readonly claims: number };

/**
 * The book of deliveries: what makes each happen once among all processes on a store. Every change is atomic and
 * written before its promise resolves; every method rejects when the store cannot be used.
 */
export type Deliveries = {
  /**
   * Takes a delivery for an owner. Null when it has ended, when a living owner has it (also the same one), or when it
   * waits. An owner is living while `present` says so.
   *
   * @param now - Real clock, milliseconds.
   */
  claim(delivery: Pick<Delivery, "key" | "subscription" | "dueAt">, owner: string, now: number): Promise<Claim | null>;
  /** Writes that the post begins: `sending`. False when the claim is no longer this owner's; then nothing may be sent. */
  begin(key: string, owner: string, now: number): Promise<boolean>;
  /** Ends a delivery of this owner; false when it is no longer this owner's. */
  end(key: string, owner: string, state: DeliveryEnd, detail: string | null, now: number): Promise<boolean>;
  /** Gives it back to be claimed from `notBefore` on. `surelyUnsent` makes it fresh again; else it stays unfinished. */
  release(
    key: string,
    owner: string,
    how: { readonly surelyUnsent: boolean; readonly notBefore: number; readonly detail: string },
    now: number,
  ): Promise<boolean>;
  /** Every delivery that has begun and not ended, oldest first. */
  open(): Promise<readonly Delivery[]>;
  get(key: string): Promise<Delivery | null>;
  /** The newest deliveries of a subscription, newest first. */
  latest(subscription: string, count: number): Promise<readonly Delivery[]>;
  /** All of them, for whoever moves a store. */
  every(): Promise<readonly Delivery[]>;
  /** Puts one there as it is, for whoever moves a store; false when one of its key is there, which stays. */
  put(delivery: Delivery): Promise<boolean>;
  /** How many are in each state. */
  counts(): Promise<Readonly<Record<DeliveryState, number>>>;
  /** Forgets ended ones that changed before an instant of the real clock. */
  forget(before: number): Promise<number>;
};

/** Who works on a store. A process that does not say for `ABSENT_AFTER_MS` that it is there counts as gone. */
export type Presence = {
  /** Says that a process is there; to be repeated every `PRESENT_EVERY_MS`. */
  present(owner: string, now: number): Promise<void>;
  /** Says that it goes. */
  leave(owner: string): Promise<void>;
};

/**
 * A process says it is there this often, and is gone when it has not for the longer time: longer than one post can
 * take with everything before it, so that nobody takes over what is still on its way.
 */
export const PRESENT_EVERY_MS = 2_000;
export const ABSENT_AFTER_MS = 16_000;

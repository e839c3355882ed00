import { ABSENT_AFTER_MS, type Deliveries, type Delivery, isOpen, type Presence } from "./deliveries.ts";
import type { Subscription, Subscriptions } from "./subscription.ts";

/** Subscriptions that end with the process: for tests and the simulated market. */
export function memorySubscriptions(): Subscriptions {
  const kept = new Map<string, Subscription>();
  const memories = new Map<string, string>();
  let version = 0;
  const changed = <Result>(result: Result): Result => {
    version += 1;
    return result;
  };
  return {
    add: async (subscription) => {
      if (kept.has(subscription.id)) throw new Error(`There is a subscription ${subscription.id} already.`);
      changed(kept.set(subscription.id, structuredClone(subscription)));
    },
    get: async (id) => structuredClone(kept.get(id)) ?? null,
    all: async () => [...kept.values()].map((each) => structuredClone(each)).sort((a, b) => (a.id < b.id ? -1 : 1)),
    version: async () => version,
    change: async (id, change) => {
      const known = kept.get(id);
      if (!known) return false;
      changed(kept.set(id, { ...known, ...change } as Subscription));
      return true;
    },
    remove: async (id) => {
      memories.delete(id);
      return changed(kept.delete(id));
    },
    memory: async (id) => JSON.parse(memories.get(id) ?? "null"),
    remember: async (id, memory) => {
      if (kept.has(id)) memories.set(id, JSON.stringify(memory ?? null));
    },
  };
}

/** A book of deliveries that ends with the process, and who is there: for tests and the simulated market. */
export function memoryDeliveries(): { readonly deliveries: Deliveries; readonly presence: Presence } {
  const book = new Map<string, Delivery>();
  const underWay = new Map<string, Delivery>();
  const seen = new Map<string, number>();

  const own = (key: string, owner: string) => {
    const known = book.get(key);
    return known?.owner === owner && isOpen(known.state) ? known : null;
  };
  const write = (delivery: Delivery): void => {
    book.set(delivery.key, delivery);
    if (isOpen(delivery.state)) underWay.set(delivery.key, delivery);
    else underWay.delete(delivery.key);
  };
  const put = (known: Delivery | null, change: Partial<Delivery>): boolean => {
    if (known) write({ ...known, ...change });
    return known !== null;
  };

  return {
    deliveries: {
      claim: async ({ key, subscription, dueAt }, owner, now) => {
        const known = book.get(key);
        if (known && !isOpen(known.state)) return null;
        if (known?.state === "waiting" && known.notBefore > now) return null;
        const living = known && Math.abs(now - (seen.get(known.owner) ?? Number.NEGATIVE_INFINITY)) < ABSENT_AFTER_MS;
        if (known && known.state !== "waiting" && living) return null;
        const sendingSince = known?.sendingSince ?? null;
        const claims = (known?.claims ?? 0) + 1;
        const taken = { state: "claimed", owner, claims, sendingSince, changedAt: now } as const;
        write({ notBefore: 0, detail: null, ...known, key, subscription, dueAt, ...taken });
        return sendingSince === null ? { kind: "fresh", claims } : { kind: "unfinished", sendingSince, claims };
      },
      begin: async (key, owner, now) => {
        const known = own(key, owner);
        return put(known, { state: "sending", sendingSince: known?.sendingSince ?? now, changedAt: now });
      },
      end: async (key, owner, state, detail, now) => put(own(key, owner), { state, detail, changedAt: now }),
      release: async (key, owner, { surelyUnsent, notBefore, detail }, now) =>
        put(own(key, owner), {
          state: "waiting",
          notBefore,
          detail,
          changedAt: now,
          ...(surelyUnsent ? { sendingSince: null } : {}),
        }),
      open: async () => [...underWay.values()].sort((a, b) => (a.dueAt + a.key < b.dueAt + b.key ? -1 : 1)),
      get: async (key) => book.get(key) ?? null,
      latest: async (subscription, count) =>
        [...book.values()]
          .filter((each) => each.subscription === subscription)
          .sort((a, b) => (a.dueAt + a.key < b.dueAt + b.key ? 1 : -1))
          .slice(0, count),
      every: async () => [...book.values()],
      put: async (delivery) => {
        if (book.has(delivery.key)) return false;
        write(delivery);
        return true;
      },
      counts: async () => {
        const counts = { claimed: 0, sending: 0, waiting: 0, posted: 0, skipped: 0, refused: 0, unknown: 0 };
        for (const { state } of book.values()) counts[state] += 1;
        return counts;
      },
      forget: async (before) => {
        const old = [...book.values()].filter((each) => !isOpen(each.state) && each.changedAt < before);
        for (const { key } of old) book.delete(key);
        return old.length;
      },
    },
    presence: {
      present: async (owner, now) => void seen.set(owner, now),
      leave: async (owner) => void seen.delete(owner),
    },
  };
}
